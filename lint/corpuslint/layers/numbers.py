"""Numbers with their units."""

from __future__ import annotations

import msgspec


class Number(msgspec.Struct, frozen=True, kw_only=True):
    """A quantity in digits or words: "$100 million", "ten", "4.5 percent", "about 2,000 employees".

    `value` is the plain value (1e8 for "$100 million"). `unit` is a currency sign or code, "%" or a
    unit of measure; `counted` the lower-case noun that follows a bare count ("employees"). `modifier`
    is a lower-case word that bounds or rounds it ("about", "at least", "nearly").
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    counted: str | None = None
    modifier: str | None = None


def find_numbers(text: str) -> tuple[Number, ...]:
    """The numbers of a text, in order; parts of dates, times, names and versions are left out."""
    return ()

"""Full names: under which one several names of a text belong together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

INITIAL = re.compile(r"(?<=\s)[A-Z]\.\s")
DOMINANT = 0.75  # of the places where all who share a name are named: the name stands for one who has so many
LONGEST_PERSON = 3  # words of a name whose first or last can stand for the whole


def full_name(text: str) -> str:
    """A name on one line and without initials: “Anna B. Berg” is Anna Berg."""
    return " ".join(INITIAL.sub("", text).split())


def owners(names: Mapping[str, int]) -> dict[str, str | None]:
    """For last words of names the name that they stand for, by how often each is there; for first ones, too.

    None where several share the word, and none has nearly all that is there of them. A first word stands
    for those only whose last word stands alone somewhere: “Anna” for Anna Berg, who is also “Berg”.
    """
    shared: dict[str, list[str]] = {}
    for name in sorted(names):
        words = name.split()
        first, last = words[0], words[-1]
        if first != last and len(words) <= LONGEST_PERSON:
            shared.setdefault(last, []).append(name)
            if last in names:
                shared.setdefault(first, []).append(name)
    return {part: _dominant(whole, names) for part, whole in shared.items()}


def _dominant(whole: Sequence[str], names: Mapping[str, int]) -> str | None:
    first = max(whole, key=names.__getitem__)
    return first if names[first] >= DOMINANT * sum(names[name] for name in whole) else None

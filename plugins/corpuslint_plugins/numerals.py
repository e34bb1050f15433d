"""Numerals as they are written: in digits with commas or without, in words, and in speech put on paper."""

from __future__ import annotations

from corpuslint.layers.numbers import TENS, UNITS_IN_WORDS

IN_WORDS = {value: word for word, value in (UNITS_IN_WORDS | TENS).items()}
OTHER_WORDS = {
    0: ("zero", "none", "no"),
    1: ("once", "first"),
    2: ("twice", "second", "both", "pair", "couple"),
    3: ("third",),
    12: ("dozen",),
}
SPELT_OUT = 1000  # from here on numbers are hardly ever spelt out, but for whole thousands
MOST_THOUSANDS = 20
MOST_DIGITS = 12
HALVES = frozenset({"5", "50"})  # after the point: "twelve and a half", "twelve fifty"


def stands_in(numeral: str, text: str) -> bool:
    """Whether a numeral in digits stands in a text in any form: 1200 as 1,200, 12 as twelve or a dozen.

    It may be part of a date, a name or a compound there.
    """
    digits = numeral.rstrip(".,").replace(",", "")
    whole, _, part = digits.partition(".")
    if _stands(digits, text):
        return True
    if part:
        return part in HALVES and stands_in(whole, text)
    if not digits.isdecimal() or len(digits) > MOST_DIGITS:
        return False
    value = int(digits)
    if value >= SPELT_OUT and _stands(f"{value:,}", text):
        return True
    lowered = text.lower()
    possible = [form for form in in_words(value) if all(word in lowered for word in form.split())]
    if not possible:
        return False
    spoken = " ".join(lowered.replace("-", " ").split())
    return any(_stands(form, spoken) for form in possible)


def in_words(value: int) -> tuple[str, ...]:
    """A whole number in words, as people write or say it, without hyphens; none where they would not."""
    if value < SPELT_OUT:
        return (*_spelt(value), *OTHER_WORDS.get(value, ()))
    if value % SPELT_OUT == 0 and value < SPELT_OUT * MOST_THOUSANDS:
        thousands = value // SPELT_OUT
        return (f"{thousands}k", *(f"{form} thousand" for form in (*_spelt(thousands), str(thousands))))
    return ()


def _spelt(value: int) -> tuple[str, ...]:
    if value in IN_WORDS:
        return (IN_WORDS[value],)
    if value == 0:
        return ()
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    last = IN_WORDS.get(rest) or (f"{IN_WORDS[10 * tens]} {IN_WORDS[ones]}" if rest else "")
    if not hundreds:
        return (last,)
    firsts = ("one", "a") if hundreds == 1 else (IN_WORDS[hundreds],)
    if not rest:
        return tuple(f"{first} hundred" for first in firsts)
    joints = (" hundred and ", " hundred ", " ")
    return tuple(f"{first}{joint}{last}" for first in firsts for joint in joints)


def _stands(form: str, text: str) -> bool:
    """Whether a form stands in a text, and no digit or letter, or no digits after a point, beside it."""
    goes_before, goes_on = (str.isalpha if edge.isalpha() else str.isdecimal for edge in (form[0], form[-1]))
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if (
            not (goes_before(text[start - 1 : start]) or goes_on(text[end : end + 1]))  # as most digits do
            and not _has_point(text[max(start - 2, 0) : start][::-1], form[0])
            and not _has_point(text[end : end + 2], form[-1])
        ):
            return True
        start = text.find(form, start + 1)
    return False


def _has_point(beside: str, edge: str) -> bool:
    """Whether a point and digits stand beside a form with that character at its edge, seen from there."""
    return not edge.isalpha() and beside[:1] in ".," and beside[1:].isdecimal()

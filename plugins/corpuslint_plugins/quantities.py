"""Quantities that can be held against each other: when two numbers say the same, and of the same thing."""

from __future__ import annotations

from math import floor, isclose, isfinite, log10

from corpuslint.layers.numbers import Number

CLOSE = 0.15  # a share by which a rounded or bounded number may be off
SIGNIFICANT = 6  # digits at most that are looked at
CUT_OFF = 0.05  # a share by which a number may be off whose last digits were cut off


def subject(number: Number) -> str | None:
    """What the number is a number of: its unit, or the noun it counts without a plural ending."""
    if number.unit is not None:
        return number.unit
    return None if number.counted is None else number.counted.rstrip("s")


def same_kind(one: Number, other: Number) -> bool:
    """Whether two numbers may be one: their units, where both have one, are the same."""
    return one.unit is None or other.unit is None or one.unit == other.unit


def agree(one: Number, other: Number) -> bool:
    """Whether the values can both be true of one thing: equal, rounded, cut off, or bounded and close."""
    if one.value == other.value or not (isfinite(one.value) and isfinite(other.value)):
        return True
    off = abs(one.value - other.value)
    largest = max(abs(one.value), abs(other.value))
    if off > CLOSE * largest:
        return False
    if one.modifier or other.modifier:
        return True
    place = max(_last_place(one.value), _last_place(other.value))
    return off <= place / 2 or (off < place and off <= CUT_OFF * largest)


def rounds(one: Number, other: Number) -> bool:
    """Whether the first is the second, or says it in fewer digits, or with a word that leaves room."""
    if one.value == other.value or one.modifier:
        return agree(one, other)
    if other.modifier:
        return abs(one.value - other.value) <= CUT_OFF * abs(other.value)
    return agree(one, other) and _last_place(one.value) >= _last_place(other.value)


def _last_place(value: float) -> float:
    """The worth of one in the last digit written, as far as it shows: 100 for 4,500, 0.01 for 0.45."""
    if value == 0:
        return 0.0
    first = floor(log10(abs(value)))
    for place in range(first, first - SIGNIFICANT, -1):
        if isclose(round(value, -place), value):
            return float(10.0**place)
    return float(10.0 ** (first - SIGNIFICANT))

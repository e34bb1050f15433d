"""The kinds of faults, in the order of the table."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import msgspec

from accuracy.inject.article import Article
from accuracy.inject.case import Case
from accuracy.inject.dates import cross_date, date_order, weekday
from accuracy.inject.names import cross_name, headline_name, name_typo, surname, title_variant
from accuracy.inject.numbers import dropped_item, headline_number, number_first, number_second, percentage_sum
from accuracy.inject.quotes import quote_across, quote_here
from accuracy.inject.repeats import (
    duplicate_headline,
    duplicate_paragraph,
    near_duplicate,
    near_duplicate_paragraph,
)
from accuracy.inject.spelling import spelling, spelling_mixed
from accuracy.inject.units import unit_mix
from accuracy.inject.voice import voice_paragraph, voice_reverse, voice_sentence

Plant = Callable[[Article, Random], Case | None]


class Kind(msgspec.Struct, frozen=True):
    """How a fault is planted; `across` says that it lies between two documents of a corpus."""

    plant: Plant
    across: bool = False


KINDS: dict[str, Kind] = {
    "name-typo": Kind(name_typo),
    "surname": Kind(surname),
    "headline-name": Kind(headline_name),
    "title-variant": Kind(title_variant),
    "voice-sentence": Kind(voice_sentence),
    "voice-paragraph": Kind(voice_paragraph),
    "voice-reverse": Kind(voice_reverse),
    "spelling": Kind(spelling),
    "spelling-mixed": Kind(spelling_mixed),
    "headline-number": Kind(headline_number),
    "number-first": Kind(number_first),
    "number-second": Kind(number_second),
    "percentage-sum": Kind(percentage_sum),
    "unit-mix": Kind(unit_mix),
    "dropped-item": Kind(dropped_item),
    "weekday": Kind(weekday),
    "date-order": Kind(date_order),
    "quote-here": Kind(quote_here),
    "duplicate-headline": Kind(duplicate_headline),
    "duplicate-paragraph": Kind(duplicate_paragraph),
    "near-duplicate-paragraph": Kind(near_duplicate_paragraph),
    "cross-name": Kind(cross_name, across=True),
    "cross-date": Kind(cross_date, across=True),
    "quote-across": Kind(quote_across, across=True),
    "near-duplicate": Kind(near_duplicate, across=True),
}

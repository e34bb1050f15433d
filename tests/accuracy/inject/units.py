"""Faults of units: a second measure of the same sort, in the other system."""

from __future__ import annotations

import re
from random import Random

from accuracy.inject.article import Article
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case, bare, carried, planted

# Each unit with the one that stands for it in the other system, and how many of that it makes.
OTHERS = {
    "miles": ("kilometres", 1.609),
    "kilometres": ("miles", 0.621),
    "kilometers": ("miles", 0.621),
    "km": ("miles", 0.621),
    "feet": ("metres", 0.305),
    "metres": ("feet", 3.281),
    "meters": ("feet", 3.281),
    "acres": ("hectares", 0.405),
    "hectares": ("acres", 2.471),
    "gallons": ("litres", 3.785),
    "litres": ("gallons", 0.264),
    "inches": ("centimetres", 2.54),
    "kg": ("lbs", 2.205),
    "mph": ("km/h", 1.609),
}
MEASURE = re.compile(rf"(?<![\w.,(/$-])(\d[\d,]*(?:\.\d+)?) ({'|'.join(OTHERS)})\b(?! ?[(/]| per| an? )")


def unit_mix(article: Article, chance: Random) -> Case:
    """The last of several measures in one unit is told in the unit of the other system."""
    measures: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for place, text in article.narrated:
        for measure in MEASURE.finditer(text):
            measures.setdefault(measure[2], []).append((place, measure))
    several = [found for found in measures.values() if len(found) > 1]
    if not several:
        first, second = chance.choice(carriers("unit")["pairs"])
        right, wrong = second.split(" / ")
        return carried(article, chance, [first, bare(right)], [first, wrong])
    place, measure = chance.choice(several)[-1]
    unit, times = OTHERS[measure[2]]
    value = float(measure[1].replace(",", "")) * times
    text = article.paragraphs[place]
    changed = f"{text[: measure.start()]}[[{max(round(value), 2):,} {unit}]]{text[measure.end() :]}"
    return planted(article, article.having(place, changed))

"""Faults of dates: a wrong weekday, an end before the beginning, an event in two years."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from accuracy.inject.article import Article
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case, carried, carried_apart, planted

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
FULL_DATE = re.compile(rf"\b({'|'.join(DAYS)}), ({'|'.join(MONTHS)}) (\d\d?), ((?:19|20)\d\d)\b")
PERIOD = re.compile(r"\b(from|between) ((?:1[89]|20)\d\d) (to|until|and) ((?:1[89]|20)\d\d)\b")


def weekday(article: Article, chance: Random) -> Case | None:
    """A date has the wrong weekday."""
    for place, text in article.narrated:
        for found in FULL_DATE.finditer(text):
            right = date(int(found[4]), MONTHS.index(found[2]) + 1, int(found[3])).weekday()
            if DAYS[right] == found[1]:
                wrong = found[0].replace(found[1], _other_day(right, chance))
                text = f"{text[: found.start()]}[[{wrong}]]{text[found.end() :]}"
                return planted(article, article.having(place, text))
    form = chance.choice(carriers("weekday")["forms"])
    when = date(chance.choice([1911, 1936, 1958, 1974, 1987, 1999, 2008, 2016, 2023]), 1, 1)
    when += timedelta(days=chance.randrange(365))
    right = when.weekday()
    texts = [
        form.format(day=day, d=when.day, month=MONTHS[when.month - 1], year=when.year)
        for day in (DAYS[right], _other_day(right, chance))
    ]
    return carried(article, chance, texts[:1], texts[1:])


def date_order(article: Article, chance: Random) -> Case | None:
    """What is told to end earlier than it began."""
    for place, text in article.narrated:
        found = PERIOD.search(text)
        if found and found[2] < found[4]:
            wrong = f"[[{found[1]} {found[4]} {found[3]} {found[2]}]]"
            return planted(
                article, article.having(place, text[: found.start()] + wrong + text[found.end() :])
            )
    form = chance.choice(carriers("order")["forms"])
    early = chance.randint(1880, 2004)
    late = early + chance.randint(2, 14)
    years = [str(early), str(late)]
    if chance.random() < 0.4 and "–" not in form:
        years = [f"{chance.choice(MONTHS)} {year}" for year in years]
    texts = [form.format(early=one, late=other) for one, other in (years, years[::-1])]
    return carried(article, chance, texts[:1], texts[1:])


def cross_date(article: Article, chance: Random) -> Case | None:
    """Two articles date one event in two ways."""
    happened = carriers("happened")
    first, second = chance.choice(happened["pairs"])
    name = f"{chance.choice(happened['places'])} {chance.choice(happened['things'])}"
    year = chance.randint(1720, 1990)
    other = year + chance.choice([-30, -7, -3, 2, 9, 40])
    told = first.format(name=name, year=year)
    texts = [second.format(name=name, year=each) for each in (year, other)]
    return carried_apart(article, chance, [told, texts[0]], [told, texts[1]])


def _other_day(right: int, chance: Random) -> str:
    return DAYS[(right + chance.randint(1, 6)) % 7]

"""Faults of numbers: one that is told in two ways, shares that make no whole, a list that is too short."""

from __future__ import annotations

import re
from random import Random

from accuracy.inject.article import Article
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case, bare, carried, planted

NUMBER = re.compile(r"(?<![\w.,-])[$£€]?(?P<digits>\d[\d,]*(?:\.\d+)?)(?![\w%-]|[.,]\d)")
YEAR = re.compile(r"(?:1[89]|20)\d\d")
FOLLOWING = re.compile(r" ([a-z]{2,})")
FACTORS = (0.4, 0.55, 0.7, 1.4, 1.6, 1.9, 2.5)
IN_WORDS = {3: ("three", "3"), 4: ("four", "4")}


def headline_number(article: Article, chance: Random) -> Case | None:
    """A number of the headline that the text has, too, becomes another."""
    headline = article.headline or ""
    told = {number["digits"] for text in article.paragraphs[1:] for number in NUMBER.finditer(text)}
    numbers = [number for number in NUMBER.finditer(headline) if number["digits"] in told and _counts(number)]
    if not numbers:
        return None
    number = chance.choice(numbers)
    return planted(article, article.having(0, _changed(headline, number, article.text, chance)))


def number_first(article: Article, chance: Random) -> Case | None:
    """A number that the text has twice becomes another where it stands first."""
    return _in_body(article, chance, 0)


def number_second(article: Article, chance: Random) -> Case | None:
    """The same where it stands again."""
    return _in_body(article, chance, 1)


def percentage_sum(article: Article, chance: Random) -> Case | None:
    """Shares of one whole no longer make a hundred."""
    form = chance.choice(carriers("percentage")["forms"])
    a, b = chance.randint(34, 58), chance.randint(14, 30)
    right = [a, b, 100 - a - b]
    wrong = right.copy()
    wrong[chance.randrange(3)] += chance.choice([5, 6, 8, 11, 14])
    texts = [form.format(a=a, b=b, c=c) for a, b, c in (right, wrong)]
    return carried(article, chance, texts[:1], texts[1:])


def dropped_item(article: Article, chance: Random) -> Case | None:
    """A list has fewer items than are announced."""
    if chance.random() < 0.5:
        return _dropped_bullet(article, chance)
    form, *items = chance.choice(carriers("list")["inline"])
    count = chance.choice([3, 4])
    kept = items[:count]
    left = _without_one(kept, chance)
    words = chance.choice(IN_WORDS[count])
    texts = [form.format(n=words, items=f"{', '.join(each[:-1])} and {each[-1]}") for each in (kept, left)]
    return carried(article, chance, texts[:1], texts[1:])


def _dropped_bullet(article: Article, chance: Random) -> Case:
    head, *items = chance.choice(carriers("list")["bullets"])
    count = chance.choice([3, 4])
    words = chance.choice(IN_WORDS[count])
    words = words.capitalize() if head.startswith("[[{n}") else words
    mark = chance.choice(["- {}", "* {}", "{number}. {}", "• {}"])
    kept = items[:count]
    left = _without_one(kept, chance)
    texts = []
    for each in (kept, left):
        lines = [mark.format(item, number=number) for number, item in enumerate(each, 1)]
        texts.append("\n".join([head.format(n=words), "", *lines]))
    return carried(article, chance, texts[:1], texts[1:])


def _without_one(items: list[str], chance: Random) -> list[str]:
    dropped = chance.randrange(len(items))
    return [*items[:dropped], *items[dropped + 1 :]]


def _in_body(article: Article, chance: Random, mention: int) -> Case:
    """Another number at one of the first two mentions of a number before the same word."""
    mentions: dict[tuple[str, str], list[tuple[int, re.Match[str]]]] = {}
    for place, text in article.narrated:
        for number in NUMBER.finditer(text):
            following = FOLLOWING.match(text, number.end())
            if following and _counts(number) and len(number["digits"]) > 1:
                mentions.setdefault((number[0], following[1]), []).append((place, number))
    twice = [places for places in mentions.values() if len(places) > 1]
    if not twice:
        return _carried(article, chance, mention)
    place, number = chance.choice(twice)[mention]
    text = _changed(article.paragraphs[place], number, article.text, chance)
    return planted(article, article.having(place, text))


def _carried(article: Article, chance: Random, mention: int) -> Case:
    count = chance.choice([chance.randint(11, 98), chance.randint(101, 980), chance.randint(1_100, 9_800)])
    other = _other(f"{count:,}", article.text, chance)
    wrong = {"n": other, "money": f"[[${other} million]]"}
    right = {"n": f"{count:,}", "money": f"[[${count:,} million]]"}
    forms = chance.choice(carriers("number")["pairs"])
    faulty = [
        form.format_map(wrong) if place == mention else bare(form.format_map(right))
        for place, form in enumerate(forms)
    ]
    return carried(article, chance, [form.format_map(right) for form in forms], faulty)


def _counts(number: re.Match[str]) -> bool:
    """Whether it is no year, and no number so small that it stands all over."""
    digits = number["digits"]
    return not YEAR.fullmatch(digits) and float(digits.replace(",", "")) > 2


def _changed(text: str, number: re.Match[str], whole: str, chance: Random) -> str:
    other = _other(number["digits"], whole, chance)
    start, end = number.span("digits")
    return f"{text[: number.start()]}[[{text[number.start() : start]}{other}]]{text[end:]}"


def _other(digits: str, whole: str, chance: Random) -> str:
    """A number in the same form that is far from this one and that the text does not have."""
    value, decimals = float(digits.replace(",", "")), len(digits.partition(".")[2])
    while True:
        value *= chance.choice(FACTORS)
        value = value if value > 3 else value + chance.randint(5, 9)
        other = f"{value:,.{decimals}f}"
        other = other if "," in digits or value >= 10_000 else other.replace(",", "")
        if not re.search(rf"(?<![\d.,]){re.escape(other)}(?![\d])", whole):
            return other

"""A planted fault: the texts without it and with it."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import msgspec

from accuracy.inject.article import MARKS, Article
from corpuslint.rule import marked_spans


class Marked(msgspec.Struct, frozen=True):
    """A text, and the spans of it that matter: code points, end exclusive."""

    text: str
    spans: list[tuple[int, int]]

    @classmethod
    def of(cls, article: Article) -> Marked:
        """An article in which [[ ]] marks the spans."""
        return cls(*marked_spans(article.text))


class Case(msgspec.Struct, frozen=True):
    """The documents before and after the fault was planted, mostly one of each.

    The spans of the `faulty` ones are the fault; those of the `clean` ones are the carriers: sentences put
    in because the article had no place for the fault.
    """

    article: str
    clean: tuple[Marked, ...]
    faulty: tuple[Marked, ...]
    carried: bool


def planted(article: Article, *faulty: Article) -> Case:
    """A fault in what is the article's own; [[ ]] marks it."""
    clean = (Marked(article.text, []),)
    return Case(article.id, clean, tuple(map(Marked.of, faulty)), carried=False)


def carried(article: Article, chance: Random, clean: Sequence[str], faulty: Sequence[str]) -> Case:
    """A fault in paragraphs that are put into the article for it, in order; [[ ]] marks it in `faulty`."""
    places = sorted(chance.randint(2, len(article.paragraphs)) for _ in clean)
    return Case(
        article.id,
        (Marked.of(_filled(article, places, [f"[[{bare(each)}]]" for each in clean])),),
        (Marked.of(_filled(article, places, faulty)),),
        carried=True,
    )


def carried_apart(article: Article, chance: Random, clean: Sequence[str], faulty: Sequence[str]) -> Case:
    """The same with the article's halves for two articles, a paragraph in either."""
    halves = article.halves()
    places = [chance.randint(1, len(half.paragraphs)) for half in halves]
    return Case(
        article.id,
        tuple(
            Marked.of(half.with_more(place, f"[[{bare(each)}]]"))
            for half, place, each in zip(halves, places, clean, strict=True)
        ),
        tuple(
            Marked.of(half.with_more(place, each))
            for half, place, each in zip(halves, places, faulty, strict=True)
        ),
        carried=True,
    )


def bare(text: str) -> str:
    """A text without its marks."""
    return MARKS.sub("", text)


def _filled(article: Article, places: Sequence[int], paragraphs: Sequence[str]) -> Article:
    for number, (place, paragraph) in enumerate(zip(places, paragraphs, strict=True)):
        article = article.with_more(place + number, paragraph)
    return article

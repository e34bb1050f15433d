"""How hard words are to read, and what else makes a text hard, as teachers see it.

The figures stand in hardness.toml, and `tests/accuracy/fit_hardness.py` made them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("hardness.toml")
# Nouns for what nobody can touch, most of them made from a verb or an adjective.
ABSTRACT = re.compile(r"..(?:[ts]ion|ment|ity|ness|ance|ence|ism|ency|ancy|ship|hood|ure|acy)s?\Z")
SHORTEST_FORM = 5  # letters of a word that may be an inflected form
SHORTEST_STEM = 3
Endings = tuple[tuple[str, tuple[str, ...]], ...]
# Endings, and what may stand for them in the stem: countries, passes, planned, hoping, easily.
ENDINGS: Endings = (
    ("ies", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ied", ("y",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
    ("ily", ("y",)),
    ("ly", ("", "e")),
    ("n't", ("",)),
)
MOST_REMEMBERED = 65536  # words


class Hardness(msgspec.Struct, frozen=True, rename="kebab"):
    """What was learnt: see hardness.toml for what each figure means."""

    every_text: float
    sentence_length: float
    clause_mark: float
    syllable: float
    abstract_noun: float
    unlisted: float
    words: dict[str, float]

    def of(self, word: str) -> float | None:
        """The grades that a text of nothing but this word would be harder by; None for a name or a figure.

        An unlisted word with a capital is taken for a name.
        """
        key = plain(word)
        form = self.form(key)
        if form is None and not word[0].islower():
            return None
        own = self.unlisted if form is None else self.words[form]
        return own + self.abstract_noun * is_abstract(key)

    def form(self, key: str) -> str | None:
        """The listed form that a word counts as: itself, its stem, or that of the last part of a compound."""
        while key:
            for form in (key, *stems(key)):
                if form in self.words:
                    return form
            key = key.partition("-")[2]
        return None


@cache
def learnt() -> Hardness:
    """The figures, read when they are first needed."""
    table = tomllib.loads(FILE.read_text(encoding="utf-8"))
    listed = table.pop("words")
    words = {word: float(grades) for grades, words in listed.items() for word in words.split()}
    return msgspec.convert(table | {"words": words}, Hardness)


def hardness(words: Sequence[str]) -> float:
    """How hard the words of a text are on average, names and figures left out: see `Hardness.of`."""
    if len(_remembered) > MOST_REMEMBERED:
        _remembered.clear()
    grades = [grade for grade in map(_remembered.__getitem__, words) if grade is not None]
    return sum(grades) / len(grades) if grades else 0.0


def plain(word: str) -> str:
    """A word as it is listed: in lower case, with a straight apostrophe, and not in the possessive."""
    return word.lower().replace("’", "'").removesuffix("'s")


def is_abstract(key: str) -> bool:
    """Whether a word, as it is listed, has the ending of an abstract noun."""
    return ABSTRACT.search(key) is not None


def stems(key: str, endings: Endings = ENDINGS, shortest: int = SHORTEST_FORM) -> Iterator[str]:
    """The words of which a word, as it is listed, may be an inflected form, the likeliest first.

    A word with fewer than `shortest` letters is no inflected form.
    """
    if len(key) < shortest or key.endswith("ss"):
        return
    for ending, instead in endings:
        if key.endswith(ending) and len(key) - len(ending) >= SHORTEST_STEM:
            stem = key.removesuffix(ending)
            for letter in instead:
                yield stem + letter
            if len(stem) > SHORTEST_STEM and stem[-1] == stem[-2]:
                yield stem[:-1]


class _Remembered(dict[str, float | None]):
    """The hardness of each word that has been met: quicker than a cached function, which matters here."""

    def __missing__(self, word: str) -> float | None:
        value = self[word] = learnt().of(word)
        return value


_remembered = _Remembered()

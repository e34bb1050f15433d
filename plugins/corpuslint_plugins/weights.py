"""Weights: how loaded a word is where it stands, by a data file that rules share."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from corpuslint.document import Document, remembered
from corpuslint.rule import Rule

Strength = Literal["strong", "clear", "mild", "faint"]
# How much a word of each strength is company to another in its sentence.
COMPANY: Mapping[Strength, float] = {"strong": 1.0, "clear": 0.5, "mild": 0.0, "faint": 0.0}
MOST_COMPANY = 2.0
LONG = 100  # words: a shorter text does not show what kind of text it is
REPORTS = (" said", " says", " told ", " according to ")
MOST_REPORTS = 4.0


class Levels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The odds from which a word is found: as a note, and at its rule's own severity."""

    note: float
    warning: float


class Weights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of a logistic regression; those that apply to a word add up to the odds of its being
    called loaded where it stands, as their logarithm.

    `strengths`, `classes` (by rule/class), `fields` and `words` say what a word brings along. `context` says
    what is added for each feature of where it stands: "company" times how many loaded words stand in its
    sentence, "reports" times how often the text says that somebody said something, and "emphasis",
    "figures", "headline", "paraphrase" and "text". `text` are the levels for a text of at least LONG words,
    `sentence` those for a shorter one.
    """

    about: str
    bias: float
    sentence: Levels
    text: Levels
    strengths: dict[Strength, float]
    fields: dict[str, float]
    context: dict[str, float]
    classes: dict[str, float]
    words: dict[str, float]

    def of_sort(self, word_class: str, field: str, strength: Strength) -> float:
        """What all words of a class, field and strength bring along wherever they stand."""
        return (
            self.bias
            + self.strengths.get(strength, 0.0)
            + self.classes.get(word_class, 0.0)
            + self.fields.get(field, 0.0)
        )

    def of_context(self, features: Mapping[str, float]) -> float:
        """What the place of a word adds, by its features."""
        return sum([self.context.get(name, 0.0) * value for name, value in features.items()])

    def levels(self, document: Document) -> Levels:
        """The levels for a document of this length."""
        return self.text if is_text(document) else self.sentence


def read_weights(name: str, rule: Rule) -> Weights:
    """The weights in a file at the top of the rule's folder; ValueError if they cannot be read."""
    path = Path(rule.path).parent.parent / name
    try:
        return _decoded(path.read_bytes())
    except (OSError, msgspec.DecodeError) as error:
        raise ValueError(f"weights: {path}: {error}") from error


@lru_cache(maxsize=4)  # many rules share a file
def _decoded(content: bytes) -> Weights:
    return msgspec.json.decode(content, type=Weights)


def is_text(document: Document) -> bool:
    """Whether a document is long enough to show what kind of text it is."""
    return document.word_count >= LONG


@remembered
def kind_of_text(document: Document) -> Mapping[str, float]:
    """The features that all words of a document share: "reports" is about 0 for an essay, 3 for a report."""
    if not is_text(document):
        return {}
    said = sum(map(document.text.count, REPORTS))
    reports = math.log((said + 1) / (document.word_count + 100) * 1000)
    return {"text": 1.0, "reports": min(max(reports, 0.0), MOST_REPORTS)}

"""Fits the weights of the attitude layer on PolNeAR: `python -m accuracy.attitudes --data FOLDER [--write]`.

Which words tell of an attitude, as the annotators see it, is a matter of degree; the layer weighs them
by a logistic regression with an absolute penalty, which leaves most weights out. It is fitted here, by
coordinate descent, always to the same weights. The articles are not ours to give; single words are.
"""

from __future__ import annotations

import argparse
import math
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

import corpuslint.layers.attitudes
from accuracy.__main__ import VARIABLE
from accuracy.rows import Row, file_of, read_rows
from accuracy.scores import Hits, f1
from accuracy.sets.polnear import Frame, characters
from corpuslint.document import Document
from corpuslint.layers.attitudes import Feature
from corpuslint.layers.attributions import Reading

WEIGHTS = Path(corpuslint.layers.attitudes.__file__).with_name("attitude_weights.toml")
FEWEST = 4  # phrases that have a feature, without which it gets no weight
PENALTY = 1.6  # of the size of a weight
PASSES = 40
ENOUGH = 0.32  # probability from which a phrase is taken for an attitude: best for the F1 of characters
FOLDS = 5
ALWAYS: Feature = ("always", "always")
HEAD = """\
# What speaks for an attitude (a positive number) and what against it, as in a logistic regression; see
# attitudes.py. Written by tests/accuracy/attitudes.py: change it there.
"""


class Example(NamedTuple):
    """A phrase: its features, how many characters its cue has, and how many of them are marked."""

    features: Sequence[Feature]
    marked: int
    length: int


class Article(NamedTuple):
    """An article's phrases, and the hits of the cues of its reports."""

    examples: Sequence[Example]
    reports: Hits


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status is 0, or 2 if the set is missing."""
    parser = argparse.ArgumentParser(
        prog="python -m accuracy.attitudes", description="Fits attitude weights."
    )
    parser.add_argument("--data", type=Path, default=os.environ.get(VARIABLE), help="folder of the sets")
    parser.add_argument("--write", action="store_true", help="write the weights into the layer")
    options = parser.parse_args(arguments)
    file = file_of(Path(options.data), "polnear") if options.data else None
    if file is None:
        print("say where polnear is: --data FOLDER", file=sys.stderr)
        return 2
    articles = [read_article(row) for row in read_rows(file)]
    print(f"F1 of the cues' characters, {FOLDS}-fold: {cross_validated(articles):.4f}")
    weights = fit([example for article in articles for example in article.examples])
    print(f"{len(weights)} weights")
    if options.write:
        WEIGHTS.write_text(HEAD + "\n".join(to_toml(weights)), encoding="utf-8")
    return 0


def read_article(row: Row) -> Article:
    """The phrases of an article that may tell of an attitude."""
    document = Document(row.text)
    starts = [sentence.start for sentence in document.sentences]
    reading = Reading(document.prose, document.sentences, starts, document.quotations)
    frames = msgspec.convert(row.meta["frames"], list[Frame])
    wanted = characters(span for frame in frames for span in frame.cue)
    reports = [reading.claims_of(index) for index in range(len(document.sentences))]
    found = characters((claim.cue.start, claim.cue.end) for claims in reports for claim in claims)
    examples = []
    for sentence, claims in zip(document.sentences, reports, strict=True):
        for phrase, features in reading.attitudes.weighed(sentence, claims):
            cue = range(phrase.cue.start, phrase.cue.end)
            examples.append(Example([ALWAYS, *features], len(wanted.intersection(cue)), len(cue)))
    right = len(wanted & found)
    return Article(examples, Hits(right, len(found), right, len(wanted)))


def cross_validated(articles: Sequence[Article]) -> float:
    """The F1 of the characters of cues, where no article is weighed by what it taught."""
    total = [sum(counts) for counts in zip(*(article.reports for article in articles), strict=True)]
    for fold in range(FOLDS):
        weights = fit(
            [e for n, article in enumerate(articles) if n % FOLDS != fold for e in article.examples]
        )
        for article in articles[fold::FOLDS]:
            for example in article.examples:
                if sum(weights.get(feature, 0.0) for feature in example.features) > 0:
                    total[0] += example.marked
                    total[1] += example.length
                    total[2] += example.marked
    return f1(Hits(*total))


def fit(examples: Sequence[Example]) -> dict[Feature, float]:
    """The weights under which the marked share of each phrase is likeliest, rounded, none of them 0."""
    counts = Counter(feature for example in examples for feature in example.features)
    columns: defaultdict[Feature, list[int]] = defaultdict(list)
    for index, example in enumerate(examples):
        for feature in example.features:
            if counts[feature] >= FEWEST:
                columns[feature].append(index)
    mean = sum(example.length for example in examples) / len(examples)
    importance = [example.length / mean for example in examples]
    marked = [example.marked / example.length for example in examples]
    scores = [0.0] * len(examples)
    weights = dict.fromkeys(sorted(columns), 0.0)
    for _ in range(PASSES):
        for feature, column in sorted(columns.items()):
            step = _step(
                column, scores, marked, importance, weights[feature], 0 if feature == ALWAYS else PENALTY
            )
            if step:
                weights[feature] += step
                for index in column:
                    scores[index] += step
    weights[ALWAYS] -= math.log(ENOUGH / (1 - ENOUGH))
    rounded = {feature: round(weight, 2) for feature, weight in weights.items()}
    return {feature: weight for feature, weight in rounded.items() if weight}


def _step(
    column: Sequence[int],
    scores: Sequence[float],
    marked: Sequence[float],
    importance: Sequence[float],
    weight: float,
    penalty: float,
) -> float:
    """Newton's step for one weight, of which no more than 1 is taken at once."""
    slope = curve = 0.0
    for index in column:
        likely = 1 / (1 + math.exp(-scores[index]))
        slope += importance[index] * (likely - marked[index])
        curve += importance[index] * likely * (1 - likely)
    curve += 1e-6
    if slope + penalty <= curve * weight:
        step = -(slope + penalty) / curve
    elif slope - penalty >= curve * weight:
        step = -(slope - penalty) / curve
    else:
        step = -weight
    return max(-1.0, min(1.0, step))


def to_toml(weights: Mapping[Feature, float]) -> Iterator[str]:
    """The lines of the file, a table for each kind of feature, the weightiest first."""
    tables: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for (table, key), weight in weights.items():
        tables[table][key] = weight
    for table in sorted(tables):
        yield f"\n[{_key(table)}]"
        for key, weight in sorted(tables[table].items(), key=lambda item: (-item[1], item[0])):
            yield f"{_key(key)} = {weight}"
    yield ""


def _key(key: str) -> str:
    """A key as TOML has it: in quotation marks unless it is a plain word."""
    return key if key.isascii() and key.replace("-", "").isalnum() else msgspec.json.encode(key).decode()


if __name__ == "__main__":
    sys.exit(main())

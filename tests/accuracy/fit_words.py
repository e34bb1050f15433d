"""Fits the weights by which loaded words are weighed: `python -m accuracy.fit_words --data FOLDER`.

The word lists and their strengths are judgement. How much a strength, a class, a single word and its
surroundings count is fitted here, by logistic regression on the words that people marked in two sets, with
plain news as a third, in which nothing is marked. Everything is measured on the fold that it was not fitted
on; with --write the weights fitted on all rows are put beside the rules. Needs scikit-learn, which nothing
else does: `pip install --group fit`.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from accuracy.folds import FOLDS, fold_of
from accuracy.linted import FOLDER, Rules
from accuracy.rows import Row, file_of, read_rows, touches
from accuracy.sets.ptc import LOADED
from corpuslint.document import Document
from corpuslint.layers.words import WORD
from corpuslint.ruleset import RuleSet
from corpuslint_plugins.lexicon import Lexicon, LexiconOptions
from corpuslint_plugins.weights import Levels, Weights

FILE = "loaded-words.json"
NEWS = 2500  # articles of plain news
NEWS_WEIGHT = 0.3  # of a word in plain news, where nobody has looked whether it is loaded
WORD_SCALE = 1.5  # how freely a single word may leave its class
PENALTY = 0.3
SMALLEST = 0.1  # adjustments of words below this are left out
MOST, LEAST = 2.0, -1.2  # and none goes beyond these: a judgement is not undone by a few rows
# The share of people who would call a word loaded from which it is found.
NOTE = {"sentence": 0.36, "text": 0.16}
WARNING = {"sentence": 0.46, "text": 0.19}
# Whom a word is about must not matter: words that differ only by these share what they are found to weigh.
ALIKE = (
    "left right",
    "leftist rightist",
    "leftists rightists",
    "leftie rightie",
    "lefties righties",
    "leftism rightism",
    "left-wing right-wing",
    "left-winger right-winger",
    "left-wingers right-wingers",
    "far-left far-right",
    "liberal conservative progressive",
    "liberals conservatives progressives",
    "libs cons",
    "democrat republican",
    "democrats republicans",
    "socialist communist fascist marxist",
    "christian muslim jewish islamic",
    "christians muslims jews",
    "man woman",
    "men women",
    "male female",
    "black white",
)
SAME = {word: words.split()[0] for words in ALIKE for word in words.split()}
PART = re.compile(r"[a-z]+(?:-(?:left|right|wing|winger|wingers)\b)?")


class Sample(NamedTuple):
    """A word where it stands: what it and its place bring, and whether people marked it."""

    set: str
    row: int
    start: int
    end: int
    word: str
    features: dict[str, float]
    marked: bool


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m accuracy.fit_words", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help=f"put the weights into {FILE}")
    options = parser.parse_args()
    sets = {name: read_set(options.data, name) for name in ("babe", "ptc", "news")}
    samples = list(sampled(sets))
    model = Model(samples)
    held_out = model.held_out({name: [row.id for row in rows] for name, rows in sets.items()})
    for threshold in (0.15, 0.2, 0.22, 0.25, 0.3, 0.4, 0.45, 0.5):
        print(f"{threshold:.2f}", *figures(sets, samples, held_out, threshold), sep="  ")
    if options.write:
        weights = model.weights()
        encoded = msgspec.json.format(msgspec.json.encode(weights), indent=1)
        (FOLDER / FILE).write_bytes(encoded + b"\n")
        print(f"wrote {FOLDER / FILE}: {len(weights.words)} words", file=sys.stderr)
    return 0


def read_set(folder: Path, name: str) -> list[Row]:
    """The rows of a set; of plain news every so many."""
    file = file_of(folder, name)
    if file is None:
        raise SystemExit(f"error: {folder} does not hold {name}")
    rows = read_rows(file)
    if name == "news":
        rows = sorted(rows, key=lambda row: fold_of(row.id + "news") + fold_of(row.id) / FOLDS)
        return rows[:: max(1, len(rows) // NEWS)][:NEWS]
    return rows


def marked_spans(name: str, row: Row) -> list[tuple[int, int]]:
    """What people marked as loaded in a row."""
    if name == "babe":
        return row.spans
    if name == "ptc":
        labels = row.meta["span_labels"]
        return [span for span, label in zip(row.spans, labels, strict=True) if label in LOADED]
    return []


def sampled(sets: Mapping[str, Sequence[Row]]) -> Iterator[Sample]:
    """Every word of the weighed rules where it may be found, in every row."""
    with tempfile.TemporaryDirectory() as folder:
        checks = list(unweighed(Path(folder)))
        rules = RuleSet(checks)
        for name, rows in sets.items():
            for number, row in enumerate(rows):
                document = Document(row.text, path=row.id)
                marked = marked_spans(name, row)
                every_hit = rules.matcher.hits(document.folded)
                for check, hits in zip(checks, every_hit, strict=True):
                    rule = check.rule.id.partition("/")[2]
                    for place, _ in check.weighed(document, hits, -math.inf):
                        entry = place.entry
                        names = {
                            f"strength {entry.sort.strength}": 1.0,
                            f"class {rule}/{entry.sort.class_name}": 1.0,
                            f"field {entry.sort.field}": 1.0,
                        }
                        features = names | {f"context {key}": value for key, value in place.features.items()}
                        start, end = place.hit.start, place.hit.end
                        yield Sample(
                            name, number, start, end, entry.word, features, touches(marked, start, end)
                        )


def unweighed(folder: Path) -> Iterator[Lexicon]:
    """The checks of the weighed rules with weights of nothing, by which every word is found."""
    anything = Levels(note=-1e9, warning=0.0)
    nothing = Weights("", 0.0, anything, anything, {}, {}, {}, {}, {})
    (folder / FILE).write_bytes(msgspec.json.encode(nothing))
    for rule in Rules().rules.values():
        if rule.kind == Lexicon.kind and rule.options.get("weights") == FILE:
            moved = msgspec.structs.replace(rule, path=str(folder / f"{rule.id}.toml"))
            yield Lexicon(moved, msgspec.convert(rule.options, LexiconOptions))


def shared(word: str) -> str:
    """The name under which a word's weight is fitted: the same for whomever it is about."""
    return PART.sub(lambda found: SAME.get(found[0], found[0]), word)


class Model:
    """Logistic regression over samples."""

    def __init__(self, samples: Sequence[Sample]) -> None:
        self._samples = samples
        self._columns: dict[str, int] = {}
        self._matrix = self._matrix_of(samples, grow=True)
        self._marked = np.array([sample.marked for sample in samples])
        self._share = np.array([NEWS_WEIGHT if sample.set == "news" else 1.0 for sample in samples])

    def _matrix_of(self, samples: Sequence[Sample], *, grow: bool = False) -> Any:
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for number, sample in enumerate(samples):
            for name, value in (*sample.features.items(), (f"word {shared(sample.word)}", WORD_SCALE)):
                if grow or name in self._columns:
                    rows.append(number)
                    columns.append(self._columns.setdefault(name, len(self._columns)))
                    values.append(value)
        return csr_matrix((values, (rows, columns)), shape=(len(samples), len(self._columns)))

    def _fitted(self, chosen: Any) -> LogisticRegression:
        model = LogisticRegression(C=PENALTY, max_iter=5000)
        return model.fit(self._matrix[chosen], self._marked[chosen], sample_weight=self._share[chosen])

    def held_out(self, names: Mapping[str, Sequence[str]]) -> Any:
        """The probability of each sample by a model that has not seen its fold."""
        folds = np.array([fold_of(names[sample.set][sample.row]) for sample in self._samples])
        found = np.zeros(len(self._samples))
        for fold in range(FOLDS):
            model = self._fitted(folds != fold)
            found[folds == fold] = model.predict_proba(self._matrix[folds == fold])[:, 1]
        return found

    def held_out_others(self, others: Sequence[Sample], names: Mapping[str, Sequence[str]]) -> Any:
        """The same for samples of a set that is not fitted on: each by the model that leaves its fold out."""
        own = np.array([fold_of(names[sample.set][sample.row]) for sample in self._samples])
        folds = np.array([fold_of(names[sample.set][sample.row]) for sample in others])
        matrix = self._matrix_of(others)
        found = np.zeros(len(others))
        for fold in range(FOLDS):
            found[folds == fold] = self._fitted(own != fold).predict_proba(matrix[folds == fold])[:, 1]
        return found

    def weights(self) -> Weights:
        """The weights of a model of all samples."""
        model = self._fitted(np.ones(len(self._samples), dtype=bool))
        found: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for column, number in self._columns.items():
            group, _, name = column.partition(" ")
            found[group][name] = float(model.coef_[0][number]) * (WORD_SCALE if group == "word" else 1.0)
        words = {
            word: adjusted
            for word in sorted({sample.word for sample in self._samples})
            if abs(adjusted := round(min(max(found["word"][shared(word)], LEAST), MOST), 1)) >= SMALLEST
        }
        return Weights(
            about="How much loaded words weigh, and where. Written by tests/accuracy/fit_words.py.",
            bias=round(float(model.intercept_[0]), 2),
            sentence=Levels(note=odds(NOTE["sentence"]), warning=odds(WARNING["sentence"])),
            text=Levels(note=odds(NOTE["text"]), warning=odds(WARNING["text"])),
            strengths=_rounded(found["strength"]),
            fields=_rounded(found["field"]),
            context=_rounded(found["context"]),
            classes=_rounded(found["class"]),
            words=words,
        )


def odds(probability: float) -> float:
    """The logarithm of the odds."""
    return round(math.log(probability / (1 - probability)), 2)


def _rounded(weights: Mapping[str, float]) -> dict[Any, float]:
    return {name: round(weight, 2) for name, weight in sorted(weights.items())}


def figures(
    sets: Mapping[str, Sequence[Row]], samples: Sequence[Sample], found: Any, threshold: float
) -> Iterator[str]:
    """What the words at or above a probability amount to."""
    taken: dict[str, defaultdict[int, list[tuple[int, int]]]] = {name: defaultdict(list) for name in sets}
    for sample, probability in zip(samples, found, strict=True):
        if probability >= threshold:
            taken[sample.set][sample.row].append((sample.start, sample.end))
    yield from _of_sentences(sets["babe"], taken["babe"])
    yield _of_words(sets["babe"], taken["babe"])
    yield _of_spans(sets["ptc"], taken["ptc"])
    words = sum(len(row.text.split()) for row in sets["news"])
    yield f"news {1000 * sum(map(len, taken['news'].values())) / words:.2f}"


def _of_sentences(rows: Sequence[Row], taken: Mapping[int, list[tuple[int, int]]]) -> Iterator[str]:
    flagged = [bool(taken.get(number)) for number in range(len(rows))]
    biased = [row.label == 1 for row in rows]
    right = sum(one and other for one, other in zip(flagged, biased, strict=True))
    yield f"babe P {right / max(1, sum(flagged)):.3f} R {right / sum(biased):.3f}"
    rates = []
    for side in ("left", "right"):
        of_side = [
            fires
            for fires, row in zip(flagged, rows, strict=True)
            if row.label == 0 and row.meta["leaning"] == side
        ]
        rates.append(sum(of_side) / len(of_side))
    yield f"mF1 {macro(flagged, biased):.3f} left-right {rates[0] - rates[1]:+.3f}"


def macro(found: Sequence[bool], wanted: Sequence[bool]) -> float:
    """The mean of the F1 of both sorts."""
    scores = []
    for sort in (True, False):
        both = sum(one == other == sort for one, other in zip(found, wanted, strict=True))
        scores.append(2 * both / max(1, found.count(sort) + wanted.count(sort)))
    return sum(scores) / 2


def _of_words(rows: Sequence[Row], taken: Mapping[int, list[tuple[int, int]]]) -> str:
    both = found = wanted = 0
    for number, row in enumerate(rows):
        for word in WORD.finditer(row.text):
            is_found = touches(taken.get(number, []), *word.span())
            is_wanted = touches(row.spans, *word.span())
            both += is_found and is_wanted
            found += is_found
            wanted += is_wanted
    return f"words P {both / max(1, found):.3f} R {both / wanted:.3f} F1 {2 * both / (found + wanted):.3f}"


def _of_spans(rows: Sequence[Row], taken: Mapping[int, list[tuple[int, int]]]) -> str:
    loaded = any_kind = count = hit = wanted = 0
    for number, row in enumerate(rows):
        spans, marked = taken.get(number, []), marked_spans("ptc", row)
        count += len(spans)
        loaded += sum(touches(marked, *span) for span in spans)
        any_kind += sum(touches(row.spans, *span) for span in spans)
        wanted += len(marked)
        hit += sum(touches(spans, *span) for span in marked)
    return f"ptc P {loaded / max(1, count):.3f} any {any_kind / max(1, count):.3f} R {hit / wanted:.3f}"


if __name__ == "__main__":
    sys.exit(main())

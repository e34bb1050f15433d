"""Fits the weights of biased sentences: `python -m accuracy.fit_sentences --data FOLDER`.

A sentence is weighed by the loaded words in it (by class, strength and, where it is told apart, word), by
plain words in groups, and by marks: logistic regression on the sentences that people called biased in one set
and subjective in another, with the sentences of two sets of articles, in one of which people marked
propaganda. What is measured, on the fold that was not fitted on, is whether a sentence has any finding, with
the words that are found alone; with --write the weights fitted on all rows are put beside the rules. Needs
scikit-learn: `pip install --group fit`.
"""

from __future__ import annotations

import argparse
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

from accuracy import fit_words
from accuracy.fit_words import macro, read_set, sampled, shared
from accuracy.folds import FOLDS, fold_of
from accuracy.linted import FOLDER, Rules
from accuracy.rows import Row, touches
from accuracy.sets.ptc import LOADED
from corpuslint.document import Document
from corpuslint.layers.sentences import Sentence
from corpuslint.ruleset import RuleSet
from corpuslint_plugins.lexicon import Lexicon, LexiconOptions
from corpuslint_plugins.signals import (
    ANCHOR,
    LONGEST,
    PLAIN_ANCHOR,
    USUAL_SHARE,
    Reading,
    SentenceWeights,
    Signals,
    SignalsOptions,
)
from corpuslint_plugins.weights import Levels

FILE = "loaded-sentences.json"
RULE = "loaded-language/biased-sentence"
OPINION = LOADED | {"Doubt", "Flag-Waving", "Appeal_to_fear-prejudice", "Slogans"}
SHARES = {"babe": 1.0, "newssd": 1.0, "ptc": 0.2, "news": 0.3}
SHORTEST = 25  # characters: what is shorter is no sentence of an article
EVERY = 30  # of so many sentences of plain news one is taken
PENALTY = 0.1
GATE = 0.4
NOTE = {"sentence": 0.0, "text": 1.0}
REPORTS = -0.35
LEAST = 0.1  # weights of loaded words below this are left out
# Whom a sentence is about must not matter: these are told apart by their class and strength only.
NEVER_ALONE = frozenset(
    (
        "racist",
        "sexist",
        "leftist",
        "rightist",
        "extremist",
        "far-left",
        "far-right",
        "liberal",
        "conservative",
    )
)


class Unit(NamedTuple):
    """A sentence, or a row that is one: where it is from, whether people called it biased, what it holds."""

    set: str
    row: int
    biased: bool
    reading: Reading


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m accuracy.fit_sentences", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--write", action="store_true", help=f"put the weights into {FILE}")
    options = parser.parse_args()
    sets = {name: read_set(options.data, name) for name in SHARES}
    words = lexicon()
    units = list(read_units(sets, words))
    model = SentenceModel(units, words)
    report(sets, units, model, words)
    if options.write:
        weights = model.weights()
        encoded = msgspec.json.format(msgspec.json.encode(weights), indent=1)
        (FOLDER / FILE).write_bytes(encoded + b"\n")
        print(f"wrote {FOLDER / FILE}", file=sys.stderr)
    return 0


class Known(NamedTuple):
    """What the lexicons know of a form: its word, its class and how strong it is."""

    word: str
    word_class: str
    strength: str


def lexicon() -> dict[str, Known]:
    """The forms of all weighed rules."""
    found: dict[str, Known] = {}
    for rule in Rules().rules.values():
        if rule.kind == Lexicon.kind and rule.options.get("weights") == fit_words.FILE:
            options = msgspec.convert(rule.options, LexiconOptions)
            for name, word_class in options.classes.items():
                for strength, listed in word_class.by_strength():
                    for word, _, forms in listed.forms():
                        for form in forms:
                            known = Known(word, f"{rule.id.partition('/')[2]}/{name}", strength)
                            found.setdefault(form, known)
    return found


def read_units(sets: Mapping[str, Sequence[Row]], words: Mapping[str, Known]) -> Iterator[Unit]:
    """What all sentences hold, read by a check for which every word has the same weight."""
    rule = Rules().rules[RULE]
    options = msgspec.convert(rule.options, SignalsOptions)
    anything = Levels(note=-1e9, warning=0.0)
    flat = SentenceWeights(
        about="",
        bias=0.0,
        gate=0.0,
        sentence=anything,
        text=anything,
        reports=0.0,
        marks={},
        groups=dict.fromkeys(options.groups, 0.0),
        loaded={"1": "; ".join(words)},
        enough="",
        clear="",
    )
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / FILE).write_bytes(msgspec.json.encode(flat))
        check = Signals(msgspec.structs.replace(rule, path=f"{folder}/{rule.id}.toml"), options)
    matcher = RuleSet([check]).matcher
    for name, rows in sets.items():
        for number, row in enumerate(rows):
            document = Document(row.text, path=row.id)
            [hits] = matcher.hits(document.folded)
            for sentence in _sentences(name, number, document):
                held = [hit for hit in hits if sentence.start <= hit.start < sentence.end]
                reading = check.reading(document, sentence, held)
                if reading is not None:
                    yield Unit(name, number, _is_biased(name, row, sentence), reading)


def _sentences(name: str, number: int, document: Document) -> Iterator[Sentence]:
    """The sentences of an article, of plain news only some; a row that was judged as one is one."""
    if name in ("babe", "newssd"):
        yield Sentence(0, min(len(document.text), LONGEST), 0)
        return
    for index, sentence in enumerate(document.sentences):
        if sentence.end - sentence.start >= SHORTEST and (name != "news" or (number + index) % EVERY == 0):
            yield sentence


def _is_biased(name: str, row: Row, sentence: Sentence) -> bool:
    """Whether people called a sentence biased or subjective, or marked an opinion in it."""
    if name != "ptc":
        return row.label == 1
    labels = row.meta["span_labels"]
    spans = [span for span, label in zip(row.spans, labels, strict=True) if label in OPINION]
    return touches(spans, sentence.start, sentence.end)


class SentenceModel:
    """Logistic regression over units."""

    def __init__(self, units: Sequence[Unit], words: Mapping[str, Known]) -> None:
        self._words = words
        self._units = units
        self._columns: dict[str, int] = {}
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for number, unit in enumerate(units):
            for name, value in self._features(unit):
                rows.append(number)
                columns.append(self._columns.setdefault(name, len(self._columns)))
                values.append(value)
        self._matrix = csr_matrix((values, (rows, columns)), shape=(len(units), len(self._columns)))
        self._biased = np.array([unit.biased for unit in units])
        self._shares = np.array([SHARES[unit.set] for unit in units])

    def _features(self, unit: Unit) -> Iterator[tuple[str, float]]:
        reading = unit.reading
        for form in reading.loaded:
            yield from self._of_form(form)
        for name, count in reading.groups.items():
            yield f"group {name}", count * reading.share
        for name in reading.marks:
            yield f"mark {name}", 1.0
        yield f"set {unit.set}", 2.0

    def _of_form(self, form: str) -> Iterator[tuple[str, float]]:
        known = self._words[form]
        yield f"class {known.word_class}", 1.0
        yield f"strength {known.strength}", 1.0
        if known.word not in NEVER_ALONE:
            yield f"word {shared(known.word)}", 1.0

    def _fitted(self, chosen: Any) -> tuple[Any, float]:
        """The weights, and the bias of the sets of single sentences, whose difference is not to count."""
        model = LogisticRegression(C=PENALTY, max_iter=5000)
        model.fit(self._matrix[chosen], self._biased[chosen], sample_weight=self._shares[chosen])
        found = model.coef_[0].copy()
        bias = float(model.intercept_[0])
        bias += sum(2.0 * found[self._columns[f"set {name}"]] for name in ("babe", "newssd")) / 2
        for name in SHARES:
            found[self._columns[f"set {name}"]] = 0.0
        return found, bias

    def held_out(self, folds: Any) -> tuple[Any, Any]:
        """The odds of each unit, and what its signals add up to, by a model that has not seen its fold."""
        found = np.zeros(len(self._units))
        signals = np.zeros(len(self._units))
        for fold in range(FOLDS):
            weights, bias = self._fitted(folds != fold)
            found[folds == fold] = self._matrix[folds == fold] @ weights + bias
            for number in map(int, np.flatnonzero(folds == fold)):
                signals[number] = self._signals(weights, self._units[number].reading)
        return found, signals

    def _signals(self, weights: Any, reading: Reading) -> float:
        """What the words that make a sentence worth a look add up to."""
        loaded = [self._of(weights, form) for form in reading.loaded]
        signals = [weight for weight in loaded if weight >= ANCHOR]
        for name, count in reading.groups.items():
            weight = float(weights[self._columns[f"group {name}"]])
            signals += [weight * USUAL_SHARE] * (count if weight >= PLAIN_ANCHOR else 0)
        return sum(signals)

    def _of(self, weights: Any, form: str) -> float:
        """The weight of a loaded form."""
        names = (name for name, _ in self._of_form(form))
        return sum(float(weights[self._columns[name]]) for name in names if name in self._columns)

    def weights(self) -> SentenceWeights:
        """The weights of a model of all units."""
        found, bias = self._fitted(np.ones(len(self._units), dtype=bool))
        by_group: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for column, number in self._columns.items():
            group, _, name = column.partition(" ")
            by_group[group][name] = float(round(found[number], 2))
        loaded: defaultdict[str, list[str]] = defaultdict(list)
        enough: list[str] = []
        clear: list[str] = []
        for form, known in sorted(self._words.items()):
            weight = self._of(found, form)
            if known.strength == "strong" and " " not in form:
                enough.append(form)
            elif abs(weight) >= (ANCHOR if " " in form else LEAST):
                loaded[f"{weight:.1f}"].append(form)
                clear += [form] if known.strength == "clear" else []
        return SentenceWeights(
            about="What makes a sentence biased, and how much. Written by tests/accuracy/fit_sentences.py.",
            bias=float(round(bias, 2)),
            gate=GATE,
            sentence=Levels(note=NOTE["sentence"], warning=9.0),
            text=Levels(note=NOTE["text"], warning=9.0),
            reports=REPORTS,
            marks=by_group["mark"],
            groups=by_group["group"],
            loaded={weight: "; ".join(forms) for weight, forms in sorted(loaded.items())},
            enough="; ".join(enough),
            clear="; ".join(clear),
        )


def report(
    sets: Mapping[str, Sequence[Row]],
    units: Sequence[Unit],
    model: SentenceModel,
    words: Mapping[str, Known],
) -> None:
    """Prints how well sentences are told apart, alone and with the words that are found alone."""
    folds = np.array([fold_of(sets[unit.set][unit.row].id) for unit in units])
    found, signals = model.held_out(folds)
    alone = found_words(sets)
    for least in (-0.5, -0.4, -0.3, -0.2, -0.1, 0.0):
        parts = [f"{least:.1f}"]
        for name in ("babe", "newssd"):
            rows = [
                (unit, value if worth >= GATE else -9.0)
                for unit, value, worth in zip(units, found, signals, strict=True)
                if unit.set == name
            ]
            biased = [unit.biased for unit, _ in rows]
            fires = [bool(value >= least) for _, value in rows]
            parts.append(f"{name} {macro(fires, biased):.3f}")
            fires = [
                alone[name][unit.row] or (value >= least and not _is_enough(unit.reading, words))
                for unit, value in rows
            ]
            parts.append(f"with words {macro(fires, biased):.3f}")
            if name == "babe":
                rates = [
                    np.mean(
                        [
                            fire
                            for fire, (unit, _) in zip(fires, rows, strict=True)
                            if not unit.biased and sets[name][unit.row].meta["leaning"] == side
                        ]
                    )
                    for side in ("left", "right")
                ]
                parts.append(f"left-right {rates[0] - rates[1]:+.3f}")
        print(*parts, sep="  ")


def _is_enough(reading: Reading, words: Mapping[str, Known]) -> bool:
    return any(words[form].strength == "strong" for form in reading.loaded)


def found_words(sets: Mapping[str, Sequence[Row]]) -> dict[str, list[bool]]:
    """Whether a row has a word that is found alone, by models that have not seen its fold."""
    samples = list(sampled({name: sets[name] for name in ("babe", "ptc", "news", "newssd")}))
    fitted = [sample for sample in samples if sample.set != "newssd"]
    names = {name: [row.id for row in rows] for name, rows in sets.items()}
    flagged = {name: [False] * len(sets[name]) for name in ("babe", "newssd")}
    model = fit_words.Model(fitted)
    least = fit_words.NOTE["sentence"]
    others = [sample for sample in samples if sample.set == "newssd"]
    for some, held_out in ((fitted, model.held_out(names)), (others, model.held_out_others(others, names))):
        for sample, probability in zip(some, held_out, strict=True):
            if sample.set in flagged and (probability >= least or "strength strong" in sample.features):
                flagged[sample.set][sample.row] = True
    return flagged


if __name__ == "__main__":
    sys.exit(main())

"""Fits the weights of a rule of the kind `evidence`: `python -m tests.accuracy.weigh --data FOLDER`.

The weights are those of a logistic regression, one a class of cues, with the same penalty on all; the
bound is the one that does best. Both are found on four fifths of the rows and judged on the rest, five
times, for the figures; and on all rows for what is written into the rule's file.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from accuracy.linted import FOLDER
from accuracy.rows import file_of, read_rows
from accuracy.sets.wikiweasel import THINNED
from corpuslint.document import Document
from corpuslint.plugins import Plugins
from corpuslint.rule import load_file
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.cue import apart
from corpuslint_plugins.evidence import Evidence

RULE = FOLDER / "attribution" / "weasel-word.toml"
FOLDS = 5
PENALTY = 3.0  # on the square of each weight, against the sum of the rows' losses
STEPS = 12  # of Newton's method; it has converged long before


class Example(NamedTuple):
    """A sentence: the classes of the cues in it, whether it was marked, and what an error on it weighs."""

    classes: tuple[int, ...]
    marked: bool
    weight: float


class Model(NamedTuple):
    """A weight for each class of cues, and what they must come to."""

    weights: tuple[float, ...]
    least: float

    def flags(self, example: Example) -> bool:
        """Whether the cues of a sentence weigh enough."""
        return bool(example.classes) and self.score(example) >= self.least

    def score(self, example: Example) -> float:
        """What the cues of a sentence weigh."""
        return sum(self.weights[each] for each in example.classes)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status is 0, or 2 if the set is missing."""
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy.weigh", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds wikiweasel.jsonl.gz")
    parser.add_argument("--write", action="store_true", help="put the weights into the rule's file, too")
    options = parser.parse_args(arguments)
    file = file_of(options.data, "wikiweasel")
    if file is None:
        print(f"error: {options.data} holds no wikiweasel", file=sys.stderr)
        return 2
    examples = examples_of(file)
    print("precision {:.3f}, recall {:.3f}, F1 {:.3f} by five folds".format(*crossed(examples)))
    model = scaled(fitted(examples))
    for number, weight in enumerate(model.weights, 1):
        print(f"class {number}: {weight:.2f}")
    if options.write:
        RULE.write_text(with_weights(RULE.read_text(encoding="utf-8"), model), encoding="utf-8")
    return 0


def examples_of(file: Path) -> list[Example]:
    """The sentences of the set, with the classes of the rule's cues that stand in them and count."""
    plugins = Plugins()
    plugins.load_installed()
    check = compile_rule(load_file(RULE, FOLDER), plugins.kinds)
    assert isinstance(check, Evidence)
    matcher = RuleSet([check]).matcher
    examples = []
    for row in read_rows(file):
        document = Document(row.text)
        (hits,) = matcher.hits(document.folded)
        numbers = {
            check.classes.index(cue.surroundings)
            for cue in apart(check.fitting(document, hits))
            if check.holds(document, cue)
        }
        marked = row.label == 1
        examples.append(Example(tuple(sorted(numbers)), marked, 1.0 if marked else THINNED))
    return examples


def crossed(examples: Sequence[Example]) -> tuple[float, float, float]:
    """Precision, recall and F1, each sentence judged by a model fitted without its fold."""
    flagged = [False] * len(examples)
    for fold in range(FOLDS):
        model = fitted([example for index, example in enumerate(examples) if index % FOLDS != fold])
        for index in range(fold, len(examples), FOLDS):
            flagged[index] = model.flags(examples[index])
    return scores(examples, flagged)


def scores(examples: Sequence[Example], flagged: Sequence[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of flagging these sentences."""
    right = sum(each.weight for each, flag in zip(examples, flagged, strict=True) if flag and each.marked)
    all_flagged = sum(each.weight for each, flag in zip(examples, flagged, strict=True) if flag)
    all_marked = sum(each.weight for each in examples if each.marked)
    if not right:
        return 0.0, 0.0, 0.0
    precision, recall = right / all_flagged, right / all_marked
    return precision, recall, 2 * precision * recall / (precision + recall)


def fitted(examples: Sequence[Example]) -> Model:
    """The model that fits the sentences: the weights by regression, the bound by the best F1."""
    weights = regressed(examples)
    scored = sorted(
        ((Model(weights, 0).score(each), each) for each in examples if each.classes), reverse=True
    )
    all_marked = sum(each.weight for each in examples if each.marked)
    right = flagged = 0.0
    best, least = 0.0, 0.0
    for place, (score, example) in enumerate(scored):
        flagged += example.weight
        right += example.weight if example.marked else 0.0
        last_of_score = place + 1 == len(scored) or scored[place + 1][0] < score
        if last_of_score and (f1 := 2 * right / (flagged + all_marked)) > best:
            best, least = f1, score
    return Model(weights, least)


def regressed(examples: Sequence[Example]) -> tuple[float, ...]:
    """The weights of the classes in a penalised logistic regression, found by Newton's method."""
    count = 1 + max(each for example in examples for each in example.classes)
    beta = [0.0] * (count + 1)  # the constant is the last
    for _ in range(STEPS):
        gradient = [-PENALTY * weight for weight in beta[:-1]] + [0.0]
        curvature = [[0.0] * len(beta) for _ in beta]
        for place in range(count):
            curvature[place][place] = PENALTY
        for example in examples:
            places = (*example.classes, count)
            chance = 1 / (1 + math.exp(-sum(beta[place] for place in places)))
            error = example.weight * (example.marked - chance)
            spread = example.weight * chance * (1 - chance)
            for place in places:
                gradient[place] += error
                for other in places:
                    curvature[place][other] += spread
        beta = [old + step for old, step in zip(beta, solved(curvature, gradient), strict=True)]
    return tuple(beta[:-1])


def solved(matrix: list[list[float]], vector: Sequence[float]) -> list[float]:
    """The solution of a system of linear equations, by Gauss's elimination."""
    rows = [[*row, value] for row, value in zip(matrix, vector, strict=True)]
    size = len(rows)
    for place in range(size):
        pivot = max(range(place, size), key=lambda row: abs(rows[row][place]))
        rows[place], rows[pivot] = rows[pivot], rows[place]
        for other in range(size):
            if other != place:
                factor = rows[other][place] / rows[place][place]
                rows[other] = [
                    value - factor * rows[place][column] for column, value in enumerate(rows[other])
                ]
    return [rows[place][size] / rows[place][place] for place in range(size)]


def scaled(model: Model) -> Model:
    """The same model with a bound of 1 and weights of two places."""
    return Model(tuple(round(weight / model.least, 2) for weight in model.weights), 1.0)


def with_weights(text: str, model: Model) -> str:
    """The rule's file with these weights, in order of its classes."""
    weights = iter(model.weights)
    return re.sub(r"(?m)^weight = .*$", lambda _: f"weight = {next(weights)}", text)


if __name__ == "__main__":
    sys.exit(main())

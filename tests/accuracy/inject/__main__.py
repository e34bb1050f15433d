"""Measures how many planted faults are found: `python -m accuracy.inject --data FOLDER`."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from accuracy.__main__ import VARIABLE
from accuracy.console import complain, say
from accuracy.inject.bench import Outcome, articles_of, by_rule, cases_of, figure_of, outcomes_of, rates_of
from accuracy.inject.kinds import KINDS
from accuracy.linted import RuleFailedError, Rules
from accuracy.rows import file_of, read_rows
from accuracy.table import FORMS
from corpuslint import __version__
from corpuslint.measured import Measured

SETS = ("news", "polnear")
ROWS = 300
AROUND = 150  # characters shown on either side of a fault that was missed


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status is 0, or 2 if something is broken."""
    options = _options(arguments)
    if options.data is None:
        return complain(f"say where the sets are: --data FOLDER, or {VARIABLE} in the environment")
    files = {name: file_of(options.data, name) for name in options.sets}
    if missing := [name for name, file in files.items() if file is None]:
        return complain(f"{options.data}: holds no {' and no '.join(missing)}")
    try:
        sets = {name: articles_of(read_rows(file)) for name, file in files.items() if file}
        rules = Rules()
        figures = []
        for name in options.kind or KINDS:
            began = time.perf_counter()
            cases = cases_of(name, KINDS[name], list(sets.values()), options.rows)
            outcomes = outcomes_of(rules, KINDS[name], cases)
            figures.append(figure_of(name, outcomes, ", ".join(sets)))
            say(f"{name}: {len(cases)} articles, {time.perf_counter() - began:.0f} s; {_told(outcomes)}")
            for line in _missed(outcomes, options.missed):
                say(line)
        for name, articles in sets.items() if options.rates else ():
            figures += rates_of(rules, articles[: options.rows], name)
    except (RuleFailedError, OSError, msgspec.DecodeError) as error:
        return complain(str(error))
    measured = Measured(
        version=__version__,
        date=datetime.date.today().isoformat(),
        split="planted faults",
        sets={},
        figures=tuple(figures),
        rules={},
    )
    print(FORMS[options.format](measured), end="")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m accuracy.inject", description=__doc__)
    given = os.environ.get(VARIABLE)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(given) if given else None,
        help=f"the folder with <set>.jsonl.gz or <set>.jsonl; otherwise the variable {VARIABLE} names it",
    )
    parser.add_argument("--sets", nargs="+", metavar="SET", default=SETS, help="whose articles to take")
    parser.add_argument("--rows", type=int, default=ROWS, help="articles with a fault of each kind")
    parser.add_argument("--kind", nargs="+", metavar="KIND", choices=KINDS, help=f"only {', '.join(KINDS)}")
    parser.add_argument("--missed", type=int, default=0, metavar="N", help="show so many that were not found")
    parser.add_argument(
        "--no-rates", dest="rates", action="store_false", help="leave the untouched articles out"
    )
    parser.add_argument("--format", choices=FORMS, default="text")
    return parser.parse_args(arguments)


def _told(outcomes: Sequence[Outcome]) -> str:
    """Which rules found how many."""
    found = sorted(by_rule(outcomes).items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{rule} {number}" for rule, number in found) or "found by no rule"


def _missed(outcomes: Sequence[Outcome], most: int) -> Iterator[str]:
    """The faults that no warning found, and the carriers that were flagged without them, to be read."""
    missed = [outcome.case for outcome in outcomes if not outcome.counts[0]]
    for case in missed[:most]:
        for marked in case.faulty:
            for start, end in marked.spans[:2]:
                text = marked.text
                shown = (
                    f"{text[max(start - AROUND, 0) : start]}[[{text[start:end]}]]{text[end : end + AROUND]}"
                )
                yield f"  {case.article}: …{' '.join(shown.split())}…"
    flagged = [outcome for outcome in outcomes if outcome.flagged is not None]
    for outcome in flagged[:most]:
        for marked in outcome.case.clean:
            for start, end in marked.spans:
                yield f"  {outcome.case.article}: flagged without a fault: {marked.text[start:end]}"


if __name__ == "__main__":
    sys.exit(main())

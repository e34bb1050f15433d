"""Measures corpuslint on annotated sets: `python -m tests.accuracy --data FOLDER`; see CONTRIBUTING.md."""

from __future__ import annotations

import argparse
import datetime
import os
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from accuracy.by_rule import judged, rates
from accuracy.console import complain, say
from accuracy.linted import FOLDER, RuleFailedError, Rules
from accuracy.rows import file_of, read_rows
from accuracy.sets import SETS
from accuracy.sets.labelled import LabelledSet
from accuracy.table import FORMS, README, with_table
from corpuslint import __version__
from corpuslint.measured import FILE, Figure, Measured, MeasuredRule, MeasuredSet

VARIABLE = "CORPUSLINT_ACCURACY_DATA"
SOURCES = Path(__file__).parent / "sources.toml"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status is 0, or 2 if something is broken."""
    options = _options(arguments)
    if options.data is None:
        return complain(f"say where the sets are: --data FOLDER, or {VARIABLE} in the environment")
    try:
        measured = measure(options.data, options.sets or list(SETS), split=options.split)
    except (RuleFailedError, OSError, msgspec.DecodeError) as error:
        return complain(str(error))
    if not measured.sets:
        return complain(f"{options.data}: holds none of the sets")
    print(FORMS[options.format](measured), end="")
    if options.write:
        if missing := SETS.keys() - measured.sets.keys():
            return complain(f"nothing is written, as sets are missing: {', '.join(sorted(missing))}")
        write(measured)
    return 0


def measure(folder: Path, names: Sequence[str], *, split: str) -> Measured:
    """Measures on those of the named sets that the folder holds."""
    rules = Rules()
    sources = read_sources()
    sets: dict[str, MeasuredSet] = {}
    figures: list[Figure] = []
    by_rule: defaultdict[str, list[Figure]] = defaultdict(list)
    rated: Mapping[str, Mapping[str, float]] = {}
    for name in names:
        file = file_of(folder, name)
        read = read_rows(file) if file else []
        if not read:
            say(f"{name}: not in {folder}, skipped")
            continue
        began = time.perf_counter()
        labelled: LabelledSet = SETS[name]
        rows = rules.lint(read, labelled.lints, corpus=labelled.corpus)
        sets[name] = msgspec.structs.replace(sources[name], rows=len(rows))
        figures += labelled.figures(rows)
        chosen = [rules.rules[rule] for rule in rules.chosen(labelled.judges)]
        for rule, figure in judged(labelled, chosen, rows):
            by_rule[rule].append(figure)
        if labelled.corpus:
            rated = rates(rows, rules.rules)
        say(f"{name}: {len(rows)} rows, {time.perf_counter() - began:.0f} s")
    return Measured(
        version=__version__,
        date=datetime.date.today().isoformat(),
        split=split,
        sets=sets,
        figures=tuple(figures),
        rules={
            name: MeasuredRule(rates=dict(rated.get(name, {})), figures=tuple(telling(by_rule[name])))
            for name in rules.rules
        },
    )


def telling(figures: Sequence[Figure]) -> Sequence[Figure]:
    """A rule's figures; those of sets with too few findings of it only where there are no others."""
    return [figure for figure in figures if figure.estimates] or figures


def read_sources() -> dict[str, MeasuredSet]:
    """What sources.toml says of each set; its count of rows is 0."""
    import tomllib

    table = tomllib.loads(SOURCES.read_text(encoding="utf-8"))
    return {name: msgspec.convert(fields | {"rows": 0}, MeasuredSet) for name, fields in table.items()}


def write(measured: Measured) -> None:
    """Puts the figures beside the rules, and their table into the README."""
    encoded = msgspec.json.format(msgspec.json.encode(measured), indent=1)
    (FOLDER / FILE).write_bytes(encoded + b"\n")
    README.write_text(with_table(README.read_text(encoding="utf-8"), measured), encoding="utf-8")
    say(f"wrote {FOLDER / FILE} and {README}")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.accuracy", description=__doc__)
    given = os.environ.get(VARIABLE)
    parser.add_argument(
        "--data",
        type=Path,
        default=Path(given) if given else None,
        help=f"the folder with <set>.jsonl.gz or <set>.jsonl; otherwise the variable {VARIABLE} names it",
    )
    parser.add_argument("--split", default="tuning rows", help="which rows they are, for the table")
    parser.add_argument("--format", choices=FORMS, default="text")
    parser.add_argument(
        "--write", action="store_true", help=f"put the figures into {FILE} and the README, too"
    )
    parser.add_argument("sets", nargs="*", metavar="SET", help="measure only these", choices=[[], *SETS])
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())

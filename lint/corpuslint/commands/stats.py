"""`corpuslint stats`: what texts measure, one by one and together."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click
from click.shell_completion import CompletionItem

from corpuslint.check import CorpusCheck, Fact, Table
from corpuslint.commands.inputs import find_inputs, input_options, overrides
from corpuslint.commands.options import (
    CONFIDENCES,
    config_options,
    open_linter,
    print_failures,
    print_notices,
    selection_options,
    split_commas,
)
from corpuslint.config import Settings
from corpuslint.document import Document
from corpuslint.errors import Failure, UsageError
from corpuslint.formats.safe import in_github_actions, inert
from corpuslint.formats.stats import FORMATS, StatsFormat, Summary
from corpuslint.linter import Linter
from corpuslint.measures import CLASSIC, EVERY_FORMULA, Measures, measure
from corpuslint.reading import read_input
from corpuslint.run import heeded
from corpuslint.selection import did_you_mean
from corpuslint.source import Input, Source

SETS = {"classic": CLASSIC, "all": EVERY_FORMULA}
FOR_PROGRAMS = ("json", "jsonl", "csv")


def complete_metrics(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The sets of formulas, and the formulas, that go on from what was typed, after its last comma."""
    done, comma, word = incomplete.rpartition(",")
    return [CompletionItem(done + comma + name) for name in (*SETS, *EVERY_FORMULA) if name.startswith(word)]


@click.command(name="stats")
@input_options
@selection_options
@config_options
@click.option("--min-confidence", type=click.Choice(CONFIDENCES), help="Least confidence to count [low].")
@click.option(
    "--metrics",
    "formulas",
    multiple=True,
    metavar="NAME[,NAME]",
    callback=split_commas,
    shell_complete=complete_metrics,
    help="Formulas to show beside the grade: classic, all (textstat's, too) or their names "
    "[classic in json, jsonl and csv].",
)
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="[text]")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but figures.")
def command(
    paths: tuple[str, ...],
    config_file: Path | None,
    isolated: bool,
    rules_path: tuple[str, ...],
    exclude: tuple[str, ...],
    force_exclude: bool,
    stdin_filename: str | None,
    formulas: tuple[str, ...],
    form: str,
    quiet: bool,
    **keys: Any,
) -> int:
    """Measure texts: length, reading time, grade, quotations, attributions, and findings by category.

    The last line is of all texts together. Rules that count over many texts add their table where they
    are selected. It is written text by text, as they are read. Exits with 2 if anything is broken, else
    with 0.
    """
    wanted = _formulas(formulas or (("classic",) if form in FOR_PROGRAMS else ()))
    linter = open_linter(
        config_file=config_file, isolated=isolated, rules_path=rules_path, overrides=overrides(keys)
    )
    inputs, failures = find_inputs(
        paths or (".",), linter, exclude=exclude, force_exclude=force_exclude, stdin_filename=stdin_filename
    )
    categories = _categories(inputs, linter)
    statistics = Statistics(linter, categories, wanted, FORMATS[form](categories, wanted, quiet=quiet))
    _write(statistics.report.begin())
    for failure in failures:
        statistics.fail(failure)
    for source in inputs:
        statistics.add(source, quiet=quiet)
    return statistics.end()


def _formulas(names: Sequence[str]) -> tuple[str, ...]:
    """The formulas that names and names of sets stand for, each once."""
    for name in names:
        if name not in (*SETS, *EVERY_FORMULA):
            hint = did_you_mean(name, [*SETS, *EVERY_FORMULA])
            raise UsageError(f"--metrics: no formula is called {name!r}{hint}")
    return tuple(dict.fromkeys(formula for name in names for formula in SETS.get(name, (name,))))


def _categories(inputs: Sequence[Input], linter: Linter) -> list[str]:
    """The categories of the rules in force for any of the inputs."""
    every = (linter.rule_set(linter.configuration.settings_for(Path(source.path))) for source in inputs)
    return sorted({rule.category for rule_set in every for rule in rule_set.rules.values()})


class Statistics:
    """Measures documents one by one and writes what they measure; keeps only sums, and facts for tables."""

    def __init__(
        self, linter: Linter, categories: Sequence[str], formulas: Sequence[str], report: StatsFormat
    ) -> None:
        self.report = report
        self._linter = linter
        self._categories = categories
        self._formulas = formulas
        self._failures: list[Failure] = []
        self._documents = 0
        self._sums = Measures()
        self._checks: dict[str, CorpusCheck] = {}
        self._facts: dict[str, list[Fact]] = {}

    def add(self, source: Input, *, quiet: bool) -> None:
        """Measures the texts of an input."""
        settings = self._linter.configuration.settings_for(Path(source.path))
        for check in self._linter.rule_set(settings).corpus_checks:
            if type(check).table is not CorpusCheck.table:
                self._checks.setdefault(check.rule.id, check)
        for item in read_input(source, self._linter, settings):
            if isinstance(item, Failure):
                self.fail(item)
                continue
            if item.notice and not quiet:
                print_notices([f"{item.path}: {item.notice}"])
            self._measure(item, settings)

    def fail(self, failure: Failure) -> None:
        """Says what could not be done: on stderr, and in the output for programs."""
        self._failures.append(failure)
        print_failures([failure])
        _write(self.report.failure(failure))

    def end(self) -> int:
        """Writes what all documents measure together; the exit status."""
        for failure in self._linter.failures:
            self.fail(failure)
        tables = list(self._tables())
        summary = Summary(
            documents=self._documents,
            metrics=self._sums.metrics(self._categories, self._formulas),
            failures=self._failures,
            tables=tables,
        )
        for piece in self.report.end(summary):
            _write(piece)
        return 2 if self._failures else 0

    def _measure(self, source: Source, settings: Settings) -> None:
        document = Document.of(source)
        try:
            linted = self._linter.lint(document, settings)
            findings = heeded(linted.findings, settings, source.path)
            measures = measure(document, (finding.category for finding in findings), self._formulas)
        except Exception as error:  # noqa: BLE001 - one text must not hide what the others measure
            broken = f"cannot be measured: {type(error).__name__}: {error}"
            self.fail(Failure(source.path, broken, record=source.record))
            return
        for failure in linted.failures:
            self.fail(failure)
        for rule in linted.facts.keys() & self._checks.keys():
            self._facts.setdefault(rule, []).append(Fact(source.path, source.record, linted.facts[rule]))
        self._documents += 1
        self._sums.add(measures)
        metrics = measures.metrics(self._categories, self._formulas)
        _write(self.report.document(source.path, source.record, metrics))

    def _tables(self) -> Iterator[tuple[str, Table]]:
        """The tables of the corpus checks that have one, in order of rule."""
        for rule, check in sorted(self._checks.items()):
            try:
                table = check.table(self._facts.get(rule, []))
            except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
                self.fail(Failure(check.rule.path, f"rule {rule} failed: {type(error).__name__}: {error}"))
            else:
                if table is not None:
                    yield rule, table


def _write(text: str) -> None:
    """Writes pieces that end with a line so that a GitHub Actions runner obeys none of them."""
    sys.stdout.write("".join(map(inert, text.splitlines(keepends=True))) if in_github_actions() else text)

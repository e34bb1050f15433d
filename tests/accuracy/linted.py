"""Rows with what the rules find in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

import corpuslint_rules
from accuracy.rows import Row
from corpuslint.check import CorpusCheck
from corpuslint.config import Configuration
from corpuslint.document import Document
from corpuslint.finding import Finding, Severity
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule
from corpuslint.run import Run
from corpuslint.selection import selects
from corpuslint.source import Source

FOLDER = Path(corpuslint_rules.__file__).parent


class RuleFailedError(Exception):
    """A plugin or a rule that fails: nothing that is measured then holds."""


class LintedRow(msgspec.Struct, frozen=True):
    """A row, the findings in it in order, and the rules that are on by default."""

    row: Row
    findings: list[Finding]
    on: frozenset[str]

    def found(
        self, *selectors: str, level: Severity = Severity.WARNING, off: bool = False
    ) -> Iterator[Finding]:
        """The findings of rules or categories at `level` or above; `off` adds rules off by default."""
        for finding in self.findings:
            if (
                finding.severity >= level
                and (off or finding.rule in self.on)
                and any(selects(selector, finding.rule) for selector in selectors)
            ):
                yield finding

    def spans(
        self, *selectors: str, level: Severity = Severity.WARNING, off: bool = False
    ) -> list[tuple[int, int]]:
        """Where such findings stand."""
        return [(finding.start, finding.end) for finding in self.found(*selectors, level=level, off=off)]

    def fires(self, *selectors: str, level: Severity = Severity.WARNING, off: bool = False) -> bool:
        """Whether there is such a finding."""
        return any(self.spans(*selectors, level=level, off=off))

    @property
    def document(self) -> Document:
        """The row's text as a document, made anew."""
        return Document(self.row.text, path=self.row.id)


class Rules:
    """The rules that come with corpuslint, as they are without any configuration."""

    def __init__(self) -> None:
        self._plugins = Plugins()
        self._plugins.load_installed()
        linter = self._linter(["all"])
        every = linter.rules(linter.configuration.settings_for(Path.cwd()))
        if linter.failures:
            raise RuleFailedError(f"{linter.failures[0].path}: {linter.failures[0].message}")
        self.rules: dict[str, Rule] = {
            name: rule for name, rule in every.items() if Path(rule.path).is_relative_to(FOLDER)
        }
        self._on = frozenset(name for name, rule in self.rules.items() if rule.enabled)

    def chosen(self, selectors: Sequence[str], *, corpus: bool = False) -> list[str]:
        """The ids of the rules that selectors name, on or off; those over whole corpora only if asked for."""
        return [
            name
            for name, rule in self.rules.items()
            if any(selects(selector, name) for selector in selectors)
            and (corpus or not issubclass(self._plugins.kinds[rule.kind], CorpusCheck))
        ]

    def lint(self, rows: Sequence[Row], selectors: Sequence[str], *, corpus: bool = False) -> list[LintedRow]:
        """Lints each row by itself, or all as one corpus if `corpus`; RuleFailedError if a rule fails."""
        return self.lint_corpora([rows], selectors, corpus=corpus)[0]

    def lint_corpora(
        self, corpora: Sequence[Sequence[Row]], selectors: Sequence[str], *, corpus: bool = True
    ) -> list[list[LintedRow]]:
        """The same for each of several corpora."""
        chosen = self.chosen(selectors, corpus=corpus)
        if not chosen:
            return [[LintedRow(row, [], self._on) for row in rows] for rows in corpora]
        linter = self._linter(chosen)
        return [self._lint_all(linter, rows) for rows in corpora]

    def _lint_all(self, linter: Linter, rows: Sequence[Row]) -> list[LintedRow]:
        run = Run(linter)
        settings = linter.configuration.settings_for(Path.cwd())
        for number, row in enumerate(rows):
            run.add_source(Source(path=row.id, text=row.text, record=number), settings)
        report = run.conclude()
        if report.failures:
            raise RuleFailedError(f"{report.failures[0].path}: {report.failures[0].message}")
        found: defaultdict[str | int | None, list[Finding]] = defaultdict(list)
        for finding in report.findings:
            found[finding.record].append(finding)
        return [LintedRow(row, found[number], self._on) for number, row in enumerate(rows)]

    def _linter(self, select: list[str]) -> Linter:
        return Linter(self._plugins, Configuration({"select": select}, isolated=True))

"""A run: from inputs to a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from corpuslint.check import Check, CorpusCheck, Fact
from corpuslint.config import Settings
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding, Fix, Match
from corpuslint.linter import Linter
from corpuslint.linting import found_by, summarise, suppress_in
from corpuslint.report import Fixed, Report
from corpuslint.rule import Rule
from corpuslint.ruleset import RuleSet
from corpuslint.selection import selects
from corpuslint.source import Input, ReadOptions, Source

if TYPE_CHECKING:
    from corpuslint.fixing import Fixing

FileMatches = list[tuple[Check, list[Match]]]


class Place(msgspec.Struct, frozen=True):
    """Where a document stood in the run, and the settings that were in force for it.

    `origin` is what to read it from again: the input, of whose texts it was the `ordinal`-th, from 0;
    or a source that has no input behind it.
    """

    path: str
    record: str | int | None
    settings: Settings
    origin: Input | Source
    ordinal: int


class Run:
    """Lints inputs one after the other, then concludes the corpus checks if there are several texts.

    With `fixing` it fixes each text first.
    """

    def __init__(self, linter: Linter, fixing: Fixing | None = None) -> None:
        self.notices: list[str] = []
        self._linter = linter
        self._fixing = fixing
        self._findings: list[tuple[int, Finding]] = []  # with the index of the document's place
        self._failures: list[Failure] = []
        self._places: list[Place] = []
        self._facts: dict[str, list[tuple[int, Any]]] = {}
        self._words = 0
        self._first: Document | None = None  # not summarised before there is a second one

    def add_failure(self, failure: Failure) -> None:
        """Records what could not be read."""
        self._failures.append(failure)

    def add_input(self, source: Input) -> None:
        """Reads and lints an input, by the reader that its name asks for."""
        settings = self._linter.configuration.settings_for(Path(source.path))
        ordinal = 0
        for item in read_input(source, self._linter, settings):
            if isinstance(item, Failure):
                self._failures.append(item)
            else:
                self.add_source(item, settings, source, ordinal)
                ordinal += 1

    def add_source(
        self, source: Source, settings: Settings, origin: Input | None = None, ordinal: int = 0
    ) -> None:
        """Lints one text: the `ordinal`-th of its input, where it has one."""
        if source.notice:
            self.notices.append(f"{source.path}: {source.notice}")
        place = len(self._places)
        self._places.append(Place(source.path, source.record, settings, origin or source, ordinal))
        document = Document.of(source)
        alone = place == 0 and self._fixing is None
        self._summarise_first()
        self._first = document if alone else None
        linted = self._linter.lint(document, settings, alone=alone)
        if self._fixing is not None and origin is not None:
            linted = self._fixing.fix(document, linted, settings, origin)
        self._failures += linted.failures
        self._words += linted.words
        self._findings += [(place, finding) for finding in linted.findings]
        self._keep(place, linted.facts)

    def _summarise_first(self) -> None:
        """Makes up for the first document, which was taken to stand alone."""
        if self._first is not None:
            facts, failures = summarise(self._first, self._linter.rule_set(self._places[0].settings))
            self._keep(0, facts)
            self._failures += failures

    def _keep(self, place: int, facts: dict[str, Any]) -> None:
        """Keeps what the corpus checks need of a document until all are read."""
        for rule, fact in facts.items():
            self._facts.setdefault(rule, []).append((place, fact))

    def conclude(self) -> Report:
        """The report of all that was added."""
        found = self._corpus_matches()
        for index, document in self._documents(found):
            self._find_again(index, document, found[index])
        self._findings.sort(key=lambda pair: (pair[0], pair[1].start, pair[1].rule, pair[1].end))
        reported: list[Finding] = []
        failing = 0
        for index, pairs in groupby(self._findings, key=itemgetter(0)):
            place = self._places[index]
            fail_level = place.settings.fail_level
            kept = heeded((finding for _, finding in pairs), place.settings, place.path)
            reported += kept
            if fail_level is not None:
                failing += sum(finding.severity >= fail_level for finding in kept)
        return Report(
            findings=tuple(reported),
            failures=(*self._linter.failures, *self._failures),
            failing=failing,
            documents=len(self._places),
            words=self._words,
            fixed=self._fixed(reported),
        )

    def _fixed(self, left: Iterable[Finding]) -> Fixed | None:
        if self._fixing is None:
            return None
        unsafe = sum(finding.fix is Fix.UNSAFE and finding.record is None for finding in left)
        return Fixed(self._fixing.done, unsafe if self._fixing.least > Fix.UNSAFE else 0)

    def rules(self) -> dict[str, Rule]:
        """The rules that ran, by id, in order of id; as the first file has them, where two differ."""
        rules: dict[str, Rule] = {}
        for rule_set in self._rule_sets():
            rules = rule_set.rules | rules
        return dict(sorted(rules.items()))

    def _rule_sets(self) -> list[RuleSet]:
        """The rule set of each configuration that was in force for a document."""
        settings = {id(place.settings): place.settings for place in self._places}
        return [self._linter.rule_set(each) for each in settings.values()]

    def _corpus_matches(self) -> dict[int, FileMatches]:
        """What the corpus checks found, by the place of the document it stands in, in order."""
        found: dict[int, FileMatches] = {}
        if len(self._places) < 2:
            return found
        for check in self._corpus_checks():
            facts = sorted(self._facts.get(check.rule.id, []), key=self._order)
            for place, matches in self._concluded(check, facts):
                found.setdefault(place, []).append((check, matches))
        return dict(sorted(found.items()))

    def _order(self, told: tuple[int, Any]) -> tuple[str, int]:
        """The order in which corpus checks see facts, whatever the order in which texts were read."""
        place = self._places[told[0]]
        return place.path, place.ordinal

    def _corpus_checks(self) -> Iterable[CorpusCheck]:
        """Each corpus check that ran on a document, once, in order of rule; as the first file has it."""
        checks: dict[str, CorpusCheck] = {}
        for rule_set in self._rule_sets():
            for check in rule_set.corpus_checks:
                checks.setdefault(check.rule.id, check)
        return [check for _, check in sorted(checks.items())]

    def _concluded(
        self, check: CorpusCheck, facts: Sequence[tuple[int, Any]]
    ) -> list[tuple[int, list[Match]]]:
        """The places in which a corpus check found something, with what it found there."""
        given = [Fact(self._places[place].path, self._places[place].record, fact) for place, fact in facts]
        try:
            concluded = check.conclude(given).items()
            return [(facts[index][0], list(matches)) for index, matches in concluded]
        except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
            self._failures.append(
                Failure(check.rule.path, f"rule {check.rule.id} failed: {type(error).__name__}: {error}")
            )
            return []

    def _find_again(self, place: int, document: Document, found: FileMatches) -> None:
        """Turns corpus matches in one document into findings."""
        findings: list[Finding] = []
        for check, matches in found:
            outcome = found_by(check, partial(iter, matches), document)
            if isinstance(outcome, Failure):
                self._failures.append(outcome)
            else:
                findings += outcome
        left = suppress_in(document, findings, known=(), running=()).findings
        self._findings += [(place, finding) for finding in left]

    def _documents(self, indices: Iterable[int]) -> Iterator[tuple[int, Document]]:
        """The documents of some places, in order; an input is read once more for all that it held."""

        def origin(index: int) -> Input | int:
            place = self._places[index]
            return place.origin if isinstance(place.origin, Input) else index

        for _, group in groupby(indices, key=origin):
            wanted = {self._places[index].ordinal: index for index in group}
            for ordinal, source in enumerate(self._sources(self._places[min(wanted.values())])):
                index = wanted.get(ordinal)
                if index is not None and source.record == self._places[index].record:
                    del wanted[ordinal]
                    yield index, Document.of(source)
                if not wanted:
                    break
            for index in wanted.values():
                place = self._places[index]
                changed = Failure(place.path, "has changed while it was linted", record=place.record)
                self._failures.append(changed)

    def _sources(self, place: Place) -> Iterator[Source]:
        """The texts of what a place's document was read from, once more."""
        if isinstance(place.origin, Source):
            yield place.origin
            return
        for item in read_input(place.origin, self._linter, place.settings):
            if isinstance(item, Source):
                yield item


def heeded(findings: Iterable[Finding], settings: Settings, path: str) -> list[Finding]:
    """Those of the findings in the file at `path` that its settings do not drop."""
    least, ignored = settings.min_confidence, settings.ignored_in(path)
    return [
        finding
        for finding in findings
        if finding.confidence >= least and not any(selects(each, finding.rule) for each in ignored)
    ]


def read_input(source: Input, linter: Linter, settings: Settings) -> Iterator[Source | Failure]:
    """The sources of an input; one that cannot be opened or read to its end becomes a failure."""
    values = settings.values
    options = ReadOptions(text_field=values.text_field, id_field=values.id_field)
    reader = linter.reader_for(source.path)
    try:
        yield from reader.read(source, options)
    except OSError as error:
        yield Failure(source.path, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - a reader is anyone's code and must not stop the rest
        yield Failure(source.path, f"reader {reader.name} failed: {type(error).__name__}: {error}")

"""The corpus of a run: what its texts tell the corpus checks, and what these find in all together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from typing import Any

import msgspec

from corpuslint.check import Check, CorpusCheck, Fact
from corpuslint.config import Settings
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.facts import unpack_fact
from corpuslint.finding import Finding, Match
from corpuslint.linter import Linter
from corpuslint.linting import found_by, suppress_in
from corpuslint.reading import read_input
from corpuslint.source import Input, Source

MOST_COMPARED = 50_000  # texts: what they tell is kept in memory until the last is read

FileMatches = list[tuple[Check, list[Match]]]


class Origin(msgspec.Struct, frozen=True, gc=False):
    """What a document is read from, once more if need be: an input, or a source without one behind it."""

    source: Input | Source
    settings: Settings


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where a document stood: the `index`-th of the run, the `ordinal`-th of its origin, both from 0."""

    index: int
    path: str
    record: str | int | None
    origin: Origin
    ordinal: int


class Corpus:
    """Keeps what the first texts of a run tell the corpus checks, and their `places`.

    `left_out` counts the texts after them.
    """

    def __init__(self, linter: Linter) -> None:
        self.failures: list[Failure] = []
        self.left_out = 0
        self._linter = linter
        self._documents_read = 0
        self.places: list[Place] = []
        self._facts: dict[str, list[tuple[int, bytes]]] = {}

    def add(self, place: Place, facts: Mapping[str, bytes]) -> None:
        """Keeps the packed facts of a document until all are read."""
        self._documents_read += 1
        if not facts:
            return
        if len(self.places) >= MOST_COMPARED:
            self.left_out += 1
            return
        number = len(self.places)
        self.places.append(place)
        for rule, fact in facts.items():
            self._facts.setdefault(rule, []).append((number, fact))

    def findings(self, checks: Iterable[CorpusCheck]) -> Iterator[tuple[int, list[Finding]]]:
        """What the checks find, with the number of the place in which it stands, in order."""
        found = self._matches(checks)
        for number, document in self._documents(found):
            yield number, self._find_again(document, found[number])

    def _matches(self, checks: Iterable[CorpusCheck]) -> dict[int, FileMatches]:
        """What the corpus checks found, by the place of the document it stands in, in order."""
        found: dict[int, FileMatches] = {}
        if self._documents_read < 2:
            return found
        for check in checks:
            facts = sorted(self._facts.pop(check.rule.id, []), key=self._order)
            for place, matches in self._concluded(check, facts):
                found.setdefault(place, []).append((check, matches))
        return dict(sorted(found.items()))

    def _order(self, told: tuple[int, Any]) -> tuple[str, int]:
        """The order in which corpus checks see facts, whatever the order in which texts were read."""
        place = self.places[told[0]]
        return place.path, place.ordinal

    def _concluded(
        self, check: CorpusCheck, facts: Sequence[tuple[int, bytes]]
    ) -> list[tuple[int, list[Match]]]:
        """The places in which a corpus check found something, with what it found there."""
        given = [
            Fact(self.places[place].path, self.places[place].record, unpack_fact(fact))
            for place, fact in facts
        ]
        try:
            concluded = check.conclude(given).items()
            return [(facts[index][0], list(matches)) for index, matches in concluded]
        except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
            self.failures.append(
                Failure(check.rule.path, f"rule {check.rule.id} failed: {type(error).__name__}: {error}")
            )
            return []

    def _find_again(self, document: Document, found: FileMatches) -> list[Finding]:
        """Turns corpus matches in one document into findings."""
        findings: list[Finding] = []
        for check, matches in found:
            outcome = found_by(check, partial(iter, matches), document)
            if isinstance(outcome, Failure):
                self.failures.append(outcome)
            else:
                findings += outcome
        return list(suppress_in(document, findings, known=(), running=()).findings)

    def _documents(self, numbers: Iterable[int]) -> Iterator[tuple[int, Document]]:
        """The documents of some places, in order; an input is read once more for all that it held."""

        def origin(number: int) -> int:
            return id(self.places[number].origin)

        for _, group in groupby(numbers, key=origin):
            wanted = {self.places[number].ordinal: number for number in group}
            for ordinal, source in enumerate(self._sources(self.places[min(wanted.values())].origin)):
                number = wanted.get(ordinal)
                if number is not None and source.record == self.places[number].record:
                    del wanted[ordinal]
                    yield number, Document.of(source)
                if not wanted:
                    break
            for number in wanted.values():
                place = self.places[number]
                changed = Failure(place.path, "has changed while it was linted", record=place.record)
                self.failures.append(changed)

    def _sources(self, origin: Origin) -> Iterator[Source]:
        """The texts of an origin, once more."""
        if isinstance(origin.source, Source):
            yield origin.source
            return
        for item in read_input(origin.source, self._linter, origin.settings):
            if isinstance(item, Source):
                yield item

"""The corpus of a run: what its texts tell the corpus checks, and what these find in all together."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby

import msgspec

from corpuslint.check import Check, CorpusCheck, Fact
from corpuslint.config import Settings
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.facts import packed, unpack_fact
from corpuslint.finding import Finding, Match
from corpuslint.linter import Linter
from corpuslint.linting import found_by, suppress_in
from corpuslint.reading import read_input
from corpuslint.source import Input, Source

MOST_COMPARED = 50_000  # texts: what they tell is kept in memory until the last is read

FOUND: msgspec.msgpack.Decoder[list[Match]] = msgspec.msgpack.Decoder(list[Match])
AS_THEY_WERE = frozenset({str, int, float, bool, type(None)})  # types that MessagePack gives back

WORTH = 512 * 1024  # bytes of facts from which on a second process saves more time than it takes

# What a check found in a document: packed, if that can hold it.
FileMatches = tuple[Check, bytes | list[Match]]
# What it found in all of them, by the number of the place; or its failure.
Conclusion = list[tuple[int, bytes | list[Match]]] | Failure


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


class Told(msgspec.Struct, frozen=True):
    """What documents told a corpus check: their numbers in the corpus, and a packed fact of each."""

    numbers: array[int]
    facts: list[bytes]


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
        self._told: dict[str, Told] = {}

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
            told = self._told.get(rule)
            if told is None:
                told = self._told[rule] = Told(array("L"), [])
            told.numbers.append(number)
            told.facts.append(fact)

    def findings(
        self, checks: Iterable[CorpusCheck], processes: int = 1
    ) -> Iterator[tuple[int, list[Finding]]]:
        """What the checks find, with the number of the place in which it stands, in order.

        In several `processes`, if there is so much to hold against each other that it takes less time.
        """
        found = self._matches(list(checks), processes)
        for number, document in self._documents(list(found)):
            yield number, self._find_again(document, found.pop(number))

    def _matches(self, checks: Sequence[CorpusCheck], processes: int) -> dict[int, list[FileMatches]]:
        """What the corpus checks found, by the place of the document it stands in, in order."""
        found: dict[int, list[FileMatches]] = {}
        if self._documents_read < 2:
            return found
        for check, concluded in zip(checks, self._conclusions(checks, processes), strict=True):
            if isinstance(concluded, Failure):
                self.failures.append(concluded)
                continue
            for number, matches in concluded:
                found.setdefault(number, []).append((check, matches))
        self._told.clear()
        return dict(sorted(found.items()))

    def _conclusions(self, checks: Sequence[CorpusCheck], processes: int) -> Iterable[Conclusion]:
        """What each check concludes."""
        ranks = self._ranks()
        conclusions = [partial(self._conclude, check, ranks) for check in checks]
        told = (self._told.get(check.rule.id) for check in checks)
        sizes = [sum(map(len, each.facts)) if each else 0 for each in told]
        if processes == 1 or sum(sizes) < WORTH:
            return (conclude() for conclude in conclusions)
        from corpuslint.forks import share_out  # a small run does without processes

        return share_out(conclusions, sizes, processes)

    def _ranks(self) -> Sequence[int]:
        """The rank of each place in the order in which corpus checks see facts.

        It is that of paths, whatever the order in which texts were read.
        """
        places = self.places
        order = sorted(range(len(places)), key=lambda number: (places[number].path, places[number].ordinal))
        ranks = array("L", order)
        for rank, number in enumerate(order):
            ranks[number] = rank
        return ranks

    def _conclude(self, check: CorpusCheck, ranks: Sequence[int]) -> Conclusion:
        """The places in which a corpus check found something, with what it found there; or its failure."""
        told = self._told.pop(check.rule.id, None)
        if told is None:
            return []
        rank = [ranks[number] for number in told.numbers]
        order = sorted(range(len(rank)), key=rank.__getitem__)
        places, numbers, kept = self.places, told.numbers, told.facts
        facts: list[Fact] = []
        for index in order:
            place = places[numbers[index]]
            facts.append(Fact(place.path, place.record, unpack_fact(kept[index])))
            kept[index] = b""  # the packed one is needed no more
        try:
            concluded = check.conclude(facts).items()
            return [(numbers[order[index]], _packed(list(matches))) for index, matches in concluded]
        except Exception as error:  # noqa: BLE001 - a rule is anyone's code and must not stop the rest
            return Failure(check.rule.path, f"rule {check.rule.id} failed: {type(error).__name__}: {error}")

    def _find_again(self, document: Document, found: Iterable[FileMatches]) -> list[Finding]:
        """Turns corpus matches in one document into findings."""
        findings: list[Finding] = []
        for check, kept in found:
            matches = FOUND.decode(kept) if isinstance(kept, bytes) else kept
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
            wanted = deque(group)
            for ordinal, source in enumerate(self._sources(self.places[wanted[0]].origin)):
                if ordinal == self.places[wanted[0]].ordinal:
                    number = wanted.popleft()
                    if source.record == self.places[number].record:
                        yield number, Document.of(source)
                    else:
                        self._has_changed(number)
                    if not wanted:
                        break
            for number in wanted:
                self._has_changed(number)

    def _has_changed(self, number: int) -> None:
        """Reports that a text is not there, or is another one, when it is read once more."""
        place = self.places[number]
        self.failures.append(Failure(place.path, "has changed while it was linted", record=place.record))

    def _sources(self, origin: Origin) -> Iterator[Source]:
        """The texts of an origin, once more."""
        if isinstance(origin.source, Source):
            yield origin.source
            return
        for item in read_input(origin.source, self._linter, origin.settings):
            if isinstance(item, Source):
                yield item


def _packed(matches: list[Match]) -> bytes | list[Match]:
    """Matches in a fifth of the memory; as they are, where they hold what MessagePack would not give back."""
    if all(type(value) in AS_THEY_WERE for match in matches for value in match.arguments.values()):
        with suppress(ValueError, OverflowError):  # a lone surrogate, a number of more than 64 bits
            return packed(matches)
    return matches

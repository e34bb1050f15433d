"""A run: from inputs to findings in order, one text after the other, and a report of all."""

from __future__ import annotations

import os
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from functools import partial
from heapq import merge
from itertools import accumulate, chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from corpuslint.check import Check, CorpusCheck
from corpuslint.config import Settings
from corpuslint.corpus import MOST_COMPARED, Corpus, Origin, Place
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Finding, Fix, Severity
from corpuslint.linter import Linter
from corpuslint.outcome import Outcome, lint_source, outcome_of, unread
from corpuslint.reading import read_input
from corpuslint.report import Fixed, Report
from corpuslint.rule import Rule
from corpuslint.selection import selects
from corpuslint.source import Input, Source
from corpuslint.work import CHUNK, SMALL, Chunk, Task, chunks_of, lint_texts

if TYPE_CHECKING:
    from corpuslint.fixing import Fixing
    from corpuslint.progress import Progress
    from corpuslint.result_cache import ResultCache

MOST_HELD = 20_000  # findings that wait for what is found across texts, to be reported in order with it
WORTH = 512 * 1024  # bytes of text from which on a second process saves more time than it takes to start
PACKED = 4  # times as much text as bytes of a gzip file

# A document's number in the run, its path, the settings in force for it, and findings in it.
Found = tuple[int, str, Settings, list[Finding]]


class Run:
    """Lints inputs, and concludes the corpus checks if there are several texts.

    With `fixing` it fixes each text first. `jobs` is the number of processes to lint in, at most; None
    is as many as pay. The findings, and their order, do not depend on it. `progress` hears of each text.
    What `cache` knows is not linted, unless it may be fixed.
    """

    def __init__(
        self,
        linter: Linter,
        fixing: Fixing | None = None,
        *,
        jobs: int | None = 1,
        progress: Progress | None = None,
        cache: ResultCache | None = None,
    ) -> None:
        self.notices: list[str] = []
        self.documents = 0
        self._linter = linter
        self._fixing = fixing
        self._jobs = jobs
        self._processes = 1  # in which the texts are linted
        self._progress = progress
        self._cache = cache if fixing is None else None  # who fixes wants the documents themselves
        self._reading: BinaryIO | None = None  # what the run itself has opened last
        self._begins: list[int] = []  # where each input begins, if all stood one after the other
        self._origins: list[Origin] = []
        self._in_force: dict[str, Settings] = {}  # by folder
        self._failures: list[Failure] = []
        self._corpus = Corpus(linter)
        self._words = 0
        self._counts = [0] * (max(Severity) + 1)  # by severity
        self._failing = 0
        self._unsafe = 0

    def add_failure(self, failure: Failure) -> None:
        """Records what could not be read."""
        self._failures.append(failure)

    def add_input(self, source: Input) -> None:
        """Lets the run read and lint an input, by the reader that its name asks for."""
        folder = os.path.dirname(source.path) if source.file is not None else source.path  # noqa: PTH120
        if folder not in self._in_force:
            self._in_force[folder] = self._linter.configuration.settings_for(Path(source.path))
        self._origins.append(Origin(source, self._in_force[folder]))

    def add_source(self, source: Source, settings: Settings) -> None:
        """Lets the run lint one text."""
        self._origins.append(Origin(source, settings))

    def findings(self) -> Generator[Finding, None, None]:
        """The findings of all that was added, in order of document, start and rule.

        They come as texts are read. Where corpus checks run, what these find is put in its place as long
        as there are at most MOST_HELD findings in all; with more, it comes last.
        """
        is_corpus = self._has_corpus()
        held: deque[Found] | None = deque() if is_corpus else None
        number = 0
        for found in self._found():
            if held is None:
                yield from self._counted(found)
                continue
            if found[3]:
                held.append(found)
            number += len(found[3])
            if number > MOST_HELD:
                yield from chain.from_iterable(map(self._counted, held))
                held = None
        concluded = self._concluded() if is_corpus and self.documents > 1 else ()
        for found in _merged(held or deque(), concluded):
            yield from self._counted(found)
        if self._cache:
            self._cache.store()

    def report(self, findings: tuple[Finding, ...] = ()) -> Report:
        """The report of a run whose findings have all been taken: with them, or with their number only."""
        fixed = None
        if self._fixing is not None:
            fixed = Fixed(self._fixing.done, self._unsafe if self._fixing.least > Fix.UNSAFE else 0)
        return Report(
            findings=findings,
            failures=(*self._linter.failures, *self._failures, *self._corpus.failures),
            failing=self._failing,
            documents=self.documents,
            words=self._words,
            fixed=fixed,
            counts={severity: self._counts[severity] for severity in Severity if self._counts[severity]},
        )

    def conclude(self) -> Report:
        """The report of all that was added."""
        return self.report(tuple(self.findings()))

    def rules(self) -> dict[str, Rule]:
        """The rules in force, by id, in order of id; as the first file has them, where two differ."""
        rules: dict[str, Rule] = {}
        for settings in self._settings():
            rules = self._linter.chosen(settings) | rules
        return dict(sorted(rules.items()))

    def _found(self) -> Iterator[Found]:
        """What is found in each text by itself, in order."""
        ordinals: Counter[int] = Counter()
        found = 0
        for number, outcome in self._kept(self._outcomes()):
            origin = self._origins[number]
            found += len(outcome.findings)
            if self._progress:
                self._progress.update(partial(self._bytes_read, number), self.documents, found)
            self._failures += outcome.failures
            if outcome.notice:
                self.notices.append(f"{outcome.path}: {outcome.notice}")
            if not outcome.is_text:
                continue
            index, ordinal = self.documents, ordinals[number]
            ordinals[number] += 1
            self.documents += 1
            self._words += outcome.words
            place = Place(index, outcome.path, outcome.record, origin, ordinal)
            self._corpus.add(place, outcome.facts or {})
            yield index, outcome.path, origin.settings, list(outcome.findings)
        if self._corpus.left_out:
            self.notices.append(
                f"only the first {MOST_COMPARED:,} texts were held against each other; "
                f"{self._corpus.left_out:,} more were not"
            )

    def _concluded(self) -> Iterator[Found]:
        """What is found across texts, by text, in order."""
        for number, findings in self._across_texts():
            place = self._corpus.places[number]
            yield place.index, place.path, place.origin.settings, findings

    def _across_texts(self) -> Iterator[tuple[int, list[Finding]]]:
        """What is found across texts, by the number of the place; another run is told what it was."""
        cache = None if self._failures else self._cache
        inputs = [(each.source, each.settings) for each in self._origins if isinstance(each.source, Input)]
        known = cache.find_corpus(inputs) if cache else None
        if known is not None:
            yield from known.items()
            return
        found = self._corpus.findings(self._corpus_checks(), self._processes)
        yield from cache.keeping_corpus(inputs, found, self._corpus.failures) if cache else found

    def _counted(self, found: Found) -> Iterator[Finding]:
        """The findings in one text, in order, without what the settings there drop; they are counted."""
        _, path, settings, findings = found
        findings.sort(key=lambda finding: (finding.start, finding.rule, finding.end))
        fail_level = settings.fail_level or max(Severity) + 1
        for finding in heeded(findings, settings, path):
            self._counts[finding.severity] += 1
            if finding.severity >= fail_level:
                self._failing += 1
            if finding.fix is Fix.UNSAFE and finding.record is None:
                self._unsafe += 1
            yield finding

    def _outcomes(self) -> Iterator[tuple[int, Outcome]]:
        """The outcomes of all texts in order, with the number of their origin."""
        jobs = self._most_jobs()
        if jobs == 1:
            yield from self._lint_here(self._tasks(here=True))
            return
        chunks = chunks_of(self._tasks(), self._chunk_size(jobs))
        begun: list[Chunk] = []
        worth = WORTH if self._jobs is None else 1
        while sum(bool(chunk.size) for chunk in begun) < 2 or sum(chunk.size for chunk in begun) < worth:
            chunk = next(chunks, None)
            if chunk is None:
                yield from self._lint_here(_tasks_in(begun))
                return
            begun.append(chunk)
        yield from self._lint_in_processes(chain(begun, chunks), jobs)

    def _most_jobs(self) -> int:
        """How many processes there may be."""
        if self._fixing is not None or not all(isinstance(each.source, Input) for each in self._origins):
            return 1
        return processors() if self._jobs is None else self._jobs

    def _chunk_size(self, jobs: int) -> int:
        """How much text a process is given at once: where there is little, less, so that all get some."""
        sizes = [size_of(each.source) for each in self._origins if isinstance(each.source, Input)]
        known = sum(size for size in sizes if size is not None)
        return CHUNK if None in sizes else min(CHUNK, known // (4 * jobs) + 1)

    def _tasks(self, *, here: bool = False) -> Iterator[Task]:
        """What there is to lint. Small files are read where they are linted; all else, or all, `here`."""
        for number, origin in enumerate(self._origins):
            source = origin.source
            if isinstance(source, Source):
                yield Task(number, source, source.path, len(source.text))
                continue
            stored = self._cache.find(source, origin.settings) if self._cache else None
            if stored is not None:
                yield Task(number, stored, source.path, stored.size)
                continue
            size = None if here else size_of(source)
            if size is not None and size <= SMALL:
                yield Task(number, source, source.path, size)
            else:
                yield from self._read(Task(number, source, source.path, 0))

    def _read(self, task: Task) -> Iterator[Task]:
        """The texts of an input, which is read as they are asked for; any other task as it is."""
        if not isinstance(task.what, Input):
            yield task
            return
        source = task.what
        if self._progress is not None:  # it may ask how far we are
            source = msgspec.structs.replace(source, open=partial(self._open, source))
        for item in read_input(source, self._linter, self._origins[task.origin].settings):
            yield Task(task.origin, item, task.path, len(item.text) if isinstance(item, Source) else 0)

    def _open(self, source: Input) -> BinaryIO:
        self._reading = source.open()
        return self._reading

    def _bytes_read(self, number: int) -> int:
        """How many bytes have been read of all inputs, of which the one with this number is not done."""
        if not self._begins:
            lengths = (length_of(each.source) or 0 for each in self._origins)
            self._begins = [0, *accumulate(lengths)]
        done = self._begins[number]
        if self._reading is None or self._reading.closed:
            return done
        try:
            return done + self._reading.tell()
        except OSError:  # a pipe
            return done

    def _lint_here(self, tasks: Iterable[Task]) -> Iterator[tuple[int, Outcome]]:
        """Lints in this process. Of a text that stands alone the corpus checks need to know nothing."""
        texts = chain.from_iterable(map(self._read, tasks))
        first: list[Task] = []
        sources = 0 if self._cache is None else 2  # what is kept may not be alone another time
        while sources < 2 and (text := next(texts, None)) is not None:
            first.append(text)
            sources += isinstance(text.what, Source)
        if sources != 1 and self._fixing is None:
            every = (
                (task.origin, task.what, self._origins[task.origin].settings) for task in chain(first, texts)
            )
            yield from lint_texts(every, self._linter)
            return
        for task in chain(first, texts):
            if isinstance(task.what, Source):
                yield task.origin, self._linted(task.what, self._origins[task.origin], alone=sources == 1)
            elif isinstance(task.what, Failure):
                yield task.origin, unread(task.what)
            elif not isinstance(task.what, Input):
                yield from ((task.origin, outcome) for outcome in task.what.outcomes())

    def _linted(self, source: Source, origin: Origin, *, alone: bool) -> Outcome:
        if self._fixing is None or not isinstance(origin.source, Input):
            return lint_source(source, self._linter, origin.settings, alone=alone)
        document = Document.of(source)
        linted = self._linter.lint(document, origin.settings)
        return outcome_of(source, self._fixing.fix(document, linted, origin.settings, origin.source))

    def _lint_in_processes(self, chunks: Iterator[Chunk], jobs: int) -> Iterator[tuple[int, Outcome]]:
        from corpuslint.workers import Workers, can_share  # a small run does without processes

        if not can_share(self._linter):
            yield from self._lint_here(_tasks_in(chunks))
            return
        for settings in self._settings():
            self._linter.rule_set(settings)  # compiled once, and inherited
        self._processes = jobs
        for chunk in Workers(self._linter, jobs).lint(chunks):
            for index, task in enumerate(chunk.tasks):
                for outcome in chunk.outcomes(index):
                    yield task.origin, outcome

    def _kept(self, outcomes: Iterator[tuple[int, Outcome]]) -> Iterator[tuple[int, Outcome]]:
        """The outcomes as they come; those of each input together are kept for another run."""
        if self._cache is None:
            yield from outcomes
            return
        for number, together in groupby(outcomes, key=itemgetter(0)):
            origin = self._origins[number]
            kept: list[Outcome] = []
            wanted = isinstance(origin.source, Input) and self._cache.has_missed(origin.source)
            for _, outcome in together:
                if wanted:
                    kept.append(outcome)
                yield number, outcome
            if wanted and isinstance(origin.source, Input):
                self._cache.keep(origin.source, origin.settings, kept)

    def _settings(self) -> list[Settings]:
        """Each configuration that is in force for an input, in the order of these."""
        return list({id(each.settings): each.settings for each in self._origins}.values())

    def _has_corpus(self) -> bool:
        """Whether a corpus check may find something."""
        kinds = self._linter.plugins.kinds
        return any(
            issubclass(kinds.get(rule.kind, Check), CorpusCheck)
            for settings in self._settings()
            for rule in self._linter.chosen(settings).values()
        )

    def _corpus_checks(self) -> Iterable[CorpusCheck]:
        """Each corpus check that ran on a document, once, in order of rule; as the first file has it."""
        checks: dict[str, CorpusCheck] = {}
        for settings in self._settings():
            for check in self._linter.rule_set(settings).corpus_checks:
                checks.setdefault(check.rule.id, check)
        return [check for _, check in sorted(checks.items())]


def _tasks_in(chunks: Iterable[Chunk]) -> Iterator[Task]:
    return chain.from_iterable(chunk.tasks for chunk in chunks)


def heeded(findings: Iterable[Finding], settings: Settings, path: str) -> list[Finding]:
    """Those of the findings in the file at `path` that its settings do not drop."""
    least, ignored = settings.min_confidence, settings.ignored_in(path)
    if least is Confidence.LOW and not ignored:
        return list(findings)
    return [
        finding
        for finding in findings
        if finding.confidence >= least and not any(selects(each, finding.rule) for each in ignored)
    ]


def _merged(held: deque[Found], concluded: Iterable[Found]) -> Iterator[Found]:
    """Two series in order of document as one, with the findings of a document together.

    What was held is given up as it goes.
    """
    by_number = itemgetter(0)
    first_found = (held.popleft() for _ in range(len(held)))
    for _, together in groupby(merge(first_found, concluded, key=by_number), key=by_number):
        found, *more = together
        for others in more:
            found[3].extend(others[3])
        yield found


def length_of(source: Input | Source) -> int | None:
    """How many bytes a file has; None for what is no file."""
    if isinstance(source, Source) or source.file is None:
        return None
    try:
        return os.stat(source.file).st_size  # noqa: PTH116 - there may be thousands
    except OSError:
        return 0


def size_of(source: Input) -> int | None:
    """About how many bytes of text a file has; None for what is no file."""
    length = length_of(source)
    return PACKED * length if length and source.path.lower().endswith(".gz") else length


def processors() -> int:
    """How many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1

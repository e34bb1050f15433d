"""Work: what a run has to lint, in pieces that one process can take over from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from corpuslint.config import Settings
from corpuslint.errors import Failure
from corpuslint.linter import Linter
from corpuslint.outcome import Outcome, lint_sources, unread
from corpuslint.reading import read_input
from corpuslint.source import Input, Source

CHUNK = 128 * 1024  # bytes of text, a twentieth of a second: what a process is given at once
TOGETHER = 128  # texts that are linted together, at most
SMALL = 1024 * 1024  # bytes; a larger input is read by the run itself, so that many can lint its texts


class Stored(Protocol):
    """Outcomes that are known from an earlier run."""

    def outcomes(self) -> list[Outcome]:
        """The outcomes, decoded."""
        ...


class Task(msgspec.Struct, frozen=True):
    """One thing to lint: an input to be read, a text that was, or what could not be read; or what is known.

    `origin` is the number of the input in its run, `size` a guess at the bytes of text.
    """

    origin: int
    what: Input | Source | Failure | Stored
    path: str
    size: int

    @property
    def is_done(self) -> bool:
        """Whether nobody need lint anything for it."""
        return not isinstance(self.what, Input | Source | Failure)


# What there is to lint or to say of a text, with a number to tell it by, and the settings in force for it.
Text = tuple[int, Input | Source | Failure | Stored, Settings]


class Chunk:
    """Tasks that one process lints together, and their outcomes once they are there.

    `apart` says that it has to lint one after the other: there is one among them that ends it.
    """

    def __init__(self, tasks: list[Task]) -> None:
        self.tasks = tasks
        self.apart = False
        self._done: dict[int, list[Outcome]] = {}

    def file(self, index: int, outcomes: list[Outcome]) -> None:
        """Files the outcomes of a task."""
        self._done[index] = outcomes

    def outcomes(self, index: int) -> list[Outcome]:
        """The outcomes of a task that is done."""
        what = self.tasks[index].what
        return self._done[index] if isinstance(what, Input | Source | Failure) else what.outcomes()

    @property
    def waiting(self) -> list[int]:
        """The indices of the tasks that nobody has done."""
        return [
            index for index, task in enumerate(self.tasks) if index not in self._done and not task.is_done
        ]

    @property
    def size(self) -> int:
        """About how many bytes of text there are to lint."""
        return sum(task.size for task in self.tasks if not task.is_done)


def chunks_of(tasks: Iterable[Task], size: int) -> Iterator[Chunk]:
    """The tasks in order, as many together as make up `size` bytes."""
    together: list[Task] = []
    length = 0
    for task in tasks:
        together.append(task)
        length += task.size
        if length >= size:
            yield Chunk(together)
            together, length = [], 0
    if together:
        yield Chunk(together)


def lint_tasks(tasks: Sequence[Task], linter: Linter) -> list[list[Outcome]]:
    """The outcomes of the texts of each task, in order."""
    outcomes: list[list[Outcome]] = [[] for _ in tasks]
    for index, outcome in lint_texts(_texts_of(tasks, linter), linter):
        outcomes[index].append(outcome)
    return outcomes


def _texts_of(tasks: Sequence[Task], linter: Linter) -> Iterator[Text]:
    """What is to be read of some tasks, with the index of each one."""
    for index, task in enumerate(tasks):
        settings = linter.configuration.settings_for(Path(task.path))
        items = read_input(task.what, linter, settings) if isinstance(task.what, Input) else [task.what]
        for item in items:
            yield index, item, settings


def lint_texts(texts: Iterable[Text], linter: Linter) -> Iterator[tuple[int, Outcome]]:
    """The outcomes of some texts, none of which stands alone, in order, each with the number it came with.

    Those under the same settings are linted together, a few at a time: that takes less time.
    """
    together: list[tuple[int, Source]] = []
    length = 0
    shared: Settings | None = None
    for number, item, settings in texts:
        if together and not (isinstance(item, Source) and settings is shared):
            yield from _lint_together(together, linter, shared)
            together, length = [], 0
        if isinstance(item, Failure):
            yield number, unread(item)
        elif isinstance(item, Source):
            shared = settings
            together.append((number, item))
            length += len(item.text)
            if len(together) == TOGETHER or length >= CHUNK:
                yield from _lint_together(together, linter, shared)
                together, length = [], 0
        elif not isinstance(item, Input):
            yield from ((number, outcome) for outcome in item.outcomes())
    yield from _lint_together(together, linter, shared)


def _lint_together(
    texts: Sequence[tuple[int, Source]], linter: Linter, settings: Settings | None
) -> Iterator[tuple[int, Outcome]]:
    if settings is not None:
        outcomes = lint_sources([source for _, source in texts], linter, settings)
        yield from zip((number for number, _ in texts), outcomes, strict=True)

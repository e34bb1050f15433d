"""Work: what a run has to lint, in pieces that one process can take over from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec

from corpuslint.errors import Failure
from corpuslint.linter import Linter
from corpuslint.outcome import Outcome, lint_source, unread
from corpuslint.reading import read_input
from corpuslint.source import Input, Source

CHUNK = 128 * 1024  # bytes of text, a twentieth of a second: what a process is given at once
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


class Chunk:
    """Tasks that one process lints together, and their outcomes once they are there."""

    def __init__(self, tasks: list[Task]) -> None:
        self.tasks = tasks
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


def lint_task(task: Task, linter: Linter) -> Iterator[Outcome]:
    """The outcomes of the texts of a task that is not done, in order."""
    settings = linter.configuration.settings_for(Path(task.path))
    items: Iterable[Source | Failure] = ()
    if isinstance(task.what, Input):
        items = read_input(task.what, linter, settings)
    elif isinstance(task.what, Source | Failure):
        items = [task.what]
    for item in items:
        yield unread(item) if isinstance(item, Failure) else lint_source(item, linter, settings)

"""Work: what a run has to lint, in pieces that one process can take over from another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from corpuslint.errors import Failure
from corpuslint.linter import Linter
from corpuslint.outcome import Outcome, lint_source, unread
from corpuslint.reading import read_input
from corpuslint.source import Input, Source

CHUNK = 128 * 1024  # bytes of text, a twentieth of a second: what a process is given at once
SMALL = 1024 * 1024  # bytes; a larger input is read by the run itself, so that many can lint its texts


class Task(msgspec.Struct, frozen=True):
    """One thing to lint: an input to be read, a text that was, or what could not be read.

    `origin` is the number of the input in its run, `size` a guess at the bytes of text.
    """

    origin: int
    what: Input | Source | Failure
    path: str
    size: int


class Chunk:
    """Tasks that one process lints together, and their outcomes once they are there."""

    def __init__(self, tasks: list[Task]) -> None:
        self.tasks = tasks
        self.outcomes: list[list[Outcome] | None] = [None] * len(tasks)

    @property
    def waiting(self) -> list[int]:
        """The indices of the tasks that nobody has done."""
        return [index for index, done in enumerate(self.outcomes) if done is None]


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
    """The outcomes of the texts of a task, in order."""
    if isinstance(task.what, Failure):
        yield unread(task.what)
        return
    settings = linter.configuration.settings_for(Path(task.path))
    items = [task.what] if isinstance(task.what, Source) else read_input(task.what, linter, settings)
    for item in items:
        yield unread(item) if isinstance(item, Failure) else lint_source(item, linter, settings)

"""Workers: processes that lint chunks of a run, while the run itself reads and reports."""

from __future__ import annotations

import gc
import multiprocessing
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import connection
from types import FrameType
from typing import TYPE_CHECKING, Any

from corpuslint.errors import Failure, UsageError
from corpuslint.linter import Linter
from corpuslint.outcome import Outcome, pack, unpack, unread
from corpuslint.source import Source
from corpuslint.work import Chunk, lint_tasks

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

AHEAD = 4  # chunks a process that may be read or done before the first of them is reported
IDLE, ALL = -1, -2  # in the place of the index of a task
PATIENCE = 2.0  # seconds that a process has to end when it is told to
MOST_STILLBORN = 3  # processes that end before they lint anything, one after the other


def can_share(linter: Linter) -> bool:
    """Whether a process of its own can have this linter: it inherits it, or opens it anew."""
    return start_method() == "fork" or linter.reopen is not None


def start_method() -> str:
    """How processes are started: as the program wants it, or else the way that is safe and quick here."""
    return multiprocessing.get_start_method(allow_none=True) or (
        "fork" if sys.platform == "linux" else "spawn"
    )


class Workers:
    """Some processes with the same linter. One that dies is replaced; the task it had has failed."""

    def __init__(self, linter: Linter, number: int) -> None:
        self._linter = linter
        self._context = multiprocessing.get_context(start_method())
        self._workers: list[Worker] = []
        self._number = number
        self._stillborn = 0

    def lint(self, chunks: Iterator[Chunk]) -> Iterator[Chunk]:
        """The chunks, done, in the order in which they came; all processes end with the last, or early.

        Chunks are only read a few ahead of what is asked for, however many there are.
        """
        given: deque[Chunk] = deque()  # in order; the first ones may be done
        coming = True
        with ending_on_sigterm():
            try:
                gc.freeze()  # what we share with our children is not moved about
                while coming or given:
                    while coming and len(given) < AHEAD * self._number and self._has_idle():
                        chunk = next(chunks, None)
                        coming = chunk is not None
                        if chunk is not None:
                            given.append(chunk)
                            if chunk.waiting:
                                self._give(self._idle(), chunk)
                    while given and not given[0].waiting:
                        yield given.popleft()
                    if given and (not coming or len(given) == AHEAD * self._number or not self._has_idle()):
                        self._collect()
            finally:
                gc.unfreeze()
                self._end()

    def _has_idle(self) -> bool:
        """Whether there is a worker without work, or may be one more."""
        return len(self._workers) < self._number or any(worker.chunk is None for worker in self._workers)

    def _idle(self) -> Worker:
        """A worker without work, a new one if need be."""
        for worker in self._workers:
            if worker.chunk is None:
                return worker
        self._workers.append(Worker(self._context, self._linter, self._workers))
        return self._workers[-1]

    def _give(self, worker: Worker, chunk: Chunk) -> None:
        try:
            worker.give(chunk)
        except OSError:  # it died while it waited
            self._bury(worker)

    def _collect(self) -> None:
        """Waits until a worker is done, or dies."""
        busy = [worker for worker in self._workers if worker.chunk is not None]
        ready = connection.wait([handle for worker in busy for handle in worker.handles])
        for worker in busy:
            if any(handle in ready for handle in worker.handles):
                try:
                    worker.take()
                    self._stillborn = 0
                except (EOFError, OSError):
                    self._bury(worker)

    def _bury(self, dead: Worker) -> None:
        """Reports the task that a worker died of, and gives the rest of its chunk to another."""
        chunk, index = dead.chunk, dead.begun
        self._workers.remove(dead)
        dead.end()
        self._stillborn = self._stillborn + 1 if index == IDLE else 0
        if self._stillborn == MOST_STILLBORN:
            raise UsageError(f"--jobs: a process {dead.last_words} before it did anything, again and again")
        if chunk is None:
            return
        if index == ALL:
            chunk.apart = True  # so that it is seen which of its tasks is to blame
        elif index != IDLE:
            task = chunk.tasks[chunk.waiting[index]]
            record = task.what.record if isinstance(task.what, Source) else None
            lost = Failure(task.path, f"not linted: the process that had it {dead.last_words}", record=record)
            chunk.file(chunk.waiting[index], [unread(lost)])
        if chunk.waiting:
            self._workers.append(Worker(self._context, self._linter, self._workers))
            self._give(self._workers[-1], chunk)

    def _end(self) -> None:
        for worker in self._workers:
            worker.end()


class Worker:
    """A process, our end of the pipe to it, and the chunk that it has."""

    def __init__(self, context: BaseContext, linter: Linter, others: Sequence[Worker]) -> None:
        ours, theirs = context.Pipe()
        self._pipe = ours
        self._begun: Any = context.RawValue("q", IDLE)
        self.chunk: Chunk | None = None
        inherits = context.get_start_method() == "fork"
        arguments = (
            theirs,
            self._begun,
            linter if inherits else linter.reopen,
            [ours, *(other._pipe for other in others)] if inherits else [],
        )
        self._process = context.Process(target=_work, args=arguments, daemon=True)  # type: ignore[attr-defined]
        with interrupts_put_off():
            self._process.start()
        theirs.close()

    @property
    def handles(self) -> tuple[Any, Any]:
        """What becomes ready when it is done, or has died."""
        return self._pipe, self._process.sentinel

    @property
    def begun(self) -> int:
        """Which of the tasks that it was given it is at; IDLE for none, ALL for all of them."""
        return int(self._begun.value)

    @property
    def last_words(self) -> str:
        """How it ended."""
        status = self._process.exitcode
        if status is not None and status < 0:
            return f"was killed by signal {-status}"
        return f"ended with status {status}"

    def give(self, chunk: Chunk) -> None:
        """Lets it lint what nobody has done of a chunk; OSError if it is dead."""
        self.chunk = chunk
        tasks = [chunk.tasks[index] for index in chunk.waiting]
        self._pipe.send_bytes(pickle.dumps((tasks, chunk.apart), protocol=5))

    def take(self) -> None:
        """Files its outcomes; EOFError or OSError if it died before it sent them."""
        outcomes = _received(self._pipe.recv_bytes())
        if self.chunk is not None:
            for index, done in zip(self.chunk.waiting, outcomes, strict=True):
                self.chunk.file(index, done)
        self.chunk = None

    def end(self) -> None:
        """Ends it, if it has not ended, and waits for that."""
        self._pipe.close()
        self._process.join(0.1 if self.chunk is None else 0)
        for end in (self._process.terminate, self._process.kill):
            if self._process.is_alive():
                end()
                self._process.join(PATIENCE)


@contextmanager
def ending_on_sigterm() -> Iterator[None]:
    """Lets SIGTERM end the run as an exception does, so that it leaves no process behind."""

    def end(number: int, frame: FrameType | None) -> None:
        raise SystemExit(128 + number)

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not in the main thread, where no signal arrives
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def interrupts_put_off() -> Iterator[None]:
    """Lets a Ctrl-C wait for as long as a process begins that does not know yet what to make of it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        unblock()


def unblock() -> None:
    """Lets a Ctrl-C arrive, in a process that began while it was put off."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _work(pipe: Any, begun: Any, linter: Any, others: Sequence[Any]) -> None:
    """The life of a worker: lints what comes through the pipe until that is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the run tells us to end
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    unblock()
    for other in others:
        other.close()  # or it would never be seen that the run has gone
    linter = linter if isinstance(linter, Linter) else _reopened(linter)
    gc.set_threshold(200_000, 20, 20)
    with suppress(EOFError, OSError):
        while True:
            tasks, apart = pickle.loads(pipe.recv_bytes())
            if apart:
                outcomes = []
                for index, task in enumerate(tasks):
                    begun.value = index
                    outcomes.extend(lint_tasks([task], linter))
            else:
                begun.value = ALL
                outcomes = lint_tasks(tasks, linter)
            begun.value = IDLE
            pipe.send_bytes(_sent(outcomes))


def _reopened(reopen: Callable[[], Linter]) -> Linter:
    """A linter for a process that has inherited nothing, not even compiled expressions."""
    from corpuslint.expression_cache import ExpressionCache

    ExpressionCache().load()
    return reopen()


def _sent(outcomes: list[list[Outcome]]) -> bytes:
    """Outcomes as bytes, packed if that can hold them."""
    try:
        return b"p" + pack(outcomes)
    except ValueError:
        return b"o" + pickle.dumps(outcomes, protocol=5)


def _received(data: bytes) -> list[list[Outcome]]:
    if data[:1] == b"p":
        return unpack(data[1:])
    received: list[list[Outcome]] = pickle.loads(data[1:])
    return received

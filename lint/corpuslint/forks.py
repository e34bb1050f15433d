"""Forks: processes that begin as copies of this one and do a part of the work that it has left."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from corpuslint import workers

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Result = TypeVar("Result")
Work = Callable[[], Result]


def share_out(works: Sequence[Work[Result]], weights: Sequence[int], processes: int) -> list[Result]:
    """What some functions return, in order; up to so many processes, this one among them, run them.

    `weights` say how long each takes, beside the others. A function that raises where it is run, or
    returns what cannot be pickled, is run once more, here.
    """
    shares = _shares(weights, processes if workers.start_method() == "fork" else 1)
    results: dict[int, Result] = {}
    forks: list[Fork[Result]] = []
    with workers.ending_on_sigterm():
        try:
            forks.extend(Fork({index: works[index] for index in share}) for share in shares[1:])
            results.update((index, works[index]()) for index in shares[0])
            for fork in forks:
                results.update(fork.results())
        finally:
            for fork in forks:
                fork.end()
    return [results[index] if index in results else work() for index, work in enumerate(works)]


def _shares(weights: Sequence[int], processes: int) -> list[list[int]]:
    """The indices of the works that each process gets: about as much of their weight as the others."""
    shares: list[list[int]] = [[] for _ in range(max(min(processes, len(weights)), 1))]
    loads = [0] * len(shares)
    for index in sorted(range(len(weights)), key=lambda index: -weights[index]):
        least = loads.index(min(loads))
        shares[least].append(index)
        loads[least] += weights[index]
    return [share for share in shares if share] or [[]]


class Fork(Generic[Result]):
    """A process that runs some functions, each known by a number."""

    def __init__(self, works: dict[int, Work[Result]]) -> None:
        context = multiprocessing.get_context("fork")
        self._pipe, theirs = context.Pipe(duplex=False)
        self._process: BaseProcess = context.Process(target=_run, args=(works, theirs), daemon=True)
        with workers.interrupts_put_off():
            self._process.start()
        theirs.close()

    def results(self) -> dict[int, Result]:
        """What the functions returned; nothing if one of them failed, or the process was ended."""
        try:
            results: dict[int, Result] = pickle.loads(self._pipe.recv_bytes())
        except (EOFError, OSError):
            return {}
        return results

    def end(self) -> None:
        """Ends the process, whatever it does, and waits for that."""
        self._pipe.close()
        self._process.kill()
        self._process.join()


def _run(works: dict[int, Work[Any]], pipe: Any) -> None:
    """The life of a fork."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; who began us ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    workers.unblock()
    try:
        pipe.send_bytes(pickle.dumps({index: work() for index, work in works.items()}, protocol=5))
    except Exception:  # noqa: BLE001 - it is run once more where that can be reported
        os._exit(1)

"""Forks: work is shared out, and done here where a process of its own cannot do it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Any

import pytest

from corpuslint import workers
from corpuslint.forks import Fork, share_out

NEEDS_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


def the_process() -> int:
    return os.getpid()


def returning(value: Any) -> Callable[[], Any]:
    return lambda: value


@NEEDS_FORK
class TestShareOut:
    @pytest.mark.parametrize(("processes", "ids"), [(1, 1), (2, 2), (3, 3), (9, 4)])
    def test_each_process_has_a_part(self, processes: int, ids: int) -> None:
        done = share_out([the_process] * 4, [1] * 4, processes)
        assert len(set(done)) == ids
        assert os.getpid() in done

    def test_the_heaviest_has_a_process_to_itself(self) -> None:
        light, heavy, middling, lightest = share_out([the_process] * 4, [2, 9, 3, 1], 2)
        assert heavy == os.getpid()
        assert light == middling == lightest != heavy

    def test_results_in_order(self) -> None:
        assert share_out([returning(value) for value in "abcde"], [5, 1, 4, 2, 3], 3) == list("abcde")
        assert share_out([], [], 2) == []

    @pytest.mark.parametrize("end", [lambda: os._exit(3), lambda: os.kill(os.getpid(), signal.SIGKILL)])
    def test_a_process_that_dies(self, end: Callable[[], None]) -> None:
        here = os.getpid()

        def dying() -> str:
            if os.getpid() != here:
                end()
            return "done"

        assert share_out([dying] * 4, [1] * 4, 2) == ["done"] * 4

    def test_what_cannot_be_pickled(self) -> None:
        first, second = share_out([returning(returning(1)), returning(returning(2))], [1, 1], 2)
        assert first() == 1
        assert second() == 2

    @pytest.mark.parametrize("failing", [0, 1])
    def test_what_raises_is_raised_here(self, failing: int) -> None:
        works: list[Callable[[], Any]] = [returning(1), returning(2)]
        works[failing] = lambda: 1 // 0
        with pytest.raises(ZeroDivisionError):
            share_out(works, [1, 1], 2)

    def test_no_process_where_the_program_wants_no_fork(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(workers, "start_method", lambda: "spawn")
        assert set(share_out([the_process] * 4, [1] * 4, 2)) == {os.getpid()}

    def test_a_process_is_gone_when_it_is_ended(self) -> None:
        fork = Fork({0: signal.pause})
        process = fork._process.pid
        fork.end()
        assert process is not None
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)

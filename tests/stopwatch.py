"""How long something takes, for tests that hold the time of a long text against that of a short one."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable


def seconds(action: Callable[[], object], *, times: int = 3) -> float:
    """The least processor time of some runs; the garbage collector is off, so that only the action counts."""
    best = float("inf")
    for _ in range(times):
        gc.collect()
        gc.disable()
        started = time.process_time()
        action()
        best = min(best, time.process_time() - started)
        gc.enable()
    return best

"""One run of a command, timed from outside."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import msgspec

KIB = 1024


class Timed(msgspec.Struct, frozen=True):
    """What a run took, in seconds on the clock and of processors and in bytes of memory; its output."""

    wall: float
    processor: float
    memory: int
    status: int
    output: str


class Spread(msgspec.Struct, frozen=True):
    """The median of some figures with their range."""

    median: float
    least: float
    most: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Spread:
        """The spread of one figure or more."""
        return cls(median(figures), min(figures), max(figures))


def timed(command: Sequence[str], *, folder: Path) -> Timed:
    """Runs a command in a folder, its output in a file, so that no pipe holds it up."""
    with tempfile.TemporaryFile() as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, waited, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(waited)
        output.seek(0)
        return Timed(
            wall=wall,
            processor=usage.ru_utime + usage.ru_stime,
            memory=usage.ru_maxrss * KIB,
            status=process.returncode,
            output=output.read().decode("utf-8", "replace"),
        )

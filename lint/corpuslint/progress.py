"""The line on a terminal that says how far a run is."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from typing import TextIO

PATIENCE = 1.0  # seconds before anything is shown
PAUSE = 0.1  # seconds between two states
CLEAR = "\r\x1b[K"
UNITS = ("B", "kB", "MB", "GB", "TB")


class Progress:
    """Writes on one line what has been read, of how much if that is known, and found; then wipes it out."""

    def __init__(
        self, stream: TextIO, total: int | None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._total = total
        self._clock = clock
        self._started = clock()
        self._due = self._started + PATIENCE
        self._shown = False

    def update(self, read: Callable[[], int], texts: int, findings: int) -> None:
        """Shows a new state if it is time for one; `read` gives the number of bytes."""
        now = self._clock()
        if now < self._due:
            return
        self._due = now + PAUSE
        self._shown = True
        width = shutil.get_terminal_size().columns - 1
        line = self._line(read(), texts, findings, now - self._started)
        self._stream.write(CLEAR + line[:width])
        self._stream.flush()

    def clear(self) -> None:
        """Wipes the line out, before something else is written to the terminal."""
        if self._shown:
            self._shown = False
            self._stream.write(CLEAR)
            self._stream.flush()

    def _line(self, read: int, texts: int, findings: int, seconds: float) -> str:
        amount = in_bytes(read)
        if self._total:
            share = min(read / self._total, 1.0)
            amount = f"{100 * share:3.0f}%  {amount} of {in_bytes(self._total)}"
        speed = f"{in_bytes(int(read / seconds))}/s, {texts / seconds:,.0f} texts/s"
        return f"Linting {amount}  {speed}  {texts:,} texts, {findings:,} findings"


def in_bytes(number: int) -> str:
    """A number of bytes with three digits or so: `7.4 MB`."""
    amount = float(number)
    for unit in UNITS[:-1]:
        if amount < 999.5:
            return f"{amount:.0f} {unit}" if unit == "B" or amount >= 99.5 else f"{amount:.1f} {unit}"
        amount /= 1000
    return f"{amount:.1f} {UNITS[-1]}"

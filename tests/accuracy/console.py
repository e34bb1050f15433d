"""What the commands that measure say beside their tables."""

from __future__ import annotations

import sys


def say(line: str) -> None:
    """Prints a line on stderr."""
    print(line, file=sys.stderr)


def complain(message: str) -> int:
    """Prints an error; returns the exit status that goes with it."""
    say(f"error: {message}")
    return 2

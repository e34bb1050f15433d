"""A change to a text as a unified diff, which people read and `patch -p0` applies."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click

from corpuslint.formats.safe import inert, visible

LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")  # as `patch` counts them
COLORS = {"+": "green", "-": "red", "@": "cyan"}


def unified_diff(path: str, before: str, after: str) -> Iterator[str]:
    """The lines of the diff between a file's text before and after, with their ends."""
    import difflib  # only here

    for line in difflib.unified_diff(LINE.findall(before), LINE.findall(after), path, path):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def shown_diff(lines: Iterator[str], *, color: bool) -> Iterator[str]:
    """A diff for a terminal or a log, which must not obey what stands in the text."""
    for line in lines:
        safe = inert(visible(line.removesuffix("\n")))
        yield (click.style(safe, fg=COLORS.get(line[0])) if color else safe) + "\n"

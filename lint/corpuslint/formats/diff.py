"""Changes to a text as a unified diff, which people read and `patch -p0` applies."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import click

from corpuslint.fixes import Edit, applied
from corpuslint.formats.safe import inert, visible

CONTEXT = 3  # lines that are shown before and after what changes
LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")  # as `patch` counts them
COLORS = {"+": "green", "-": "red", "@": "cyan"}


class Block(NamedTuple):
    """Lines `first` to `last` (exclusive, from 0) of a text that become other lines."""

    first: int
    last: int
    lines: list[str]


def unified_diff(path: str, text: str, edits: Sequence[Edit]) -> Iterator[str]:
    """The lines of the diff that shows the edits of a file's text, with their ends; the edits are apart."""
    lines = LINE.findall(text)
    blocks = list(_blocks(text, lines, edits))
    if blocks:
        yield f"--- {path}\n"
        yield f"+++ {path}\n"
    shift = 0
    for group in _groups(blocks):
        yield from _hunk(lines, group, shift)
        shift += sum(len(block.lines) - (block.last - block.first) for block in group)


def shown_diff(lines: Iterator[str], *, color: bool) -> Iterator[str]:
    """A diff for a terminal or a log, which must not obey what stands in the text."""
    for line in lines:
        safe = inert(visible(line.removesuffix("\n")))
        yield (click.style(safe, fg=COLORS.get(line[0])) if color else safe) + "\n"


def _blocks(text: str, lines: Sequence[str], edits: Sequence[Edit]) -> Iterator[Block]:
    """The lines that the edits change; what two edits do to one line is one block."""
    starts = [0, *accumulate(map(len, lines))]

    def lines_of(edit: Edit) -> tuple[int, int]:
        first, last = bisect_right(starts, edit.start) - 1, bisect_right(starts, edit.end)
        return min(first, max(len(lines) - 1, 0)), min(last, len(lines))

    index = 0
    while index < len(edits):
        begun = index
        first, last = lines_of(edits[index])
        index += 1
        while index < len(edits) and lines_of(edits[index])[0] < last:
            last = lines_of(edits[index])[1]
            index += 1
        offset = starts[first]
        within = [Edit(edit.start - offset, edit.end - offset, edit.text) for edit in edits[begun:index]]
        changed = LINE.findall(applied(text[offset : starts[last]], within))
        yield from _trimmed(lines, Block(first, last, changed))


def _trimmed(lines: Sequence[str], block: Block) -> Iterator[Block]:
    """The block without the lines at its ends that stay as they are; nothing if all do."""
    first, last, changed = block
    same = 0
    while first < last and same < len(changed) and lines[first] == changed[same]:
        first, same = first + 1, same + 1
    end = len(changed)
    while first < last and same < end and lines[last - 1] == changed[end - 1]:
        last, end = last - 1, end - 1
    if first < last or same < end:
        yield Block(first, last, changed[same:end])


def _groups(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks of each hunk: those that share lines of context."""
    group: list[Block] = []
    for block in blocks:
        if group and block.first - group[-1].last > 2 * CONTEXT:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _hunk(lines: Sequence[str], group: Sequence[Block], shift: int) -> Iterator[str]:
    """A hunk; `shift` says how many lines the hunks before it have added."""
    first, last = max(group[0].first - CONTEXT, 0), min(group[-1].last + CONTEXT, len(lines))
    grown = sum(len(block.lines) - (block.last - block.first) for block in group)
    before, after = _range(first, last), _range(first + shift, last + shift + grown)
    yield f"@@ -{before} +{after} @@\n"
    for block in group:
        yield from _marked(" ", lines[first : block.first])
        yield from _marked("-", lines[block.first : block.last])
        yield from _marked("+", block.lines)
        first = block.last
    yield from _marked(" ", lines[first:last])


def _range(first: int, last: int) -> str:
    """Lines as a hunk's head counts them: from 1, and after the line before where there are none."""
    length = last - first
    begin = first + 1 if length else first
    return str(begin) if length == 1 else f"{begin},{length}"


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield mark + (line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")

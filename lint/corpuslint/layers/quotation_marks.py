"""Quotation marks in pairs: what opens, what closes, and what is an apostrophe or an inch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from corpuslint.source import Block

# Quotation marks, and the apostrophes at the edge of a word; one inside a word is none.
MARKS = "\"“”„‟«»'‘’‚"
MARK = re.compile(rf"[{MARKS}](?<!\w['’](?=\w))")
SINGLES = frozenset("'‘’‚")
ANGLES = frozenset("«»")
BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{<—–-/―…:=>*_" + "\"“”„‟«»'‘’‚")
AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}>—–-/―….,;:!?*_&|" + "\"“”„‟«»'‘’‚")
ELISION = re.compile(
    r"['’‘](?:\d0s?\b|\d\d\b(?!['’])|(?:em|tis|twas|til|till|cause|bout|round|n|cos|cuz|neath|nuff|kay)\b)",
    re.IGNORECASE,
)
FEET = re.compile(r"\d['’′]\s?\d{1,2}\Z")


class _Mark(NamedTuple):
    """A quotation mark: one character, or two single ones that make a double one."""

    start: int
    end: int
    single: bool


class Pair(NamedTuple):
    """Where a quotation begins and ends, marks included, and how wide its marks are: 0 where it has none.

    It is not closed if the closing mark is missing.
    """

    start: int
    end: int
    width: int
    closed: bool

    @property
    def inner_start(self) -> int:
        """Where what stands between the marks begins."""
        return self.start + self.width

    @property
    def inner_end(self) -> int:
        """Where what stands between the marks ends."""
        return self.end - self.width if self.closed else self.end


def mark_starts(text: str) -> list[int]:
    """Where the quotation marks of a text are."""
    if not any(mark in text for mark in MARKS):
        return []
    return [found.start() for found in MARK.finditer(text)]


def pair_marks(text: str, block: Block, starts: Sequence[int]) -> list[Pair]:
    """The marks of a block, which stand at `starts`, in pairs, in order of start."""
    marks = _marks(text, starts)
    ends = _single_ends(text, block, marks)
    pairs: list[Pair] = []
    opened: list[_Mark] = []  # the marks that wait for their closing one
    for mark in marks:
        if mark.single:
            if mark.start in ends:
                if opened and opened[-1].start in ends:
                    opened.pop()  # an apostrophe taken for an opening mark
                opened.append(mark)
            elif opened and ends.get(opened[-1].start) == mark.start:
                pairs.append(Pair(opened.pop().start, mark.end, 1, closed=True))
            continue
        within = _innermost_double(opened)
        role = _role(text, block, mark, within)
        if role == "open":
            opened.append(mark)
        elif role == "close" and within is not None:
            while opened[-1] is not within:
                opened.pop()  # an apostrophe taken for an opening mark
            pairs.append(Pair(opened.pop().start, mark.end, within.end - within.start, closed=True))
    if opened:
        pairs += _unclosed(text, block, [mark for mark in opened if not mark.single], pairs)
    return sorted(pair for pair in pairs if pair.inner_end > pair.inner_start)


def _marks(text: str, starts: Sequence[int]) -> list[_Mark]:
    """The marks at `starts`; two single ones side by side are one double mark."""
    marks: list[_Mark] = []
    for start in starts:
        mark = text[start]
        if mark == "'" and marks and marks[-1] == (start - 1, start, True) and text[start - 1] == "'":
            marks[-1] = _Mark(start - 1, start + 1, single=False)
        else:
            marks.append(_Mark(start, start + 1, mark in SINGLES))
    return marks


def _innermost_double(opened: Sequence[_Mark]) -> _Mark | None:
    """The double mark that was opened last: at most one single mark lies above it."""
    if opened and not opened[-1].single:
        return opened[-1]
    return opened[-2] if len(opened) > 1 else None


def _role(text: str, block: Block, mark: _Mark, within: _Mark | None) -> Literal["open", "close"] | None:
    """Whether a double mark opens or closes, when the quotation that began at `within` is open."""
    sign = text[mark.start]
    before = text[mark.start - 1] if mark.start > block.start else " "
    after = text[mark.end] if mark.end < block.end else " "
    opens = before in BEFORE_OPENING and not after.isspace()
    closes = not before.isspace() and after in AFTER_CLOSING
    around = text[within.start] if within is not None else ""
    if sign in ANGLES:
        if around in ANGLES and around != sign:
            return "close"
        return "open" if sign == "«" or (opens and not closes) else None
    if around in ANGLES:
        around = ""
    if sign in "“„‟":
        return "close" if closes and not opens and around else "open"
    if sign == "”":
        if around:
            return "close"
        return "open" if opens and not closes else None
    if before.isdigit() and (not around or FEET.search(text[max(mark.start - 6, 0) : mark.start])):
        return None  # inches
    if around:
        return "open" if opens and not closes else "close"
    return "open" if opens or (not closes and before in ",:;.!?") else None


def _single_ends(text: str, block: Block, marks: Sequence[_Mark]) -> dict[int, int]:
    """For each single mark that opens a quotation, the mark that closes it.

    An apostrophe at the end of a word (“the dogs’ bone”, “goin’ home”) closes one only if nothing
    better does before the next opening mark.
    """
    ends: dict[int, int] = {}
    strong: int | None = None  # the nearest marks to the right, going left
    weak: int | None = None
    opening: int | None = None
    for start, _, single in reversed(marks):
        if not single:
            continue
        offset, mark = start, text[start]
        before = text[offset - 1] if offset > block.start else " "
        after = text[offset + 1] if offset + 1 < block.end else " "
        if mark != "’" and before in BEFORE_OPENING and not after.isspace() and after not in ".,;:!?)":
            if ELISION.match(text, offset):
                continue
            passed = weak is not None and opening is not None and opening < (strong or block.end)
            end = weak if strong is None or (passed and weak is not None and weak < strong) else strong
            if end is not None:
                ends[offset] = end
            opening = offset
        elif mark != "‚" and not before.isspace():
            if (before in "sS" or text[offset - 2 : offset] == "in") and after.isspace():
                weak = offset
            else:
                strong, weak = offset, None
    return ends


def _unclosed(text: str, block: Block, opened: Sequence[_Mark], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The quotations that are never closed: each ends where the next one begins, or with the block."""
    doubles = [pair.start for pair in pairs if pair.width == 2 or text[pair.start] not in SINGLES]
    begins = sorted([*doubles, *(mark.start for mark in opened)])
    for mark in opened:
        following = bisect_right(begins, mark.start)
        end = begins[following] if following < len(begins) else block.end
        length = len(text[mark.start : end].rstrip())
        yield Pair(mark.start, mark.start + length, mark.end - mark.start, closed=False)

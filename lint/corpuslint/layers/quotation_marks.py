"""Quotation marks in pairs: what opens, what closes, and what is an apostrophe or an inch."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from corpuslint.source import Block

MARKS = "\"“”„‟«»‹›'‘’‚"
ASCII_MARKS = "\"'"
# Where each mark stands, but for an apostrophe inside a word.
PLACES = {mark: re.compile(rf"{mark}(?:(?!\w)|(?<!\w{mark}))" if mark in "'’" else mark) for mark in MARKS}
BACKTICKS = re.compile(r"(?<!`)``(?!`)")  # TeX opens with two of them
SINGLES = frozenset("'‘’‚")
IN_TURN = frozenset((('"', '"'), ("“", "”")))
PARTNERS = {"«": "»", "»": "«", "‹": "›", "›": "‹"}
BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u202f([{<—–-/―…:=>*_" + MARKS)
AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u202f)]}>—–-/―….,;:!?*_&|" + MARKS)
# What stands right after a closing mark and never after an opening one, but for the points of an ellipsis.
CLOSED_OFF = frozenset(",;:!?)]")
ELISION = re.compile(
    r"['’‘](?:\d0s?\b|\d\d\b(?!['’])|(?:em|tis|twas|til|till|cause|bout|round|n|cos|cuz|neath|nuff|kay)\b)",
    re.IGNORECASE,
)
# After one of these an apostrophe belongs to the word: dogs', goin', ol'.
CLIPPED = re.compile(r"(?:[sSxzZ\d]|in|\b(?:ol|an|th|wi|lil|po|mo|o))\Z")
FEET = re.compile(r"\d['’′]\s?\d{1,2}\Z")
FEET_AND_INCHES = re.compile(r"(?<=\d)['’]\s?\d{1,2}(?:\"|”|'')")


class _Mark(NamedTuple):
    """A quotation mark: one character, or two single ones that make a double one."""

    start: int
    end: int
    single: bool


class Pair(NamedTuple):
    """Where a quotation begins and ends, with its marks and without them: a block quotation has none.

    It is not closed if the closing mark is missing.
    """

    start: int
    inner_start: int
    inner_end: int
    end: int
    closed: bool = True

    @property
    def marked(self) -> bool:
        """Whether it stands in quotation marks."""
        return self.inner_start > self.start


class Singles(NamedTuple):
    """The single marks that open a quotation: where each is closed, and which are left for the next block."""

    ends: dict[int, int]
    unclosed: list[int]


def mark_starts(text: str) -> list[int]:
    """Where the quotation marks of a text are, and the apostrophes at the edge of a word."""
    marks = ASCII_MARKS if text.isascii() else MARKS
    starts = [found.start() for mark in marks if mark in text for found in PLACES[mark].finditer(text)]
    if "``" in text:
        starts += [found.start() for found in BACKTICKS.finditer(text)]
    starts.sort()
    return starts


def pair_marks(text: str, block: Block, starts: Sequence[int]) -> list[Pair]:
    """The marks of a block, which stand at `starts`, in pairs, in order of start."""
    plain = _pairs_in_turn(text, block, starts)
    if plain is not None:
        return plain
    marks = _marks(text, starts)
    ends, unclosed = _singles(text, block, marks)
    if not ends and not unclosed and all(mark.single for mark in marks):
        return []  # apostrophes, as in most blocks that have marks at all
    pairs: list[Pair] = []
    opened: list[_Mark] = []  # the marks that wait for their closing one
    for index, mark in enumerate(marks):
        if mark.single:
            if mark.start in ends:
                if opened and opened[-1].start in ends:
                    opened.pop()  # an apostrophe taken for an opening mark
                opened.append(mark)
            elif opened and ends.get(opened[-1].start) == mark.start:
                pairs.append(_closed(opened.pop(), mark))
            continue
        within = _innermost_double(opened)
        if text[mark.start - 1 : mark.start].isdigit() and _is_inches(
            text, marks, index, None if within is None else len(opened)
        ):
            continue
        role = _role(text, block, mark, within)
        if role == "open":
            opened.append(mark)
        elif role == "close" and within is not None:
            while opened[-1] is not within:
                opened.pop()  # an apostrophe taken for an opening mark
            pairs.append(_closed(opened.pop(), mark))
    waiting = [mark for mark in opened if not mark.single]
    if unclosed and not waiting:
        waiting = _outermost(unclosed, pairs)
    if waiting:
        pairs += _unclosed(text, block, waiting, pairs)
    return sorted(pair for pair in pairs if pair.inner_end > pair.inner_start)


def _pairs_in_turn(text: str, block: Block, starts: Sequence[int]) -> list[Pair] | None:
    """The pairs of double marks that plainly open and close in turn, as most do; None for all others."""
    if len(starts) % 2:
        return None
    pairs: list[Pair] = []
    for index in range(0, len(starts), 2):
        first, last = starts[index], starts[index + 1]
        if (text[first], text[last]) not in IN_TURN or last == first + 1:
            return None
        before, inner = text[first - 1] if first else " ", text[first + 1]
        if before not in BEFORE_OPENING or inner.isspace() or inner in CLOSED_OFF:
            return None
        ending, after = text[last - 1], text[last + 1] if last + 1 < block.end else " "
        if ending.isspace() or ending.isdigit() or after not in AFTER_CLOSING:
            return None
        pairs.append(Pair(first, first + 1, last, last + 1))
    return pairs


def _marks(text: str, starts: Sequence[int]) -> list[_Mark]:
    """The marks at `starts`; two single ones side by side are one double mark, as in TeX."""
    marks: list[_Mark] = []
    for start in starts:
        mark = text[start]
        if mark == "'" and marks and marks[-1] == (start - 1, start, True) and text[start - 1] == "'":
            marks[-1] = _Mark(start - 1, start + 1, single=False)
        elif mark == "`":
            marks.append(_Mark(start, start + 2, single=False))
        else:
            marks.append(_Mark(start, start + 1, mark in SINGLES))
    return marks


def _closed(opening: _Mark, closing: _Mark) -> Pair:
    return Pair(opening.start, opening.end, closing.start, closing.end)


def _innermost_double(opened: Sequence[_Mark]) -> _Mark | None:
    """The double mark that was opened last: at most one single mark lies above it."""
    if opened and not opened[-1].single:
        return opened[-1]
    return opened[-2] if len(opened) > 1 else None


def _is_inches(text: str, marks: Sequence[_Mark], index: int, opened: int | None) -> bool:
    """Whether the mark after a digit means inches, where so many marks are open, or no double one.

    It does where no quotation is open, after feet, and where the mark that follows closes the
    quotation: "The 12" disc is here," she said.
    """
    mark = marks[index]
    if opened is None or FEET.search(text[max(mark.start - 6, 0) : mark.start]):
        return text[mark.start] in "\"”'"
    if opened > 1 or text[mark.end : mark.end + 1] not in (" ", "-", "\u00a0"):
        return False
    following = next((after for after in marks[index + 1 : index + 4] if not after.single), None)
    if following is None or text[following.start] != text[mark.start]:
        return False
    after = text[following.end : following.end + 1]
    return not text[following.start - 1].isspace() and (not after or after in AFTER_CLOSING)


def _role(text: str, block: Block, mark: _Mark, within: _Mark | None) -> Literal["open", "close"] | None:
    """Whether a double mark opens or closes, when the quotation that began at `within` is open."""
    sign = text[mark.start]
    before = text[mark.start - 1] if mark.start > block.start else " "
    after = text[mark.end] if mark.end < block.end else " "
    opens = before in BEFORE_OPENING and not after.isspace() and after not in CLOSED_OFF
    closes = not before.isspace() and after in AFTER_CLOSING
    around = text[within.start] if within is not None else ""
    if sign in PARTNERS:
        if around == PARTNERS[sign]:
            return "close"
        return "open" if (opens or sign in "«‹") and not (closes and not opens) else None
    if around in PARTNERS:
        around = ""
    if sign in "“„‟":
        if closes and not opens:
            return "close" if around else None
        return "open"
    if sign == "”":
        if around:
            return "close"
        return "open" if opens and not closes else None
    if sign == "`":
        return "close" if around and closes and not opens else "open"
    if around:
        return "open" if opens and not closes else "close"
    return "open" if opens or (not closes and before in ",:;.!?") else None


def _singles(text: str, block: Block, marks: Sequence[_Mark]) -> Singles:
    """The single marks of a block that open a quotation, each with the mark that closes it.

    An apostrophe at the end of a word (“the dogs’ bone”, “goin’ home”) closes one only if nothing
    better does before the next opening mark.
    """
    ends: dict[int, int] = {}
    unclosed: list[int] = []
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
            if strong is None and not passed and mark != "‚" and _reopened(text, block, mark):
                unclosed.append(offset)
                continue
            end = weak if strong is None or (passed and weak is not None and weak < strong) else strong
            if end is not None:
                ends[offset] = end
            opening = offset
        elif mark != "‚" and not before.isspace():
            if FEET_AND_INCHES.match(text, offset):
                continue
            if after.isspace() and CLIPPED.search(text, max(offset - 4, block.start), offset):
                weak = offset
            else:
                strong, weak = offset, None
    return Singles(ends, unclosed)


def _reopened(text: str, block: Block, mark: str) -> bool:
    """Whether the next block begins with the mark that is left open here."""
    following = block.end
    while text[following : following + 1].isspace():
        following += 1
    return text[following : following + 1] == mark and (
        mark != "'" or not text[following + 1 : following + 2].islower()
    )


def _outermost(starts: Sequence[int], pairs: Sequence[Pair]) -> list[_Mark]:
    """The first of the single marks that are left open, if it stands in no other quotation."""
    start = min(starts)
    if any(pair.start < start < pair.end for pair in pairs):
        return []
    return [_Mark(start, start + 1, single=True)]


def _unclosed(text: str, block: Block, opened: Sequence[_Mark], pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The quotations that are never closed: each ends where the next one begins, or with the block.

    In one that the next block takes up, what stands in other marks is quoted.
    """
    doubles = [pair.start for pair in pairs if text[pair.start] not in SINGLES or text[pair.start + 1] == "'"]
    begins = sorted([*doubles, *(mark.start for mark in opened)])
    for mark in opened:
        following = bisect_right(begins, mark.start)
        end = begins[following] if following < len(begins) else block.end
        if mark is opened[-1] and _reopened(text, block, text[mark.start]):
            same = (start for start in begins[following:] if text[start] == text[mark.start])
            last = next(same, block.end)
            if not any(mark.start < pair.start < last < pair.end for pair in pairs):
                end = last
        end = mark.start + len(text[mark.start : end].rstrip())
        yield Pair(mark.start, mark.end, end, end, closed=False)

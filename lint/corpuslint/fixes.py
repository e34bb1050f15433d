"""Fixes: suggestions as changes to a text, and a text with changes made.

A change is the suggestion in the place of its span and, where that alone would leave a hole, the white
space beside it: the line that a block stood on, the space before a word that is left out, the line
end inside a phrase that becomes a word.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Sequence

import msgspec

from corpuslint.document import Document
from corpuslint.finding import Span
from corpuslint.layers.lines import NEWLINE

BLANK = " \t"
LINE_END = "\r\n"
WRAP = re.compile(
    rf"[{BLANK}]*((?:\r\n|\n|\r)[{BLANK}]*)"
)  # where a line was wrapped, with the next one's indent
SIC = re.compile(r"[\"'”’]?\s?[\[(]sic\b")  # the author knows
CLOSING = frozenset(",.;:!?)]}”’")  # no space stands before these


class Edit(msgspec.Struct, frozen=True):
    """Code points `start` to `end` (exclusive) of a text become `text`."""

    start: int
    end: int
    text: str


# What a changed text is made of: a span of the text that was, or a new one.
Piece = Span | str


def edit_of(document: Document, start: int, end: int, suggestion: str) -> Edit | None:
    """The change that puts a suggestion in the place of a span; None where it must not be made.

    That is so where something that is no prose, such as a tag, stands in the span; where it goes from
    one block into another; where the mark of a list item would be left alone; and before “[sic]”.
    """
    text = document.text
    if document.prose[start:end] != text[start:end] or SIC.match(text, end):
        return None
    if not suggestion and _is_visible(text[start:end]):
        return _deletion(document, start, end)
    if document.block_at(start) is not document.block_at(end - 1):
        return None
    edit = Edit(start, end, _with_line_ends_of(document, start, end, suggestion))
    return None if text[start:end] == edit.text else _keeping_wrap(text, edit)


def apart(edits: Iterable[Edit]) -> list[Edit]:
    """Of the edits, in order, the first, and each that does not touch the last one chosen before it.

    Of those that begin at one place the longest is the first: it is made with the others in sight.
    """
    chosen: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, -edit.end)):
        if not chosen or edit.start > chosen[-1].end:
            chosen.append(edit)
    return chosen


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text with all edits made; they are in order and do not overlap."""
    pieces: list[str] = []
    last = 0
    for edit in edits:
        pieces += (text[last : edit.start], edit.text)
        last = edit.end
    pieces.append(text[last:])
    return "".join(pieces)


def spliced(pieces: Iterable[Piece], edits: Iterable[Edit]) -> list[Piece]:
    """The pieces that a text is made of after some edits of it; they are in order and do not overlap."""
    left = deque(pieces)
    made: list[Piece] = []
    offset = 0
    for edit in edits:
        made += _taken(left, edit.start - offset)
        made.append(edit.text)
        _taken(left, edit.end - edit.start)
        offset = edit.end
    return [*made, *left]


def edits_to(pieces: Iterable[Piece], text: str) -> list[Edit]:
    """The edits of `text`, of which the pieces hold spans in order, that turn it into what they make up."""
    edits: list[Edit] = []
    last = 0
    put: list[str] = []
    for piece in (*pieces, Span(len(text), len(text) + 1)):
        if isinstance(piece, str):
            put.append(piece)
        elif piece.start < piece.end:
            edit = Edit(last, piece.start, "".join(put))
            if text[edit.start : edit.end] != edit.text:
                edits.append(edit)
            last, put = piece.end, []
    return edits


def _taken(pieces: deque[Piece], count: int) -> list[Piece]:
    """Takes pieces of `count` characters together from the front, the last of them in part if need be."""
    taken: list[Piece] = []
    while count > 0:
        piece = pieces.popleft()
        size = len(piece) if isinstance(piece, str) else piece.end - piece.start
        if size > count:
            piece, rest = _split(piece, count)
            pieces.appendleft(rest)
            size = count
        taken.append(piece)
        count -= size
    return taken


def _split(piece: Piece, offset: int) -> tuple[Piece, Piece]:
    if isinstance(piece, str):
        return piece[:offset], piece[offset:]
    return Span(piece.start, piece.start + offset), Span(piece.start + offset, piece.end)


def _is_visible(text: str) -> bool:
    return any(character.isprintable() and not character.isspace() for character in text)


def _with_line_ends_of(document: Document, start: int, end: int, suggestion: str) -> str:
    """A suggestion whose line ends, if the span has none to copy them from, are like the text's first."""
    lines = document.lines.starts
    if len(lines) == 1 or not NEWLINE.search(suggestion) or NEWLINE.search(document.text, start, end):
        return suggestion
    first = NEWLINE.search(document.text, max(lines[1] - 2, 0))
    return NEWLINE.sub(first[0] if first else "\n", suggestion)


def _keeping_wrap(text: str, edit: Edit) -> Edit:
    """The edit, with a line end that it swallows put in the place of the space beside it.

    A letter must follow the line end, so that the line does not begin as a heading or list item does.
    """
    wraps = WRAP.findall(text, edit.start, edit.end)
    if len(wraps) != 1 or NEWLINE.search(edit.text):
        return edit
    before, after = text[max(edit.start - 2, 0) : edit.start], text[edit.end : edit.end + 2]
    if before[1:] == " " and not before[0].isspace() and edit.text[:1].isalpha():
        return Edit(edit.start - 1, edit.end, wraps[0] + edit.text)
    if edit.text and after[:1] == " " and after[1:].isalpha():
        return Edit(edit.start, edit.end + 1, edit.text + wraps[0])
    return edit


def _deletion(document: Document, start: int, end: int) -> Edit | None:
    """The change that leaves a span out: with its lines, if it is all that stands on them."""
    text = document.text
    first, last = _before(text, start, BLANK), _after(text, end, BLANK)
    if _at_line_start(text, first) and _at_line_end(text, last):
        return _lines_left_out(text, first, last, apart_only=document.markup is not None)
    begun, ended = document.block_at(start), document.block_at(end - 1)
    if begun and ended and (begun.start, ended.end) == (start, end):
        return None  # the mark of a list item, or a tag, would be left
    before, after = text[start - 1 : start], text[end : end + 1]
    if after == " " and (not before or before.isspace()):
        end += 1
    elif before == " " and (not after or after in LINE_END or after in CLOSING):
        start -= 1
    return Edit(start, end, "")


def _lines_left_out(text: str, first: int, last: int, *, apart_only: bool) -> Edit | None:
    """The change that leaves whole lines out, with the blank lines that would else stand there twice.

    With `apart_only` there is none unless blank lines stand around them. Nor is there one that would
    leave nothing at all.
    """
    above = _before(text, first, BLANK + LINE_END)
    below = _after(text, last, BLANK + LINE_END)
    gap_above, gap_below = _line_ends(text, above, first), _line_ends(text, last, below)
    at_start, at_end = above == 0, below == len(text)
    if apart_only and not ((at_start or len(gap_above) > 1) and (at_end or len(gap_below) > 1)):
        return None
    if at_end:  # the text ends as it did
        return None if at_start else Edit(gap_above[0].start(), last, "")
    if at_start or len(gap_above) > 1:
        return Edit(first, gap_below[-1].end(), "")
    return Edit(first, gap_below[0].end(), "")


def _line_ends(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(NEWLINE.finditer(text, start, end))


def _before(text: str, offset: int, characters: str) -> int:
    """Where the run of the characters that ends at `offset` begins."""
    while offset and text[offset - 1] in characters:
        offset -= 1
    return offset


def _after(text: str, offset: int, characters: str) -> int:
    """Where the run of the characters that begins at `offset` ends."""
    while offset < len(text) and text[offset] in characters:
        offset += 1
    return offset


def _at_line_start(text: str, offset: int) -> bool:
    return offset == 0 or text[offset - 1] in LINE_END


def _at_line_end(text: str, offset: int) -> bool:
    return offset == len(text) or text[offset] in LINE_END

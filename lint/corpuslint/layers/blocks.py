"""Blocks: headline, headings, paragraphs, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpuslint.source import Block, BlockKind, Markup

Line = tuple[int, int]  # where the content of a line begins and ends

QUOTE_MARKER = re.compile(r">[ \t]+")
LIST_MARKER = re.compile(
    r"(?:[-*•·‣◦▪●○–—]|\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{2,4})\)|[a-z]\))(?:[ \t]+|\Z)"
)
STOPS = frozenset(".!?…")
DASHES = "-–—"
QUOTES = '"“'
CLOSERS = "\"'”’»)]"
SHORTENED = ("Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "St.", "Bros.")
ABBREVIATION = re.compile(r"(?:[A-Z]\.){2,}\Z|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St|Bros)\.\Z")
WORD = re.compile(r"[^\W_][^\s—–]*")

WRAP_WIDTHS = range(45, 121)  # the longest line of a paragraph that an author or a program wrapped
HEADLINE_WORDS = 25
HEADING_WORDS = 12
PLAIN_HEADING_WORDS = 8  # of a heading written like a sentence, known only by the prose around it
LONGEST_TITLE = 250  # characters: what is longer is prose, whatever its words


def find_blocks(text: str, markup: Markup | None) -> tuple[Block, ...]:
    """The blocks of a text: those its reader found, or for plain text those its lines show.

    The marker of a list item or a quoted line is left out of its block, and a marker alone on its
    line makes no block.
    """
    if markup is not None:
        return markup.blocks
    pieces: list[Block] = []
    for group in _groups(text):
        start, end = group[0]
        if len(group) == 1 and (text[start].isupper() or text[start] in QUOTES):  # no marker to look for
            pieces.append(Block(start, end))
        else:
            pieces += _pieces(text, group)
    return tuple(_name_kinds(text, pieces))


def _groups(text: str) -> Iterator[list[Line]]:
    """The lines that hold something, white space at their ends left out; blank lines part the groups."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")  # as long as before
    group: list[Line] = []
    start = 0
    for line in text.split("\n"):
        content = line.strip()
        if content:
            begin = start if content[0] == line[0] else start + len(line) - len(line.lstrip())
            group.append((begin, begin + len(content)))
        elif group:
            yield group
            group = []
        start += len(line) + 1
    if group:
        yield group


def _pieces(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of one group of lines, with what their markers say of their kind."""
    first, last = lines[0], lines[-1]
    quoted = QUOTE_MARKER.match(text, *first)
    if quoted and all(QUOTE_MARKER.match(text, *line) for line in lines):
        yield Block(quoted.end(), last[1], "block-quote")
        return
    markers = [LIST_MARKER.match(text, *line) for line in lines]
    soft = _soft_breaks(text, lines, markers)
    begun: Block | None = None
    for index, (start, end) in enumerate(lines):
        marker = markers[index]
        if marker and _lists(markers, index):
            if begun:
                yield begun
            begun = Block(marker.end(), end, "list-item") if marker.end() < end else None
        elif begun and index and soft[index - 1]:
            begun = Block(begun.start, end, begun.kind)
        else:
            if begun:
                yield begun
            alone = index > 0 and (before := markers[index - 1]) and before.end() >= lines[index - 1][1]
            begun = Block(start, end, "list-item" if alone else "paragraph")
    if begun:
        yield begun


def _lists(markers: Sequence[re.Match[str] | None], index: int) -> bool:
    """Whether the marker of a line is one: a dash may also open a signature, so it wants company."""
    marker = markers[index]
    if marker is None:
        return False
    if marker[0][0] == "-" or marker[0][0] not in DASHES:
        return True
    beside = [*markers[max(index - 1, 0) : index], *markers[index + 1 : index + 2]]
    return any(other is not None and other[0][0] == marker[0][0] for other in beside)


def _soft_breaks(text: str, lines: Sequence[Line], markers: Sequence[re.Match[str] | None]) -> list[bool]:
    """For each line but the last, whether the paragraph goes on in the next one.

    Lines were wrapped if none is long, and if most end where the next word had no room and go on
    in lower case. In such a group a break is soft if the next line goes on in lower case or its
    first word had no room.
    """
    width = max(end - start for start, end in lines)
    if len(lines) < 2 or width not in WRAP_WIDTHS:
        return [False] * (len(lines) - 1)
    lower = [text[start].islower() for start, _ in lines[1:]]
    full = [
        end - start + 1 + _first_word_length(text, after) > width for (start, end), after in pairwise(lines)
    ]
    open_breaks = [index for index, marker in enumerate(markers[1:]) if marker is None]
    if 2 * sum(lower[index] and full[index] for index in open_breaks) < len(open_breaks):
        return [False] * len(full)
    return [goes_on or crowded for goes_on, crowded in zip(lower, full, strict=True)]


def _first_word_length(text: str, line: Line) -> int:
    start, end = line
    space = text.find(" ", start, end)
    return (end if space < 0 else space) - start


def _name_kinds(text: str, pieces: Sequence[Block]) -> Iterator[Block]:
    """Tells headline and headings from the paragraphs among the pieces."""
    looks = [_Look(text[piece.start : piece.end]) for piece in pieces]
    prose_follows = _prose_follows(pieces, looks)
    headline = bool(pieces) and pieces[0].kind == "paragraph" and _is_headline(looks, prose_follows)
    above = headline  # whether only headings stand above, so that a subtitle may follow
    for index, piece in enumerate(pieces):
        kind: BlockKind = piece.kind
        if index == 0 and headline:
            kind = "headline"
        elif (
            kind == "paragraph"
            and prose_follows[index]
            and looks[index].is_heading(above, looks[index - 1] if index else None)
        ):
            kind = "heading"
        else:
            above = False
        yield piece if kind == piece.kind else Block(piece.start, piece.end, kind)


def _prose_follows(pieces: Sequence[Block], looks: Sequence[_Look]) -> list[bool]:
    """For each piece, whether the next one that is not short and without a stop is prose."""
    follows = [False] * len(pieces)
    for index in range(len(pieces) - 2, -1, -1):
        after = looks[index + 1]
        follows[index] = (
            after.prose or pieces[index + 1].kind != "paragraph" or (not after.stopped and follows[index + 1])
        )
    return follows


def _is_headline(looks: Sequence[_Look], prose_follows: Sequence[bool]) -> bool:
    first = looks[0]
    if not first.short or first.full_stop or first.ending in ",;:" or first.words > HEADLINE_WORDS:
        return False
    if first.titled and (len(looks) > 1 or (first.words >= 3 and not first.stopped)):
        return True
    return prose_follows[0]


class _Look:
    """What a piece looks like: its words, its ending, its capitals; looked at only as far as asked for."""

    __slots__ = ("_content", "_words", "ending", "prose", "short", "stopped")

    def __init__(self, content: str) -> None:
        self._content = content
        self._words: list[str] | None = None
        self.short = len(content) <= LONGEST_TITLE
        self.ending = content[-1]
        last = content.rstrip(CLOSERS)[-1:] if self.ending in CLOSERS else self.ending
        self.stopped = last in STOPS
        spaces = content.count(" ")
        self.prose = spaces >= HEADLINE_WORDS or (self.stopped and spaces >= 4)

    @property
    def full_stop(self) -> bool:
        """Whether it ends with a point that is no part of an abbreviation or of a run of points."""
        if self.ending != ".":
            tail = self._content.rstrip(CLOSERS)[-2:] if self.ending in CLOSERS else ""
            return tail[-1:] == "." and tail != ".."
        tail = self._content[-8:]
        if tail[-2:] == "..":
            return False
        shortened = tail[-3:-2] == "." or tail.endswith(SHORTENED)  # hardly ever: a quick test
        return not (shortened and ABBREVIATION.search(tail))

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self._found_words())

    @property
    def titled(self) -> bool:
        """Whether the words are those of a title."""
        return self.short and _is_title_case(self._found_words())

    def _found_words(self) -> list[str]:
        if self._words is None:
            self._words = WORD.findall(self._content)
        return self._words

    def is_heading(self, above: bool, before: _Look | None) -> bool:
        """Whether a piece that prose follows is a heading; `above`: nothing but headings before it."""
        if not self.short or self.full_stop or self.ending in ",;" or self._content[0] in DASHES:
            return False
        if above and 0 < self.words <= HEADLINE_WORDS and (not self.stopped or self.titled):
            return True
        if not 0 < self.words <= HEADING_WORDS:
            return False
        if self.ending == ":" or self.titled:
            return True
        plain = not self.stopped and self._content[0].isupper() and self.words <= PLAIN_HEADING_WORDS
        return plain and before is not None and before.stopped


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether the words are those of a title: all in capitals, or nearly all the long ones capitalised."""
    if not words or words[0][0].islower():
        return False
    long = [word[0] for word in words if len(word) > 4]
    lower = sum(map(str.islower, long or [word[0] for word in words]))
    return 5 * lower <= len(long)

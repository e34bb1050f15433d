"""Blocks: headline, headings, paragraphs, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from corpuslint.finding import Span
from corpuslint.source import Block, BlockKind, Markup

LINE = re.compile(r"\S(?:[^\r\n]*\S)?")
BLANK_LINE = re.compile(r"(?>\r\n|\r|\n)[^\S\r\n]*[\r\n]")
QUOTE_MARKER = re.compile(r">[ \t]+")
LIST_MARKER = re.compile(
    r"(?:[-*•·‣◦▪●○–—]|\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{2,4})\)|[a-z]\))(?:[ \t]+|\Z)"
)
STOPS = frozenset(".!?…")
DASHES = "-–—"
CLOSERS = "\"'”’»)]"
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
    pieces = [piece for group in _groups(text) for piece in _pieces(text, group)]
    return tuple(_name_kinds(text, pieces))


def _groups(text: str) -> Iterator[list[Span]]:
    """The lines that hold something, white space at their ends left out; blank lines part the groups."""
    group: list[Span] = []
    end = 0
    for found in LINE.finditer(text):
        if group and found.start() - end > 1 and BLANK_LINE.search(text, end, found.start()):
            yield group
            group = []
        end = found.end()
        group.append(Span(found.start(), end))
    if group:
        yield group


def _pieces(text: str, lines: Sequence[Span]) -> Iterator[tuple[Span, BlockKind]]:
    """The blocks of one group of lines, with what their markers say of their kind."""
    if len(lines) == 1 and text[lines[0].start].isupper():
        yield lines[0], "paragraph"
        return
    quoted = QUOTE_MARKER.match(text, lines[0].start, lines[0].end)
    if quoted and all(QUOTE_MARKER.match(text, line.start, line.end) for line in lines):
        yield Span(quoted.end(), lines[-1].end), "block-quote"
        return
    markers = [LIST_MARKER.match(text, line.start, line.end) for line in lines]
    soft = _soft_breaks(text, lines, markers)
    begun: Span | None = None
    kind: BlockKind = "paragraph"
    for index, line in enumerate(lines):
        marker = markers[index]
        if marker and _lists(markers, index):
            if begun:
                yield begun, kind
            begun = Span(marker.end(), line.end) if marker.end() < line.end else None
            kind = "list-item"
        elif begun and index and soft[index - 1]:
            begun = Span(begun.start, line.end)
        else:
            if begun:
                yield begun, kind
            alone = index > 0 and (before := markers[index - 1]) and before.end() >= lines[index - 1].end
            begun, kind = line, "list-item" if alone else "paragraph"
    if begun:
        yield begun, kind


def _lists(markers: Sequence[re.Match[str] | None], index: int) -> bool:
    """Whether the marker of a line is one: a dash may also open a signature, so it wants company."""
    marker = markers[index]
    if marker is None:
        return False
    if marker[0][0] == "-" or marker[0][0] not in DASHES:
        return True
    beside = [*markers[max(index - 1, 0) : index], *markers[index + 1 : index + 2]]
    return any(other is not None and other[0][0] == marker[0][0] for other in beside)


def _soft_breaks(text: str, lines: Sequence[Span], markers: Sequence[re.Match[str] | None]) -> list[bool]:
    """For each line but the last, whether the paragraph goes on in the next one.

    Lines were wrapped if none is long, and if most end where the next word had no room and go on
    in lower case. In such a group a break is soft if the next line goes on in lower case or its
    first word had no room.
    """
    width = max(line.end - line.start for line in lines)
    if len(lines) < 2 or width not in WRAP_WIDTHS:
        return [False] * (len(lines) - 1)
    lower = [text[line.start].islower() for line in lines[1:]]
    full = [
        line.end - line.start + 1 + _first_word_length(text, after) > width for line, after in pairwise(lines)
    ]
    open_breaks = [index for index, marker in enumerate(markers[1:]) if marker is None]
    if 2 * sum(lower[index] and full[index] for index in open_breaks) < len(open_breaks):
        return [False] * len(full)
    return [goes_on or crowded for goes_on, crowded in zip(lower, full, strict=True)]


def _first_word_length(text: str, line: Span) -> int:
    space = text.find(" ", line.start, line.end)
    return (line.end if space < 0 else space) - line.start


def _name_kinds(text: str, pieces: Sequence[tuple[Span, BlockKind]]) -> Iterator[Block]:
    """Tells headline and headings from the paragraphs among the pieces."""
    looks = [_Look(text, span) for span, _ in pieces]
    prose_follows = _prose_follows(pieces, looks)
    headline = bool(pieces) and pieces[0][1] == "paragraph" and _is_headline(looks, prose_follows)
    above = headline  # whether only headings stand above, so that a subtitle may follow
    for index, (span, kind) in enumerate(pieces):
        look = looks[index]
        if index == 0 and headline:
            kind = "headline"
        elif (
            kind == "paragraph"
            and prose_follows[index]
            and look.is_heading(above, looks[index - 1] if index else None)
        ):
            kind = "heading"
        else:
            above = False
        yield Block(span.start, span.end, kind)


def _prose_follows(pieces: Sequence[tuple[Span, BlockKind]], looks: Sequence[_Look]) -> list[bool]:
    """For each piece, whether the next one that is not short and without a stop is prose."""
    follows = [False] * len(pieces)
    for index in range(len(pieces) - 2, -1, -1):
        after = looks[index + 1]
        marked = pieces[index + 1][1] != "paragraph"
        follows[index] = after.prose or marked or (not after.stopped and follows[index + 1])
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

    def __init__(self, text: str, span: Span) -> None:
        self._content = content = text[span.start : span.end]
        self.short = len(content) <= LONGEST_TITLE
        self.ending = content[-1]
        tail = content.rstrip(CLOSERS)[-2:]
        self.stopped = tail[-1:] in STOPS
        self.full_stop = tail[-1:] == "." and tail != ".." and not ABBREVIATION.search(content[-8:])
        spaces = content.count(" ")
        self.prose = spaces >= HEADLINE_WORDS or (self.stopped and spaces >= 4)

    @cached_property
    def words(self) -> int:
        """How many words there are."""
        return len(WORD.findall(self._content))

    @cached_property
    def titled(self) -> bool:
        """Whether the words are those of a title."""
        return self.short and _is_title_case(WORD.findall(self._content))

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

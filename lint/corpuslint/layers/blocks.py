"""Blocks: headline, headings, paragraphs, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, starmap

from corpuslint.source import Block, BlockKind, Markup

Line = tuple[int, int]  # where the content of a line begins and ends

QUOTE_MARKER = re.compile(r">[ \t]+")
LIST_MARKER = re.compile(
    r"(?:[-*•·‣◦▪●○–—]|\d{1,3}[.)]|\((?:\d{1,3}|[a-z]|[ivx]{2,4})\)|[a-z]\))(?:[ \t]+|\Z)"
)
STOPS = frozenset(".!?…")
SENTENCE_ENDS = frozenset(".,;")
DASHES = "-–—"
QUOTES = frozenset('"“')
CLOSERS = "\"'”’»)]"
POINT_ENDS = frozenset("." + CLOSERS)
SHORTENED = ("Inc.", "Corp.", "Co.", "Ltd.", "Jr.", "Sr.", "St.", "Bros.")
SHORTENED_TAILS = frozenset(name[-3:-1] for name in SHORTENED)
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
    pieces, contents = _pieces(text)
    _name_kinds(pieces, contents)
    return tuple(pieces)


def _pieces(text: str) -> tuple[list[Block], list[str]]:
    """The blocks of a text, with what their markers say of their kind, and what each holds.

    Those without a marker are paragraphs.
    """
    lines = text
    if "\r" in text:
        lines = text.replace("\r\n", " \n").replace("\r", "\n")  # as long as before
    pieces: list[Block] = []
    contents: list[str] = []
    start = 0
    for part in lines.split("\n\n"):
        end = start + len(part)
        if (part[:1].isupper() or part[:1] in QUOTES) and "\n" not in part and not part[-1].isspace():
            pieces.append(Block(start, end))  # a line without a marker, as most are
            contents.append(part)
        else:
            for group in _groups(part, start):
                of_group = list(_pieces_of(text, group))
                pieces += of_group
                contents += [text[piece.start : piece.end] for piece in of_group]
        start = end + 2
    return pieces, contents


def _groups(text: str, start: int) -> Iterator[list[Line]]:
    """The lines that hold something, white space at their ends left out; blank lines part the groups.

    The text begins at the offset `start`.
    """
    group: list[Line] = []
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


def _pieces_of(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks of one group of lines, with what their markers say of their kind."""
    first, last = lines[0], lines[-1]
    quoted = QUOTE_MARKER.match(text, *first)
    if quoted and all(QUOTE_MARKER.match(text, *line) for line in lines):
        yield Block(quoted.end(), last[1], "block-quote")
        return
    markers = [None if text[start].isupper() else LIST_MARKER.match(text, start, end) for start, end in lines]
    soft = _soft_breaks(text, lines, markers)
    if not any(markers) and not any(soft):
        yield from starmap(Block, lines)  # as most are
        return
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


def _name_kinds(pieces: list[Block], contents: Sequence[str]) -> None:
    """Tells headline and headings from the paragraphs among the pieces, in their own list."""
    titles = [index for index in _possible_titles(contents) if pieces[index].kind == "paragraph"]
    before_prose = _before_prose(pieces, contents, titles)
    above = 0  # headline and headings at the top with nothing between, so that a subtitle may follow
    for index in titles:
        content = contents[index]
        kind: BlockKind = "heading"
        if index == 0 and _is_headline(content, alone=len(pieces) == 1, before_prose=0 in before_prose):
            kind = "headline"
            above = 1
        elif index in before_prose:
            if not _is_heading(content, contents[index - 1] if index else "", subtitle=above == index > 0):
                continue
            above += above == index > 0
        else:
            continue
        pieces[index] = Block(pieces[index].start, pieces[index].end, kind)


def _possible_titles(contents: Sequence[str]) -> list[int]:
    """The indices of what is short and doesn't end like a sentence: most of the others are left out."""
    return [
        index
        for index, content in enumerate(contents)
        if (content[-1] not in SENTENCE_ENDS or (tail := content[-3:-1]) in SHORTENED_TAILS or "." in tail)
        and len(content) <= LONGEST_TITLE
    ]


def _before_prose(pieces: Sequence[Block], contents: Sequence[str], titles: Sequence[int]) -> set[int]:
    """The titles that prose follows, with nothing between but what is short and has no stop."""
    found: set[int] = set()
    known = len(pieces)  # the title behind, of which it has been told already
    for index in reversed(titles):
        for after in range(index + 1, len(pieces)):
            content = contents[after]
            stopped = content[-1] == "." or _is_stopped(content)
            spaces = content.count(" ")
            if spaces >= HEADLINE_WORDS or (stopped and spaces >= 4) or pieces[after].kind != "paragraph":
                found.add(index)
            elif after == known and not stopped:
                if known in found:
                    found.add(index)
            elif not stopped:
                continue
            break
        known = index
    return found


def _is_headline(content: str, *, alone: bool, before_prose: bool) -> bool:
    """Whether a short paragraph at the top is a headline; `alone`: there is nothing else."""
    if content[-1] in ",;:" or _has_full_stop(content):
        return False
    if before_prose and _has_few_words(content, HEADLINE_WORDS):
        return True
    words = WORD.findall(content)
    if len(words) > HEADLINE_WORDS:
        return False
    titled = not alone or (len(words) >= 3 and not _is_stopped(content))
    return before_prose or (titled and _is_title_case(words))


def _is_heading(content: str, before: str, *, subtitle: bool) -> bool:
    """Whether a short paragraph that prose follows is a heading.

    `before` is the block before it, and `subtitle` says that nothing but headings stand above.
    """
    ending = content[-1]
    if ending in ",;" or content[0] in DASHES or (ending in POINT_ENDS and _has_full_stop(content)):
        return False
    if content.isupper() and content[0].isalnum() and _has_few_words(content, HEADING_WORDS):
        return True
    words = WORD.findall(content)
    if not words or len(words) > (HEADLINE_WORDS if subtitle else HEADING_WORDS):
        return False
    stopped = _is_stopped(content)
    if (subtitle and not stopped) or (ending == ":" and len(words) <= HEADING_WORDS):
        return True
    plain = not stopped and content[0].isupper() and len(words) <= PLAIN_HEADING_WORDS
    return (plain and before != "" and _is_stopped(before)) or _is_title_case(words)


def _is_stopped(content: str) -> bool:
    """Whether it ends with a stop, perhaps in quotation marks or brackets."""
    last = content[-1]
    return last in STOPS or (last in CLOSERS and content.rstrip(CLOSERS)[-1:] in STOPS)


def _has_full_stop(content: str) -> bool:
    """Whether it ends with a point that is no part of an abbreviation or of a run of points."""
    if content[-1] != ".":
        tail = content.rstrip(CLOSERS)[-2:] if content[-1] in CLOSERS else ""
        return tail[-1:] == "." and tail != ".."
    tail = content[-8:]
    if tail[-2:] == "..":
        return False
    shortened = tail[-3:-2] == "." or tail.endswith(SHORTENED)  # hardly ever: a quick test
    return not (shortened and ABBREVIATION.search(tail))


def _has_few_words(content: str, most: int) -> bool:
    """Whether it surely has no more than `most` words, as can be told of most titles without parting them."""
    plain = content.isprintable() and "–" not in content and "—" not in content  # only spaces part the words
    return plain and content.count(" ") < most


def _is_title_case(words: Sequence[str]) -> bool:
    """Whether the words are those of a title: all in capitals, or nearly all the long ones capitalised."""
    if not words or words[0][0].islower():
        return False
    long = [word[0] for word in words if len(word) > 4]
    lower = sum(map(str.islower, long or [word[0] for word in words]))
    return 5 * lower <= len(long)

"""Boilerplate: the lines of a page that are none of its article, such as share bars and comment forms."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from corpuslint.layers.boilerplate_forms import (
    AGENCIES,
    AUTHORS,
    CREDIT_ENDS,
    FORM_HEADS,
    is_caption,
    label_of_form,
    names_authors,
    remains_inside,
)
from corpuslint.layers.boilerplate_phrases import (
    COLON_HEADS,
    DOUBTFUL,
    LIST_HEADS,
    OPENINGS,
    SHAPES,
    SHARE_WORDS,
    TITLE_OPENINGS,
    WHOLE,
)
from corpuslint.layers.boilerplate_runs import (
    COMMENTS,
    LONGEST_TITLE,
    PROSE_END,
    RELATED,
    SENTENCE_END,
    find_thread,
    odds_and_ends,
)
from corpuslint.source import Block

LONGEST_LINE = 300  # characters: what is longer is prose, unless its first words tell
LONGEST_NOTICE = 700
FEWEST_BLOCKS = 4  # of a long text whose line ends were kept
MOST_TITLES = 15  # of one list of other articles
EDGES = " \t\r\n.:!?…*|»›>←→-–—•[]()"

# Hardly any block begins like a line of the page, so that its first characters are looked up before all else.
HEAD = 7
HEADS = {
    phrase[:HEAD]
    for phrases in (WHOLE, LIST_HEADS, COLON_HEADS, OPENINGS, TITLE_OPENINGS, AUTHORS, AGENCIES)
    for phrase in phrases
    if len(phrase) >= HEAD
}
SHORT_HEAD = 3
SHORT_HEADS = FORM_HEADS | {
    opening[:SHORT_HEAD] for opening in (*OPENINGS, *TITLE_OPENINGS) if SHORT_HEAD <= len(opening) < HEAD
}
BEGINNINGS = SHORT_HEADS | {head[:SHORT_HEAD] for head in HEADS}
ENDINGS = frozenset(ending[-1] for ending in CREDIT_ENDS)
LAST_SENTENCES = frozenset(
    (
        "advertisement",
        "author box",
        "comment form",
        "cookie notice",
        "copyright line",
        "disclosure",
        "newsletter plea",
        "share bar",
    )
)
MARKS = frozenset(EDGES) | frozenset("0123456789©@#&+=~_/")
SHORT = 25  # characters: what is no longer is always looked at
SHAPE_STARTS = frozenset("0123456789(cfips>©")
SHAPE_WORDS = ("follow ", "comment", "image ", "photo ", "slide ", "picture ", "page ")
LONGEST_SHARE_BAR = 120


def _by_head(openings: Mapping[str, str]) -> dict[str, list[str]]:
    """The openings by their first characters, the longest first."""
    found: dict[str, list[str]] = {}
    for opening in sorted(openings, key=len, reverse=True):
        found.setdefault(opening[: HEAD if len(opening) >= HEAD else SHORT_HEAD], []).append(opening)
    return found


ALL_OPENINGS = OPENINGS | TITLE_OPENINGS
BY_HEAD = _by_head(ALL_OPENINGS)


class Boilerplate(msgspec.Struct, frozen=True):
    """Neighbouring blocks that belong to the page around an article; `label` says what they are."""

    start: int
    end: int
    label: str


def find_boilerplate(text: str, lower: str, blocks: Sequence[Block]) -> tuple[Boilerplate, ...]:
    """The boilerplate of a text, in order; neighbouring blocks with one label are one span.

    Blocks are looked at as a whole: prose that quotes such a line is no boilerplate. Only at the end of
    a long block, or where the line ends of a text were lost, is it looked for among sentences. `lower` is
    the text in lower case, character by character, with straight apostrophes.
    """
    photo = "photo" in lower
    told = photo or "@" in lower or "twitter" in lower or "contributed " in lower
    labels = _labels(text, lower, blocks, told=told)
    found = list(_merged(blocks, labels)) if labels else []
    inside = list(_last_sentences(text, lower, blocks, labels))
    if photo or (len(blocks) < FEWEST_BLOCKS and len(text) > LONGEST_NOTICE):
        inside += [Boilerplate(*remains) for remains in remains_inside(text, lower)]
    if not inside:
        return tuple(found)
    starts = [lines.start for lines in found]
    for remains in inside:
        before = bisect_left(starts, remains.end) - 1
        if before < 0 or found[before].end <= remains.start:
            found.append(remains)
    return tuple(sorted(found, key=lambda lines: lines.start))


def _labels(text: str, lower: str, blocks: Sequence[Block], *, told: bool) -> dict[int, str]:
    """The label of each block that is boilerplate, by its index; `told` is `_tells` of the whole text."""
    sure: dict[int, str] = {}
    doubtful: dict[int, str] = {}
    heads: list[int] = []
    for index, block in enumerate(blocks):
        start, end = block.start, block.end
        beginning = lower[start : start + SHORT_HEAD]
        if not (
            (
                beginning in BEGINNINGS  # hardly slower than a look at one character
                and (
                    lower[start : start + HEAD] in HEADS
                    or (beginning in SHORT_HEADS and end - start <= LONGEST_LINE)
                )
            )
            or lower[start] in MARKS
            or end - start <= SHORT
            or (lower[end - 1] in ENDINGS and lower.endswith(CREDIT_ENDS, start, end))
            or (told and _tells(lower[start:end]))
        ):
            continue  # as nine in ten are
        line = lower[start:end]
        key = line.strip(EDGES)
        if end - start > LONGEST_LINE:
            if end - start <= LONGEST_NOTICE and (label := _label_of_notice(line, key)):
                sure[index] = label
        elif key in LIST_HEADS or (key in COLON_HEADS and line.endswith(":")):
            heads.append(index)
            sure[index] = RELATED
        elif label := _label_of_words(line, key) or label_of_form(text[start:end], line, key):
            sure[index] = label
        elif label := DOUBTFUL.get(key):
            doubtful[index] = label
    if sure or doubtful:
        _label_neighbours(text, blocks, sure, doubtful, heads)
    return sure


def _tells(line: str) -> bool:
    """Whether a line may name who made it or its picture, wherever in it that stands."""
    return "@" in line or "photo" in line or "twitter" in line or "contributed " in line


def _label_neighbours(
    text: str,
    blocks: Sequence[Block],
    sure: dict[int, str],
    doubtful: Mapping[int, str],
    heads: Sequence[int],
) -> None:
    """Adds to what is sure by itself what is sure beside it."""
    for index, label in doubtful.items():
        beside = (index - 1, index + 1)
        if any(it in sure or it in doubtful for it in beside) or _at_edge(index, text, blocks):
            sure[index] = label
    for head in heads:
        for index in _titles_after(head, text, blocks, sure):
            sure[index] = RELATED
    thread = find_thread(text, blocks, sure)
    if thread is not None:
        sure.update(dict.fromkeys(range(thread, len(blocks)), COMMENTS))
    sure.update(list(odds_and_ends(text, blocks, sure)))


def _label_of_notice(line: str, key: str) -> str | None:
    """The label of a longer block: a caption with its credit, or what its first words tell it is."""
    if is_caption(line):
        return "photo credit"
    return _label_of_opening(line, key)


def _label_of_words(line: str, key: str) -> str | None:
    """The label of a line by its words; `key` is the line without the marks around it."""
    if label := WHOLE.get(key) or _label_of_opening(line, key):
        return label
    if line[0] in SHAPE_STARTS and (not key[:1].isalpha() or key.startswith(SHAPE_WORDS)):
        for label, shape in SHAPES:
            if shape.fullmatch(key):
                return label
    if len(line) > LONGEST_SHARE_BAR or line.split(None, 1)[0] not in SHARE_WORDS:
        return None
    words = line.split()
    return "share bar" if len(words) > 1 and SHARE_WORDS.issuperset(words) else None


def _label_of_opening(line: str, key: str) -> str | None:
    """The label of the longest opening that `key` begins with and that ends where a word ends."""
    for head in (key[:HEAD], key[:SHORT_HEAD]):
        for opening in BY_HEAD.get(head, ()):
            if not key.startswith(opening) or (opening[-1].isalpha() and key[len(opening) :][:1].isalnum()):
                continue
            if opening in OPENINGS or not PROSE_END.search(line):
                return ALL_OPENINGS[opening]
    return None


def _last_sentences(
    text: str, lower: str, blocks: Sequence[Block], labels: Mapping[int, str]
) -> Iterator[Boilerplate]:
    """The last sentences of long blocks that are such lines: a line end before them was lost."""
    for index, block in enumerate(blocks):
        if block.end - block.start <= LONGEST_LINE or index in labels:
            continue
        start = block.end
        label: str | None = None
        while (stop := lower.rfind(". ", max(start - LONGEST_LINE, block.start), start - 2)) > 0:
            if lower[stop + 2 : stop + 2 + HEAD] not in HEADS and lower[stop + 2] not in MARKS:
                break
            line = lower[stop + 2 : start].strip() or "."
            found = _label_of_words(line, line.strip(EDGES)) or (
                "author box" if names_authors(line) else None
            )
            if found not in LAST_SENTENCES:
                break
            start, label = stop + 2, found
        if label is not None:
            yield Boilerplate(start, block.end, label)


def _at_edge(index: int, text: str, blocks: Sequence[Block]) -> bool:
    """Whether a doubtful line is the last of a text, or stands above a headline."""
    if index == len(blocks) - 1:
        return index > 1
    if index or len(blocks) < 3:
        return False
    return not SENTENCE_END.search(text[blocks[1].start : blocks[1].end])


def _titles_after(head: int, text: str, blocks: Sequence[Block], sure: Mapping[int, str]) -> range:
    """The blocks after the head of a list that are the titles in it: short, and no sentences."""
    end = head + 1
    while end < len(blocks) and end - head <= MOST_TITLES and end not in sure:
        block = blocks[end]
        content = text[block.start : block.end]
        if len(content) > LONGEST_TITLE or PROSE_END.search(content):
            break
        end += 1
    return range(head + 1, end)


def _merged(blocks: Sequence[Block], labels: Mapping[int, str]) -> Iterator[Boilerplate]:
    """The labelled blocks, those that follow each other with one label as one."""
    first = last = -1
    for index in sorted(labels):
        if first >= 0 and index == last + 1 and labels[index] == labels[first]:
            last = index
            continue
        if first >= 0:
            yield Boilerplate(blocks[first].start, blocks[last].end, labels[first])
        first = last = index
    if first >= 0:
        yield Boilerplate(blocks[first].start, blocks[last].end, labels[first])

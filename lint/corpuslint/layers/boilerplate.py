"""Boilerplate: the lines of a page that are none of its article, such as share bars and comment forms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

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
from corpuslint.source import Block

RELATED = "related articles"
LONGEST_LINE = 300  # characters: what is longer is prose, whatever it begins with
LONGEST_TITLE = 160
MOST_TITLES = 15  # of one list of other articles
EDGES = " \t\r\n.:!?…*|»›>→←-–—•[]()"
PROSE_END = re.compile(r"[\w)%][.…][\"'”’)]*\Z")
OPENING_WORDS = tuple(OPENINGS)
TITLE_OPENING_WORDS = tuple(TITLE_OPENINGS)
# Hardly a line begins like an opening, so that its first characters are looked up before anything else.
HEAD = 5
HEADS = frozenset(opening[:HEAD] for opening in [*OPENINGS, *TITLE_OPENINGS])
SHORT_OPENINGS = tuple(opening for opening in [*OPENINGS, *TITLE_OPENINGS] if len(opening) < HEAD)
SHAPE_STARTS = frozenset("0123456789(cfips>")
SHAPE_WORDS = ("follow ", "comment", "image ", "photo ", "slide ", "picture ", "page ")
LONGEST_SHARE_WORD = max(map(len, SHARE_WORDS))


class Boilerplate(msgspec.Struct, frozen=True):
    """Neighbouring blocks that belong to the page around an article; `label` says what they are."""

    start: int
    end: int
    label: str


def find_boilerplate(text: str, blocks: Sequence[Block]) -> tuple[Boilerplate, ...]:
    """The boilerplate of a text, in order; neighbouring blocks with one label are one span.

    Only short blocks are looked at, each as a whole: prose that quotes such a line is no boilerplate.
    """
    labels = _labels(text, blocks)
    return tuple(_merged(blocks, labels)) if labels else ()


def _labels(text: str, blocks: Sequence[Block]) -> dict[int, str]:
    """The label of each block that is boilerplate, by its index."""
    sure: dict[int, str] = {}
    doubtful: dict[int, str] = {}
    heads: list[int] = []
    for index, block in enumerate(blocks):
        if block.end - block.start > LONGEST_LINE:
            continue
        line = text[block.start : block.end].lower()
        key = line.strip(EDGES).replace("’", "'")
        if key in LIST_HEADS or (key in COLON_HEADS and line.endswith(":")):
            heads.append(index)
            sure[index] = RELATED
        elif label := WHOLE.get(key) or _label_of_opening(key, line):
            sure[index] = label
        elif label := DOUBTFUL.get(key):
            doubtful[index] = label
    for index, label in doubtful.items():
        if any(beside in sure or beside in doubtful for beside in (index - 1, index + 1)):
            sure[index] = label
    for head in heads:
        for index in _titles_after(head, text, blocks, sure):
            sure[index] = RELATED
    return sure


def _label_of_opening(key: str, line: str) -> str | None:
    """The label of a line that goes on after its telling words."""
    if key[:HEAD] in HEADS or key.startswith(SHORT_OPENINGS):
        if key.startswith(OPENING_WORDS) and (label := _longest_opening(key, OPENINGS)):
            return label
        if (
            key.startswith(TITLE_OPENING_WORDS)
            and not PROSE_END.search(line)
            and (label := _longest_opening(key, TITLE_OPENINGS))
        ):
            return label
    if line[0] in SHAPE_STARTS and (not key[:1].isalpha() or key.startswith(SHAPE_WORDS)):
        for label, shape in SHAPES:
            if shape.fullmatch(key):
                return label
    first = line.lstrip()[: LONGEST_SHARE_WORD + 1].split(None, 1)
    if not first or first[0] not in SHARE_WORDS:
        return None
    words = line.split(None, 12)
    return "share bar" if 1 < len(words) <= 12 and SHARE_WORDS.issuperset(words) else None


def _longest_opening(key: str, openings: dict[str, str]) -> str | None:
    """The label of the opening that `key` begins with, if it ends where a word ends."""
    fitting = [
        opening
        for opening in openings
        if key.startswith(opening) and not (opening[-1].isalpha() and key[len(opening) :][:1].isalnum())
    ]
    return openings[max(fitting, key=len)] if fitting else None


def _titles_after(head: int, text: str, blocks: Sequence[Block], sure: dict[int, str]) -> range:
    """The blocks after the head of a list that are the titles in it: short, and no sentences."""
    end = head + 1
    while end < len(blocks) and end - head <= MOST_TITLES and end not in sure:
        block = blocks[end]
        content = text[block.start : block.end]
        if len(content) > LONGEST_TITLE or PROSE_END.search(content):
            break
        end += 1
    return range(head + 1, end)


def _merged(blocks: Sequence[Block], labels: dict[int, str]) -> Iterator[Boilerplate]:
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

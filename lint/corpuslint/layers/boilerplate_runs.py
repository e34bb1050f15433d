"""What only a run of lines shows to be of the page: comments of readers, titles at the end, odds and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from corpuslint.layers.boilerplate_forms import SIGNATURE, is_dated_name
from corpuslint.source import Block

COMMENTS = "reader comments"
RELATED = "related articles"
ODDS = "navigation"
LONGEST_TITLE = 160
PROSE_END = re.compile(r"[\w)%][.…][\"'”’)]*\Z")
SENTENCE_END = re.compile(r"[.!?…:][\"'”’)]*\Z")

SPEAKER_ENDS = (" says:", " said:", " wrote:", " writes:")
LONGEST_SPEAKER = 60
NEAR = 4  # blocks from the heading of one comment to the next, at the top of a thread

TOP = 8  # blocks in which names and dates may stand above an article
LONGEST_TOP = 130  # characters of one of them
LONGEST_LABEL = 30  # characters of a line that says where an article belongs, such as “Opinion”


def find_thread(text: str, blocks: Sequence[Block], sure: Mapping[int, str]) -> int | None:
    """The index of the block with which the comments of readers begin, which go on to the end."""
    speakers = [
        index
        for index, block in enumerate(blocks)
        if block.end - block.start <= LONGEST_SPEAKER and text.endswith(SPEAKER_ENDS, block.start, block.end)
    ]
    comments = [index for index in speakers if sure.get(index + 1) == "time stamp"]
    comments += [index for index, label in sure.items() if label == SIGNATURE]
    if len(comments) < 2:
        return None
    first = min(comments)
    for index in reversed(speakers):
        if first - NEAR < index < first:
            first = index
    return first


def odds_and_ends(text: str, blocks: Sequence[Block], sure: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Short lines among lines of the page: between two of them, and at either end of the text."""
    for before in sorted(sure):
        between = before + 1
        if between in sure or between + 1 not in sure:
            continue
        content = text[blocks[between].start : blocks[between].end]
        if len(content) <= LONGEST_TITLE and not PROSE_END.search(content):
            yield between, sure[before] if sure[before] == sure[between + 1] else ODDS
    yield from _at_the_top(text, blocks, sure)
    yield from _at_the_end(text, blocks, sure)


def _at_the_end(text: str, blocks: Sequence[Block], sure: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """What stands about lines of the page after the last sentence: mostly titles of other articles."""
    last = len(blocks) - 1
    loose: list[int] = []
    index = last
    while index >= 0:
        if index not in sure:
            content = text[blocks[index].start : blocks[index].end]
            if len(content) > LONGEST_TITLE or SENTENCE_END.search(content):
                break
            loose.append(index)
        index -= 1
    if index > 1 and len(loose) < last - index:
        for index in loose:
            yield index, RELATED


def _at_the_top(text: str, blocks: Sequence[Block], sure: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    """Dates with names, and labels beside lines of the page, before the article begins."""
    for index, block in enumerate(blocks[:TOP]):
        if index in sure:
            continue
        length = block.end - block.start
        content = text[block.start : block.end]
        if index > 1 and (length > LONGEST_TOP or (length > LONGEST_LABEL and SENTENCE_END.search(content))):
            break
        if index and is_dated_name(content):
            yield index, "time stamp"
        elif (
            length <= LONGEST_LABEL
            and (index - 1 in sure or index + 1 in sure)
            and content.count(" ") <= 3
            and not SENTENCE_END.search(content)
        ):
            yield index, ODDS

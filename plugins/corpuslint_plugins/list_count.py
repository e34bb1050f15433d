"""The kind `list-count`: a list with more or fewer items than the words before it announce."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, takewhile
from operator import attrgetter

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.layers.numbers import UNITS_IN_WORDS
from corpuslint.source import Block

MOST_ANNOUNCED = 12
NUMBERS = {word: value for word, value in UNITS_IN_WORDS.items() if 2 <= value <= MOST_ANNOUNCED}
VALUES = NUMBERS | {str(value): value for value in NUMBERS.values()}
# How many things, and what stands between them and the colon.
ANNOUNCED = re.compile(
    rf"(?<![\w.,$£€/–-])(?P<number>{'|'.join(VALUES)}) (?:[a-z][\w’'-]* ){{0,2}}?(?P<thing>[a-z][\w’'-]+s)\b"
    r"(?P<rest>[^:.,;!?\n]{0,60}),?\Z",
    re.IGNORECASE,
)
# What is no list of things though it has a number: spans of time, sums, and what has not been told in full.
NO_THINGS = re.compile(
    r"(?:second|minute|hour|day|night|week|month|quarter|year|decade|centurie|percent|point|dollar|pound|euro|cent"
    r"|mile|metre|meter|kilometre|kilometer|time|goal|run|wicket|vote|thi|wa|ha|doe)s\Z",
    re.IGNORECASE,
)
PARTLY = re.compile(
    r"\b(?:includ\w+|such as|among|like|for example|notably|ago|later|old|first|last|per)\b", re.IGNORECASE
)
MOST_LISTED = 100
LOOK_BEHIND = 110  # characters
NAMELY = ", namely "
LONGEST_ITEM = 6  # words: what is longer is a clause, in which commas and “and” part other things, too
STOPS = ".!?"
NO_ITEMS = re.compile(r"[.!?;:“\"(]")
COMMA = re.compile(r", (?:and |or )?")
LAST_COMMA = re.compile(r", (?:and|or) ")
LAST = re.compile(r" (?:and|or) ")


class ListCount(DocumentCheck):
    """Counts what follows a colon or “namely” in a sentence, and the items under a line with a colon."""

    kind = "list-count"
    Options = Options

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        for mark in (":", NAMELY):
            start = prose.find(mark)
            while start >= 0:
                before = prose[max(start - LOOK_BEHIND, 0) : start]
                if not VALUES.keys().isdisjoint(before.lower().split()):
                    yield from _judge(document, before, start, start + len(mark))
                start = prose.find(mark, start + 1)


def _judge(document: Document, before: str, mark: int, after: int) -> Iterator[Match]:
    announced = ANNOUNCED.search(before)
    if announced is None or NO_THINGS.match(announced["thing"]) or PARTLY.search(announced["rest"]):
        return
    listed = _listed(document, mark, after)
    if 1 < listed != VALUES[announced["number"].lower()]:
        start = mark - len(before) + announced.start()
        yield Match(
            start=start,
            end=mark - len(before) + announced.end("thing"),
            arguments={"listed": listed},
        )


def _listed(document: Document, mark: int, after: int) -> int:
    """How many things are listed after a mark; 0 where that is not plain."""
    block = document.block_at(mark)
    if block is None:
        return 0
    if not document.prose[after : block.end].strip():
        return _items(document, block)
    sentence = document.sentence_at(mark)
    text = document.prose[after : sentence.end if sentence else block.end].strip().rstrip(STOPS)
    return 0 if NO_ITEMS.search(text) else _parts(text)


def _items(document: Document, head: Block) -> int:
    """How many list items stand right under a block."""
    first = bisect_left(document.blocks, head.end, key=attrgetter("start"))
    below = islice(document.blocks, first, first + MOST_LISTED)
    return sum(1 for _ in takewhile(lambda block: block.kind == "list-item", below))


def _parts(text: str) -> int:
    """How many short things a sentence lists: with commas and a last “and”; 0 where that is not plain."""
    *parts, last = COMMA.split(text)
    before_last = len(LAST_COMMA.findall(text))
    if before_last > 1:
        return 0  # “salt, and pepper, or piper, from the south”
    if not before_last:
        joined = LAST.split(last)
        if len(joined) != 2 or any(LAST.search(part) for part in parts):
            return 0
        parts += joined
    else:
        parts.append(last)
    if any(not part or part[0].isdecimal() or part.count(" ") >= LONGEST_ITEM for part in parts):
        return 0
    return len(parts)

"""The kind `unbalanced-bracket`: a bracket without its other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck
from corpuslint.document import Document
from corpuslint.finding import Match

PAIRS = {"(": ")", "[": "]", "{": "}"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}
BRACKET = re.compile(r"[()\[\]{}]")
# The number of a point: “a)”, “12)”, “iv)”.
POINT = re.compile(r"(?:\A|[\s(,;:])(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})\Z")
POINT_WIDTH = 6
FACE = re.compile(r"(?:\A|\s)(?:[:;=8][-^']?[()]|\(['^-]?[:;=])(?!\w)")  # “:)”, “;-(”, “(:”
FACE_WIDTH = 4
OPEN_LINK = re.compile(r".?\[[ \t]*$|\]\(", re.MULTILINE)  # what the rule on links that were cut off flags
REACH = 4  # blocks over which a bracket may be open, as an editor's note of several paragraphs is


class UnbalancedBracket(DocumentCheck):
    """Flags a bracket that is opened and not closed, or closed and not opened, with the word beside it."""

    kind = "unbalanced-bracket"

    def concerns(self, marks: frozenset[str]) -> bool:
        return not marks.isdisjoint("()[]{}")

    def check(self, document: Document) -> Iterator[Match]:
        prose, marks = document.prose, document.marks
        if all(
            prose.count(opening) == prose.count(closing)
            for opening, closing in PAIRS.items()
            if opening in marks or closing in marks
        ):
            return
        pending: list[tuple[int, int]] = []  # those opened: offset, and index of the block
        blocks = document.blocks
        index = 0
        for found in BRACKET.finditer(prose):
            start, bracket = found.start(), found[0]
            while index < len(blocks) and blocks[index].end <= start:
                index += 1
            if index == len(blocks):
                break
            block = blocks[index].start
            if start < block or _is_no_bracket(prose, block, start):
                continue
            if bracket in PAIRS:
                pending.append((start, index))
                continue
            partner = _partner(prose, pending, CLOSING[bracket], index)
            if partner is None:
                yield _match(prose, start)
            else:
                del pending[partner]
        for start, _ in pending:
            if not OPEN_LINK.match(prose, max(start - 1, 0)):
                yield _match(prose, start)


def _partner(prose: str, pending: list[tuple[int, int]], opening: str, block: int) -> int | None:
    """The index of the last pending bracket of a sort that is not too far before the block."""
    for index in range(len(pending) - 1, max(len(pending) - 1 - REACH, -1), -1):
        start, begun = pending[index]
        if prose[start] == opening and block - begun <= REACH:
            return index
    return None


def _is_no_bracket(prose: str, block: int, start: int) -> bool:
    """Whether it is part of a face, or the end of the number of a point."""
    face = FACE.search(prose, max(start - FACE_WIDTH, block), start + FACE_WIDTH)
    if face and face.start() <= start < face.end():
        return True
    return prose[start] == ")" and POINT.search(prose, max(start - POINT_WIDTH, block), start) is not None


def _match(prose: str, start: int) -> Match:
    opened = prose[start] in PAIRS
    return Match(
        start=start,
        end=start + 1,
        arguments={"fault": "is opened and never closed" if opened else "is closed and never opened"},
    )

"""The kinds `homoglyphs` and `mixed-scripts`: words whose letters are not all of one script."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint_plugins.look_alikes import (
    CYRILLIC,
    CYRILLIC_LETTER,
    EAST_ASIAN,
    GREEK,
    OTHER_LETTERS,
    STYLED,
    TO_LATIN,
    one_script,
    other_script,
    plain,
)

WORD = re.compile(rf"[^\W\d_]*[{OTHER_LETTERS}][^\W\d_]*")
LETTERS = frozenset(map(chr, [*range(0x370, 0x530), *range(0x1F00, 0x2000)]))
STYLED_LETTERS = frozenset(
    map(chr, [*range(0x1D400, 0x1D800), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)])
)
ALIKE = frozenset(CYRILLIC + GREEK)


class Homoglyphs(DocumentCheck):
    """Flags words with letters of another script that look like their own, and suggests those.

    A whole word of such letters is one where its text has no other letter of their script.
    """

    kind = "homoglyphs"

    def concerns(self, marks: frozenset[str]) -> bool:
        return not (LETTERS.isdisjoint(marks) and STYLED_LETTERS.isdisjoint(marks))

    def check(self, document: Document) -> Iterator[Match]:
        characters = document.beyond_ascii
        if not STYLED_LETTERS.isdisjoint(characters):
            yield from _styled(document)
        if LETTERS.isdisjoint(characters):
            return
        foreign = characters & LETTERS <= ALIKE
        for found in WORD.finditer(document.prose):
            word = found[0]
            script = other_script(word)
            if script:
                meant = one_script(word)
            elif foreign and ALIKE.issuperset(word):
                script, meant = (
                    "Cyrillic" if CYRILLIC_LETTER.search(word) else "Greek",
                    word.translate(TO_LATIN),
                )
            else:
                continue
            if meant is not None and _is_word(word):
                yield _match(found.start(), found.end(), script, meant)


class MixedScripts(DocumentCheck):
    """Flags words with Latin and Cyrillic letters that do not all look alike."""

    kind = "mixed-scripts"

    def concerns(self, marks: frozenset[str]) -> bool:
        return not LETTERS.isdisjoint(marks)

    def check(self, document: Document) -> Iterator[Match]:
        for found in WORD.finditer(document.prose):
            if other_script(found[0]) == "Cyrillic" and one_script(found[0]) is None:
                yield Match(start=found.start(), end=found.end())


def _styled(document: Document) -> Iterator[Match]:
    """Words in letters made for formulas or for East Asian text, where neither is about."""
    if EAST_ASIAN.search(document.prose):
        return
    for found in STYLED.finditer(document.prose):
        yield _match(found.start(), found.end(), "styled", plain(found[0]))


def _is_word(word: str) -> bool:
    """Not a sign of a formula or a unit, such as “Δt” or “kΩ”, nor a single letter."""
    return len(word) > 2 or CYRILLIC_LETTER.search(word) is not None


def _match(start: int, end: int, script: str, meant: str) -> Match:
    return Match(start=start, end=end, arguments={"script": script, "meant": meant}, suggestions=(meant,))

"""Misreadings: UTF-8 that was read in another encoding, and how to read it again."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

# Of UTF-8: the bytes that go on with a character, and those that begin one of 2, 3 and 4 bytes.
PLACES = (range(0x80, 0xC0), range(0xC2, 0xE0), range(0xE0, 0xF0), range(0xF0, 0xF5))
# What real texts are made of beside ASCII. A wrong guess seldom hits it: it gives letters of phonetics, or of
# scripts that nobody mixes.
LATIN = (
    "\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0134-\u017f\u01a0\u01a1\u01af\u01b0"
    "\u0218-\u021b\u1e80-\u1ef9"
)
SCRIPTS = (
    LATIN,
    "\u0386\u0388-\u03ce\u1f00-\u1fff",  # Greek
    "\u0400-\u045f\u0490-\u0493\u04d8-\u04e9",  # Cyrillic
    "\u05d0-\u05ea",  # Hebrew
    "\u0621-\u064a\u067e-\u06cc",  # Arabic
    "\u0900-\u097f",  # Devanagari
    "\u0e01-\u0e5b",  # Thai
    "\u3040-\u30ff\u4e00-\u9fff\uff01-\uff5e",  # Japanese and Chinese
    "\uac00-\ud7a3",  # Korean
    "\U0001f300-\U0001faff\ufe0f\u200d",  # emoji
)
SIGNS = "\u2010-\u2044\u20ac\u2122\u2212"  # of three bytes: quotation marks, dashes, the ellipsis, the euro
MARKS = f"\u00a0-\u00a9\u00ab-\u00b9\u00bb-\u00bf\u00d7\u00f7{SIGNS}\u2116\u2190-\u21ff\u3000-\u303f"
LIKELY = re.compile("|".join(f"[{letters}{MARKS}]+" for letters in SCRIPTS))
LATIN_LETTER = re.compile(f"[{LATIN}]")
HAS_SIGN = re.compile(f"[{SIGNS}]")
QUOTES = frozenset("‘’“”„")
PARTING = QUOTES | frozenset("‚«»‹›–—…\u00a0")
GENITIVE = re.compile(r"s(?!\w).?", re.DOTALL)
NO_BREAK = "\u00a0"  # follows “О” and “В”, which are words, and the two are a sequence


class Garbled(msgspec.Struct, frozen=True):
    """A run of characters that are bytes of UTF-8 misread, and what they were."""

    start: int
    end: int
    meant: str


class Misreading:
    """UTF-8 read as one of the one-byte `encodings`, which differ in few characters."""

    def __init__(self, *encodings: str) -> None:
        self._bytes = {character: byte for encoding in encodings for byte, character in _high_half(encoding)}
        on, two, three, four = (
            "".join(character for character, byte in self._bytes.items() if byte in place) for place in PLACES
        )
        self.begins = frozenset(two + three + four)
        on, two, three, four = map(re.escape, (on, two, three, four))
        self._run = re.compile(f"(?:[{two}][{on}]|[{three}][{on}]{{2}}|[{four}][{on}]{{3}})+")

    def runs(self, text: str) -> Iterator[Garbled]:
        """The runs that are likely text once they are read again."""
        for found in self._run.finditer(text):
            try:
                meant = bytes(map(self._bytes.__getitem__, found[0])).decode()
            except UnicodeDecodeError:
                continue
            if LIKELY.fullmatch(meant):
                yield Garbled(*found.span(), meant)


def _high_half(encoding: str) -> Iterator[tuple[int, str]]:
    """The bytes beyond ASCII with their characters; an undefined one is a control character."""
    for byte in range(0x80, 0x100):
        try:
            yield byte, bytes([byte]).decode(encoding)
        except UnicodeDecodeError:
            yield byte, chr(byte)


WINDOWS_1252 = Misreading("cp1252", "latin-1")
WINDOWS_1251 = Misreading("cp1251")


def misread_western(text: str, run: Garbled) -> bool:
    """Whether a run was surely misread as Windows-1252 or Latin-1.

    Several letters or a sign of three bytes are proof enough. A single letter is one where a capital
    stands inside a word, or before a mark and a small letter: “varifrÃ¥n”, “Å»aden”.
    """
    if len(run.meant) > 1 or HAS_SIGN.match(run.meant):
        return True
    before, after = _beside(text, run)
    if before.isupper() or not LATIN_LETTER.match(run.meant) or ends_word(text, run.start):
        return False
    return before.islower() or after.islower()


def ends_word(text: str, start: int) -> bool:
    """Whether the letter at `start` may end a word, and what follows it parts two: “AMANHÃ”, Å’s, SÃO–."""
    mark = text[start + 1]
    if mark not in PARTING or text[max(start - 1, 0) : start].islower():
        return False
    after = text[start + 2 : start + 4]
    return mark not in QUOTES or not after[:1].isalpha() or GENITIVE.fullmatch(after) is not None


def misread_cyrillic(text: str, run: Garbled) -> bool:
    """Whether a run was surely misread as Windows-1251.

    It is no part of a Cyrillic word, and of several letters, or a sign of three bytes, or a single
    letter in a Latin word, or a mark at its end: “BrГјcke”, “BrückeВ»”.
    """
    if in_cyrillic_word(text, run):
        return False
    if len(run.meant) > 1 or HAS_SIGN.match(run.meant):
        return True
    before, after = _beside(text, run)
    if before.isascii() and before.isalpha():
        return True
    return (
        after.isascii()
        and after.isalpha()
        and bool(LATIN_LETTER.match(run.meant))
        and text[run.end - 1] != NO_BREAK
    )


def in_cyrillic_word(text: str, run: Garbled) -> bool:
    """Whether a run is part of a Cyrillic word, as “ОЁ” is of “МОЁ”, or a short one before a space."""
    return any("\u0400" <= it <= "\u052f" for it in _beside(text, run))


def _beside(text: str, run: Garbled) -> tuple[str, str]:
    return text[max(run.start - 1, 0) : run.start], text[run.end : run.end + 1]

"""The kind `mojibake`: text that was decoded with the wrong encoding, such as “â€™” for an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from corpuslint.check import DocumentCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint_plugins.misreadings import (
    WINDOWS_1251,
    WINDOWS_1252,
    Garbled,
    Misreading,
    ends_word,
    in_cyrillic_word,
    misread_cyrillic,
    misread_western,
)

# What UTF-8 looks like if it is read as Windows-1252, Windows-1250, Mac Roman or code page 437, as far as it
# takes ftfy to tell it from foreign letters. Only such runs are shown to it, as it is slow to import.
SUSPECT = re.compile(
    r"(?:[\u00c2-\u00df\u0102\u0139][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]|"
    r"[\u00e0-\u00ef][\u0080-\u00bf\u0152-\u2122]{2}|[\u201a\u221a][\u0080-\u2265]|"
    r"[\u251c\u252c\u256c\u2568\u2564][\u00a0-\u00ff\u2310\u2500-\u25ff])[^\x00-\x7f]*|"
    r"(?<![A-Z\u00c0-\u00de])[\u00c2\u00c3] (?=\S)"
)
BEGIN_SUSPECT = frozenset(map(chr, range(0xC2, 0xF0))) | frozenset(
    "\u0102\u0139\u201a\u221a\u251c\u252c\u256c\u2568\u2564"
)
READINGS: tuple[tuple[Misreading, Callable[[str, Garbled], bool]], ...] = (
    (WINDOWS_1252, misread_western),
    (WINDOWS_1251, misread_cyrillic),
)
LONGEST = 300  # characters of words that are one finding
BETWEEN_WORDS = re.compile(r"[\x00-\x09\x0b\x0c\x0e-@\[-`{-\x7f]{1,3}")
LONGEST = 300  # characters of several words that are one finding


class Mojibake(DocumentCheck):
    """Flags runs of characters that can be turned back into what was meant, and suggests that."""

    kind = "mojibake"

    def concerns(self, marks: frozenset[str]) -> bool:
        return not all(map(str.isascii, marks))

    def check(self, document: Document) -> Iterator[Match]:
        for run in _joined(document.prose, _garbled(document)):
            yield Match(
                start=run.start,
                end=run.end,
                arguments={"repaired": run.meant},
                suggestions=(run.meant,),
            )


def _garbled(document: Document) -> list[Garbled]:
    """The garbled runs, in order; what could be one is one where another surely is."""
    prose = document.prose
    found: list[Garbled] = []
    for misreading, is_sure in READINGS:
        if document.beyond_ascii.isdisjoint(misreading.begins):
            continue
        runs = list(misreading.runs(prose))
        if any(is_sure(prose, run) for run in runs):
            found += [run for run in runs if _is_likely(misreading, prose, run)]
    if not document.beyond_ascii.isdisjoint(BEGIN_SUSPECT):
        taken = {run.start for run in found}
        for suspect in SUSPECT.finditer(prose):
            if suspect.start() in taken or ends_word(prose, suspect.start()):
                continue
            meant = _repaired(suspect[0])
            if meant != suspect[0]:
                found.append(Garbled(*suspect.span(), meant))
    return sorted(found, key=lambda run: run.start)


def _is_likely(misreading: Misreading, prose: str, run: Garbled) -> bool:
    """Whether a run that is not sure by itself is garbled in a text in which another one is."""
    if misreading is WINDOWS_1251:
        return not in_cyrillic_word(prose, run)
    return not (prose[run.start - 1 : run.start].isupper() and ends_word(prose, run.start))


def _joined(prose: str, runs: Sequence[Garbled]) -> Iterator[Garbled]:
    """The runs without what overlaps; words of another script, which follow each other, as one."""
    begun: Garbled | None = None
    for run in runs:
        if begun is None:
            begun = run
        elif run.start >= begun.end:
            if _go_together(prose, begun, run):
                meant = begun.meant + prose[begun.end : run.start] + run.meant
                begun = Garbled(begun.start, run.end, meant)
            else:
                yield begun
                begun = run
    if begun is not None:
        yield begun


def _go_together(prose: str, begun: Garbled, run: Garbled) -> bool:
    if run.end - begun.start > LONGEST:
        return False
    whole_words = len(begun.meant) > 1 or len(run.meant) > 1
    return run.start == begun.end or (
        whole_words and BETWEEN_WORDS.fullmatch(prose, begun.end, run.start) is not None
    )


def _repaired(run: str) -> str:
    """`run` as it was meant, or unchanged if nothing shows that it is garbled."""
    import ftfy

    return str(ftfy.fix_encoding(run))

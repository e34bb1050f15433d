"""Speech that somebody has written down: a transcript with its speakers, or what one says on and on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from corpuslint.document import Document, remembered
from corpuslint.finding import Match, Severity

# Who speaks in a transcript: at the beginning of a line, or after a stop.
SPEAKER = re.compile(r"(?:^|[.!?] )[ \t]*([A-Z][\w’'.-]*(?: [A-Z0-9][\w’'.-]*){0,3}): ", re.MULTILINE)
TURNS = 4  # of speakers who speak again, from which on a text is a transcript
CAPTION = 12  # characters after a speaker by which two turns are told apart
SPOKEN = (" I ", " my ", " you ", " we ")
SPOKEN_SHARE = 0.03  # of the words of a text that somebody speaks
LONG = 150  # words of what is said on and on
MOST_BLOCKS = 3  # the first paragraph with it: who speaks on and on is written down without a break
QUOTES = ('"', "“")
MOST_QUOTES = 3  # in a text that is spoken itself, and does not quote


@remembered
def is_speech(document: Document) -> bool:
    """Whether a document is for the most part speech that somebody has written down.

    Its voices are those of who speaks, and its spelling is that of whoever wrote it down.
    """
    prose, blocks = document.prose, document.blocks
    if not blocks:
        return False
    longest = max(blocks, key=lambda block: block.end - block.start)
    unbroken = len(blocks) <= MOST_BLOCKS and 2 * (longest.end - longest.start) > len(prose)
    said = prose[longest.start : longest.end] if unbroken else ""
    return (said.count(" ") >= LONG and is_spoken(said)) or is_transcript(prose)


def is_spoken(text: str) -> bool:
    """Whether a text is spoken by somebody, or to somebody."""
    return (
        sum(map(text.count, SPOKEN)) > SPOKEN_SHARE * text.count(" ")
        and sum(map(text.count, QUOTES)) <= MOST_QUOTES
    )


def is_transcript(text: str) -> bool:
    """Whether a text names its speakers before what they say; a caption that comes again is said once."""
    if text.count(": ") < TURNS:
        return False
    said = {text[found.start(1) : found.end() + CAPTION]: found[1] for found in SPEAKER.finditer(text)}
    turns = Counter(said.values()).values()
    return sum(times for times in turns if times > 1) >= TURNS


def unsure_in_speech(document: Document, matches: Iterable[Match]) -> Iterator[Match]:
    """Matches of spellings, which are notes where somebody wrote down what others said."""
    for match in matches:
        yield msgspec.structs.replace(match, severity=Severity.NOTE) if is_speech(document) else match

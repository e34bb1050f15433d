"""Shifts to the outside: where a piece in the first person speaks of who tells it as a report would."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from corpuslint.document import Document
from corpuslint.finding import Scope

APART = 2  # sentences at most from one to the next of a passage


class Speaker(NamedTuple):
    """Who tells a piece in the first person, and where the text says so; an author, or an organisation."""

    name: str
    start: int
    end: int
    is_author: bool


class OutwardVoice:
    """Finds where a piece in the first person reports what its own author or organisation says.

    `ourselves` and `myself` are patterns for the name of the organisation, or the author, that speaks;
    `possession` are the patterns of which one must be there too if it is an organisation: who merely was
    at a place says “at Heathrow, we”, but has no customers there. `reports` are the patterns of a report.
    """

    def __init__(
        self,
        ourselves: Sequence[re.Pattern[str]],
        myself: Sequence[re.Pattern[str]],
        possession: Sequence[re.Pattern[str]],
        reports: Sequence[re.Pattern[str]],
    ) -> None:
        self._ourselves = ourselves
        self._myself = myself
        self._possession = possession
        self._reports = reports

    def shifts(self, document: Document, words: Collection[int]) -> Iterator[tuple[int, int, Speaker]]:
        """The first report of each passage in the third person, with the speaker.

        `words` are the places of the first person; a sentence with one of them is no report.
        """
        speaker = self._speaker(document)
        if speaker is None:
            return
        within = {document.sentence_at(word) for word in words}
        reported = sorted(
            found.span()
            for pattern in self._reports
            for found in pattern.finditer(document.prose, min(words))
            if _is(speaker, found["name"], document)
        )
        if not reported:
            return
        numbers = {sentence.start: number for number, sentence in enumerate(document.sentences)}
        last = -APART - 1
        for start, end in reported:
            sentence = document.sentence_at(start)
            if sentence is None or sentence in within or document.scope_at(start) is not Scope.NARRATION:
                continue
            number = numbers[sentence.start]
            if number - last > APART:
                yield start, end, speaker
            last = number

    def _speaker(self, document: Document) -> Speaker | None:
        """Who says “we” or “I”; None if the text does not tell."""
        prose = document.prose
        for patterns, is_author in ((self._ourselves, False), (self._myself, True)):
            for pattern in patterns:
                found = pattern.search(prose)
                if (
                    found
                    and document.scopes.on_page(found.start("name")) is not Scope.QUOTATION
                    and (is_author or any(pattern.search(prose) for pattern in self._possession))
                ):
                    return Speaker(found["name"], *found.span("name"), is_author)
        return None


def _is(speaker: Speaker, name: str, document: Document) -> bool:
    """Whether a name is the speaker's: all of it, or an author's surname, or the first words of a firm's."""
    if name == speaker.name:
        return True
    if not speaker.is_author:
        return speaker.name.startswith(name + " ") or name.startswith(speaker.name + " ")
    surname = speaker.name.split()[-1]
    relations = (each.text for each in document.names if each.text.endswith(" " + surname))
    return name == surname and all(each == speaker.name for each in relations)

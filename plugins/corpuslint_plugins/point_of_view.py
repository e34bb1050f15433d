"""The kind `point-of-view`: a piece told from outside that suddenly says "we", "us" or "my company"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint_plugins.pattern import compile_pattern

# The first letter, at the beginning of a word, then the rest of the word.
PERSONAL = re.compile(
    r"[wuomWUOMI](?<!\w.)(?:(?<=[Ww])e|(?<=[Uu])s|(?<=[Oo])ur(?:s|selves)?"
    r"|(?<=[Mm])(?:y(?:self)?|e|ine)|(?<=I))(?!\w)"
)
SINGULAR = frozenset(("I", "me", "my", "mine", "myself"))
# "I" as a numeral follows a name: Elizabeth I, World War I.
NUMERAL = re.compile(r"[A-Z][\w.’'-]*\s\Z")
# What is reported after a colon, without quotation marks.
REPORTED = re.compile(r"\b(?:said|says|wrote|writes|stated|added|noted|explained|statement)\b[^:]{0,60}:\s")
SPEAKER_LABEL = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}: \S")
AROUND = 30  # characters before and after a word in which a generic phrase may stand around it


class PointOfViewOptions(Options, frozen=True, kw_only=True):
    """`organisation` and `author` are patterns of a shift, tried in sentences with a first-person word.

    They tell capitals from small letters; {name} stands for the alternatives of `words.name` or the
    piece `parts.name`. A group `name` is the organisation that speaks. `generic` phrases mean everybody
    and do not count as a voice; where one of `own-voice` stands, the text is its own organisation's.
    A piece is left alone if it speaks in the first person from the beginning: in one of its first
    `opening-sentences`, in the singular, or in more than one sentence and a share of `most-sentences`.
    An organisation is spoken of from outside if its name stands in at least `mentions` places.
    """

    organisation: tuple[str, ...]
    author: tuple[str, ...]
    words: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    generic: tuple[str, ...] = ()
    own_voice: tuple[str, ...] = ()
    opening_sentences: int = 2
    most_sentences: float = 0.15
    mentions: int = 2


class Word(NamedTuple):
    """A first-person word of the narration."""

    start: int
    end: int
    singular: bool


class Shift(NamedTuple):
    """A place where the voice shifts, and the organisation that speaks, where the words name it."""

    start: int
    end: int
    name: str | None


class Outsider(NamedTuple):
    """Where the text speaks of an organisation or person from outside."""

    name: str
    start: int
    end: int


class PointOfView(DocumentCheck):
    """Flags the shifts of a piece whose narration is otherwise in the third person."""

    kind = "point-of-view"
    Options = PointOfViewOptions

    def __init__(self, rule: Rule, options: PointOfViewOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._patterns = [
            compile_pattern(pattern, options, re.NOFLAG, field)
            for patterns, field in ((options.organisation, "organisation"), (options.author, "author"))
            for pattern in patterns
        ]
        self._generic = phrase_pattern(options.generic)
        self._own_voice = phrase_pattern(options.own_voice)

    def check(self, document: Document) -> Iterator[Match]:
        possible = self._possible_shifts(document)
        if not possible:
            return
        words: list[Word] = []
        for word in self._narrated(document):
            if word.singular and not any(start <= word.start < end for start, end in possible):
                return  # "I" and "my", which are no shift: the narration is in the first person
            words.append(word)
        shifts = list(self._shifts(document, words)) if words else []
        if not shifts or self._speaks_so_throughout(document, words, shifts):
            return
        if self._own_voice.search(document.prose):
            return
        outside = _Outside(document)
        for shift in shifts:
            sentence = document.sentence_at(shift.start)
            before = sentence.start if sentence else shift.start
            outsider = outside.last_before(before, shift.name, self._options.mentions)
            if outsider is not None:
                yield Match(
                    start=shift.start,
                    end=shift.end,
                    arguments={"name": outsider.name},
                    related=(Related(outsider.start, outsider.end, "here the text speaks from outside"),),
                )

    def _possible_shifts(self, document: Document) -> list[tuple[int, int]]:
        """What the patterns match where a narrator may speak, whoever does: nothing, in most texts."""
        found: list[tuple[int, int]] = []
        reached = -1
        for word in PERSONAL.finditer(document.prose):
            start = word.start()
            if start < reached or document.scopes.on_page(start) is not Scope.NARRATION:
                continue
            sentence = document.sentence_at(start)
            if sentence is not None:
                reached = sentence.end
                for pattern in self._patterns:
                    found += [m.span() for m in pattern.finditer(document.prose, sentence.start, reached)]
        return found

    def _narrated(self, document: Document) -> Iterator[Word]:
        """The first-person words of the narrator: no numeral, and none that means everybody."""
        text = document.prose
        for found in PERSONAL.finditer(text):
            start, end = found.span()
            if document.scope_at(start) is not Scope.NARRATION or _labelled(document, start):
                continue
            if found[0] == "I" and NUMERAL.search(text, max(start - AROUND, 0), start):
                continue
            phrases = self._generic.finditer(text, max(start - AROUND, 0), min(end + AROUND, len(text)))
            if not any(phrase.start() <= start < phrase.end() for phrase in phrases):
                yield Word(start, end, found[0].lower() in SINGULAR or found[0] == "I")

    def _shifts(self, document: Document, words: Sequence[Word]) -> Iterator[Shift]:
        """What the patterns match in narration, in the sentences of first-person words."""
        reached = -1
        for word in words:
            if word.start < reached or (sentence := document.sentence_at(word.start)) is None:
                continue
            reached = sentence.end
            taken = -1
            matches = [
                m for p in self._patterns for m in p.finditer(document.prose, sentence.start, sentence.end)
            ]
            for found in sorted(matches, key=lambda match: (match.start(), -match.end())):
                if found.start() < taken or document.scope_at(found.start()) is not Scope.NARRATION:
                    continue
                taken = found.end()
                if not REPORTED.search(document.prose, max(sentence.start - 100, 0), found.start()):
                    yield Shift(*found.span(), found.groupdict().get("name"))

    def _speaks_so_throughout(
        self, document: Document, words: Sequence[Word], shifts: Sequence[Shift]
    ) -> bool:
        """Whether the narration is in the first person anyway."""
        for word in words:
            if word.singular and not any(shift.start <= word.start < shift.end for shift in shifts):
                return True
        speaking = {s.start for word in words if (s := document.sentence_at(word.start)) is not None}
        blocks = document.blocks
        told = [s.start for s in document.sentences if blocks[s.block].kind not in ("headline", "heading")]
        if not speaking.isdisjoint(told[: self._options.opening_sentences]):
            return True
        return len(speaking) > max(1, self._options.most_sentences * len(told))


class _Outside:
    """The places at which a document speaks of each name."""

    def __init__(self, document: Document) -> None:
        self._places: dict[str, list[Outsider]] = {}
        for name in document.names:
            if not name.acronym:
                self._places.setdefault(name.text, []).append(Outsider(name.text, name.start, name.end))
        self._commonest = max(self._places.values(), key=len, default=[])

    def last_before(self, offset: int, name: str | None, mentions: int) -> Outsider | None:
        """The last place before `offset` of the name, or of the commonest one; None with too few mentions."""
        places = (
            max(self._places.values(), key=len, default=[]) if name is None else self._places.get(name, [])
        )
        index = bisect_left(places, offset, key=attrgetter("start"))
        return places[index - 1] if index and len(places) >= mentions else None


def _labelled(document: Document, offset: int) -> bool:
    """Whether the block of `offset` begins with the name of who speaks, as in an interview: "A: We will."."""
    block = document.block_at(offset)
    return block is not None and SPEAKER_LABEL.match(document.prose, block.start, block.end) is not None


def phrase_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, in any case; of none it finds nothing."""
    ordered = sorted(phrases, key=len, reverse=True)
    escaped = (re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)" if ordered else r"(?!)", re.IGNORECASE)

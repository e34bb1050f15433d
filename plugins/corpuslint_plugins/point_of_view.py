"""The kind `point-of-view`: a piece told from outside that suddenly says "we" or "my company"; or not so."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope, Severity
from corpuslint.layers.persons import OPENERS
from corpuslint.rule import Rule
from corpuslint_plugins.outward_voice import OutwardVoice
from corpuslint_plugins.pattern import compile_pattern
from corpuslint_plugins.transcripts import is_speech

WORDS = ("we", "us", "our", "ours", "ourselves", "I", "me", "my", "mine", "myself")
LIKE_A_WORD = re.compile(r"I|[A-Z]?[a-z]{2,}|My|We|Me")  # and not as US
OBJECTS = frozenset(("us", "me"))
WITH_NAME = re.compile(r"\s[A-Z]")  # after "my" or "our": a title
VERB = re.compile(r"['’]\w+\s[a-z]|\s[a-z]")  # after "I", where it is no numeral and no title
MINE = re.compile(r"\b(?:of|is|was|are|were|be|friends?)\s\Z")  # before "mine", where it is no pit
# "I" as a numeral follows a name: Elizabeth I, World War I, series I.
NUMERAL = re.compile(r"([A-Z][\w.’'-]*|\b(?:[Ss]eries|[Tt]ype|[Cc]lass|[Pp]hase|[Pp]art|[Tt]itle))\s\Z")
# What is reported after a colon, without quotation marks.
REPORTED = re.compile(r"\b(?:said|says|wrote|writes|stated|added|noted|explained|statement)\b[^:]{0,60}:\s")
SPEAKER_LABEL = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}: \S")
# In a sentence that may be somebody else's after all: a loose quotation mark; in its block: marks of a post.
LOOSE = re.compile(r"[\"“”„«»]|(?:^|\s)['‘]\w", re.MULTILINE)
POSTED = re.compile(r"https?:|\bpic\.twitter|[@#]\w")
LED_TO = re.compile(r":\s*\Z|\b(?:statement|letter|message|e-?mail|post|note|memo)\b[^\n]{0,40}[.:]\s*\Z")
LED_FROM = 120  # characters
INTERVIEW = "(("
# Before "we" where a clause begins: elsewhere, as in "the world we know", it hardly ever is the writer.
CLAUSE = re.compile(
    r"(?:\A|[.!?;:,(—–-]['’\"”)\]]{0,2}|\b(?:and|but|so|or|yet|that|because|if|when|once|after|before|while|since"
    r"|although|though))\s*\Z",
    re.IGNORECASE,
)
SPAN = re.compile(r"[\w’']+(?:\s[\w’']+)?")
AROUND = 30  # characters before a word that are looked at
MOST = 2 / 3  # of the sentences of a piece are in the first person: it is told so
APART = 2  # sentences at most from one to the next of a passage in the first person


class PointOfViewOptions(Options, frozen=True, kw_only=True):
    """`organisation` and `author` are patterns of a shift, tried in sentences with a first-person word.

    They tell capitals from small letters; {name} stands for the alternatives of `words.name` or the
    piece `parts.name`. A group `name` is the organisation that speaks. Any other sentence in the first person
    is a shift, too; one of the `weak` patterns makes it a note. `generic` phrases mean everybody
    and do not count as a voice; where one of `own-voice` stands, the text is its own organisation's.
    In a piece in the first person `ourselves` or `myself` are patterns for the name of the organisation, or
    the author, that speaks, and `reports` for what somebody else would say of it, which is a shift, too, for
    which there is the `outward-message`.
    A piece is left alone if it speaks in the first person from the beginning: in one of its first
    `opening-sentences`, or in more than one passage and a share of `most-sentences`, or more than
    `most-passages`. An organisation is spoken of from outside if its name has at least `mentions` places.
    """

    organisation: tuple[str, ...]
    author: tuple[str, ...]
    weak: tuple[str, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    generic: tuple[str, ...] = ()
    own_voice: tuple[str, ...] = ()
    ourselves: tuple[str, ...] = ()
    myself: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    outward_message: str | None = None
    opening_sentences: int = 1
    most_sentences: float = 0.15
    most_passages: int = 5
    mentions: int = 1


class Shift(NamedTuple):
    """A place where the voice shifts, and the organisation that speaks, where the words name it."""

    start: int
    end: int
    name: str | None
    sure: bool = True


class Outsider(NamedTuple):
    """Where the text speaks of an organisation or person from outside."""

    name: str
    start: int
    end: int


# The first-person words of a sentence, by their starts, and its number.
Speaking = tuple[int, list[int]]


class PointOfView(PhraseCheck):
    """Flags the shifts of a piece whose narration is otherwise in the third person.

    Of a passage in the first person these are the places that the patterns find, or else its beginning.
    """

    kind = "point-of-view"
    Options = PointOfViewOptions

    def __init__(self, rule: Rule, options: PointOfViewOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        organisation = self._compiled(options.organisation, "organisation")
        self._patterns = [*organisation, *self._compiled(options.author, "author")]
        self._weak = self._compiled(options.weak, "weak")
        self._outward = OutwardVoice(
            self._compiled(options.ourselves, "ourselves"),
            self._compiled(options.myself, "myself"),
            [pattern for pattern in organisation if "name" not in pattern.groupindex],
            self._compiled(options.reports, "reports"),
        )
        self._phrases = (*WORDS, *options.own_voice, *options.generic)
        self._first_generic = len(WORDS) + len(options.own_voice)

    def _compiled(self, patterns: Sequence[str], field: str) -> list[re.Pattern[str]]:
        return [compile_pattern(pattern, self._options, re.NOFLAG, field) for pattern in patterns]

    def phrases(self) -> Sequence[str]:
        return self._phrases

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if any(len(WORDS) <= hit.phrase < self._first_generic for hit in hits):
            return
        on_page = document.scopes.on_page
        words = [hit for hit in hits if hit.phrase < len(WORDS) and on_page(hit.start) is Scope.NARRATION]
        if words:
            generic = [range(*hit[:2]) for hit in hits if hit.phrase >= self._first_generic]
            everybody = frozenset(chain.from_iterable(generic))
            words = [word for word in words if word.start not in everybody]
        passages = self._passages(document, words) if words else []
        if passages is None:
            yield from self._outward_matches(document, words)
            return
        if not passages or INTERVIEW in document.prose or is_speech(document):
            return
        outside = _Outside(document)
        for passage in passages:
            for shift in self._shifts(document, passage):
                sentence = document.sentence_at(shift.start)
                before = sentence.start if sentence else shift.start
                outsider = outside.last_before(before, shift.name, self._options.mentions)
                if outsider is not None:
                    yield Match(
                        start=shift.start,
                        end=shift.end,
                        arguments={"name": outsider.name},
                        severity=None if shift.sure else Severity.NOTE,
                        related=(Related(outsider.start, outsider.end, "here the text speaks from outside"),),
                    )

    def _outward_matches(self, document: Document, words: Sequence[Hit]) -> Iterator[Match]:
        """Where a piece in the first person speaks of who tells it from outside."""
        shifts = list(self._outward.shifts(document, [word.start for word in words]))
        if not shifts or INTERVIEW in document.prose or is_speech(document):
            return
        for start, end, speaker in shifts:
            yield Match(
                start=start,
                end=end,
                message=self._options.outward_message,
                arguments={"name": speaker.name},
                related=(Related(speaker.start, speaker.end, "here the text names who speaks"),),
            )

    def _passages(self, document: Document, words: Sequence[Hit]) -> list[list[Speaking]] | None:
        """The sentences in the first person, those near each other together; None if the piece is told so.

        A piece that is mostly shows it in its first few words.
        """
        narrators = filter(partial(_is_narrator, document), words)
        first = next(narrators, None)
        if first is None:
            return []
        starts = [sentence.start for sentence in document.sentences]
        blocks = document.blocks
        told = [
            number
            for number, sentence in enumerate(document.sentences)
            if blocks[sentence.block].kind not in ("headline", "heading")
        ]
        opening = told[: self._options.opening_sentences]
        most = min(max(1, self._options.most_sentences * len(told)), self._options.most_passages)
        passages: list[list[Speaking]] = []
        speaking: set[int] = set()
        for word in chain((first,), narrators):
            number = bisect_right(starts, word.start) - 1
            if number in speaking:
                passages[-1][-1][1].append(word.start)
                continue
            speaking.add(number)
            if not passages or number - passages[-1][-1][0] > APART:
                passages.append([])
            passages[-1].append((number, [word.start]))
            if number in opening or len(passages) > most or len(speaking) > MOST * len(told):
                return None
        return passages

    def _shifts(self, document: Document, passage: Sequence[Speaking]) -> Iterator[Shift]:
        """What the patterns match in a passage, or else its beginning."""
        found = [shift for number, _ in passage for shift in self._by_pattern(document, number)]
        if found:
            yield from found
            return
        begun = [shift for number, words in passage if (shift := self._begun(document, number, words))]
        if begun:
            yield next((shift for shift in begun if shift.sure), begun[0])

    def _by_pattern(self, document: Document, number: int) -> Iterator[Shift]:
        sentence = document.sentences[number]
        matches = [
            m for p in self._patterns for m in p.finditer(document.prose, sentence.start, sentence.end)
        ]
        taken = -1
        for found in sorted(matches, key=lambda match: (match.start(), -match.end())):
            if found.start() < taken or document.scope_at(found.start()) is not Scope.NARRATION:
                continue
            taken = found.end()
            if not _is_reported(document, sentence.start, found.start()):
                yield Shift(*found.span(), found.groupdict().get("name"))

    def _begun(self, document: Document, number: int, words: Sequence[int]) -> Shift | None:
        """The first words of a sentence in the first person; None where it is another's or everybody's."""
        sentence = document.sentences[number]
        block = document.blocks[sentence.block]
        text = document.prose
        if (
            not any(map(partial(_speaks_up, text, sentence.start), words))
            or _is_reported(document, sentence.start, words[0])
            or LED_TO.search(text, max(block.start - LED_FROM, 0), block.start)
        ):
            return None
        sure = (
            not LOOSE.search(text, sentence.start, sentence.end)
            and not POSTED.search(text, block.start, block.end)
            and not any(pattern.search(text, sentence.start, sentence.end) for pattern in self._weak)
        )
        span = SPAN.match(text, words[0])
        return Shift(words[0], span.end() if span else words[0] + 1, None, sure)


def _is_narrator(document: Document, hit: Hit) -> bool:
    """Whether a word is the narrator's first person: no numeral and no title."""
    text = document.prose
    start, end = hit.start, hit.end
    before, word = max(start - AROUND, 0), text[start:end]
    if not LIKE_A_WORD.fullmatch(word):
        return False
    if word == "I" and (not VERB.match(text, end) or _is_numeral(text, before, start)):
        return False
    if word != "I" and word[0].isupper() and not CLAUSE.search(text, before, start):
        return False
    if word.lower() in ("my", "our") and WITH_NAME.match(text, end):
        return False
    if word == "mine" and not MINE.search(text, before, start):
        return False
    return not _labelled(document, start) and document.scope_at(start) is Scope.NARRATION


def _is_numeral(text: str, before: int, start: int) -> bool:
    """Whether the "I" at `start` counts what stands before it."""
    found = NUMERAL.search(text, before, start)
    return found is not None and found[1] not in OPENERS


def _speaks_up(text: str, sentence: int, word: int) -> bool:
    """Whether a first-person word is the writer's rather than everybody's."""
    found = SPAN.match(text, word)
    first = found[0].split()[0].lower() if found else ""
    if first in OBJECTS:
        return False
    if first.startswith(("we", "our")):
        return CLAUSE.search(text[sentence:word]) is not None
    return True


def _is_reported(document: Document, sentence: int, offset: int) -> bool:
    return REPORTED.search(document.prose, max(sentence - 100, 0), offset) is not None


class _Outside:
    """The places at which a document speaks of each name."""

    def __init__(self, document: Document) -> None:
        self._places: dict[str, list[Outsider]] = {}
        for name in document.names:
            if not name.acronym:
                self._places.setdefault(name.text, []).append(Outsider(name.text, name.start, name.end))
        self._ranked = sorted(self._places.values(), key=len, reverse=True)

    def last_before(self, offset: int, name: str | None, mentions: int) -> Outsider | None:
        """The last place before `offset` of the name, or of the commonest there; None if there is none."""
        candidates = self._ranked if name is None else [self._places.get(name, [])]
        for places in candidates:
            index = bisect_left(places, offset, key=attrgetter("start"))
            if index and len(places) >= mentions:
                return places[index - 1]
        return None


def _labelled(document: Document, offset: int) -> bool:
    """Whether the block of `offset` begins with the name of who speaks, as in an interview: "A: We will."."""
    block = document.block_at(offset)
    return block is not None and SPEAKER_LABEL.match(document.prose, block.start, block.end) is not None


def phrase_pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """A pattern that finds any of the phrases as whole words, in any case; of none it finds nothing."""
    ordered = sorted(phrases, key=len, reverse=True)
    escaped = (re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(escaped)})(?!\w)" if ordered else r"(?!)", re.IGNORECASE)

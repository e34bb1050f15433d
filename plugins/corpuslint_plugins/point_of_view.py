"""The kind `point-of-view`: a piece told from outside that suddenly says "we", "us" or "my company"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint_plugins.pattern import compile_pattern

PLURAL = ("we", "us", "our", "ours", "ourselves")
SINGULAR = ("I", "me", "my", "mine", "myself")
# "I" as a numeral follows a name: Elizabeth I, World War I.
NUMERAL = re.compile(r"[A-Z][\w.’'-]*\s\Z")


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


class Shift(NamedTuple):
    """A place where the voice shifts, and the organisation that speaks, where the words name it."""

    start: int
    end: int
    speaker: str  # "the organisation" or "its author"
    name: str | None


class Outsider(NamedTuple):
    """Where the text speaks of an organisation or person from outside."""

    name: str
    start: int
    end: int


class PointOfView(PhraseCheck):
    """Flags the shifts of a piece whose narration is otherwise in the third person."""

    kind = "point-of-view"
    Options = PointOfViewOptions

    def __init__(self, rule: Rule, options: PointOfViewOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._phrases = (*PLURAL, *SINGULAR, *options.generic, *options.own_voice)
        self._generic_from = len(PLURAL) + len(SINGULAR)
        self._own_from = self._generic_from + len(options.generic)
        self._patterns = [
            (compile_pattern(pattern, options, re.NOFLAG, field), field)
            for patterns, field in ((options.organisation, "organisation"), (options.author, "author"))
            for pattern in patterns
        ]

    def phrases(self) -> Sequence[str]:
        return self._phrases

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if any(hit.phrase >= self._own_from for hit in hits):
            return
        personal = self._personal(document, hits)
        shifts = list(self._shifts(document, personal))
        if not shifts or self._speaks_so_throughout(document, personal, shifts):
            return
        for shift in shifts:
            outsider = self._outsider(document, shift)
            if outsider is not None:
                yield Match(
                    start=shift.start,
                    end=shift.end,
                    arguments={"name": outsider.name, "speaker": shift.speaker},
                    related=(Related(outsider.start, outsider.end, "here the text speaks from outside"),),
                )

    def _personal(self, document: Document, hits: Sequence[Hit]) -> list[Hit]:
        """The first-person words that speak for somebody: no "US", no numeral, none in a generic phrase."""
        generic = [(hit.start, hit.end) for hit in hits if hit.phrase >= self._generic_from]
        found: list[Hit] = []
        covered = 0  # the end of the generic phrases so far
        following = iter([*generic, (len(document.text) + 1, 0)])
        start, end = next(following)
        for hit in hits:
            if hit.phrase >= self._generic_from:
                continue
            while start <= hit.start:
                covered = max(covered, end)
                start, end = next(following)
            word = document.prose[hit.start : hit.end]
            if hit.end <= covered or word == "US" or (word.isupper() and word != "I"):
                continue
            before = document.prose[max(hit.start - 20, 0) : hit.start]
            if word == "I" and NUMERAL.search(before):
                continue
            found.append(hit)
        return found

    def _shifts(self, document: Document, personal: Sequence[Hit]) -> Iterator[Shift]:
        """What the patterns match in narration, in the sentences of first-person words."""
        reached = -1
        for hit in personal:
            if hit.start < reached or (sentence := document.sentence_at(hit.start)) is None:
                continue
            reached = sentence.end
            for pattern, speaker in self._patterns:
                for found in pattern.finditer(document.prose, sentence.start, sentence.end):
                    if document.scope_at(found.start()) is Scope.NARRATION:
                        yield Shift(*found.span(), speaker, found.groupdict().get("name"))

    def _speaks_so_throughout(
        self, document: Document, personal: Sequence[Hit], shifts: Sequence[Shift]
    ) -> bool:
        """Whether the narration is in the first person anyway."""
        narrated = [hit for hit in personal if document.scope_at(hit.start) is Scope.NARRATION]
        for hit in narrated:
            inside = any(shift.start <= hit.start < shift.end for shift in shifts)
            if hit.phrase >= len(PLURAL) and not inside:
                return True
        speaking = {s.start for hit in narrated if (s := document.sentence_at(hit.start)) is not None}
        blocks = document.blocks
        told = [s.start for s in document.sentences if blocks[s.block].kind not in ("headline", "heading")]
        if not speaking.isdisjoint(told[: self._options.opening_sentences]):
            return True
        return len(speaking) > max(1, self._options.most_sentences * len(told))

    def _outsider(self, document: Document, shift: Shift) -> Outsider | None:
        """The nearest earlier place that speaks of the shift's organisation or of the main name."""
        sentence = document.sentence_at(shift.start)
        before = sentence.start if sentence else shift.start
        names = [name for name in document.names if not name.acronym]
        count = Counter(name.text for name in names)
        wanted = shift.name
        if wanted is None:
            if not count:
                return None
            wanted, _ = count.most_common(1)[0]
        if count[wanted] < self._options.mentions:
            return None
        earlier = [name for name in names if name.text == wanted and name.end <= before]
        return Outsider(wanted, earlier[-1].start, earlier[-1].end) if earlier else None

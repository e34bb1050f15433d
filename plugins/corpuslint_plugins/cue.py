"""The kind `cue`: words that report or judge, flagged with what stands right before and right after them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import ClassVar, Literal, NamedTuple

import msgspec

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Scope, Severity
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule
from corpuslint_plugins.guards import guards_named
from corpuslint_plugins.pattern import (
    compile_filled,
    compile_pattern,
    expand_anchors,
    fill_pattern,
    is_cased,
    lowered,
)

LOOK_BEHIND, LOOK_AHEAD = 56, 90  # characters of its sentence that the patterns of a cue may see
# The fields of what must and must not stand beside a cue, each with where it has to match.
SIDES = (("before", r"(?:{})\Z"), ("not_before", r"(?:{})\Z"), ("after", "{}"), ("not_after", "{}"))
CLEARING_REACH = 1_000  # characters of its sentence, before and after, in which `cleared-by` is looked for


class CueClass(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """Cues that are alike: `words`, and regular expressions for what must and must not stand beside them.

    What `before` matches right before a cue, and `after` right after it, is flagged with it; of `before`
    only from its group `span` on, if it has one. Where `cleared_by` matches anywhere in the sentence,
    nothing is. `objection` names what is objected to them; without it the rule's own words are used.
    """

    words: tuple[str, ...]
    before: str | None = None
    not_before: str | None = None
    after: str | None = None
    not_after: str | None = None
    cleared_by: str | None = None
    objection: str | None = None


class Objection(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """What is objected to some classes of cues: `message` and `unless` in the place of the rule's own.

    `severity` and `confidence` can only lower the rule's.
    """

    message: str | None = None
    severity: Literal["note", "warning", "error"] | None = None
    confidence: Literal["low", "medium", "high"] | None = None
    unless: tuple[str, ...] | None = None


class CueOptions(Options, frozen=True, kw_only=True):
    """`cues` are classes of cues; a word that stands in several is of the first that fits.

    `objections` are named, and classes refer to them: a rule may object differently to different cues.

    {name} in a word stands for each word of the list `words.name`. In a pattern it is replaced by the
    alternatives of that list, or by the piece of a pattern `parts.name`; a space stands for any white
    space. `unless` names guards.
    """

    cues: tuple[CueClass, ...]
    objections: dict[str, Objection] = {}
    words: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    unless: tuple[str, ...] = ()


class Cue(PhraseCheck):
    """Flags each cue whose surroundings are as its class says."""

    kind = "cue"
    Options: ClassVar[type[CueOptions]] = CueOptions
    layers = ("blocks", "sentences", "quoted", "boilerplate", "scopes")

    def __init__(self, rule: Rule, options: CueOptions) -> None:
        super().__init__(rule, options)
        self.classes = tuple(Surroundings(cue, options) for cue in options.cues)
        by_word: dict[str, list[Surroundings]] = {}
        for surroundings in self.classes:
            for word in expand_anchors(surroundings.cue.words, options.words, "cues: words"):
                by_word.setdefault(word, []).append(surroundings)
        if not by_word:
            raise ValueError("cues: the rule has no word to look for")
        self._words = tuple(by_word)
        self._classes_of = tuple(by_word.values())  # for each word the classes that it stands in
        self._on_page = frozenset(
            Scope.NARRATION if scope is Scope.PARAPHRASE else scope for scope in rule.scope
        )

    def prepare(self) -> None:
        _ = [(surroundings.patterns, surroundings.clearing) for surroundings in self.classes]

    def phrases(self) -> Sequence[str]:
        return self._words

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterable[Match]:
        if document.seen is None:
            return self.judge_seen(document, hits)
        place = document.seen.shortened
        moved = [Hit(place(hit.start), place(hit.end), hit.phrase) for hit in hits]
        return map(document.seen.placed, self.judge_seen(document.as_seen, moved))

    def judge_seen(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        """The matches in a document without markup inside its words, none overlapping the one before."""
        reach = 0
        for found in self.fitting(document, hits):
            if found.start >= reach and self.holds(document, found):
                reach = found.end
                surroundings = found.surroundings
                yield Match(
                    start=found.start,
                    end=found.end,
                    message=surroundings.objection.message,
                    severity=surroundings.severity,
                    confidence=surroundings.confidence,
                )

    def fitting(self, document: Document, hits: Sequence[Hit]) -> Iterator[Fitting]:
        """The cues where the rule looks whose surroundings are as their class says; they may overlap."""
        on_page, sentence_at = document.scopes.on_page, document.sentence_at
        texts = document.straight_lower, document.straight
        for start, end, word in sorted(hits, key=_longest_first) if len(hits) > 1 else hits:
            if on_page(start) not in self._on_page:
                continue
            sentence = sentence_at(start)
            if sentence is None:
                continue
            low, high = start - LOOK_BEHIND, end + LOOK_AHEAD
            if sentence.start > low:
                low = sentence.start
            if sentence.end < high:
                high = sentence.end
            for surroundings in self._classes_of[word]:
                span = surroundings.span(texts[surroundings.cased], low, start, end, high)
                if span is not None:
                    # Few cues get here, and to tell a paraphrase takes longer than all the rest.
                    if document.scope_at(start) in self.rule.scope:
                        yield Fitting(*span, sentence, surroundings)
                    break

    def holds(self, document: Document, found: Fitting) -> bool:
        """Whether nothing around takes the objection away."""
        surroundings = found.surroundings
        return not surroundings.cleared(document.straight, found) and not any(
            guard(document, found.start, found.end) for guard in surroundings.guards
        )


class Surroundings:
    """What must and must not stand beside the cues of a class, and what is objected to them."""

    def __init__(self, cue: CueClass, options: CueOptions) -> None:
        self.cue = cue
        self._options = options
        self.objection = _objection(cue.objection, options)
        self.severity = Severity.parse(self.objection.severity) if self.objection.severity else None
        self.confidence = Confidence.parse(self.objection.confidence) if self.objection.confidence else None
        own = self.objection.unless
        self.guards = guards_named(options.unless if own is None else own)

    @cached_property
    def cased(self) -> bool:
        """Whether the patterns tell capitals; the others are for a text in lower case, which takes half."""
        return any(map(is_cased, self._filled.values()))

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        """The patterns for what must and must not stand before, then for what stands after."""
        return tuple(self._beside(field, frame) for field, frame in SIDES)

    def _beside(self, field: str, frame: str) -> re.Pattern[str] | None:
        filled = self._filled.get(field)
        if filled is None:
            return None
        flags = re.IGNORECASE if self.cased else re.NOFLAG
        whole = frame.replace("{}", filled if self.cased else lowered(filled))
        return compile_filled(whole, flags, f"cues: {field.replace('_', '-')}", getattr(self.cue, field))

    @cached_property
    def _filled(self) -> dict[str, str]:
        """The patterns by their fields, with their parts and word lists."""
        written = {field: getattr(self.cue, field) for field, _ in SIDES}
        return {
            field: fill_pattern(pattern, self._options, f"cues: {field.replace('_', '-')}", straight=True)
            for field, pattern in written.items()
            if pattern is not None
        }

    @cached_property
    def clearing(self) -> re.Pattern[str] | None:
        """What takes the objection away wherever it stands in the sentence."""
        pattern = self.cue.cleared_by
        if pattern is None:
            return None
        return compile_pattern(pattern, self._options, re.IGNORECASE, "cues: cleared-by", straight=True)

    def cleared(self, text: str, found: Fitting) -> bool:
        """Whether something in its sentence takes the objection to a cue away."""
        if self.clearing is None:
            return False
        low = max(found.sentence.start, found.start - CLEARING_REACH)
        return bool(self.clearing.search(text, low, min(found.sentence.end, found.end + CLEARING_REACH)))

    def span(self, text: str, low: int, start: int, end: int, high: int) -> tuple[int, int] | None:
        """The cue at `start`…`end` with what belongs to it; None where it does not fit."""
        before, not_before, after, not_after = self.patterns
        first, last = start, end
        if after:
            following = after.match(text, end, high)
            if following is None:
                return None
            last = following.end()
        if before or not_before:
            preceding = text[low:start]
            if before:
                found = before.search(preceding)
                if found is None:
                    return None
                marked = found.start("span") if "span" in before.groupindex else -1
                first = low + (marked if marked >= 0 else found.start())
            if not_before and not_before.search(preceding):
                return None
        if not_after and not_after.match(text, end, high):
            return None
        return first, last


class Fitting(NamedTuple):
    """A cue that fits, with what is flagged with it: `start`…`end` of a sentence."""

    start: int
    end: int
    sentence: Sentence
    surroundings: Surroundings


def apart(cues: Iterable[Fitting]) -> Iterator[Fitting]:
    """The cues without those that overlap one before them."""
    reach = 0
    for cue in cues:
        if cue.start >= reach:
            reach = cue.end
            yield cue


def _objection(name: str | None, options: CueOptions) -> Objection:
    """The objection with this name; ValueError, naming it, for one there is not."""
    if name is None:
        return Objection()
    if name not in options.objections:
        known = ", ".join(options.objections) or "none"
        raise ValueError(f"cues: {name!r} is none of the rule's `objections`; there are {known}")
    return options.objections[name]


def _longest_first(hit: Hit) -> tuple[int, int]:
    return hit.start, -hit.end

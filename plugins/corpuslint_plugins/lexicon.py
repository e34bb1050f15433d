"""The kind `lexicon`: words in classes, cleared where they are meant literally, weighed where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import inf
from typing import Literal

import msgspec

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Scope, Severity
from corpuslint.rule import Rule
from corpuslint_plugins.guards import attributed, guards_named
from corpuslint_plugins.inflection import noun_forms
from corpuslint_plugins.phrases import longest_apart, suggestions_for
from corpuslint_plugins.weights import COMPANY, MOST_COMPANY, kind_of_text, read_weights
from corpuslint_plugins.word_classes import FORMS, LOOK_AROUND, Entry, Sort, WordClass, make_entries

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# An adjective that is said of something ("the plan is absurd", "calls it an absurd plan") or that no noun
# follows is the claim itself; before a noun ("the absurd plan will fail") it is taken for granted.
SAID_OF = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|isn['’]t|wasn['’]t|as|seem\w*|look\w*|becom\w+|became|call\w*|term\w*|"
    r"label\w*|brand\w*|describ\w+)|\b(?:it|he|she|that|there|who|what|they|we|you)['’](?:s|re))"
    r"(?:\s+(?:it|him|her|them|this|that))?(?:\s+(?:an?|the|so|very|too|more|most|quite|just|such))*\s+\Z",
    re.IGNORECASE,
)
NO_NOUN = (
    r"(?!(?i:and|or|but|to|of|for|in|on|at|by|with|as|than|that|if|when|because|from|enough|about|while|after|before|"
    r"so|he|she|it|they)\b)"
)
BEFORE_NOUN = re.compile(rf"(?:,?\s+(?:and\s+)?{NO_NOUN}[a-z][\w-]*)?\s+{NO_NOUN}[^\W\d_]")
# Words that turn up the volume of the one right after them.
EMPHASIS = frozenset(
    [
        "absolutely",
        "completely",
        "deeply",
        "downright",
        "extremely",
        "highly",
        "increasingly",
        "more",
        "most",
        "really",
        "simply",
        "so",
        "such",
        "these",
        "those",
        "totally",
        "truly",
        "utterly",
        "very",
    ]
)
FIGURE = re.compile(r"\d")
CONTEXT = 200  # characters before and after a word in which its sense, figures and other words show
LONGEST_STRESS = 16  # characters, with the space after them
SHOWN = 2  # neighbours that a message names


class LexiconOptions(Options, frozen=True, kw_only=True):
    """`classes` are word classes by name; a word that stands in two belongs to the first.

    `replace` gives a word a neutral wording to suggest, in the form that the text has. A hit inside one
    of `allow` is none, and neither is a word of `literal` where its sentence holds, not far away, one of
    the words listed for it, or one of their plurals; {name} there stands for the words of `contexts.name`.
    `unless` names guards. In a paraphrase only adjectives right before a noun count with `attributive`:
    the rest is what the source says. So it is in what a headline says that somebody said.

    `weights` names a data file at the top of the rule's folder, by which a word is weighed where it stands,
    with how strong it is, the loaded words around it and the kind of text; {why} in the message then says
    what counted. A strong word is at least a note, and a faint one at most. Without weights, a word is found
    wherever it stands.
    """

    classes: dict[str, WordClass]
    replace: dict[str, str] = {}
    allow: tuple[str, ...] = ()
    literal: dict[str, tuple[str, ...]] = {}
    contexts: dict[str, tuple[str, ...]] = {}
    unless: tuple[str, ...] = ()
    paraphrase: Literal["everything", "attributive"] = "everything"
    weights: str | None = None


class Place(msgspec.Struct, frozen=True):
    """Where an entry stands: the words beside it, the one that stresses it, and its other features."""

    hit: Hit
    entry: Entry
    scope: Scope
    beside: tuple[Hit, ...]
    stress: str | None
    features: dict[str, float]


class Lexicon(PhraseCheck):
    """Flags the longest entry at each place, if it weighs enough there."""

    kind = "lexicon"
    Options = LexiconOptions

    def __init__(self, rule: Rule, options: LexiconOptions) -> None:
        super().__init__(rule, options)
        self._weights = read_weights(options.weights, rule) if options.weights else None
        self._options = options
        entries = make_entries(options.classes, options.allow, self._odds, self._may_count)
        self._forms = tuple(entries)
        self._entries = tuple(entries.values())
        # Lists that are made at once: there are ten thousand forms, and they are made at each start.
        self._company_of = tuple([COMPANY[entry.sort.strength] for entry in self._entries])
        self._anyway = tuple([entry.sort.is_found_anyway for entry in self._entries])
        self._attributive = options.paraphrase == "attributive"
        self._guards = guards_named(options.unless)

    def _odds(self, sort: Sort) -> Callable[[str], float]:
        if self._weights is None:
            return lambda _: 0.0
        words = self._weights.words
        shared = self._weights.of_sort(
            f"{self.rule.id.partition('/')[2]}/{sort.class_name}", sort.field, sort.strength
        )
        return lambda word: shared + words.get(word, 0.0)

    def _may_count(self, entry: Entry) -> bool:
        """Whether a word is looked for: it reaches a level by itself, or is company, or counts anyway."""
        if self._weights is None or COMPANY[entry.sort.strength] or entry.sort.is_found_anyway:
            return True
        return entry.odds >= min(self._weights.sentence.note, self._weights.text.note)

    def prepare(self) -> None:
        _check_known(self._options)
        _ = self._literal
        _ = [
            sort.surroundings.patterns
            for sort in {id(entry.sort): entry.sort for entry in self._entries}.values()
        ]

    def phrases(self) -> Sequence[str]:
        return [*self._forms, *self._options.allow]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if self._weights is None:
            for hit in self._entry_hits(hits):
                entry = self._entries[hit.phrase]
                if self._means(document, hit, entry):
                    scope = document.scope_at(hit.start)
                    if self._stands(document, hit, entry, scope):
                        yield self._match(document, hit, scope, entry.sort.severity)
            return
        levels = self._weights.levels(document)
        for place, odds in self.weighed(document, hits, levels.note):
            sure = odds >= levels.warning and place.entry.sort.strength != "faint"
            severity = Severity.WARNING if sure else Severity.NOTE
            lowered = min(severity, place.entry.sort.severity or severity)
            yield self._match(document, place.hit, place.scope, lowered, why=_why(document, place))

    def _entry_hits(self, hits: Sequence[Hit]) -> list[Hit]:
        """The longest hits, without those of allowed phrases."""
        return [hit for hit in longest_apart(hits) if hit.phrase < len(self._entries)]

    def weighed(self, document: Document, hits: Sequence[Hit], least: float) -> Iterator[tuple[Place, float]]:
        """The places whose odds reach `least`, or whose words are found at any odds, with their odds."""
        assert self._weights is not None
        kept = self._entry_hits(hits)
        context = self._weights.context
        if not any(self._most_odds[hit.phrase] >= least for hit in kept):
            return
        kind = kind_of_text(document)
        shared = self._weights.of_context(kind)
        loaded = [hit.start for hit in kept if self._company_of[hit.phrase]]
        for index, hit in enumerate(kept):
            entry, anyway = self._entries[hit.phrase], self._anyway[hit.phrase]
            odds = entry.odds + shared
            # Most words are ruled out here: with nothing loaded near they cannot weigh enough.
            if not anyway and (
                odds + self._most < least
                or (odds + self._most_alone < least and not _any_near(loaded, hit.start))
            ):
                continue
            beside, features = self._surroundings(document, kept, index)
            stress = _stress(document, hit.start)
            if stress is not None:
                features["emphasis"] = 1.0
            if features:
                odds += self._weights.of_context(features)
            if (odds + self._most_scope < least and not anyway) or not self._means(document, hit, entry):
                continue
            scope = document.scope_at(hit.start)
            features[scope.value] = 1.0
            odds += context.get(scope.value, 0.0)
            if (odds >= least or anyway) and self._stands(document, hit, entry, scope):
                yield Place(hit, entry, scope, beside, stress, {**features, **kind}), odds

    def _surroundings(
        self, document: Document, kept: Sequence[Hit], index: int
    ) -> tuple[tuple[Hit, ...], dict[str, float]]:
        """The loaded words that stand with one in its sentence, the nearest first, and what that counts."""
        hit = kept[index]
        sentence = document.sentence_at(hit.start)
        first, last = (sentence.start, sentence.end) if sentence else (hit.start, hit.end)
        low, high = max(first, hit.start - CONTEXT), min(last, hit.end + CONTEXT)
        features: dict[str, float] = {}
        if FIGURE.search(document.prose, low, high):
            features["figures"] = 1.0
        if len(kept) == 1:
            return (), features
        beside: list[tuple[int, Hit]] = []  # with how many loaded words away
        for step in (-1, 1):
            other = index + step
            while 0 <= other < len(kept) and low <= kept[other].start and kept[other].end <= high:
                if self._company_of[kept[other].phrase]:
                    beside.append((abs(other - index), kept[other]))
                other += step
        if beside:
            beside.sort()
            features["company"] = min(
                sum(self._company_of[other.phrase] for _, other in beside), MOST_COMPANY
            )
        return tuple(other for _, other in beside), features

    def _means(self, document: Document, hit: Hit, entry: Entry) -> bool:
        """Whether an entry stands where its class says, and does not have its literal sense there."""
        if not entry.sort.surroundings.fit(document, hit.start, hit.end):
            return False
        literal = self._literal.get(entry.word)
        return not literal or literal.isdisjoint(_words_around(document, hit.start))

    def _stands(self, document: Document, hit: Hit, entry: Entry, scope: Scope) -> bool:
        """Whether an entry at a place is the author's own, and nothing around it clears it."""
        start, end = hit.start, hit.end
        if scope not in self.rule.scope or (
            entry.sort.word_class.scope and scope not in entry.sort.word_class.scope
        ):
            return False
        reported = self._attributive and scope is Scope.PARAPHRASE
        reported = reported or (scope is Scope.HEADLINE and attributed(document, start, end))
        form = self._forms[hit.phrase]
        if reported and not (entry.is_adjective(form) and _is_attributive(document, start, end)):
            return False
        return not any(guard(document, start, end) for guard in self._guards)

    def _match(
        self, document: Document, hit: Hit, scope: Scope, severity: Severity | None, *, why: str = ""
    ) -> Match:
        entry, form = self._entries[hit.phrase], self._forms[hit.phrase]
        return Match(
            start=hit.start,
            end=hit.end,
            arguments={"label": entry.sort.word_class.label, "why": why},
            severity=severity,
            scope=scope,
            suggestions=suggestions_for(
                entry.suggestion(form, self._options.replace.get(entry.word)),
                document.text[hit.start : hit.end],
            ),
        )

    @cached_property
    def _literal(self) -> dict[str, frozenset[str]]:
        """For each word that has a literal sense the words that show it."""
        contexts = {name: _with_plurals(words) for name, words in self._options.contexts.items()}
        return {word: _context(listed, contexts) for word, listed in self._options.literal.items()}

    @cached_property
    def _most_odds(self) -> tuple[float, ...]:
        """The most that each word can weigh anywhere; without end, if it is found at any odds."""
        return tuple(
            inf if anyway else entry.odds + self._most
            for entry, anyway in zip(self._entries, self._anyway, strict=True)
        )

    @cached_property
    def _most(self) -> float:
        """The most that a place can add to the odds of a word."""
        context = self._weights.context if self._weights else {}
        times = {"company": MOST_COMPANY, "reports": 0.0}
        gains = (max(weight, 0.0) * times.get(name, 1.0) for name, weight in context.items())
        return sum(gains)

    @cached_property
    def _most_alone(self) -> float:
        """The most that a place can add where nothing loaded is near; what kind of text it is left out."""
        context = self._weights.context if self._weights else {}
        apart = {"company", "reports", "text"}
        return sum(max(weight, 0.0) for name, weight in context.items() if name not in apart)

    @cached_property
    def _most_scope(self) -> float:
        """The most that the scope can add."""
        context = self._weights.context if self._weights else {}
        return max(0.0, *(context.get(scope.value, 0.0) for scope in Scope))


def _why(document: Document, place: Place) -> str:
    """What counted, in words: how strong the word is, what stresses it, and what stands beside it."""
    reasons: list[str] = [place.entry.sort.strength]
    if place.stress:
        reasons.append(f"after {place.stress!r}")
    if place.beside:
        shown = (" ".join(document.prose_in(hit.start, hit.end).split()) for hit in place.beside[:SHOWN])
        reasons.append("with " + " and ".join(map(repr, shown)))
    return ", ".join(reasons)


def _stress(document: Document, start: int) -> str | None:
    """The word right before `start` in its sentence, if it stresses what follows."""
    before = document.prose[max(0, start - LONGEST_STRESS) : start].split()
    return before[-1] if before and before[-1].lower() in EMPHASIS else None


def _any_near(starts: Sequence[int], start: int) -> bool:
    """Whether one of the starts, which are in order, is near `start` and another one."""
    first = bisect_left(starts, start - CONTEXT)
    return any(other != start for other in starts[first : first + 2] if other <= start + CONTEXT)


def _check_known(options: LexiconOptions) -> None:
    """ValueError for a note on a word that is in no class."""
    words = {
        word
        for word_class in options.classes.values()
        for _, listed in word_class.by_strength()
        for field in FORMS
        for word in getattr(listed, field)
    }
    for name, table in (("replace", options.replace), ("literal", options.literal)):
        if unknown := sorted(table.keys() - words):
            raise ValueError(f"{name}: {unknown[0]!r} is in none of the classes")
    if not words:
        raise ValueError("classes: the rule has no word to look for")


def _context(listed: Sequence[str], contexts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a literal sense with their plurals, {name} replaced by the context of that name."""
    own = _with_plurals(word for word in listed if not word.startswith("{"))
    named = [word for word in listed if word.startswith("{")]
    if phrases := [word for word in listed if " " in word]:
        raise ValueError(f"literal: {phrases[0]!r} is more than one word; `allow` takes phrases")
    for word in named:
        if word.strip("{}") not in contexts:
            known = ", ".join(contexts) or "none"
            raise ValueError(f"literal: {word} is none of `contexts`; there are {known}")
    return own.union(*(contexts[word.strip("{}")] for word in named))


def _with_plurals(words: Iterable[str]) -> frozenset[str]:
    return frozenset([form for word in words for form in noun_forms(word)])


def _is_attributive(document: Document, start: int, end: int) -> bool:
    """Whether the adjective stands before its noun, in a phrase that says nothing with it."""
    sentence = document.sentence_at(start)
    before = document.prose[max(0, start - LOOK_AROUND) : start]
    after = document.prose[end : min(end + LOOK_AROUND, sentence.end if sentence else end)]
    return BEFORE_NOUN.match(after) is not None and SAID_OF.search(before) is None


def _words_around(document: Document, offset: int) -> set[str]:
    """The words near `offset` in its sentence, in lower case, hyphened ones also in their parts."""
    sentence = document.sentence_at(offset)
    if sentence is None:
        return set()
    nearby = document.prose[max(sentence.start, offset - CONTEXT) : min(sentence.end, offset + CONTEXT)]
    words = WORD.findall(nearby.lower())
    return {*words, *(part for word in words if "-" in word for part in word.split("-"))}

"""The kind `signals`: sentences in which weak signs of a stand come together, none of them enough alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule
from corpuslint_plugins.guards import guards_named
from corpuslint_plugins.phrases import longest_apart
from corpuslint_plugins.weights import Levels, is_text, kind_of_text

TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
MARKS: Mapping[str, re.Pattern[str]] = {
    "question": re.compile(r"\?"),
    "exclamation": re.compile("!"),
    "figure": re.compile(r"\d"),
}
LONGEST = 1_000  # characters: a longer sentence is none
ANCHOR = 0.3  # loaded words of this weight make a sentence worth a look
PLAIN_ANCHOR = 0.2  # and plain words of groups of this weight
USUAL_SHARE = 0.8  # of a plain word's weight, in a sentence of the usual length
REST = 1.0  # what the rest of a sentence may add to its anchors, by far most often
FEWEST = 2  # signals: one alone says nothing of a sentence
SHOWN = 5  # of the words, the strongest


class SentenceWeights(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The weights of a logistic regression; those of what a sentence holds add up to the odds of its being
    called biased or subjective, as their logarithm.

    `groups` has the weight of a plain word of each of the rule's groups, for a sentence of 16 words: it falls
    with the root of their number. `marks` has those of punctuation and figures, and `loaded` has words,
    separated by "; ", by their weight. A sentence with one of the `enough` words is left alone: it is flagged
    for that word. The `clear` ones are mostly flagged themselves, so a finding stands at another word. `gate`
    is what its signals have to add up to, so that the rest of a sentence is looked at. `reports` is added
    times how often a text says that somebody said something; for `text` and `sentence` see Weights.
    """

    about: str
    bias: float
    gate: float
    sentence: Levels
    text: Levels
    reports: float
    marks: dict[str, float]
    groups: dict[str, float]
    loaded: dict[str, str]
    enough: str
    clear: str


class Group(Options, frozen=True, kw_only=True):
    """Plain words that are a weak sign of the same thing: `label` says of what."""

    label: str
    words: frozenset[str]


class SignalsOptions(Options, frozen=True, kw_only=True):
    """`weights` names a data file at the top of the rule's folder: see SentenceWeights. `unless` names guards
    of the loaded words."""

    weights: str
    groups: dict[str, Group]
    unless: tuple[str, ...] = ()


class Reading(msgspec.Struct, frozen=True):
    """What a sentence holds, in the author's own words: loaded ones, plain ones by group, and marks.

    `share` is what a plain word counts in a sentence of this length.
    """

    loaded: frozenset[str]
    groups: dict[str, int]
    marks: frozenset[str]
    share: float


class Signal(NamedTuple):
    """A word that counts for a sentence being biased, and how much."""

    start: int
    end: int
    word: str
    weight: float


class Signals(PhraseCheck):
    """Flags the strongest word of such a sentence; the others are related."""

    kind = "signals"
    Options = SignalsOptions

    def __init__(self, rule: Rule, options: SignalsOptions) -> None:
        super().__init__(rule, options)
        self._weights = _read(options.weights, rule)
        if unknown := options.groups.keys() ^ self._weights.groups.keys():
            raise ValueError(f"groups: {min(unknown)!r} has no words, or no weight")
        self._groups = options.groups
        self._group_of = {word: name for name, group in options.groups.items() for word in group.words}
        self._loaded = {
            word: float(weight)
            for weight, words in self._weights.loaded.items()
            for word in words.split("; ")
        }
        self._enough = frozenset(self._weights.enough.split("; "))
        self._clear = frozenset(self._weights.clear.split("; "))
        anchors = {word: weight for word, weight in self._loaded.items() if weight >= ANCHOR}
        for word, name in self._group_of.items():
            if self._weights.groups[name] >= PLAIN_ANCHOR:
                anchors.setdefault(word, self._weights.groups[name] * USUAL_SHARE)
        self._anchors = tuple(anchors)
        self._anchor_weights = tuple(anchors.values())
        self._guards = guards_named(options.unless)

    def phrases(self) -> Sequence[str]:
        return self._anchors

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        weights = self._weights
        levels = weights.text if is_text(document) else weights.sentence
        total = sum([self._anchor_weights[hit.phrase] for hit in hits])
        if total < weights.gate or (weights.reports <= 0 and total < levels.note - weights.bias - REST):
            return
        least = levels.note - weights.reports * kind_of_text(document).get("reports", 0.0)
        gate = max(weights.gate, least - weights.bias - REST)
        if total < gate:
            return
        for sentence, held in self._worth_a_look(document, hits, gate):
            reading = self.reading(document, sentence, held)
            if reading is not None and self.odds(reading) >= least:
                match = self._match(document, sentence, held, reading, least)
                if match is not None:
                    yield match

    def _worth_a_look(
        self, document: Document, hits: Sequence[Hit], gate: float
    ) -> Iterator[tuple[Sentence, list[Hit]]]:
        """The sentences whose anchors weigh as much as `gate`, with them."""
        weights = self._anchor_weights
        held: list[Hit] = []
        sentence: Sentence | None = None
        total, reached = 0.0, -1
        for hit in longest_apart(hits):
            if hit.start >= reached:
                if sentence is not None and total >= gate:
                    yield sentence, held
                sentence = document.sentence_at(hit.start)
                held, total = [], 0.0
                reached = sentence.end if sentence is not None else hit.end
            held.append(hit)
            total += weights[hit.phrase]
        if sentence is not None and total >= gate:
            yield sentence, held

    def reading(self, document: Document, sentence: Sentence, hits: Sequence[Hit]) -> Reading | None:
        """What a sentence holds; None if it is too long, or a word of it is enough alone."""
        if sentence.end - sentence.start > LONGEST:
            return None
        own = own_words(document, sentence).lower().replace("’", "'")
        words = set(TOKEN.findall(own))
        if not words.isdisjoint(self._enough):
            return None
        groups: dict[str, int] = {}
        for word in words & self._group_of.keys():
            groups[self._group_of[word]] = groups.get(self._group_of[word], 0) + 1
        phrases = {self._anchors[hit.phrase] for hit in hits if " " in self._anchors[hit.phrase]}
        return Reading(
            loaded=frozenset(phrases | (words & self._loaded.keys())),
            groups=groups,
            marks=frozenset(name for name, mark in MARKS.items() if mark.search(own)),
            share=4 / math.sqrt(max(len(own.split()), 1)),
        )

    def odds(self, reading: Reading) -> float:
        """The logarithm of the odds that a sentence is biased."""
        weights = self._weights
        return (
            weights.bias
            + sum(self._loaded[word] for word in reading.loaded)
            + sum(weights.groups[name] * count for name, count in reading.groups.items()) * reading.share
            + sum(weights.marks.get(name, 0.0) for name in reading.marks)
        )

    def _match(
        self, document: Document, sentence: Sentence, hits: Sequence[Hit], reading: Reading, least: float
    ) -> Match | None:
        """The finding, unless too many of the words are not the author's own, or meant otherwise."""
        signals = self._signals(document, sentence, hits, reading)
        standing = [signal for signal in signals if self._stands(document, signal)]
        if len(standing) < FEWEST:
            return None
        cleared = {signal.word for signal in signals} - {signal.word for signal in standing}
        if cleared & reading.loaded:
            kept = msgspec.structs.replace(reading, loaded=reading.loaded - cleared)
            if self.odds(kept) < least:
                return None
        standing.sort(key=lambda signal: (-signal.weight, signal.start))
        first = min(standing, key=lambda signal: signal.word in self._clear)
        shown = sorted({first, *standing[:SHOWN]}, key=lambda signal: signal.start)
        return Match(
            start=first.start,
            end=first.end,
            arguments={"words": _listed(document, shown)},
            related=tuple(
                Related(signal.start, signal.end, self._label(signal.word))
                for signal in shown
                if signal is not first
            ),
        )

    def _signals(
        self, document: Document, sentence: Sentence, hits: Sequence[Hit], reading: Reading
    ) -> list[Signal]:
        """The words of a sentence that count for it, with where they stand."""
        found = [
            Signal(hit.start, hit.end, phrase, self._loaded[phrase])
            for hit in hits
            if " " in (phrase := self._anchors[hit.phrase])
        ]
        for place in WORD.finditer(document.prose, sentence.start, sentence.end):
            word = place[0].lower().replace("’", "'")
            weight = self._loaded.get(word)
            if weight is None and word in self._group_of:
                weight = self._weights.groups[self._group_of[word]] * reading.share
            if weight is not None and weight > 0:
                start, end = place.span()
                if not any(hit.start < end and start < hit.end for hit in found):
                    found.append(Signal(start, end, word, weight))
        return found

    def _stands(self, document: Document, signal: Signal) -> bool:
        """Whether a signal is the author's own word, and means what it is taken for."""
        if document.scope_at(signal.start) not in self.rule.scope:
            return False
        return not any(guard(document, signal.start, signal.end) for guard in self._guards)

    def _label(self, word: str) -> str:
        """What a related word is a sign of."""
        name = self._group_of.get(word)
        return self._groups[name].label if name else "is loaded, too"


def own_words(document: Document, sentence: Sentence) -> str:
    """The text of a sentence without what it quotes from others."""
    text = document.prose_in(sentence.start, sentence.end)
    quotations = document.quotations_in(sentence.start, sentence.end)
    if not quotations:
        return text
    kept: list[str] = []
    reached = sentence.start
    for quotation in quotations:
        if quotation.kind == "speech" and quotation.start >= reached:
            kept.append(document.prose_in(reached, quotation.start))
            reached = min(quotation.end, sentence.end)
    kept.append(document.prose_in(reached, sentence.end))
    return " ".join(kept)


def _read(name: str, rule: Rule) -> SentenceWeights:
    path = Path(rule.path).parent.parent / name
    try:
        return msgspec.json.decode(path.read_bytes(), type=SentenceWeights)
    except (OSError, msgspec.DecodeError) as error:
        raise ValueError(f"weights: {path}: {error}") from error


def _listed(document: Document, signals: Sequence[Signal]) -> str:
    words = [repr(" ".join(document.prose_in(signal.start, signal.end).split())) for signal in signals]
    return f"{', '.join(words[:-1])} and {words[-1]}"

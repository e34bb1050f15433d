"""The kind `cross-quote-variant`: one sentence of a speaker, quoted in two texts in two wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import msgspec

from corpuslint.check import CorpusCheck, Fact, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.formats.places import label
from corpuslint.layers.numbers import UNITS_IN_WORDS
from corpuslint.layers.words import WORD
from corpuslint.rule import Rule
from corpuslint_plugins.packed import packed

SENTENCE = re.compile(r"[^\s.!?][^.!?]*(?:[.!?](?!\s|\Z)[^.!?]*)*")
MARKED = re.compile(r"[\[\]()…*]|\.\.|--|\s[–—-]\s")  # where somebody has left something out, or put it in
SURNAME = re.compile(r"[A-Z][\w’'-]*[a-z][\w’'-]*\Z")
PRONOUNS = frozenset({"He", "She", "They", "It", "We", "I", "You", "Who", "His", "Her"})
# What is left out or put right in speech, and no other wording.
FILLERS = frozenset(
    {"uh", "um", "er", "ah", "oh", "well", "you", "know", "so", "and", "but", "i", "mean", "just", "like"}
)
SHORT_FORMS = (
    ("n't", " not"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'m", " am"),
    ("gonna", "going to"),
)
MOST_KEPT = 12  # sentences of a text
MOST_FILED = 8  # wordings under one key, which every other one there is held against
END = 4  # words of the beginning and of the end of a sentence by which it is found again
LONGEST_SHOWN = 60  # characters of a wording that a message repeats


class CrossQuoteVariantOptions(Options, frozen=True, kw_only=True):
    """Sentences of `fewest-words` words or more that share `least-alike` of their words are one sentence."""

    fewest_words: int = 8
    least_alike: float = 0.75


class Said(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A sentence that is quoted: where it begins, who says it, as far as a surname tells, and its words."""

    start: int
    speaker: str
    text: str


class Wording(NamedTuple):
    """One wording of a sentence, with the index of the fact of the text in which it first stands."""

    fact: int
    said: Said


class CrossQuoteVariant(CorpusCheck):
    """Flags the words in which a quoted sentence differs from an earlier text's.

    What is cut off at either end, marked by brackets, dots or dashes, or only spelt otherwise is no other
    wording; nor is the sentence of somebody else.
    """

    kind = "cross-quote-variant"
    Options = CrossQuoteVariantOptions

    def __init__(self, rule: Rule, options: CrossQuoteVariantOptions) -> None:
        super().__init__(rule, options)
        if options.fewest_words < END:
            raise ValueError(f"fewest-words: with fewer than {END} nothing can be compared")
        self._options = options

    def summarise(self, document: Document) -> bytes | None:
        rows: list[Said] = []
        for quotation in document.quoted:
            inner = quotation.inner
            # A word has four letters and a space, or nearly so: shorter ones are not looked into.
            if inner.end - inner.start < 4 * self._options.fewest_words or quotation.kind != "speech":
                continue
            if quotation.depth:
                continue
            source = quotation.source
            speaker = _surname(document.prose[source.start : source.end]) if source else ""
            rows += [
                Said(sentence.start(), speaker, sentence[0])
                for sentence in SENTENCE.finditer(document.prose, inner.start, inner.end)
                if sentence[0].count(" ") + 1 >= self._options.fewest_words
            ]
        return packed(rows[:MOST_KEPT]) if rows else None

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        found: dict[int, list[Match]] = {}
        for later, earlier in self._variants(facts):
            span = _difference(_folded(later.said.text), _folded(earlier.said.text))
            if span is not None:
                found.setdefault(later.fact, []).append(_match(later, earlier, span, facts[earlier.fact]))
        return found

    def _variants(self, facts: Sequence[Fact]) -> Iterator[tuple[Wording, Wording]]:
        """Each wording, once, with the most alike of an earlier text that is near enough."""
        filed: dict[int, list[Wording]] = {}
        for wording in _wordings(facts):
            words = _folded(wording.said.text)
            if len(words) < self._options.fewest_words:
                continue
            places = [filed.setdefault(key, []) for key in _keys(words)]
            alike, earlier = self._most_alike(wording, words, [each for place in places for each in place])
            if earlier is not None and alike >= self._options.least_alike:
                yield wording, earlier
            for place in places:
                if len(place) < MOST_FILED:
                    place.append(wording)

    def _most_alike(
        self, wording: Wording, words: Sequence[str], others: Iterable[Wording]
    ) -> tuple[float, Wording | None]:
        """The other text's wording that has most words in common, the first of several, and their share."""
        best: tuple[float, Wording | None] = (0.0, None)
        for other in dict.fromkeys(others):
            speakers = {wording.said.speaker, other.said.speaker} - {""}
            if other.fact != wording.fact and len(speakers) < 2:
                alike = _likeness(words, _folded(other.said.text))
                if alike > best[0]:
                    best = alike, other
        return best


def _surname(speaker: str) -> str:
    """The last word of a speaker's name; empty for a pronoun, a role and nobody."""
    found = SURNAME.search(speaker)
    return "" if found is None or found[0] in PRONOUNS else found[0]


def _wordings(facts: Sequence[Fact]) -> Iterator[Wording]:
    """The sentences of all texts, each wording once; one where something is marked is left out."""
    decode = msgspec.msgpack.Decoder(list[Said]).decode
    seen: set[int] = set()
    for index, fact in enumerate(facts):
        for said in decode(fact.summary):
            wording = hash(said.text)
            if wording not in seen:
                seen.add(wording)
                if MARKED.search(said.text) is None:
                    yield Wording(index, said)


def _folded(text: str) -> tuple[str, ...]:
    """The words of a text without what makes no other wording: case, hyphens, British endings."""
    text = text.lower().replace("’", "'").replace("isation", "ization").replace("ise", "ize")
    text = text.replace("ae", "e")
    words = WORD.findall(text.replace("our", "or"))
    return tuple(word.replace("-", "") for word in words) if "-" in text else tuple(words)


def _keys(words: Sequence[str]) -> tuple[int, int, int]:
    """What a sentence is filed under: its first words, its last, and its longest."""
    longest = sorted(sorted(set(words)), key=len)[-2:]
    return hash(("first", *words[:END])), hash(("last", *words[-END:])), hash(("longest", *longest))


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """The share of the words of the longer sentence that stand in the other in the same order."""
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter < longer or 2 * len(set(one).intersection(other)) < len(set(one)):
        return 0.0
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / longer


def _difference(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int, int] | None:
    """The words of two sentences from the first to the last that differ; None where that says nothing.

    What only one of the two has at its beginning or end was cut off there.
    """
    changes = [
        (i1, i2, j1, j2)
        for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if tag != "equal" and _is_wording(one[i1:i2], other[j1:j2])
    ]
    inner = [
        change
        for change in changes
        if (change[0] or change[2]) and (change[1] < len(one) or change[3] < len(other))
    ]
    if not inner:
        return None
    return inner[0][0], inner[-1][1], inner[0][2], inner[-1][3]


def _is_wording(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two stretches of words differ in more than how they are spoken or spelt."""
    return _plain(one) != _plain(other)


def _plain(words: Sequence[str]) -> str:
    text = " ".join(str(UNITS_IN_WORDS.get(word, word)) for word in words)
    for short, long in SHORT_FORMS:
        text = text.replace(short, long)
    return "".join(word for word in text.split() if word not in FILLERS)


def _match(later: Wording, earlier: Wording, span: tuple[int, int, int, int], fact: Fact) -> Match:
    first, last, other_first, other_last = span
    beside = int(first == last or other_first == other_last)  # nothing is shown with the words beside it
    start, end = _place(later.said, first - beside, last + beside)
    other_start, other_end = _place(earlier.said, other_first - beside, other_last + beside)
    other = earlier.said.text[other_start - earlier.said.start : other_end - earlier.said.start]
    other = other if len(other) <= LONGEST_SHOWN else other[: LONGEST_SHOWN - 1] + "…"
    related = Related(
        earlier.said.start,
        earlier.said.start + len(earlier.said.text),
        "quoted in other words",
        path=fact.path,
        record=fact.record,
    )
    arguments = {"other": " ".join(other.split()), "first": label(fact.path, fact.record)}
    return Match(start=start, end=end, arguments=arguments, related=(related,))


def _place(said: Said, first: int, last: int) -> tuple[int, int]:
    """Where the words of a sentence from `first` up to `last` stand, as far as there are so many."""
    words = [(found.start(), found.end()) for found in WORD.finditer(said.text)][max(first, 0) : last]
    return said.start + words[0][0], said.start + words[-1][1]

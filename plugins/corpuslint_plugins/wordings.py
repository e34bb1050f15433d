"""Quoted sentences, and how far two of them are one sentence in two wordings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

import msgspec

from corpuslint.check import Options
from corpuslint.document import Document
from corpuslint.layers.numbers import UNITS_IN_WORDS
from corpuslint.layers.quotations import Quoted
from corpuslint.layers.words import WORD

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
MOST_FILED = 8  # wordings under one key, which every other one there is held against
LONGEST = 80  # words of a sentence that is compared: what is longer was not read well
LETTERS = 4  # of a word with the space behind it, or fewer
SURELY = 0.85  # of the words in common, with which no other wording needs to be compared
END = 4  # words of the beginning and of the end of a sentence by which it is found again
LONGEST_CHANGE = 2  # words at either end of a sentence for which others may stand
LONGEST_SHOWN = 60  # characters of a wording that a message repeats


Span = tuple[int, int, int, int]  # the first word and the last of a stretch, exclusive, in two sentences


class WordingOptions(Options, frozen=True, kw_only=True):
    """Sentences of `fewest-words` words or more that share `least-alike` of their words are one sentence."""

    fewest_words: int = 8
    least_alike: float = 0.75

    def __post_init__(self) -> None:
        if self.fewest_words < END:
            raise ValueError(f"fewest-words: with fewer than {END} nothing can be compared")


class Said(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A sentence that is quoted: where it begins, who says it, as far as a surname tells, and its words."""

    start: int
    speaker: str
    text: str

    @property
    def end(self) -> int:
        """Where it ends, without its stop."""
        return self.start + len(self.text)


class Wording(NamedTuple):
    """One wording of a sentence, with the number of the text, or the quotation, in which it first stands."""

    source: int
    said: Said


class Change(NamedTuple):
    """Where a wording differs from an earlier one, and what stands there in that."""

    start: int
    end: int
    other: str


def speech(document: Document, options: WordingOptions) -> list[Quoted]:
    """The quotations, but for those inside others, that are long enough for a sentence."""
    shortest = LETTERS * options.fewest_words
    return [
        quotation
        for quotation in document.quoted
        if quotation.inner.end - quotation.inner.start >= shortest
        and quotation.kind == "speech"
        and not quotation.depth
    ]


def sentences_of(quotation: Quoted, prose: str, options: WordingOptions) -> Iterator[Said]:
    """The sentences of a quotation that have enough words."""
    inner, source = quotation.inner, quotation.source
    speaker = _surname(prose[source.start : source.end]) if source else ""
    for sentence in SENTENCE.finditer(prose, inner.start, inner.end):
        if sentence[0].count(" ") + 1 >= options.fewest_words:
            yield Said(sentence.start(), speaker, sentence[0])


def variants(wordings: Iterable[Wording], options: WordingOptions) -> Iterator[tuple[Wording, Wording]]:
    """Each wording, once, with the most alike of an earlier source that is near enough.

    One in which something is marked as left out or put in is no other wording.
    """
    filed: dict[int, list[Wording]] = {}
    for wording in _each_once(wordings):
        words = _folded(wording.said.text)
        if not options.fewest_words <= len(words) <= LONGEST:
            continue
        places = [filed.setdefault(key, []) for key in _keys(words)]
        alike, earlier = _most_alike(
            wording, words, [each for place in places for each in place], options.least_alike
        )
        if earlier is not None and alike >= options.least_alike:
            yield wording, earlier
        for place in places:
            if len(place) < MOST_FILED:
                place.append(wording)


def change(later: Said, earlier: Said) -> Change | None:
    """Where two wordings differ; None where it is not in what they say."""
    span = _difference(_folded(later.text), _folded(earlier.text))
    if span is None:
        return None
    first, last, other_first, other_last = span
    beside = int(first == last or other_first == other_last)  # nothing is shown with the words beside it
    start, end = _place(later, first - beside, last + beside)
    other_start, other_end = _place(earlier, other_first - beside, other_last + beside)
    other = " ".join(earlier.text[other_start - earlier.start : other_end - earlier.start].split())
    return Change(start, end, other if len(other) <= LONGEST_SHOWN else other[: LONGEST_SHOWN - 1] + "…")


def _each_once(wordings: Iterable[Wording]) -> Iterator[Wording]:
    seen: set[int] = set()
    for wording in wordings:
        words = hash(wording.said.text)
        if words not in seen:
            seen.add(words)
            if MARKED.search(wording.said.text) is None:
                yield wording


def _most_alike(
    wording: Wording, words: Sequence[str], others: Iterable[Wording], least_alike: float
) -> tuple[float, Wording | None]:
    """The first other source's wording with nearly all words in common, or with most, and their share."""
    best: tuple[float, Wording | None] = (0.0, None)
    for other in dict.fromkeys(others):
        speakers = {wording.said.speaker, other.said.speaker} - {""}
        if other.source != wording.source and len(speakers) < 2:
            alike = _likeness(words, _folded(other.said.text), least_alike)
            if alike > best[0]:
                best = alike, other
            if alike > SURELY:
                break
    return best


def _surname(speaker: str) -> str:
    """The last word of a speaker's name; empty for a pronoun, a role and nobody."""
    found = SURNAME.search(speaker.partition(",")[0])  # behind a comma stands what he is
    return "" if found is None or found[0] in PRONOUNS else found[0]


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


def _likeness(one: Sequence[str], other: Sequence[str], least: float) -> float:
    """The share of the words of the longer sentence that stand in the other in the same order.

    It is 0 where it is plainly less than the least that is asked for.
    """
    kinds, longer = set(one), max(len(one), len(other))
    if len(kinds.intersection(other)) + len(one) - len(kinds) < least * longer:
        return 0.0
    return (len(one) - sum(last - first for first, last, _, _ in _changes(one, other))) / longer


def _changes(one: Sequence[str], other: Sequence[str]) -> list[Span]:
    """The stretches in which two sentences differ: first and last word in the one, and in the other."""
    shorter = min(len(one), len(other))
    begin = next((place for place in range(shorter) if one[place] != other[place]), shorter)
    end = next((place for place in range(shorter - begin) if one[~place] != other[~place]), shorter - begin)
    inner, other_inner = one[begin : len(one) - end], other[begin : len(other) - end]
    if not inner or not other_inner:
        whole = (begin, begin + len(inner), begin, begin + len(other_inner))
        return [whole] if inner or other_inner else []
    codes = SequenceMatcher(None, inner, other_inner, autojunk=False).get_opcodes()
    return [
        (begin + i1, begin + i2, begin + j1, begin + j2) for tag, i1, i2, j1, j2 in codes if tag != "equal"
    ]


def _difference(one: Sequence[str], other: Sequence[str]) -> Span | None:
    """The words of two sentences from the first to the last that differ; None where that says nothing.

    What only one of the two has at its beginning or end was cut off there, and so was what is longer in
    one of them.
    """
    changes = [
        change
        for change in _changes(one, other)
        if _is_wording(one[change[0] : change[1]], other[change[2] : change[3]])
    ]
    inner = [
        change
        for change in changes
        if ((change[0] or change[2]) and (change[1] < len(one) or change[3] < len(other)))
        or _stands_for(one[change[0] : change[1]], other[change[2] : change[3]])
    ]
    if not inner:
        return None
    return inner[0][0], inner[-1][1], inner[0][2], inner[-1][3]


def _stands_for(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether a few words stand for as many others, none of them fillers alone."""
    return len(one) == len(other) <= LONGEST_CHANGE and bool(_plain(one) and _plain(other))


def _is_wording(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two stretches of words differ in more than how they are spoken or spelt."""
    return _plain(one) != _plain(other)


def _plain(words: Sequence[str]) -> str:
    text = " ".join(str(UNITS_IN_WORDS.get(word, word)) for word in words)
    for short, long in SHORT_FORMS:
        text = text.replace(short, long)
    return "".join(word for word in text.split() if word not in FILLERS)


def _place(said: Said, first: int, last: int) -> tuple[int, int]:
    """Where the words of a sentence from `first` up to `last` stand, as far as there are so many."""
    words = [(found.start(), found.end()) for found in WORD.finditer(said.text)][max(first, 0) : last]
    return said.start + words[0][0], said.start + words[-1][1]

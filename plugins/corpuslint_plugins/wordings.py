"""Quoted sentences, and how far two of them are one sentence in two wordings."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count, groupby, islice
from operator import ne
from typing import NamedTuple

import msgspec

from corpuslint.check import Options
from corpuslint.document import Document
from corpuslint.layers.numbers import UNITS_IN_WORDS
from corpuslint.layers.quotations import Quoted
from corpuslint.layers.words import find_words, word_pattern

SENTENCE = re.compile(r"[^\s.!?][^.!?]*(?:[.!?](?!\s|\Z)[^.!?]*)*")
MARKED = re.compile(r"[\[\]()…*]|\.\.|--|\s[–—-]\s")  # where somebody has left something out, or put it in
MAY_BE_MARKED = re.compile(r"[\[\]()…*.–—-]")  # the first look, which takes a quarter of the time
SURNAME = re.compile(r"[A-Z][\w’'-]*[a-z][\w’'-]*\Z")
PRONOUNS = frozenset({"He", "She", "They", "It", "We", "I", "You", "Who", "His", "Her"})
# What is left out or put right in speech, and no other wording.
FILLERS = frozenset(
    {"uh", "um", "er", "ah", "oh", "well", "you", "know", "so", "and", "but", "i", "mean", "just", "like"}
)
GONNA = "gonna"
SHORT_FORMS = (
    ("n't", " not"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'m", " am"),
    (GONNA, "going to"),
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


class Variant(NamedTuple):
    """Two wordings of a sentence: where the later one differs, and what stands there in the earlier one."""

    later: Wording
    earlier: Wording
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


def variants(wordings: Iterable[Wording], options: WordingOptions) -> Iterator[Variant]:
    """Each wording, once, that differs from one of an earlier source, with the most alike of these.

    One in which something is marked as left out or put in is no other wording, and neither is one whose
    words only are spoken or spelt otherwise.
    """
    told: list[Wording] = []
    folded: list[str] = []  # a list of words takes six times the memory
    keys = array("q"), array("q"), array("q")
    for wording in _each_once(wordings):
        words = _folded(wording.said.text)
        if options.fewest_words <= len(words) <= LONGEST:
            told.append(wording)
            folded.append(" ".join(words))
            for column, key in zip(keys, _keys(words), strict=True):
                column.append(key)
    for number, others in _held_against(keys):
        words, wording = folded[number].split(" "), told[number]
        near = (other for other in others if _may_be_one(wording, told[other]))
        found = _most_alike(words, ((other, folded[other].split(" ")) for other in near), options.least_alike)
        if found is not None:
            other, other_words, changes = found
            span = _difference(words, other_words, changes)
            if span is not None:
                yield _variant(wording, told[other], span)


def _each_once(wordings: Iterable[Wording]) -> Iterator[Wording]:
    seen: set[int] = set()
    for wording in wordings:
        words = hash(wording.said.text)
        if words not in seen:
            seen.add(words)
            if not (MAY_BE_MARKED.search(wording.said.text) and MARKED.search(wording.said.text)):
                yield wording


def _held_against(keys: Iterable[Sequence[int]]) -> Iterator[tuple[int, Iterable[int]]]:
    """The numbers of the sentences that share a key with earlier ones, in order, with those of these.

    Each of `keys` has one for each sentence. Of the sentences with one key the first are those held against.
    """
    others: defaultdict[int, list[int]] = defaultdict(list)
    for column in keys:
        key = column.__getitem__
        for _, group in groupby(sorted(range(len(column)), key=key), key=key):
            first, *rest = group
            if rest:
                filed = [first, *rest[: MOST_FILED - 1]]
                for place, number in enumerate(rest, start=1):
                    others[number] += filed[:place]
    for number in sorted(others):
        yield number, dict.fromkeys(others[number])


def _may_be_one(later: Wording, earlier: Wording) -> bool:
    """Whether two sources may have one sentence: not if two speakers are named."""
    one, other = later.said.speaker, earlier.said.speaker
    return earlier.source != later.source and (one == other or not one or not other)


def _most_alike(
    words: Sequence[str], others: Iterable[tuple[int, Sequence[str]]], least_alike: float
) -> tuple[int, Sequence[str], list[Span]] | None:
    """The first of other sentences with nearly all words in common, or with most, and the changes.

    The share of the longer one's words that stand in the other in the same order is to be the least at least.
    """
    kinds = set(words)
    repeated = len(words) - len(kinds)
    most = 0.0
    found = None
    for number, other in others:
        longer = max(len(words), len(other))
        possible = (len(kinds.intersection(other)) + repeated) / longer
        if possible < least_alike or possible <= most:
            continue
        changes = _changes(words, other)
        alike = (len(words) - sum(last - first for first, last, _, _ in changes)) / longer
        if alike >= least_alike and alike > most:
            most, found = alike, (number, other, changes)
            if alike > SURELY:
                break
    return found


def _surname(speaker: str) -> str:
    """The last word of a speaker's name; empty for a pronoun, a role and nobody."""
    found = SURNAME.search(speaker.partition(",")[0])  # behind a comma stands what he is
    return "" if found is None or found[0] in PRONOUNS else found[0]


def _folded(text: str) -> list[str]:
    """The words of a text without what makes no other wording: case, hyphens, British endings."""
    text = text.lower().replace("’", "'").replace("isation", "ization").replace("ise", "ize")
    words = find_words(text.replace("ae", "e").replace("our", "or"))
    return [word.replace("-", "") for word in words] if "-" in text else words


def _keys(words: Sequence[str]) -> tuple[int, int, int]:
    """What a sentence is filed under: its first words, its last, and its longest."""
    longest = sorted(sorted(set(words)), key=len)[-2:]
    return hash(tuple(words[:END])), hash(tuple(words[-END:])), hash(tuple(longest))


def _changes(one: Sequence[str], other: Sequence[str]) -> list[Span]:
    """The stretches in which two sentences differ: first and last word in the one, and in the other."""
    shorter = min(len(one), len(other))
    begin = next(compress(count(), map(ne, one, other)), shorter)
    end = next(compress(count(), map(ne, reversed(one), reversed(other))), shorter)
    end = min(end, shorter - begin)
    inner, other_inner = one[begin : len(one) - end], other[begin : len(other) - end]
    if set(inner).isdisjoint(other_inner):  # as mostly, and told in a tenth of the time
        whole = (begin, begin + len(inner), begin, begin + len(other_inner))
        return [whole] if inner or other_inner else []
    from difflib import SequenceMatcher  # only for two wordings that are nearly the same

    codes = SequenceMatcher(None, inner, other_inner, autojunk=False).get_opcodes()
    return [
        (begin + i1, begin + i2, begin + j1, begin + j2) for tag, i1, i2, j1, j2 in codes if tag != "equal"
    ]


def _difference(one: Sequence[str], other: Sequence[str], changes: Iterable[Span]) -> Span | None:
    """The words of two sentences from the first to the last that differ; None where that says nothing.

    What only one of the two has at its beginning or end was cut off there, and so was what is longer in
    one of them; but a few words there may stand for as many others, unless they are fillers alone.
    """
    inner: list[Span] = []
    for first, last, other_first, other_last in changes:
        here, there = _plain(one[first:last]), _plain(other[other_first:other_last])
        if here == there:  # spoken or spelt otherwise, and no more
            continue
        is_within = (first or other_first) and (last < len(one) or other_last < len(other))
        is_as_long = last - first == other_last - other_first <= LONGEST_CHANGE
        if is_within or (is_as_long and here and there):
            inner.append((first, last, other_first, other_last))
    if not inner:
        return None
    return inner[0][0], inner[-1][1], inner[0][2], inner[-1][3]


def _plain(words: Sequence[str]) -> str:
    """Words as they are said, in one: without fillers, and with the whole of short forms."""
    text = " ".join([str(UNITS_IN_WORDS.get(word, word)) for word in words])
    if "'" in text or GONNA in text:
        for short, long in SHORT_FORMS:
            text = text.replace(short, long)
    return "".join([word for word in text.split() if word not in FILLERS])


def _variant(later: Wording, earlier: Wording, span: Span) -> Variant:
    first, last, other_first, other_last = span
    beside = int(first == last or other_first == other_last)  # nothing is shown with the words beside it
    start, end = _place(later.said, first - beside, last + beside)
    other_start, other_end = _place(earlier.said, other_first - beside, other_last + beside)
    begin = earlier.said.start
    other = " ".join(earlier.said.text[other_start - begin : other_end - begin].split())
    if len(other) > LONGEST_SHOWN:
        other = other[: LONGEST_SHOWN - 1] + "…"
    return Variant(later, earlier, start, end, other)


def _place(said: Said, first: int, last: int) -> tuple[int, int]:
    """Where the words of a sentence from `first` up to `last` stand, as far as there are so many."""
    words = list(islice(word_pattern(said.text).finditer(said.text), max(first, 0), last))
    return said.start + words[0].start(), said.start + words[-1].end()

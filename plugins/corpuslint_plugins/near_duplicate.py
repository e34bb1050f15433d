"""The kind `near-duplicate`: a text that is in the corpus before, all of it or most."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress, islice
from operator import eq
from zlib import crc32

from corpuslint.check import CorpusCheck, Fact, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.formats.places import label
from corpuslint.layers.folded import BLANK_LINE
from corpuslint.rule import Rule

# Twelve letters after a word that ends in d: “and”, “said”, “would” and the past of most verbs. Such places
# are a fiftieth of all and stand all over a text, so they are a sample of its phrases, and are found
# quickly; which they are depends on nothing that stands further off.
PHRASES = re.compile(rb"d (.{12})", re.DOTALL).findall
SKETCH = 24  # phrases that are kept of a text: those whose hashes are the lowest
KEYS = 6  # of them, those under which a text is filed to be found again
MOST_FILED = 8  # texts that are filed under one key: a phrase of more is no sign of anything
MOST = 0.7  # of phrases in common, from which on a text is said to be there for the most part
HEADLINES = frozenset({"headline", "heading"})
# What is kept of a text is numbers of four bytes: the head, which says where its first sentence stands and
# whether that is a headline; then, of the text alone, its length, its hash, and its sketch.
HEAD = struct.Struct("<3I")
TEXT = HEAD.size
SKETCHED = TEXT + 8
SKETCHES = [struct.Struct(f"<{phrases}I").unpack_from for phrases in range(SKETCH + 1)]


class NearDuplicateOptions(Options, frozen=True, kw_only=True):
    """`least-alike` is the share of phrases that two texts must have in common, of all that they have.

    Texts with fewer than `fewest-words` words are left alone, and those with fewer than `fewest-phrases`
    sampled phrases unless they are wholly the same.
    """

    least_alike: float = 0.45
    fewest_words: int = 20
    fewest_phrases: int = 6


class NearDuplicate(CorpusCheck):
    """Flags the first sentence of a text most of which stands in an earlier one.

    A text is held only against texts that are no copies themselves, and that share one of its few keys,
    so the time grows with the number of texts and not with its square.
    """

    kind = "near-duplicate"
    Options = NearDuplicateOptions

    def __init__(self, rule: Rule, options: NearDuplicateOptions) -> None:
        super().__init__(rule, options)
        if not 0 < options.least_alike <= 1:
            raise ValueError("least-alike: is a share, more than 0 and at most 1")
        self._options = options

    def summarise(self, document: Document) -> bytes | None:
        if document.word_count < self._options.fewest_words or not document.sentences:
            return None
        text = " ".join(document.folded.text.split(BLANK_LINE)).strip().encode()
        sketch = sorted(set(map(crc32, PHRASES(text))))[:SKETCH]
        first = document.sentences[0]
        is_headline = document.blocks[first.block].kind in HEADLINES
        head = HEAD.pack(first.start, first.end, is_headline)
        return head + struct.pack(f"<{2 + len(sketch)}I", len(text), crc32(text), *sketch)

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        return {
            index: _matches(facts[index], facts[first], alike) for index, first, alike in self._copies(facts)
        }

    def _copies(self, facts: Sequence[Fact]) -> Iterator[tuple[int, int, float]]:
        """The texts that are copies, by index, with the earlier text and the share of phrases in common."""
        shared = _shared_keys(facts)
        same: dict[int, int] = {}
        filed: dict[int, list[int]] = {key: [] for key in shared}
        for index, fact in enumerate(facts):
            first = same.setdefault(hash(fact.summary[TEXT:]), index)
            if first != index:
                yield index, first, 1.0
                continue
            sketch = _sketch(fact.summary)
            if len(sketch) < self._options.fewest_phrases:
                continue
            places = [filed[key] for key in sketch[:KEYS] if key in filed]
            first, alike = self._most_alike(sketch, sorted(set().union(*places)), facts)
            if alike:
                yield index, first, alike
                continue
            for place in places:
                if len(place) < MOST_FILED:
                    place.append(index)

    def _most_alike(
        self, sketch: Sequence[int], others: Iterable[int], facts: Sequence[Fact]
    ) -> tuple[int, float]:
        """The first of the texts that have most phrases in common with one, and their share.

        It is estimated from the lowest hashes of either, and 0 where all have less than is asked for.
        """
        phrases = set(sketch)
        first, most = 0, 0.0
        enough = self._options.least_alike * len(sketch)
        for other in others:
            its = _sketch(facts[other].summary)
            both = phrases.intersection(its)
            if len(both) < enough:
                continue
            lowest = sorted(phrases.union(its))[:SKETCH]
            alike = len(both.intersection(lowest)) / len(lowest)
            if alike >= self._options.least_alike and alike > most:
                first, most = other, alike
                enough = most * len(sketch)
        return first, most


def _shared_keys(facts: Iterable[Fact]) -> set[int]:
    """The keys of several texts, told from one sorted list of all."""
    keys = sorted(chain.from_iterable(_sketch(fact.summary)[:KEYS] for fact in facts))
    return set(compress(keys, map(eq, keys, islice(keys, 1, None))))


def _head(summary: bytes) -> tuple[int, int, int]:
    """Where the first sentence of a text begins and ends, and whether it is a headline."""
    return HEAD.unpack_from(summary)


def _sketch(summary: bytes) -> tuple[int, ...]:
    """The lowest hashes of a text's sampled phrases, in rising order."""
    return SKETCHES[(len(summary) - SKETCHED) // 4](summary, SKETCHED)


def _matches(copy: Fact, original: Fact, alike: float) -> Iterator[Match]:
    """The match of a copy, when it is asked for: until then it would take three times the memory."""
    start, end, is_headline = _head(copy.summary)
    first, last, _ = _head(original.summary)
    is_same = copy.summary[TEXT:] == original.summary[TEXT:]
    yield Match(
        start=start,
        end=end,
        scope=Scope.HEADLINE if is_headline else Scope.NARRATION,
        arguments={
            "extent": "All" if is_same else "Most" if alike >= MOST else "Much",
            "first": label(original.path, original.record),
            "alike": round(100 * alike),
        },
        related=(
            Related(first, last, "the text that it is like", path=original.path, record=original.record),
        ),
    )

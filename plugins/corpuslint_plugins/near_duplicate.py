"""The kind `near-duplicate`: a text that is in the corpus before, all of it or most."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
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
HEAD_NUMBERS = 5  # before the sketch
TEXT = 12  # bytes of a summary that say where its first sentence stands; what follows is of the text alone


class NearDuplicateOptions(Options, frozen=True, kw_only=True):
    """`least-alike` is the share of phrases that two texts must have in common, of all that they have.

    Texts with fewer than `fewest-words` words are left alone, and those with fewer than `fewest-phrases`
    sampled phrases unless they are wholly the same.
    """

    least_alike: float = 0.45
    fewest_words: int = 20
    fewest_phrases: int = 6


class Text(NamedTuple):
    """What is kept of a text, in numbers of four bytes.

    That is where its first sentence stands and whether it is a headline, the text's length and hash, and
    its sketch: the lowest hashes of sampled phrases, in rising order.
    """

    start: int
    end: int
    is_headline: int
    length: int
    digest: int
    sketch: tuple[int, ...]


class Copy(NamedTuple):
    """The earlier text, by the index of its fact, and how much of the phrases of both is in both."""

    first: int
    alike: float


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
        text = document.folded.text.replace(BLANK_LINE, " ").strip().encode()
        sketch = sorted(set(map(crc32, PHRASES(text))))[:SKETCH]
        first = document.sentences[0]
        return struct.pack(
            f"<{HEAD_NUMBERS + len(sketch)}I",
            first.start,
            first.end,
            document.blocks[first.block].kind in HEADLINES,
            len(text),
            crc32(text),
            *sketch,
        )

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        return {
            index: [_match(_text(facts[index].summary), facts[copy.first], copy.alike)]
            for index, copy in self._copies(facts)
        }

    def _copies(self, facts: Sequence[Fact]) -> Iterator[tuple[int, Copy]]:
        """The texts that are copies, by index."""
        same: dict[bytes, int] = {}
        filed: dict[int, tuple[int, ...]] = {}  # many keys have one text only: no list for each
        for index, fact in enumerate(facts):
            summary: bytes = fact.summary
            first = same.setdefault(summary[TEXT:], index)
            if first != index:
                yield index, Copy(first, 1.0)
                continue
            sketch = _text(summary).sketch
            if len(sketch) < self._options.fewest_phrases:
                continue
            keys = sketch[:KEYS]
            phrases = set(sketch)
            others = dict.fromkeys(other for key in keys for other in filed.get(key, ()))
            sketches = ((other, _text(facts[other].summary).sketch) for other in others)
            copies = (Copy(other, self._alike(phrases, each)) for other, each in sketches)
            copy = max(copies, key=lambda each: (each.alike, -each.first), default=None)
            if copy is not None and copy.alike >= self._options.least_alike:
                yield index, copy
                continue
            for key in keys:
                place = filed.get(key, ())
                if len(place) < MOST_FILED:
                    filed[key] = (*place, index)

    def _alike(self, one: set[int], other: Sequence[int]) -> float:
        """The share of the phrases of two texts that both have, estimated from the lowest hashes of either.

        It is 0 where that is less than asked for.
        """
        both = one.intersection(other)
        if len(both) < self._options.least_alike * min(max(len(one), len(other)), SKETCH):
            return 0.0
        lowest = sorted(one.union(other))[:SKETCH]
        return len(both.intersection(lowest)) / len(lowest)


def _text(summary: bytes) -> Text:
    start, end, is_headline, length, digest, *sketch = struct.unpack(f"<{len(summary) // 4}I", summary)
    return Text(start, end, is_headline, length, digest, tuple(sketch))


def _match(text: Text, fact: Fact, alike: float) -> Match:
    first = _text(fact.summary)
    extent = "All" if text[3:] == first[3:] else "Most" if alike >= MOST else "Much"
    return Match(
        start=text.start,
        end=text.end,
        scope=Scope.HEADLINE if text.is_headline else Scope.NARRATION,
        arguments={"extent": extent, "first": label(fact.path, fact.record), "alike": round(100 * alike)},
        related=(
            Related(first.start, first.end, "the text that it is like", path=fact.path, record=fact.record),
        ),
    )

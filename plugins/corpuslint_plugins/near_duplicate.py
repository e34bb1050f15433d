"""The kind `near-duplicate`: a text that is in the corpus before, all of it or most."""

from __future__ import annotations

import re
import struct
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple
from zlib import crc32

import msgspec

from corpuslint.check import CorpusCheck, Fact, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.formats.places import label
from corpuslint.layers.folded import BLANK_LINE
from corpuslint.rule import Rule
from corpuslint_plugins.packed import packed

# Words that follow a common word. Such places are as many as a twentieth of all, and stand all over a
# text, so they are a sample of its phrases; which they are depends on nothing that stands further off.
PHRASES = re.compile(rb" (?:the|of|to) ([^ ]+ [^ ]+ [^ ]+)").findall
SKETCH = 24  # phrases that are kept of a text: those whose hashes are the lowest
KEYS = 4  # of them, those under which a text is filed to be found again
MOST_FILED = 16  # texts that are filed under one key: a phrase of more is no sign of anything
MOST = 0.7  # of phrases in common, from which on a text is said to be there for the most part


class NearDuplicateOptions(Options, frozen=True, kw_only=True):
    """`least-alike` is the share of phrases that two texts must have in common, of all that they have.

    Texts with fewer than `fewest-words` words are left alone, and those with fewer than `fewest-phrases`
    sampled phrases unless they are wholly the same.
    """

    least_alike: float = 0.5
    fewest_words: int = 20
    fewest_phrases: int = 8


class Text(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a text: where its first sentence stands and who speaks, a hash of all, and its sketch.

    The sketch holds the lowest hashes of sampled phrases, four bytes each, in rising order.
    """

    start: int
    end: int
    scope: Scope
    digest: bytes
    sketch: bytes


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
        folded = document.folded.text
        if folded.count(" ") + 1 < self._options.fewest_words or not document.sentences:
            return None
        text = folded.replace(BLANK_LINE, " ").strip().encode()
        hashes = sorted(set(map(crc32, PHRASES(text))))[:SKETCH]
        digest = blake2b(text, digest_size=8).digest()
        first = document.sentences[0]
        scope = document.scope_at(first.start)
        return packed(Text(first.start, first.end, scope, digest, struct.pack(f"<{len(hashes)}I", *hashes)))

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        decode = msgspec.msgpack.Decoder(Text).decode
        texts = [decode(fact.summary) for fact in facts]
        return {
            index: [_match(texts[index], texts[copy.first], facts[copy.first], copy.alike)]
            for index, copy in self._copies(texts)
        }

    def _copies(self, texts: Sequence[Text]) -> Iterator[tuple[int, Copy]]:
        """The texts that are copies, by index."""
        same: dict[bytes, int] = {}
        filed: dict[int, list[int]] = {}
        for index, text in enumerate(texts):
            first = same.setdefault(text.digest, index)
            if first != index:
                yield index, Copy(first, 1.0)
                continue
            hashes = _hashes(text)
            if len(hashes) < self._options.fewest_phrases:
                continue
            places = [filed.setdefault(key, []) for key in hashes[:KEYS]]
            near = Counter(other for place in places for other in place)
            copies = [Copy(other, _alike(hashes, _hashes(texts[other]))) for other in near]
            copy = max(copies, key=lambda each: (each.alike, -each.first), default=None)
            if copy is not None and copy.alike >= self._options.least_alike:
                yield index, copy
                continue
            for place in places:
                if len(place) < MOST_FILED:
                    place.append(index)


def _hashes(text: Text) -> tuple[int, ...]:
    return struct.unpack(f"<{len(text.sketch) // 4}I", text.sketch)


def _alike(one: Sequence[int], other: Sequence[int]) -> float:
    """The share of the phrases of two texts that both have, estimated from the lowest hashes of either."""
    both = set(one).intersection(other)
    lowest = sorted({*one, *other})[:SKETCH]
    return sum(each in both for each in lowest) / len(lowest)


def _match(text: Text, first: Text, fact: Fact, alike: float) -> Match:
    extent = "All" if alike == 1 and text.digest == first.digest else "Most" if alike >= MOST else "Much"
    return Match(
        start=text.start,
        end=text.end,
        scope=text.scope,
        arguments={"extent": extent, "first": label(fact.path, fact.record), "alike": round(100 * alike)},
        related=(
            Related(first.start, first.end, "the text that it is like", path=fact.path, record=fact.record),
        ),
    )

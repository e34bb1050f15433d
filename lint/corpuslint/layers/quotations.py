"""Quotations: what stands between quotation marks, and in block quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from corpuslint.finding import Span
from corpuslint.layers.quotation_marks import Pair, mark_starts, pair_marks
from corpuslint.layers.reporting import JUDGING, QUOTING, REPORT_VERBS, is_noun, words
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import (
    clause_end,
    describe_source,
    leading_subject,
    source_after,
    subject_of,
)
from corpuslint.source import Block

QuotationKind = Literal["speech", "title", "scare", "term"]


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation, marks included in `start`…`end`, left out of `inner`.

    `kind` tells speech from the title of a work, a scare quote and a word named as a word. `depth`
    is 0 for an outermost quotation. `closed` is False where the closing mark is missing; the
    quotation then ends with its block, or where the next one begins. `continues` says that it is
    reopened, by the next paragraph as a rule, so that no mark is missing, and `continued` that it
    reopens one. `speaker` is the speaker's name, role or pronoun as it stands at `source`, where the
    text gives one.
    """

    start: int
    end: int
    inner: Span
    kind: QuotationKind = "speech"
    depth: int = 0
    closed: bool = True
    continues: bool = False
    continued: bool = False
    speaker: str | None = None
    source: Span | None = None


REOPENERS = frozenset("\"“„«‘'")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LONG = 200  # characters: a longer quotation is speech, whatever stands around it

AFTER_QUOTATION = re.compile(r"[\s,—–-]*")
# Expressions that few texts need are left to `re` to compile at their first use, which spares the start.
SAID_AT_END = (
    r"(?:\b(?:he|she|they|I|we|[A-Z][\w’'-]+)\s+(?:said|says|added|asked|wrote|told\s+\w+)|"
    r"\b(?:said|says|added|asked|wrote)\s+(?:[A-Z][\w’'.-]*\s?){1,4})[.!?]\Z"
)
STOPS = re.compile(r"[.!?](?=\s|\Z)")
SIGNATURE = re.compile(
    r"\s*(?:[–—―]|--?)\s*(?=[A-Z])([^\n.!?;“”\"]{2,80}?(?:\b[A-Z]\.[^\n.!?;“”\"]{2,60}?)*)\.?\s*\Z"
)
LED_IN = re.compile(r"([A-Z][^:.!?\n]{1,80}):\s*\Z")
# What the last two words before a quotation end with where NAMING fits, which is hardly ever.
NAMING_ENDS = tuple(
    words(
        """
        word words term terms phrase phrases slogan slogans hashtag hashtags name names nickname nicknames
        label labels expression expressions motto mottos tagline taglines code codes so-called as called
        dubbed termed named nicknamed labeled labelled branded aka meaning means for spelled spelt
        pronounced
        """
    )
)
NAMING = (
    r"(?i)\b(?:words?|terms?|phrases?|slogans?|hashtags?|names?|nicknames?|labels?|expressions?|mottos?|taglines?|"
    r"codes?|so-called|known as|called|dubbed|termed|named|nicknamed|labell?ed|branded|referred to as|aka|"
    r"meaning|means|stands for|spelled|spelt|pronounced)\s+(?:the\s+|an?\s+)?\Z"
)
WORK = (
    r"(?i)\b(?:films?|movies?|books?|novels?|memoirs?|songs?|singles?|albums?|tracks?|shows?|series|episodes?|plays?|"
    r"musicals?|operas?|poems?|essays?|articles?|columns?|headlines?|stories|story|papers?|reports?|magazines?|"
    r"paintings?|exhibitions?|documentary|documentaries|sitcoms?|drama|comedy|ballads?|podcasts?|blogs?|titled|"
    r"entitled|headlined|bestseller|hits?|program|programme|video|speech|lecture|anthem|theme)\b[\s,:]*\Z"
)
SMALL_WORDS = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "and",
        "or",
        "in",
        "on",
        "at",
        "to",
        "for",
        "from",
        "with",
        "by",
        "as",
        "but",
        "vs",
    )
)
PEOPLE = frozenset(("he", "she"))


class _Said(NamedTuple):
    """Who says a quotation: the span of the words that tell it, and where the clause that does ends."""

    source: Span | None
    cue: int
    judging: bool = False


def find_quotations(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]
) -> tuple[Quotation, ...]:
    """The quotations of a text, in order of start."""
    paired = list(_pairs_of_blocks(text, blocks))
    if not paired:
        return ()
    found: list[Quotation] = []
    reading = _Reading(text, blocks, sentences, found)
    for index, pairs in paired:
        found += reading.quotations(index, pairs)
    return tuple(found)


def _pairs_of_blocks(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, list[Pair]]]:
    """The index of each block that holds quotations, with their marks in pairs."""
    starts = mark_starts(text)
    last = 0
    for index, block in enumerate(blocks):
        pairs: list[Pair] = []
        if last < len(starts) and starts[last] < block.end:
            first = bisect_left(starts, block.start, last)
            last = bisect_left(starts, block.end, first)
            pairs = pair_marks(text, block, starts[first:last])
        if block.kind == "block-quote":
            pairs.insert(0, Pair(block.start, block.end, 0, closed=True))
        if pairs:
            yield index, pairs


class _Reading:
    """A text read block by block; `before` are the quotations of the blocks that were read."""

    def __init__(
        self,
        text: str,
        blocks: Sequence[Block],
        sentences: Sequence[Sentence],
        before: Sequence[Quotation],
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.before = before
        self.sentences = sentences
        self.starts = [sentence.start for sentence in sentences]

    def quotations(self, index: int, pairs: Sequence[Pair]) -> list[Quotation]:
        """The quotations that the pairs of marks of a block make, in order of start."""
        self.index = index
        self.block = self.blocks[index]
        depths = _depths(pairs)
        said = self._said(pairs, depths)
        found: list[Quotation] = []
        for number, (pair, depth, says) in enumerate(zip(pairs, depths, said, strict=True)):
            following = pairs[number + 1] if number + 1 < len(pairs) else None
            speaker = self._speaker(says, depth, found)
            found.append(
                Quotation(
                    start=pair.start,
                    end=pair.end,
                    inner=Span(pair.inner_start, pair.inner_end),
                    kind=self._kind(pair, says),
                    depth=depth,
                    closed=pair.closed,
                    continues=depth == 0 and self._continues(pair, following),
                    continued=depth == 0 and self._continued(pair, found),
                    speaker=speaker,
                    source=says.source if says else None,
                )
            )
        return found

    # -- across paragraphs

    def _continues(self, pair: Pair, following: Pair | None) -> bool:
        """Whether a quotation that is left open is reopened: by the next paragraph, or right after a stop.

        The second is how paragraphs look that were run together. A clause such as “he said” before
        the stop shows that the mark was forgotten.
        """
        if pair.closed or self.text[pair.start] not in REOPENERS:
            return False
        if following is not None:
            inner = self.text[max(pair.inner_start, pair.inner_end - 60) : pair.inner_end]
            near = not self.text[pair.end : following.start].strip()
            return near and inner[-1] in ".!?…" and not re.search(SAID_AT_END, inner)
        if pair.end != self.block.end or self.index + 1 == len(self.blocks):
            return False
        return self.text[self.blocks[self.index + 1].start] in REOPENERS

    def _continued(self, pair: Pair, found: Sequence[Quotation] = ()) -> bool:
        """Whether this reopens the quotation that was left open before."""
        if found:
            return found[-1].continues
        last = self.before[-1] if self.before and self.index else None
        return bool(
            pair.start == self.block.start
            and last is not None
            and last.continues
            and last.start >= self.blocks[self.index - 1].start
        )

    # -- who says it

    def _said(self, pairs: Sequence[Pair], depths: Sequence[int]) -> list[_Said | None]:
        """Who says each quotation: by its own clause, else by that of its neighbours."""
        said: list[_Said | None] = []
        last: list[int] = []  # for each depth the end of the quotation before
        for number, (pair, depth) in enumerate(zip(pairs, depths, strict=True)):
            del last[depth + 1 :]
            least = last[depth] if depth < len(last) else self.block.start
            outer = pairs[number - 1].start + 1 if depth >= len(last) and depth else self.block.start
            found = self._told_after(pair) or self._told_before(pair, max(least, outer))
            if found is None and depth == 0:
                found = self._told_near(
                    pair, pairs[number - 1] if number else None, said[-1] if said else None
                )
            said.append(found)
            last[depth:] = [pair.end]
        self._share_backwards(pairs, depths, said)
        return said

    def _told_after(self, pair: Pair) -> _Said | None:
        """“…,” she said. “…,” said Anna Berg, a councillor. “…” – Anna Berg"""
        text, limit = self.text, self.block.end
        begins = text[max(pair.start - 2, self.block.start) : pair.start].rstrip()
        if (not begins or begins[-1] in ".!?:") and (signature := SIGNATURE.match(text, pair.end, limit)):
            return _Said(Span(*signature.span(1)), signature.start(1))
        gap = AFTER_QUOTATION.match(text, pair.end, limit)
        start = gap.end() if gap else pair.end
        ending = text[pair.inner_end - 1] if pair.closed else ""
        paused = ending in ",!?…—–-" or "," in text[pair.end : start]
        if start >= limit or (ending == "." and not text[start].islower()):
            return None
        end = clause_end(text, start, min(start + 140, limit))
        for number, word in enumerate(WORD.finditer(text, start, end)):
            form = word[0].lower()
            if form == "according" and paused:
                return _Said(source_after(text, word.end() + 3, limit), word.start())
            if not paused and number > 4:
                break
            if form not in REPORT_VERBS:
                continue
            if number == 0:
                source = source_after(text, word.end(), limit)
            else:
                source, _, _ = subject_of(text, start, word.start())
                if source is not None and source.start != start and not paused:
                    return None
            return _Said(source, word.start()) if source else None
        return None

    def _told_before(self, pair: Pair, least: int) -> _Said | None:
        """She said, “…”; what Berg called “…”; according to Berg, “…”; Berg: “…”"""
        text = self.text
        begins = self._sentence_start(pair.start)
        least = max(least, begins)
        near = max(least, pair.start - 160)
        for word in _words_backwards(text, near, pair.start):
            form = word[0].lower()
            if form == "according":
                return _Said(source_after(text, word.end() + 3, pair.start), word.start())
            if form not in REPORT_VERBS or self._is_noun(form, least, word.start()):
                continue
            if form in QUOTING and pair.start - word.end() > 3 and text[pair.start - 2] not in ",:":
                continue
            source, _, left_out = subject_of(text, least, word.start())
            if source is None and left_out:
                source = self._main_subject(least, word.start())
            if source is not None:
                return _Said(source, word.start(), form in JUDGING)
        if led := LED_IN.match(text, least, pair.start):
            source = source_after(text, led.start(1), led.end(1))
            return _Said(source, led.start()) if source and source.end >= led.end(1) else None
        return None

    def _is_noun(self, form: str, least: int, start: int) -> bool:
        before = self.text[max(least, start - 24) : start].lower().split()
        return bool(before) and is_noun(form, before[-1])

    def _main_subject(self, start: int, cue: int) -> Span | None:
        """The subject of the sentence, for a participle such as “adding” after its comma."""
        for word in WORD.finditer(self.text, start, cue):
            if word[0].lower() in REPORT_VERBS:
                source, _, _ = subject_of(self.text, start, word.start())
                if source:
                    return source
        return leading_subject(self.text, start, cue)

    def _told_near(self, pair: Pair, earlier: Pair | None, said: _Said | None) -> _Said | None:
        """“…,” she said. “…” and a paragraph that begins where the last one left off."""
        text = self.text
        if earlier is not None and said is not None:
            between = text[earlier.end : pair.start]
            if len(STOPS.findall(between)) <= 1 and len(between) < 250:
                return _Said(said.source, said.cue)
        elif pair.start == self.block.start and earlier is None and self.before and self.index:
            last = self.before[-1]
            if (
                last.start >= self.blocks[self.index - 1].start
                and last.source
                and (self._continued(pair) or (self._is_whole(pair) and self._just_before(last)))
            ):
                return _Said(last.source, last.source.start)
        return self._led_in(pair)

    def _just_before(self, last: Quotation) -> bool:
        """Whether nothing but the clause that attributes it stands between a quotation and this block."""
        between = self.text[last.end : self.blocks[self.index - 1].end]
        return len(between) < 100 and len(STOPS.findall(between)) <= 1

    def _led_in(self, pair: Pair) -> _Said | None:
        """The person named first in the sentence before a whole quotation: Berg stopped at the door. “…”"""
        place = bisect_left(self.starts, pair.start)
        if not self._is_whole(pair) or self.starts[place : place + 1] != [pair.start] or not place:
            return None
        before = self.sentences[place - 1]
        ends = before.end
        if before.block != self.index:
            ends = self.blocks[self.index - 1].end
            if self.text[ends - 1] != ":":
                return None
        source = leading_subject(self.text, before.start, ends)
        return _Said(source, source.start) if source else None

    def _is_whole(self, pair: Pair) -> bool:
        """Whether a quotation is a sentence or more of its own."""
        return not pair.closed or (self.text[pair.inner_end - 1] in ".!?…" and pair.end - pair.start > 20)

    def _share_backwards(
        self, pairs: Sequence[Pair], depths: Sequence[int], said: list[_Said | None]
    ) -> None:
        """Gives “a” in “a” and “b,” she said, the speaker of “b”."""
        for number in range(len(pairs) - 2, -1, -1):
            after = number + 1
            while after < len(pairs) and depths[after] > depths[number]:
                after += 1
            if said[number] is None and after < len(pairs) and said[after] is not None:
                between = self.text[pairs[number].end : pairs[after].start]
                stopped = self.text[pairs[number].inner_end - 1] in ".!?"
                if len(between) < 100 and not stopped and not STOPS.search(between):
                    said[number] = said[after]

    def _sentence_start(self, offset: int) -> int:
        place = bisect_right(self.starts, offset) - 1
        if place < 0 or self.sentences[place].block != self.index:
            return self.block.start
        return self.starts[place]

    def _speaker(self, said: _Said | None, depth: int, found: Sequence[Quotation]) -> str | None:
        """The name that the source stands for; a pronoun stands for the last person quoted, if near."""
        if said is None or said.source is None:
            return None
        phrase = self.text[said.source.start : said.source.end]
        kind, name = describe_source(phrase)
        if name:
            return name
        if kind == "pronoun" and phrase.lower() in PEOPLE and depth == 0:
            last = found[-1] if found else self.before[-1] if self.before else None
            near = self.blocks[max(self.index - 2, 0)].start
            if last is not None and last.source and last.start >= near and last.speaker:
                return last.speaker
        return phrase

    # -- what kind it is

    def _kind(self, pair: Pair, said: _Said | None) -> QuotationKind:
        """Speech, the title of a work, a scare quote, or a word named as a word."""
        inner = self.text[pair.inner_start : pair.inner_end]
        if not pair.width or len(inner) > LONG or not pair.closed:
            return "speech"
        before = self.text[max(pair.start - 40, self.block.start) : pair.start]
        ending = inner.rstrip()[-1:]
        if _is_title(inner):
            work = re.search(WORK, before)
            if work or (said is None and ending not in ".!?…" and len(WORD.findall(inner)) > 1):
                return "title"
        named = _ends_naming(before) and len(WORD.findall(inner)) <= 6
        if said is not None and said.source is not None:
            return "term" if named and not said.judging else "speech"
        if named:
            return "term"
        short = len(WORD.findall(inner)) <= 3
        sentence = ending in ".!?…" and (not short or inner[:1].isupper())
        return "scare" if short and not sentence else "speech"


def _words_backwards(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The words of `start`…`end` from the last to the first, looked for no further than asked for."""
    while start < end:
        space = max(text.rfind(" ", start, max(end - 32, start)), start)
        yield from reversed(list(WORD.finditer(text, space, end)))
        end = space


def _ends_naming(before: str) -> bool:
    """Whether a quotation is named by the words before it, as in “the so-called”."""
    return (
        before[-1:].isspace()
        and any(word.endswith(NAMING_ENDS) for word in before.lower().split()[-2:])
        and re.search(NAMING, before) is not None
    )


def _depths(pairs: Sequence[Pair]) -> list[int]:
    """How many quotations each one stands in."""
    depths: list[int] = []
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        depths.append(len(ends))
        ends.append(pair.end)
    return depths


def _is_title(inner: str) -> bool:
    """Whether the words are those of a title: every one capitalised but the small ones."""
    first = WORD.search(inner)
    return (
        first is not None
        and (first[0][0].isupper() or first[0][0].isdigit())
        and all(not word[0][0].islower() or word[0] in SMALL_WORDS for word in WORD.finditer(inner))
    )

"""Quotations: what stands between quotation marks, and in block quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from corpuslint.finding import Span
from corpuslint.layers.reporting import JUDGING, QUOTING, REPORT_VERBS, is_noun
from corpuslint.layers.sentences import find_sentences
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
    quotation then ends with its block. `continues` says that the next paragraph reopens it, and
    `continued` that it reopens one. `speaker` is the speaker's name, role or pronoun as it stands at
    `source`, where the text gives one.
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


# Quotation marks, and the apostrophes at the edge of a word; one inside a word is none.
MARK = re.compile(r"""["“”„‟«»'‘’‚](?<!\w['’](?=\w))""")
REOPENERS = frozenset("\"“„«‘'")
SINGLES = frozenset("'‘’‚")
ANGLES = frozenset("«»")
BEFORE_OPENING = frozenset(" \t\n\r\u00a0([{<—–-/―…:=>*_" + "\"“”„‟«»'‘’‚")
AFTER_CLOSING = frozenset(" \t\n\r\u00a0)]}>—–-/―….,;:!?*_&|" + "\"“”„‟«»'‘’‚")
ELISION = re.compile(
    r"['’‘](?:\d0s?\b|\d\d\b(?!['’])|(?:em|tis|twas|til|till|cause|bout|round|n|cos|cuz|neath|nuff|kay)\b)",
    re.IGNORECASE,
)
FEET = re.compile(r"\d['’′]\s?\d{1,2}\Z")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
LONG = 200  # characters: a longer quotation is speech, whatever stands around it

AFTER_QUOTATION = re.compile(r"[\s,—–-]*")
SAID_AT_END = re.compile(
    r"(?:\b(?:he|she|they|I|we|[A-Z][\w’'-]+)\s+(?:said|says|added|asked|wrote|told\s+\w+)|"
    r"\b(?:said|says|added|asked|wrote)\s+(?:[A-Z][\w’'.-]*\s?){1,4})[.!?]\Z"
)
STOPS = re.compile(r"[.!?](?=\s|\Z)")
SIGNATURE = re.compile(
    r"\s*(?:[–—―]|--?)\s*(?=[A-Z])([^\n.!?;“”\"]{2,80}?(?:\b[A-Z]\.[^\n.!?;“”\"]{2,60}?)*)\.?\s*\Z"
)
LED_IN = re.compile(r"([A-Z][^:.!?\n]{1,80}):\s*\Z")
NAMING = re.compile(
    r"\b(?:words?|terms?|phrases?|slogans?|hashtags?|names?|nicknames?|labels?|expressions?|mottos?|taglines?|"
    r"codes?|so-called|known as|called|dubbed|termed|named|nicknamed|labell?ed|branded|referred to as|aka|"
    r"meaning|means|stands for|spelled|spelt|pronounced)\s+(?:the\s+|an?\s+)?\Z",
    re.IGNORECASE,
)
WORK = re.compile(
    r"\b(?:films?|movies?|books?|novels?|memoirs?|songs?|singles?|albums?|tracks?|shows?|series|episodes?|plays?|"
    r"musicals?|operas?|poems?|essays?|articles?|columns?|headlines?|stories|story|papers?|reports?|magazines?|"
    r"paintings?|exhibitions?|documentary|documentaries|sitcoms?|drama|comedy|ballads?|podcasts?|blogs?|titled|"
    r"entitled|headlined|bestseller|hits?|program|programme|video|speech|lecture|anthem|theme)\b[\s,:]*\Z",
    re.IGNORECASE,
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


class _Mark(NamedTuple):
    """A quotation mark: one character, or two single ones that make a double one."""

    start: int
    end: int
    single: bool


class _Pair(NamedTuple):
    """Where a quotation begins and ends, marks included, and how wide its marks are: 0 where it has none.

    It is not closed if the closing mark is missing.
    """

    start: int
    end: int
    width: int
    closed: bool

    @property
    def inner(self) -> Span:
        """What stands between the marks."""
        return Span(self.start + self.width, self.end - self.width * self.closed)


class _Said(NamedTuple):
    """Who says a quotation: the span of the words that tell it, and where the clause that does ends."""

    source: Span | None
    cue: int
    judging: bool = False


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order of start."""
    found: list[Quotation] = []
    for index, pairs in _pairs_of_blocks(text, blocks):
        found += _Reading(text, blocks, index, found).quotations(pairs)
    return tuple(found)


def _pairs_of_blocks(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, list[_Pair]]]:
    """The index of each block that holds quotations, with their marks in pairs."""
    for index, block in enumerate(blocks):
        pairs = _pair_marks(text, block)
        if block.kind == "block-quote":
            pairs.insert(0, _Pair(block.start, block.end, 0, closed=True))
        if pairs:
            yield index, pairs


def _pair_marks(text: str, block: Block) -> list[_Pair]:
    """The marks of a block in pairs, in order of start."""
    marks = _marks(text, block)
    if not marks:
        return []
    ends = _single_ends(text, block, marks)
    pairs: list[_Pair] = []
    opened: list[_Mark] = []  # the marks that wait for their closing one
    for mark in marks:
        if mark.single:
            if mark.start in ends:
                if opened and opened[-1].start in ends:
                    opened.pop()  # an apostrophe taken for an opening mark
                opened.append(mark)
            elif opened and ends.get(opened[-1].start) == mark.start:
                pairs.append(_Pair(opened.pop().start, mark.end, 1, closed=True))
            continue
        within = _innermost_double(opened)
        role = _role(text, block, mark, within)
        if role == "open":
            opened.append(mark)
        elif role == "close" and within is not None:
            while opened[-1] is not within:
                opened.pop()  # an apostrophe taken for an opening mark
            pairs.append(_Pair(opened.pop().start, mark.end, within.end - within.start, closed=True))
    pairs += _unclosed(text, block, [mark for mark in opened if not mark.single], pairs)
    return sorted(pair for pair in pairs if pair.inner.end > pair.inner.start)


def _marks(text: str, block: Block) -> list[_Mark]:
    """The marks of a block in order; two single ones side by side are one double mark."""
    marks: list[_Mark] = []
    for found in MARK.finditer(text, block.start, block.end):
        start = found.start()
        if marks and marks[-1].end == start and text[start] == "'" == text[start - 1] and marks[-1].single:
            marks[-1] = _Mark(start - 1, start + 1, single=False)
        else:
            marks.append(_Mark(start, start + 1, text[start] in SINGLES))
    return marks


def _innermost_double(opened: Sequence[_Mark]) -> _Mark | None:
    """The double mark that was opened last: at most one single mark lies above it."""
    if opened and not opened[-1].single:
        return opened[-1]
    return opened[-2] if len(opened) > 1 else None


def _role(text: str, block: Block, mark: _Mark, within: _Mark | None) -> Literal["open", "close"] | None:
    """Whether a double mark opens or closes, when the quotation that began at `within` is open."""
    sign = text[mark.start]
    before = text[mark.start - 1] if mark.start > block.start else " "
    after = text[mark.end] if mark.end < block.end else " "
    opens = before in BEFORE_OPENING and not after.isspace()
    closes = not before.isspace() and after in AFTER_CLOSING
    around = text[within.start] if within is not None else ""
    if sign in ANGLES:
        if around in ANGLES and around != sign:
            return "close"
        return "open" if sign == "«" or (opens and not closes) else None
    if around in ANGLES:
        around = ""
    if sign in "“„‟":
        return "close" if closes and not opens and around else "open"
    if sign == "”":
        if around:
            return "close"
        return "open" if opens and not closes else None
    if before.isdigit() and (not around or FEET.search(text[max(mark.start - 6, 0) : mark.start])):
        return None  # inches
    if around:
        return "open" if opens and not closes else "close"
    return "open" if opens or (not closes and before in ",:;.!?") else None


def _single_ends(text: str, block: Block, marks: Sequence[_Mark]) -> dict[int, int]:
    """For each single mark that opens a quotation, the mark that closes it.

    An apostrophe at the end of a word (“the dogs’ bone”, “goin’ home”) closes one only if nothing
    better does before the next opening mark.
    """
    ends: dict[int, int] = {}
    strong: int | None = None  # the nearest marks to the right, going left
    weak: int | None = None
    opening: int | None = None
    for start, _, single in reversed(marks):
        if not single:
            continue
        offset, mark = start, text[start]
        before = text[offset - 1] if offset > block.start else " "
        after = text[offset + 1] if offset + 1 < block.end else " "
        if mark != "’" and before in BEFORE_OPENING and not after.isspace() and after not in ".,;:!?)":
            if ELISION.match(text, offset):
                continue
            passed = weak is not None and opening is not None and opening < (strong or block.end)
            end = weak if strong is None or (passed and weak is not None and weak < strong) else strong
            if end is not None:
                ends[offset] = end
            opening = offset
        elif mark != "‚" and not before.isspace():
            if (before in "sS" or text[offset - 2 : offset] == "in") and after.isspace():
                weak = offset
            else:
                strong, weak = offset, None
    return ends


def _unclosed(text: str, block: Block, opened: Sequence[_Mark], pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """The quotations that are never closed: each ends where the next one begins, or with the block."""
    doubles = [pair.start for pair in pairs if pair.width == 2 or text[pair.start] not in SINGLES]
    begins = sorted([*doubles, *(mark.start for mark in opened)])
    for mark in opened:
        following = bisect_right(begins, mark.start)
        end = begins[following] if following < len(begins) else block.end
        length = len(text[mark.start : end].rstrip())
        yield _Pair(mark.start, mark.start + length, mark.end - mark.start, closed=False)


class _Reading:
    """The quotations of one block, read with what stands around them and before the block."""

    def __init__(self, text: str, blocks: Sequence[Block], index: int, before: Sequence[Quotation]) -> None:
        self.text = text
        self.blocks = blocks
        self.index = index
        self.block = blocks[index]
        self.before = before
        self.sentences = find_sentences(text, (self.block,))
        self.starts = [sentence.start for sentence in self.sentences]

    def quotations(self, pairs: Sequence[_Pair]) -> list[Quotation]:
        """The quotations that the pairs of marks make, in order of start."""
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
                    inner=pair.inner,
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

    def _continues(self, pair: _Pair, following: _Pair | None) -> bool:
        """Whether a quotation that is left open is reopened: by the next paragraph, or right after a stop.

        The second is how paragraphs look that were run together. A clause such as “he said” before
        the stop shows that the mark was forgotten.
        """
        if pair.closed or self.text[pair.start] not in REOPENERS:
            return False
        if following is not None:
            inner = self.text[max(pair.inner.start, pair.inner.end - 60) : pair.inner.end]
            near = not self.text[pair.end : following.start].strip()
            return near and inner[-1] in ".!?…" and not SAID_AT_END.search(inner)
        if pair.end != self.block.end or self.index + 1 == len(self.blocks):
            return False
        return self.text[self.blocks[self.index + 1].start] in REOPENERS

    def _continued(self, pair: _Pair, found: Sequence[Quotation] = ()) -> bool:
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

    def _said(self, pairs: Sequence[_Pair], depths: Sequence[int]) -> list[_Said | None]:
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

    def _told_after(self, pair: _Pair) -> _Said | None:
        """“…,” she said. “…,” said Anna Berg, a councillor. “…” – Anna Berg"""
        text, limit = self.text, self.block.end
        begins = text[max(pair.start - 2, self.block.start) : pair.start].rstrip()
        if (not begins or begins[-1] in ".!?:") and (signature := SIGNATURE.match(text, pair.end, limit)):
            return _Said(Span(*signature.span(1)), signature.start(1))
        gap = AFTER_QUOTATION.match(text, pair.end, limit)
        start = gap.end() if gap else pair.end
        ending = text[pair.inner.end - 1] if pair.closed else ""
        paused = ending in ",!?…—–-" or "," in text[pair.end : start]
        if start >= limit or (ending == "." and not text[start].islower()):
            return None
        end = clause_end(text, start, min(start + 140, limit))
        for number, word in enumerate(WORD.finditer(text, start, end)):
            form = word[0].lower()
            if form == "according" and paused:
                return _Said(source_after(text, word.end() + 3, limit), word.start())
            if form not in REPORT_VERBS or (not paused and number > 4):
                continue
            if number == 0:
                source = source_after(text, word.end(), limit)
            else:
                source, _, _ = subject_of(text, start, word.start())
                if source is not None and source.start != start and not paused:
                    return None
            return _Said(source, word.start()) if source else None
        return None

    def _told_before(self, pair: _Pair, least: int) -> _Said | None:
        """She said, “…”; what Berg called “…”; according to Berg, “…”; Berg: “…”"""
        text = self.text
        begins = self._sentence_start(pair.start)
        least = max(least, begins)
        near = max(least, pair.start - 160)
        for word in reversed(list(WORD.finditer(text, near, pair.start))):
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

    def _told_near(self, pair: _Pair, earlier: _Pair | None, said: _Said | None) -> _Said | None:
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

    def _led_in(self, pair: _Pair) -> _Said | None:
        """The person named first in the sentence before a whole quotation: Berg stopped at the door. “…”"""
        place = bisect_left(self.starts, pair.start)
        if not self._is_whole(pair) or self.starts[place : place + 1] != [pair.start]:
            return None
        if place:
            begins, ends = self.sentences[place - 1].start, self.sentences[place - 1].end
        elif self.index and self.text[self.blocks[self.index - 1].end - 1] == ":":
            ends = self.blocks[self.index - 1].end
            begins = find_sentences(self.text, (self.blocks[self.index - 1],))[-1].start
        else:
            return None
        source = leading_subject(self.text, begins, ends)
        return _Said(source, source.start) if source else None

    def _is_whole(self, pair: _Pair) -> bool:
        """Whether a quotation is a sentence or more of its own."""
        return not pair.closed or (self.text[pair.inner.end - 1] in ".!?…" and pair.end - pair.start > 20)

    def _share_backwards(
        self, pairs: Sequence[_Pair], depths: Sequence[int], said: list[_Said | None]
    ) -> None:
        """Gives “a” in “a” and “b,” she said, the speaker of “b”."""
        for number in range(len(pairs) - 2, -1, -1):
            after = number + 1
            while after < len(pairs) and depths[after] > depths[number]:
                after += 1
            if said[number] is None and after < len(pairs) and said[after] is not None:
                between = self.text[pairs[number].end : pairs[after].start]
                stopped = self.text[pairs[number].inner.end - 1] in ".!?"
                if len(between) < 100 and not stopped and not STOPS.search(between):
                    said[number] = said[after]

    def _sentence_start(self, offset: int) -> int:
        place = bisect_right(self.starts, offset) - 1
        return self.starts[place] if place >= 0 else self.block.start

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

    def _kind(self, pair: _Pair, said: _Said | None) -> QuotationKind:
        """Speech, the title of a work, a scare quote, or a word named as a word."""
        inner = self.text[pair.inner.start : pair.inner.end]
        if not pair.width or len(inner) > LONG or not pair.closed:
            return "speech"
        words = WORD.findall(inner)
        before = self.text[max(pair.start - 40, self.block.start) : pair.start]
        ending = inner.rstrip()[-1:]
        if _is_title(words):
            work = WORK.search(before)
            if work or (len(words) > 1 and said is None and ending not in ".!?…"):
                return "title"
        if said is None or said.source is None:
            if NAMING.search(before) and len(words) <= 6:
                return "term"
            sentence = ending in ".!?…" and (len(words) > 3 or inner[:1].isupper())
            return "scare" if len(words) <= 3 and not sentence else "speech"
        return "term" if NAMING.search(before) and not said.judging and len(words) <= 6 else "speech"


def _depths(pairs: Sequence[_Pair]) -> list[int]:
    """How many quotations each one stands in."""
    depths: list[int] = []
    ends: list[int] = []
    for pair in pairs:
        while ends and ends[-1] <= pair.start:
            ends.pop()
        depths.append(len(ends))
        ends.append(pair.end)
    return depths


def _is_title(words: Sequence[str]) -> bool:
    """Whether the words are those of a title: every one capitalised but the small ones."""
    return (
        bool(words)
        and all(not word[0].islower() or word in SMALL_WORDS for word in words)
        and (words[0][0].isupper() or words[0][0].isdigit())
    )

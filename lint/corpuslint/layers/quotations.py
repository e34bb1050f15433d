"""Quotations: what stands between quotation marks, and in block quotations."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, zip_longest
from typing import Literal

import msgspec

from corpuslint.cached import compiled
from corpuslint.finding import Span
from corpuslint.layers.antecedents import Antecedents
from corpuslint.layers.claims import Claim
from corpuslint.layers.quotation_marks import Pair, mark_starts, pair_marks
from corpuslint.layers.quotation_sources import Draft, QuotationSources
from corpuslint.layers.reporting import words
from corpuslint.layers.reporting_clauses import SIGNATURE, WORD, Said
from corpuslint.layers.sentences import Sentence
from corpuslint.source import Block

QuotationKind = Literal["speech", "title", "scare", "term"]


class Quoted(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation, marks included in `start`…`end`, left out of `inner`.

    `kind` tells speech from the title of a work, a scare quote and a word named as a word. `depth`
    is 0 for an outermost quotation. `closed` is False where the closing mark is missing; the
    quotation then ends with its block, or where the next one begins. `continues` says that it is
    reopened, by the next paragraph as a rule, so that no mark is missing, and `continued` that it
    reopens one. `source` are the words that tell who says it: a name, a role or a pronoun.
    """

    start: int
    end: int
    inner: Span
    kind: QuotationKind = "speech"
    depth: int = 0
    closed: bool = True
    continues: bool = False
    continued: bool = False
    source: Span | None = None


class Quotation(Quoted, frozen=True, kw_only=True):
    """A quotation and who says it.

    `speaker` is the name that the source stands for, in full where the text gives it (Anna Berg for
    “Berg” and “she”); the source as it stands where it has no name.
    """

    speaker: str | None = None


REOPENERS = frozenset("\"“”„«»‘'`")
LONG = 200  # characters: a longer quotation is speech, whatever stands around it

# Expressions that few texts need are compiled at their first use, which spares the start.
SAID_AT_END = (
    r"(?:\b(?:he|she|they|I|we|[A-Z][\w’'-]+)\s+(?:said|says|added|asked|wrote|told\s+\w+)|"
    r"\b(?:said|says|added|asked|wrote)\s+(?:[A-Z][\w’'.-]*\s?|(?:van|von|de)\s){1,5})[.!?]\Z"
)
SAID_AFTER_COMMA = rf",[\"”]?\s+{SAID_AT_END}"
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
SMALL_WORDS = words("a an the of and or in on at to for from with by as but vs")


def find_quoted(
    text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], starts: Sequence[int]
) -> tuple[Quoted, ...]:
    """The quotations of a text, in order of start; `starts` are those of the sentences."""
    drafts: list[Draft] = []
    for index, pairs in _pairs_of_blocks(text, blocks):
        drafts += _drafts(text, blocks, index, pairs, drafts[-1] if drafts else None)
    if not drafts:
        return ()
    QuotationSources(text, blocks, sentences, starts).find(drafts)
    return tuple([_quoted(text, blocks, draft) for draft in drafts])


def name_speakers(
    text: str,
    sentences: Sequence[Sentence],
    quoted: Sequence[Quoted],
    claims_in: Callable[[int, int], Iterable[Claim]],
) -> tuple[Quotation, ...]:
    """The quotations with their speakers' names; `claims_in` gives the claims that touch a span.

    One that stands in what somebody is reported to say is that somebody's.
    """
    outermost = [Span(quotation.start, quotation.end) for quotation in quoted if not quotation.depth]
    antecedents = Antecedents(text, sentences, outermost)
    found: list[Quotation] = []
    for quotation in quoted:
        source, kind = quotation.source, quotation.kind
        if source is None and not quotation.depth and kind in ("speech", "scare"):
            source = _source_of_claim(quotation, claims_in(quotation.start, quotation.end))
            kind = "speech" if source else kind
        speaker = None
        if source is not None:
            name = None if quotation.depth else antecedents.name_of(source)
            speaker = name or text[source.start : source.end]
        fields = msgspec.structs.asdict(quotation) | {"source": source, "kind": kind}
        found.append(Quotation(**fields, speaker=speaker))
    return tuple(found)


def _source_of_claim(quotation: Quoted, claims: Iterable[Claim]) -> Span | None:
    """The source of the narrowest of the claims in whose content a quotation stands."""
    covering = [
        (content.end - content.start, claim.source)
        for claim in claims
        for content in claim.content
        if claim.source and content.start <= quotation.start and quotation.end <= content.end + 1
    ]
    return min(covering)[1] if covering else None


def _pairs_of_blocks(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, list[Pair]]]:
    """The index of each block that holds quotations, with their marks in pairs."""
    starts = mark_starts(text)
    marks = _marks_by_block(blocks, starts) if starts else {}
    quoting = [index for index, block in enumerate(blocks) if block.kind == "block-quote"]
    for index in sorted(marks.keys() | quoting) if quoting else marks:
        block = blocks[index]
        pairs = pair_marks(text, block, marks[index]) if index in marks else []
        if block.kind == "block-quote" and not SIGNATURE.match(text, block.start, block.end):
            pairs.insert(0, Pair(block.start, block.start, block.end, block.end))
        if pairs:
            yield index, pairs


def _marks_by_block(blocks: Sequence[Block], starts: Sequence[int]) -> dict[int, Sequence[int]]:
    """The marks at `starts` by the index of the block in which they stand: few blocks hold any."""
    marks: dict[int, Sequence[int]] = {}
    place = 0
    while place < len(starts):
        index = bisect_right(blocks, starts[place], key=_start) - 1
        end = bisect_left(starts, blocks[index].end, place) if index >= 0 else place
        if end > place:
            marks[index] = starts[place:end]
        place = max(end, place + 1)
    return marks


def _start(block: Block) -> int:
    return block.start


def _drafts(
    text: str, blocks: Sequence[Block], index: int, pairs: Sequence[Pair], last: Draft | None
) -> list[Draft]:
    """The quotations that the pairs of marks of a block make; `last` is the last of the blocks before."""
    depths = _depths(pairs) if len(pairs) > 1 else (0,)
    drafts = [Draft(pair, index, depth) for pair, depth in zip(pairs, depths, strict=True)]
    if last is not None and last.block == index - 1 and pairs[0].start == blocks[index].start:
        drafts[0].continued = last.continues
    if all(pair.closed for pair in pairs):
        return drafts
    outermost = [draft for draft in drafts if not draft.depth]
    for draft, following in zip_longest(outermost, outermost[1:]):
        if not draft.pair.closed and text[draft.pair.start] in REOPENERS:
            draft.continues = _continues(text, blocks, draft, following)
            if following is not None:
                following.continued = draft.continues
    return drafts


def _continues(text: str, blocks: Sequence[Block], draft: Draft, following: Draft | None) -> bool:
    """Whether a quotation that is left open is reopened: by the next paragraph, or right after a stop.

    The second is how paragraphs look that were run together. A clause such as “he said” before the
    stop shows that the mark was forgotten.
    """
    pair = draft.pair
    if following is not None:
        inner = text[max(pair.inner_start, pair.inner_end - 60) : pair.inner_end]
        near = not text[pair.end : following.pair.start].strip()
        return near and inner[-1] in ".!?…" and not compiled(SAID_AT_END).search(inner)
    if pair.end != blocks[draft.block].end or draft.block + 1 == len(blocks):
        return False
    if compiled(SAID_AFTER_COMMA).search(text[max(pair.inner_start, pair.inner_end - 60) : pair.inner_end]):
        return False
    return text[blocks[draft.block + 1].start] in REOPENERS


def _quoted(text: str, blocks: Sequence[Block], draft: Draft) -> Quoted:
    pair, said = draft.pair, draft.said
    return Quoted(
        start=pair.start,
        end=pair.end,
        inner=Span(pair.inner_start, pair.inner_end),
        kind=_kind(text, blocks[draft.block], pair, said),
        depth=draft.depth,
        closed=pair.closed,
        continues=draft.continues,
        continued=draft.continued,
        source=said.source if said else None,
    )


def _kind(text: str, block: Block, pair: Pair, said: Said | None) -> QuotationKind:
    """Speech, the title of a work, a scare quote, or a word named as a word."""
    if not pair.marked or pair.inner_end - pair.inner_start > LONG or not pair.closed:
        return "speech"
    inner = text[pair.inner_start : pair.inner_end]
    before = text[max(pair.start - 40, block.start) : pair.start]
    ending = inner.rstrip()[-1:]
    if _is_title(inner) and (
        compiled(WORK).search(before) or (said is None and ending not in ".!?…" and _has_words(inner, 2))
    ):
        return "title"
    named = _ends_naming(before) and not _has_words(inner, 7)
    if said is not None and said.source is not None:
        return "term" if named and not said.judging else "speech"
    if named:
        return "term"
    sentence = ending in ".!?…" and inner[:1].isupper()
    return "speech" if sentence or _has_words(inner, 4) else "scare"


def _has_words(text: str, fewest: int) -> bool:
    """Whether a text has so many words: the rest need not be looked at."""
    words = WORD.finditer(text)
    return next(islice(words, fewest - 1, None), None) is not None


def _ends_naming(before: str) -> bool:
    """Whether a quotation is named by the words before it, as in “the so-called”."""
    if not before[-1:].isspace():
        return False
    words = before.lower().rsplit(None, 2)[-2:]
    near = bool(words) and (words[-1].endswith(NAMING_ENDS) or words[0].endswith(NAMING_ENDS))
    return near and compiled(NAMING).search(before) is not None


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


def _is_title(text: str) -> bool:
    """Whether a quotation has the words of a title: every one capitalised but the small ones."""
    first = ""
    for word in WORD.finditer(text):
        form = word[0]
        if form[0].islower() and (not first or form not in SMALL_WORDS):
            return False  # mostly the second word
        first = first or form
    return bool(first)

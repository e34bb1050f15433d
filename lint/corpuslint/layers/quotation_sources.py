"""The sources of quotations: who says each, by its own clause or by what stands beside it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

import msgspec

from corpuslint.cached import compiled
from corpuslint.finding import Span
from corpuslint.layers.persons import CAPITALISED, person_in
from corpuslint.layers.quotation_marks import Pair
from corpuslint.layers.reporting import words
from corpuslint.layers.reporting_clauses import (
    FAR,
    NAME,
    SIGNATURE,
    Said,
    clause_before,
    last_character,
    narrated,
    opening_subject,
    tellers,
    told_after,
    told_before,
    told_behind,
)
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import describe_source, source_after
from corpuslint.source import Block

STOPS = re.compile(r"[.!?](?=\s|\Z)")
STOPPED = frozenset(".!?…")
OPENING_WORDS = 90  # characters at the beginning of a sentence in which its subject is named
PREPOSITIONS = words("of by to for from with against about at in on than")
LONGEST_LINE = 100  # characters of a line of its own that names the speaker
# Expressions that few texts need are compiled at their first use, which spares the start.
SAID_SO = (
    r"\s*(?:So|Thus|Those|These|That|This)\s+(?:(?:is|was|['’]s)\s+(?:how|what)\s+|(?:spoke|says|said)\s+|"
    r"(?:is|was|are|were|['’]s)\s+the\s+(?:words?|view|verdict|opinion|advice|message)\s+(?:of|from)\s+)"
)
GESTURE = (
    rf"\s*([Hh]e|[Ss]he|{NAME})\s+(?:shrugged|laughed|smiled|nodded|grinned|sighed|paused|winced|frowned|chuckled|"
    r"shook|shrugs|laughs|smiles|nods|grins|sighs|pauses|winces|frowns|chuckles|shakes)\b"
)
NAME_AFTER_COLON = rf"\s*[:|]\s*({NAME})\s*\Z"


class Draft(msgspec.Struct, gc=False):
    """A quotation before its kind and its speaker are known; `block` is the index of the block it lies in."""

    pair: Pair
    block: int
    depth: int
    continues: bool = False
    continued: bool = False
    said: Said | None = None


class QuotationSources:
    """Finds who says the quotations of a text, block by block."""

    def __init__(
        self, text: str, blocks: Sequence[Block], sentences: Sequence[Sentence], starts: Sequence[int]
    ) -> None:
        self.text = text
        self.blocks = blocks
        self.sentences = sentences
        self.starts = starts

    def find(self, drafts: Sequence[Draft]) -> None:
        """Puts down who says each of the quotations of a text, which come in order."""
        outer: list[Draft] = []  # the quotations in which the one at hand stands
        siblings: list[list[Pair]] = [[]]  # for each depth, those of its outer quotation before it
        before: Draft | None = None
        for draft in drafts:
            del outer[draft.depth :], siblings[draft.depth + 1 :]
            block = self.blocks[draft.block]
            begin = outer[-1].pair.inner_start if outer else block.start
            limit = outer[-1].pair.inner_end if outer else block.end
            draft.said = told_after(self.text, draft.pair, begin, limit) or self._told_in_sentence(
                draft, begin, limit, siblings[-1]
            )
            if outer and not outer[-1].pair.marked and outer[-1].pair.start == draft.pair.start:
                outer[-1].said = outer[-1].said or draft.said  # a block quotation in quotation marks
            siblings[-1].append(draft.pair)
            siblings.append([])
            outer.append(draft)
            if not draft.depth:
                if draft.said is None:
                    draft.said = self._told_near(draft, before, siblings[0])
                before = draft
        self._share_backwards(drafts)

    def _told_in_sentence(self, draft: Draft, begin: int, limit: int, earlier: list[Pair]) -> Said | None:
        """Who says a quotation by what stands before it in its sentence, or else behind it."""
        pair, sentence = draft.pair, self._sentence_of(draft)
        said = told_before(self.text, pair, max(begin, sentence.start), earlier)
        if said is None and pair.end < sentence.end:
            said = told_behind(self.text, pair.end, min(sentence.end, limit, pair.end + FAR))
        return said

    def _sentence_of(self, draft: Draft) -> Span:
        """The sentence in which a quotation begins, as far as it lies in the quotation's block."""
        place = bisect_right(self.starts, draft.pair.start) - 1
        if place >= 0 and self.sentences[place].block == draft.block:
            return Span(self.starts[place], self.sentences[place].end)
        return Span(self.blocks[draft.block].start, draft.pair.start)

    # -- by what stands beside it

    def _told_near(self, draft: Draft, before: Draft | None, earlier: Sequence[Pair]) -> Said | None:
        """“…,” she said. “…” and a paragraph that begins where the last one left off."""
        if before is not None and before.said is not None and self._goes_on(draft, before):
            return Said(before.said.source, before.said.cue)
        return self._signed_below(draft) or self._led_in(draft, earlier) or self._told_in_next_sentence(draft)

    def _goes_on(self, draft: Draft, before: Draft) -> bool:
        """Whether the speaker of the quotation before goes on speaking."""
        if before.block == draft.block:
            return draft.pair.start - before.pair.end < 2 * FAR and self._stops(before, draft.pair.start) <= 1
        if before.block != draft.block - 1 or draft.pair.start != self.blocks[draft.block].start:
            return False
        end = self.blocks[before.block].end
        if not draft.pair.marked:
            return not before.pair.marked
        return draft.continued or (
            is_whole(self.text, draft.pair)
            and end - before.pair.end < 2 * FAR
            and self._stops(before, draft.pair.start) <= 1
        )

    def _stops(self, before: Draft, end: int) -> int:
        """How many sentences begin between a quotation and `end`."""
        return bisect_right(self.starts, end) - bisect_right(self.starts, before.pair.end)

    def _signed_below(self, draft: Draft) -> Said | None:
        """“…” and below it, on a line of its own, – Anna Berg"""
        text, block = self.text, self.blocks[draft.block]
        pair = draft.pair
        if not pair.marked:
            line = max(text.rfind("\n", pair.start, pair.end), pair.start)
            if line > pair.start and (signed := SIGNATURE.match(text, line, pair.end)):
                return Said(Span(*signed.span(1)), signed.start(1))
        if pair.end != block.end or draft.block + 1 == len(self.blocks):
            return None
        below = self.blocks[draft.block + 1]
        if below.end - below.start > LONGEST_LINE:
            return None
        if pair.start == block.start and (signed := SIGNATURE.match(text, below.start, below.end)):
            return Said(Span(*signed.span(1)), signed.start(1))
        if not pair.closed and text[below.end - 1] in '"”' and text[below.start].isupper():
            source = source_after(text, below.start, below.end - 1)  # “…¶ Anna Berg, mayor.”
            return Said(source, below.start) if source else None
        return None

    def _led_in(self, draft: Draft, earlier: Sequence[Pair]) -> Said | None:
        """Who speaks in the sentence before a whole quotation, or else is named first in it."""
        text, start = self.text, draft.pair.start
        place = bisect_right(self.starts, start) - 1
        if place >= 0 and self.starts[place] == start:
            place -= 1
        if place < 0 or not is_whole(text, draft.pair):
            return None
        before = self.sentences[place]
        if before.block < draft.block - 1 or self.blocks[before.block].kind not in ("paragraph", "list-item"):
            return None
        end = min(before.end, start)
        begin = max(before.start, end - FAR)
        lead = narrated(text, begin, end, earlier).rstrip()
        if lead.endswith(":"):
            said = clause_before(lead)
            return said and said.moved(begin)
        if lead[-1:] not in STOPPED:
            return None
        subjects = (opening_subject(lead, 0, len(lead)), _first_person(lead))
        source = next(
            chain(
                (each for each in tellers(lead) if _is_identified(lead, each)),
                (each for each in subjects if each and _is_somebody(lead, each)),
            ),
            None,
        )
        return Said(source, source.start).moved(begin) if source else None

    def _told_in_next_sentence(self, draft: Draft) -> Said | None:
        """“….” Anna Berg shrugged. “….” That is how Berg puts it. “…”: Berg"""
        text, pair, block = self.text, draft.pair, self.blocks[draft.block]
        if pair.end == block.end:
            return None
        if block.kind == "headline" and (named := compiled(NAME_AFTER_COLON).match(text, pair.end)):
            return Said(Span(*named.span(1)), named.start(1))
        if not is_whole(text, pair):
            return None
        if gesture := compiled(GESTURE).match(text, pair.end, block.end):
            return Said(Span(*gesture.span(1)), gesture.end(1))
        if so := compiled(SAID_SO).match(text, pair.end, block.end):
            source = source_after(text, so.end(), block.end)
            return Said(source, so.start()) if source else None
        return None

    def _share_backwards(self, drafts: Sequence[Draft]) -> None:
        """Gives “a” in “a” and “b,” she said, the speaker of “b”, and a paragraph that of the next one."""
        after: list[Draft | None] = []  # for each depth the quotation after the one at hand
        for draft in reversed(drafts):
            del after[draft.depth + 1 :]
            following = after[draft.depth] if draft.depth < len(after) else None
            if draft.said is None and following is not None and following.said is not None:
                if draft.block == following.block and self._joins(draft.pair, following.pair):
                    draft.said = following.said
                elif (draft.continues and following.continued) or self._is_one_block(draft, following):
                    draft.said = Said(following.said.source, following.said.cue)
            after += [None] * (draft.depth + 1 - len(after))
            after[draft.depth] = draft

    def _is_one_block(self, draft: Draft, following: Draft) -> bool:
        """Whether two block quotations are paragraphs of one."""
        return not (draft.pair.marked or following.pair.marked) and draft.block == following.block - 1

    def _joins(self, pair: Pair, following: Pair) -> bool:
        """Whether a quotation stands in one clause with the next."""
        between = self.text[pair.end : following.start]
        return len(between) < 100 and self.text[pair.inner_end - 1] not in ".!?" and not STOPS.search(between)


def is_whole(text: str, pair: Pair) -> bool:
    """Whether a quotation is a sentence or more of its own."""
    return not (pair.closed and pair.marked) or (
        last_character(text, pair) in STOPPED and pair.end - pair.start > 20
    )


def _is_somebody(lead: str, source: Span) -> bool:
    """Whether the subject of a sentence looks like a person's name or pronoun."""
    phrase = lead[source.start : source.end]
    if phrase.lower() in ("he", "she") or person_in(phrase) is not None:
        return True
    return phrase.istitle() and not phrase.endswith("s")  # “Rents have doubled.”


def _is_identified(lead: str, source: Span) -> bool:
    """Whether who says something is a person or body that can be told: “officials” is none."""
    phrase = lead[source.start : source.end]
    return phrase.lower() in ("he", "she") or describe_source(phrase)[0] in ("named", "role")


def _first_person(lead: str) -> Span | None:
    """The person named near the beginning of a sentence, if not as somebody's or something's."""
    for run in CAPITALISED.finditer(lead, 0, OPENING_WORDS):
        person = person_in(run[0])
        if person is not None and person.sure:
            before = lead[: run.start()].split()
            free = not before or before[-1] not in PREPOSITIONS
            return Span(*run.span()) if free and lead[run.end() : run.end() + 1] not in "'’" else None
    return None

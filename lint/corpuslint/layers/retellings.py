"""Retellings: what somebody is quoted as saying that somebody else said: “Anna told me that it was shut.”"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import msgspec

from corpuslint.layers.claims import Claim
from corpuslint.layers.quotations import Quoted
from corpuslint.layers.reporting import words
from corpuslint.layers.reports import Reports
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speech import Speech
from corpuslint.layers.verb_forms import verb_forms

OTHERS = words("he she they who everyone everybody nobody somebody someone")
TOLD = frozenset(form for verb in ("say", "tell") for form in verb_forms(verb))  # with or without “that”
RETELLING = TOLD | frozenset(
    form
    for verb in words(
        """
        add admit announce argue ask assure claim conclude deny explain insist inform notice promise report
        swear testify vow warn write
        """
    )
    for form in verb_forms(verb)
)
UNSURE = words(
    "would may might should could must will can not never don't doesn't didn't don’t doesn’t didn’t"
)
FEWEST_WORDS = 3  # of what is told
NOBODY_ELSE = re.compile(r"(?:you|we|i|do|does|did|are|is|was|were|let|if|our)\b", re.IGNORECASE)
CLAUSE = re.compile(r"(?:that|how|why|what|whether|if)\b|[“\"‘'«]")


def find_retellings(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quoted]
) -> Iterator[Claim]:
    """The reports inside outermost quotations of what somebody said who is neither speaker nor hearer."""
    starts = [sentence.start for sentence in sentences]
    reports = Reports(text, Speech(quotations, depth=1))
    for quotation in Speech(quotations).quotations:
        inner = quotation.inner
        first = max(bisect_right(starts, inner.start) - 1, 0)
        for sentence in sentences[first : bisect_left(starts, inner.end)]:
            start, end = max(sentence.start, inner.start), min(sentence.end, inner.end)
            if start < end:
                quoted = msgspec.structs.replace(sentence, start=start, end=end)
                claims = map(reports.contents.described, reports.of(quoted, reports.cues_in(quoted)))
                yield from (claim for claim in claims if _is_retelling(text, claim))


def _is_retelling(text: str, claim: Claim) -> bool:
    """Whether a third person is said to have said something in so many words."""
    source, cue = claim.source, text[claim.cue.start : claim.cue.end].lower().split()
    if source is None or cue[-1] not in RETELLING or not UNSURE.isdisjoint(cue):
        return False
    phrase = text[source.start : source.end]
    if NOBODY_ELSE.match(phrase) or (claim.source_kind == "pronoun" and phrase.lower() not in OTHERS):
        return False
    content = claim.content[0]
    if text.count(" ", content.start, content.end) < FEWEST_WORDS - 1:
        return False
    return cue[-1] in TOLD or CLAUSE.match(text, content.start) is not None

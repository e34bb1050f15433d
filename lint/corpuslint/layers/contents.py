"""Contents: what is said, where the words that attribute it stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from corpuslint.finding import Span
from corpuslint.layers.claims import Claim
from corpuslint.layers.quotations import Quoted
from corpuslint.layers.reporting import JUDGING, TELLING
from corpuslint.layers.speakers import describe_source
from corpuslint.layers.speech import Speech

# Between a verb and its “that” stand the hearer, a time or a place, but no other verb.
WITHOUT_VERB = r"(?:(?!\s(?:and|but|or|is|are|was|were|has|had|will|would)\b)[^,;:“”\"]){0,70}?"
THAT_NEAR = re.compile(
    r"(?:\s+(?:on|in|at|during|to|after|before|from|late|early|last|this|again|of|with|for|through|today|yesterday|"
    rf"\w+ly|\w+day)\b{WITHOUT_VERB})?\s(?=that\s)"
)
THAT_AFTER_HEARER = re.compile(rf"{WITHOUT_VERB}\s(?=that\s)")
RECIPIENT = re.compile(
    r"\s+(?:me|you|him|her|us|them|reporters|(?:the|a|an|his|her|their)\s+[\w’'-]+(?:\s+[A-Z][\w’'.-]*)*|[a-z]+s|"
    r"(?:[A-Z][\w.’'-]*\s+)*[A-Z][\w.’'-]*)(?=[\s,])"
)
NO_HEARER = re.compile(r",\s+(?![\"“‘'«])")  # “She promised a review, and”: that is what she promised
DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
TIME_AND_PLACE = re.compile(
    rf"(?:\s+(?:(?:on|late|early|last|this)\s+)*(?:{DAY}|week|month|year|today|yesterday|morning|afternoon|evening|night|"
    r"in\s+an?\s+(?:\w+\s+)?(?:statement|interview|email|e-mail|speech|tweet|report|letter))\b)*[\s,:]*"
)
# All its first characters are in one set, which makes it quick.
ENDING = re.compile(
    r"[;—,\s](?:(?<=[;—])|(?<=\s)[—–-]\s|"
    r"(?<=,)\s(?:while|but|although|though|which|whose|who|despite|even\s+as|according|prompting)\b)"
)
TRAILING = re.compile(
    rf"(?:\s+(?:in|on|at|to|during|after|before|when|as|by|from|with|while|of|about|via|{DAY}|yesterday|today|last|late|"
    r"earlier|this|recently|reporters|again|through|through|outside|following|Jan|Feb|March|April|May|June|July|Aug|Sept|"
    r"Oct|Nov|Dec|the\s+\w+|[A-Z]\w+)\b(?:\s+[^\s,.;:“”\"]+){0,12})?\s*(?:[.,;:?!)]|\Z)"
)
OPENING_ADVERBIAL = re.compile(
    r"\W*(?:On|In|At|During|After|Before|By|For|Since|Last|This|When|While|As|With|Asked|Still|But|And|However|Under|"
    r"Meanwhile|Later|Earlier|Now|Then|Yet|Instead|Indeed|Also|Finally|From|To|If|Though|Although|Despite|"
    r"[A-Z]\w+ly|[A-Z]\w+ing|Of|Because|Over|Once|Until|Rather|Like|Unlike|Among|Through)\b"
)
SUBORDINATE = re.compile(
    r"\W*(?:(?:And|But|So|Even)\s+)?(?:Although|Though|While|Whilst|Since|Because|As|If|When)\s"
)
MARK_OF_ENDING = re.compile(r"[,;—–-]")  # one of them stands in every ending
ADVERBIAL_WORDS = 9  # an opening of more words is what is said, not when it was said


class Contents:
    """What is said in the sentences of a text."""

    def __init__(self, text: str, speech: Speech) -> None:
        self.text = text
        self.speech = speech

    def of_verb(
        self, form: str, source: Span, cue: Span, low: int, high: int, *, inverted: bool, shared: bool
    ) -> list[Span]:
        """The spans of what is said: quotations, or the clause before, around or after source and cue.

        `inverted` says that the source follows the cue, `shared` that it stands with an earlier verb.
        """
        begin, end = cue.start if shared else min(source.start, cue.start), cue.end
        if inverted:
            end = source.end
        quoted = self.speech.said_by(source)
        if not quoted:
            return self._clause(form, source, cue, low, high, begin, end, inverted=inverted, shared=shared)
        later = [Span(quotation.start, quotation.end) for quotation in quoted if quotation.start >= high]
        quoted = [quotation for quotation in quoted if quotation.start < high]
        if quoted and any(self._adjoins(quotation, begin, end) for quotation in quoted):
            return self._quotations_and_clause(quoted, low, begin) + later
        clause = self._clause(form, source, cue, low, high, begin, end, inverted=inverted, shared=shared)
        apart = [
            Span(quotation.start, quotation.end)
            for quotation in quoted
            if not any(span.overlaps(quotation.start, quotation.end) for span in clause)
        ]
        return sorted(apart + clause) + later

    def _clause(
        self,
        form: str,
        source: Span,
        cue: Span,
        low: int,
        high: int,
        begin: int,
        end: int,
        *,
        inverted: bool,
        shared: bool,
    ) -> list[Span]:
        """The clause that is said, where source and cue stand in `begin`…`end`."""
        text = self.text
        if source.end >= cue.start - 60 and not shared:
            edge = begin
            while edge > low and text[edge - 1].isspace():
                edge -= 1
            if edge > low and text[edge - 1] in ',?!—–”"’':
                opening = (
                    OPENING_ADVERBIAL.match(text, low, edge) and text.count(" ", low, edge) < ADVERBIAL_WORDS
                )
                if text[end : end + 1] == "," and not opening and not inverted:
                    return [*trimmed(text, low, begin), *trimmed(text, end, high)]
                if (
                    (not opening or not trimmed(text, end, high))
                    and (inverted or TRAILING.match(text, end, high))
                    and not THAT_NEAR.match(text, end, high)
                ):
                    return trimmed(text, low, begin)
                if inverted:
                    return trimmed(text, end, high)
        start = self._content_start(form, cue.end, high)
        return self.until_ending(start, self._clause_end(form, low, start, high))

    def _clause_end(self, form: str, low: int, start: int, high: int) -> int:
        """Where the clause that begins at `start` ends: “Although she said so, the plan …”"""
        text = self.text
        if SUBORDINATE.match(text, low, high) and ("," not in text[low:start] or form.endswith("ing")):
            comma = text.find(", ", start + 4, high)
            return comma if comma >= 0 else high
        return high

    def _quotations_and_clause(self, quoted: Sequence[Quoted], low: int, begin: int) -> list[Span]:
        """Quotations of one source, and with the last one before `begin` the clause that it stands in."""
        before = [quotation for quotation in quoted if low <= quotation.start and quotation.end <= begin]
        if not before or begin - before[-1].end < 4:
            return [Span(quotation.start, quotation.end) for quotation in quoted]
        others = [quotation for quotation in quoted if quotation not in before]
        return sorted([*trimmed(self.text, low, begin), *(Span(each.start, each.end) for each in others)])

    def _adjoins(self, quotation: Quoted, begin: int, end: int) -> bool:
        """Whether nothing but an adverbial stands between a quotation and the words that attribute it."""
        if quotation.end <= begin:
            return begin - quotation.end < 4
        between = self.text[end : quotation.start]
        return quotation.start >= end and (
            len(between) < 4 or (between.rstrip()[-1:] in (",", ":") and len(between) < 90)
        )

    def _content_start(self, form: str, end: int, high: int) -> int:
        """Where what is said begins after its verb: behind the hearer, a date and a place."""
        text = self.text
        if form not in JUDGING and text.find("that", end, high) >= 0:
            that = THAT_AFTER_HEARER if form in TELLING else THAT_NEAR
            if near := that.match(text, end, high):
                return near.end()
        hearer = RECIPIENT.match(text, end, high) if form in TELLING else None
        if hearer and not NO_HEARER.match(text, hearer.end(), high):
            end = hearer.end()
        if form in JUDGING:
            return end
        placed = TIME_AND_PLACE.match(text, end, high)
        return placed.end() if placed else end

    def until_ending(self, start: int, high: int) -> list[Span]:
        """From `start` to where the clause ends: a quotation in it is not cut."""
        mark = MARK_OF_ENDING.search(self.text, start, high)
        if mark is None:
            return trimmed(self.text, start, high)
        for ending in ENDING.finditer(self.text, max(mark.start() - 1, start), high):
            if ending.start() > start + 3 and not self.speech.holds(ending.start()):
                high = ending.start()
                break
        return trimmed(self.text, start, high)

    def attitude(self, source: Span | None, cue: Span, content: Sequence[Span]) -> Claim | None:
        """The claim that these make of an attitude, if it is about anything."""
        claim = self.claim(source, cue, content)
        return msgspec.structs.replace(self.described(claim), act="attitude") if claim else None

    def claim(self, source: Span | None, cue: Span, content: Sequence[Span]) -> Claim | None:
        """The claim that these make, if anything is said; `described` adds the kind of its source."""
        return Claim(source, cue, tuple(content), "none", self.speech.is_all(content)) if content else None

    def described(self, claim: Claim) -> Claim:
        """The claim with the kind of its source, which takes long to tell and is seldom asked for."""
        source = claim.source
        if source is None:
            return claim
        kind, _ = describe_source(self.text[source.start : source.end])
        return msgspec.structs.replace(claim, source_kind=kind)


EDGES = " \t\r\n\u00a0,;:—–-"


def trimmed(text: str, start: int, end: int) -> list[Span]:
    """The span without white space and punctuation at its ends, as a list; empty if nothing is left."""
    content = text[start:end].rstrip(EDGES + ".")
    end = start + len(content)
    start = end - len(content.lstrip(EDGES))
    return [Span(start, end)] if end > start else []

"""Reporting clauses: the words right before and after a quotation that tell who says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpuslint.cached import compiled
from corpuslint.finding import Span
from corpuslint.layers.common_words import is_common
from corpuslint.layers.quotation_marks import MARKS, Pair
from corpuslint.layers.reporting import (
    CLAIM_NOUNS,
    JUDGING,
    NOUN_FORMS,
    QUOTING,
    REPORT_VERBS,
    SAYING,
    is_noun,
    words,
)
from corpuslint.layers.speakers import FINITE, clause_end, leading_subject, source_after, subject_of
from corpuslint.layers.subjects import shared_subject
from corpuslint.layers.verb_forms import verb_forms

# Verbs that report only right beside a quotation.
TAGGING = frozenset(
    form
    for verb in words(
        """
        remember repeat start interject interrupt venture confide fret gush enthuse deadpan growl thunder
        roar bark plead pray laugh grin smile chuckle shrug volunteer protest grumble moan rage mutter
        mumble murmur object reason elaborate instruct order command counsel encourage tease taunt scoff
        marvel apologize apologise concur inquire enquire ponder reminisce recite offer intone
        """
    )
    for form in verb_forms(verb)
) | words("began begins went goes sang sings spoke put puts point points pointed")
# Verbs that report with a second word: “As Berg put it”, “referred to it as”.
SECOND_WORDS = {
    **dict.fromkeys(words("refer refers referred referring"), (" to ",)),
    **dict.fromkeys(words("point points pointed pointing"), (" to ", " out")),
    **dict.fromkeys(words("put puts"), (" it",)),
    **dict.fromkeys(words("shot fired hit hits"), (" back",)),
    **dict.fromkeys(words("went goes"), (" on,", " on:")),
}
GIVEN_NOUNS = CLAIM_NOUNS | words(
    "call calls words word phrase description message letter remark remarks comment comments vow assessment"
)
NO_SOURCES = words("that which why how what when as but and there then this it's an a the so if")
# After a quotation one of these begins a clause about something else.
SUBORDINATING = words(
    "when while after before which who whom whose although though but and if because since until even"
)
SPOKEN = frozenset(form for form in SAYING - NOUN_FORMS if not form.endswith("ing"))
BEFORE = REPORT_VERBS | GIVEN_NOUNS | frozenset((*SECOND_WORDS, "according"))
AFTER = REPORT_VERBS | TAGGING | {"according"}

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
FAR = 300  # characters: what stands further before a quotation does not tell its speaker
MOST_EARLIER = 20  # quotations in the sentence before one that are left out when it is read
NEAR_NOUN = 40  # characters between “her claim” and the quotation
LONGEST_SUBJECT = 5  # words
TAG = 200  # characters of the clause after a quotation that are read
PAUSES = frozenset(",!?…—–-")
NOT_WORDS = MARKS + " \t\r\n\u00a0\u202f"
DASHES = frozenset("–—―-")
AFTER_QUOTATION = re.compile(r"[\s,–—―-]*")
NAME = (
    r"(?:d['’]|al-|el-|(?:de|van|von|bin)\s)?(?:[A-Z][\w.’'-]*\s+(?:(?:de|del|van|von|der|bin|al|la)\s+)?){0,3}"
    r"[A-Z][\w.’'-]*"
)
SIGNATURE = re.compile(
    r"\s*(?:[–—―]|--?)\s*(?=[A-Z])([^\n.!?;“”\"]{2,80}?(?:\b[A-Z]\.[^\n.!?;“”\"]{2,60}?)*)\.?\s*\Z"
)
# Expressions that few texts need are compiled at their first use, which spares the start.
SAID_ALONE = rf"([Hh]e|[Ss]he|[Tt]hey|{NAME})\s+(?:said|says|added|adds|asked|wrote|explained)\.(?=\s|\Z)"
TAGGED = (
    rf"(he|she|they|I|we|one|another|{NAME})\s+(?!named|called|based|titled|entitled|released|dated)"
    r"(?:[a-z]+ed\b|[a-z]+s\s*(?:[.,:]|\Z))"
)
QUOTED_AS = (
    r"(.{2,80}?)\s+(?:was|is|were|are|has been)\s+(?:\w+\s+)?(?:quoted|reported|cited|heard|recorded)\s+"
    r"(?:as\s+)?(?:saying|telling)\b"
)
TAGGED_BACKWARDS = r"[a-z]+ed\s+(?=[A-Z])"
# A name and what is set off after it, before its verb: “Berg, one of the owners, a farmer,”
SET_OFF = rf"{NAME}\s*[,–—(].*[,–—)]\s*\Z"
OPENING = (
    r"(?:In|On|At|By|For|From|With|After|Before|During|Under|As|While|When|Asked|To|Since|Last|This|Despite|Of|Over|"
    r"Through|[A-Z]\w+ing|[A-Z]\w+ly)\b[^:;.]{2,90}?,\s+"
)
# Before a verb whose subject is that of the sentence: “went on to say”, “by saying”.
BEFORE_VERB = words("and or to by for of in after before without despite with while when from")
POSSESSOR = (
    r"(?:\b(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir)|(?P<name>(?:[A-Z][\w.-]*\s+)*[A-Z][\w.-]*|[Tt]he\s+\w+)['’]s?)"
    r"\s+(?:own\s+)?(?:\w+\s+)?\Z"
)
# Berg: “…”; More from Anna Berg: “…”
LED_IN = (
    r"(?:.*\s(?:[–—-]|(?:[Mm]ore|statement|message|letter|tweet|post|comment|words?)\s(?:from|by))\s+)?((?:The\s+|[Tt]he\s+)?[A-Z][\w.’'&-]*"
    r"(?:\s+(?:(?:of|the|de|van|von|for|and|al|bin)\s+)?[A-Z][\w.’'&-]*){0,6}(?:\s*\([^()]*\))?):\s*\Z"
)
NAMED_AFTER = rf"\s+((?:[\w’'-]+\.?\s+){{0,7}}?{NAME})(?=\s*(?:[,.;:(]|\Z)|\s+[a-z])"


class Said(NamedTuple):
    """Who says a quotation: the span of the words that tell it, and where the verb is that does."""

    source: Span | None
    cue: int
    judging: bool = False

    def moved(self, offset: int) -> Said:
        """The same in a text of which this one is what begins at `offset`."""
        source = Span(self.source.start + offset, self.source.end + offset) if self.source else None
        return self._replace(source=source, cue=self.cue + offset)


def told_after(text: str, pair: Pair, begin: int, limit: int) -> Said | None:
    """“…,” she said. “…,” said Anna Berg, a councillor. “…” – Anna Berg

    The quotation and what may tell its speaker stand in `begin`…`limit`.
    """
    gap = AFTER_QUOTATION.match(text, pair.end, limit)
    start = gap.end() if gap else pair.end
    if start >= limit:
        return None
    if not DASHES.isdisjoint(text[pair.end : start]):
        before = text[max(pair.start - 2, begin) : pair.start].rstrip()
        if (not before or before[-1] in ".!?:") and (signature := SIGNATURE.match(text, pair.end, limit)):
            return Said(Span(*signature.span(1)), signature.start(1))
    ending = last_character(text, pair)
    if ending == "." and not text[start].islower():
        alone = compiled(SAID_ALONE).match(text, start, limit)
        return Said(Span(*alone.span(1)), alone.end(1)) if alone else None
    paused = ending in PAUSES or "," in text[pair.end : start]
    end = _tag_end(text, start, min(start + TAG, limit))
    found = _tag(text, start, end, paused)
    if found is None and ending == "," and pair.end - pair.start > 20:
        found = _unusual_tag(text, start, end)
    return found


def last_character(text: str, pair: Pair) -> str:
    """The last character of a quotation but for marks and spaces; an empty string if it has no other."""
    return text[max(pair.inner_end - 8, pair.inner_start) : pair.inner_end].rstrip(NOT_WORDS)[-1:]


def _tag_end(text: str, start: int, limit: int) -> int:
    """Where the clause at `start` ends; what stands in brackets does not end it."""
    end = clause_end(text, start, limit)
    while text[end : end + 1] == "(" and (closing := text.find(")", end, limit)) >= 0:
        end = clause_end(text, closing + 1, limit)
    return end


def _tag(text: str, start: int, end: int, paused: bool) -> Said | None:
    """Who says what the clause at `start`…`end` stands after; `paused`: a comma or the like led to it."""
    previous = ""
    for number, word in enumerate(WORD.finditer(text, start, end)):
        form = word[0].lower()
        if (not paused and number > 4) or (number == 0 and form in SUBORDINATING):
            break
        if form in AFTER and not is_noun(form, previous) and (number == 0 or word[0][0].islower()):
            if form == "according":
                return Said(source_after(text, word.end() + 3, end), word.start()) if paused else None
            if number == 0:
                source = None if form.endswith("ing") else _inverted_subject(text, word.end(), end)
                return Said(source, word.start()) if source else None
            source = _subject(text, start, word.start(), paused)
            if source is not None:
                return Said(source, word.start())
        previous = form
    return None


def _inverted_subject(text: str, start: int, end: int) -> Span | None:
    """Whom a verb right after a quotation is followed by: said conservative activist Anna Berg."""
    source = source_after(text, start, end)
    if source is None and (named := compiled(NAMED_AFTER).match(text, start, end)):
        return Span(*named.span(1))
    return source


def _subject(text: str, start: int, cue: int, paused: bool) -> Span | None:
    """The subject of the verb at `cue` in the clause after a quotation, which mostly begins with it."""
    source, _, _ = subject_of(text, start, cue)
    if source is not None and source.start == start:
        return source
    if paused and compiled(SET_OFF).match(text, start, cue):
        return Span(start, start + len(text[start:cue].rstrip()))
    if source is None and paused and _is_short_subject(phrase := text[start:cue].rstrip()):
        return Span(start, start + len(phrase))
    return source if paused and source is not None and is_source(text, source) else None


def _is_short_subject(phrase: str) -> bool:
    """Whether nothing in a short phrase right after a quotation speaks against its being the speaker."""
    parts = phrase.split()
    return (
        0 < len(parts) <= LONGEST_SUBJECT
        and "," not in phrase
        and not parts[0].endswith("ing")
        and parts[0] != "not"
        and FINITE.isdisjoint(parts)
        and BEFORE_VERB.isdisjoint((parts[0].lower(), parts[-1]))
    )


def is_source(text: str, span: Span) -> bool:
    """Whether a subject can be who speaks: “that” and “why” cannot."""
    return text[span.start : span.end].lower() not in NO_SOURCES


def _unusual_tag(text: str, start: int, end: int) -> Said | None:
    """“…,” Anna Berg remembered: any verb will do right after a quotation that ends with a comma."""
    for tagged in (compiled(QUOTED_AS).match(text, start, end), compiled(TAGGED).match(text, start, end)):
        if tagged:
            return Said(Span(*tagged.span(1)), tagged.end(1))
    if backwards := compiled(TAGGED_BACKWARDS).match(text, start, end):
        source = source_after(text, backwards.end(), end)
        return Said(source, start) if source else None
    return None


def told_behind(text: str, start: int, end: int) -> Said | None:
    """Whose words the clause at `start`…`end` gives, by what ends it: “…” for us, said Anna Berg."""
    if SPOKEN.isdisjoint(text[start:end].replace(",", " ").replace(".", " ").split()):
        return None
    for word in WORD.finditer(text, start, end):
        if word[0] not in SPOKEN:
            continue
        if text[max(word.start() - 2, start) : word.start()] == ", ":
            source = _inverted_subject(text, word.end(), end)
        else:
            source, _, _ = subject_of(text, start, word.start())
        if source is not None and text[max(start, min(source.start, word.start()) - 2) :][:2] == ", ":
            return Said(source, word.start())
    return None


def told_before(text: str, pair: Pair, begin: int, earlier: Sequence[Pair]) -> Said | None:
    """She said, “…”; what Berg called “…”; according to Berg, “…”; Berg: “…”

    The sentence begins at `begin`; of the quotations `earlier` in it no word is read.
    """
    begin = max(begin, pair.start - FAR)
    if begin >= pair.start:
        return None
    found = clause_before(narrated(text, begin, pair.start, earlier))
    return found and found.moved(begin)


def narrated(text: str, begin: int, end: int, quoted: Sequence[Pair]) -> str:
    """What stands in `begin`…`end`, with a line for each of the quotations before `end`."""
    if not quoted or quoted[-1].end <= begin:
        return text[begin:end]
    pieces: list[str] = []
    for pair in reversed(quoted[-MOST_EARLIER:]):
        if pair.end <= begin:
            break
        if pair.start < end:
            start, stop = max(pair.start, begin), min(pair.end, end)
            pieces += [text[stop:end], "_" * (stop - start)]
            end = start
    return "".join([text[begin:end], *reversed(pieces)])


class Cue(NamedTuple):
    """A word that may report what is quoted: where it stands, in lower case."""

    start: int
    end: int
    form: str


def clause_before(lead: str) -> Said | None:
    """Who says what follows, by the words that lead to it."""
    colon = lead.rstrip().endswith(":")
    if colon and (led := compiled(LED_IN).match(lead)):
        return Said(Span(*led.span(1)), led.start(1))
    cues = _cues(lead)
    for tell in (_by_verb, _by_noun) if cues else ():
        for cue in cues:
            if said := tell(lead, cue):
                return said
    if not colon:
        return None
    if quoted_as := compiled(QUOTED_AS).match(lead):
        return Said(Span(*quoted_as.span(1)), quoted_as.end(1))
    subject = opening_subject(lead, 0, len(lead)) or shared_subject(lead, 0, len(lead))
    return Said(subject, subject.start) if subject else None


def _cues(lead: str) -> list[Cue]:
    """The words before a quotation that may report it, the nearest first."""
    lowered = lead.lower()
    found: list[Cue] = []
    for form in BEFORE.intersection(lowered.replace(",", " ").replace(":", " ").split()):
        start = lead.find(form)
        while start >= 0:
            end = start + len(form)
            if not lead[start - 1 : start].isalnum() and not lead[end : end + 1].isalnum():
                found.append(Cue(start, end, form))
            start = lead.find(form, end)
        if lead[: len(form)].lower() == form:
            found.append(Cue(0, len(form), form))  # the first word has a capital, as no other verb has
    return sorted(found, reverse=True)


def _by_verb(lead: str, cue: Cue) -> Said | None:
    """She said, “…”; what Berg called “…”; according to Berg, “…”"""
    start, end, form = cue
    if form == "according":
        source = source_after(lead, end + 3, len(lead))
        return Said(source, start) if source else None
    if form not in REPORT_VERBS and not lead.startswith(SECOND_WORDS.get(form, ":"), end):
        return None
    previous = "".join(lead[max(start - 24, 0) : start].lower().split()[-1:])
    if is_noun(form, previous) or (form in QUOTING and len(lead) - end > 3 and lead[-2:-1] not in (",", ":")):
        return None
    source, _, left_out = subject_of(lead, 0, start)
    participle = form.endswith("ing")
    if source is not None and "_" in lead[source.start : source.end]:
        source, left_out = None, True
    bare = not participle and form in REPORT_VERBS
    if source is None and bare and lead[max(start - 2, 0) : start] == ", " and lead[-2:] == ", ":
        source = source_after(lead, end, len(lead) - 2)  # explained Berg, “…”
    if source is None and (left_out or participle or previous in BEFORE_VERB):
        source = shared_subject(lead, 0, start) or main_subject(lead, start)
    return Said(source, start, form in JUDGING) if source and is_source(lead, source) else None


def _by_noun(lead: str, cue: Cue) -> Said | None:
    """Berg's claim that “…”; her call for “…”"""
    start, end, form = cue
    if form not in GIVEN_NOUNS or len(lead) - end > NEAR_NOUN:
        return None
    shift = max(start - 80, 0)
    possessor = compiled(POSSESSOR).search(lead[shift:start])
    if possessor is None:
        issued = lead[end:].strip() in (",", ":") and main_subject(
            lead, start
        )  # Berg issued a statement: “…”
        return Said(issued, start) if issued else None
    first, last = possessor.span("name" if possessor["name"] else "pronoun")
    return Said(Span(first + shift, last + shift), start)


def main_subject(lead: str, cue: int) -> Span | None:
    """The subject of the sentence, for “, adding”, “by saying” and “went on to say”."""
    for word in WORD.finditer(lead, 0, cue):
        if word[0].lower() not in REPORT_VERBS or (word[0][0].isupper() and word.start()):
            continue
        if lead[max(word.start() - 2, 0)] == "_":
            source = source_after(lead, word.end(), cue)
        else:
            source, _, _ = subject_of(lead, 0, word.start())
        if source and is_source(lead, source):
            return source
    return opening_subject(lead, 0, cue)


def told_in(sentence: str) -> Span | None:
    """Who says something in a sentence without its quotations: The mill was shut, Anna Berg said."""
    return next(tellers(sentence), None)


def tellers(sentence: str) -> Iterator[Span]:
    """Who says something in a sentence without its quotations; first whom it ends with."""
    verbs = [
        word
        for word in WORD.finditer(sentence)
        if word[0].lower() in SPOKEN and not (word.start() and word[0][0].isupper())
    ]
    if len(verbs) > 1 and len(sentence) - verbs[-1].end() < 25:
        verbs.insert(0, verbs.pop())
    for verb in verbs:
        source = _teller(sentence, verb)
        if source is not None and is_source(sentence, source):
            yield source


def _teller(sentence: str, verb: re.Match[str]) -> Span | None:
    """The subject of a verb of saying in a sentence."""
    start, before = verb.start(), sentence[: verb.start()].rstrip()
    if before.endswith((" not", "n't", "n’t", " to")):
        return None
    if before[-1:] in (",", ")") and compiled(SET_OFF).match(sentence, 0, start):
        return Span(0, len(before))
    if not before or before.endswith(","):
        source = _inverted_subject(sentence, verb.end(), len(sentence))
        if source is not None and sentence[source.end : source.end + 1] in ("", ",", ".", ";"):
            return source
    return subject_of(sentence, 0, start)[0]


def opening_subject(text: str, start: int, limit: int) -> Span | None:
    """The person or name with which a sentence begins, after “In March,” and the like."""
    if opening := compiled(OPENING).match(text, start, limit):
        if pronoun := compiled(r"(?:he|she|they|we|I)(?=\s+[a-z])").match(text, opening.end(), limit):
            return Span(*pronoun.span())
        subject = leading_subject(text, opening.end(), limit)
        if subject is not None:
            return subject
    subject = leading_subject(text, start, limit)
    if subject is None or is_common(text[subject.start : subject.end].lower()):
        return None  # “Partial transcript: …”
    return subject

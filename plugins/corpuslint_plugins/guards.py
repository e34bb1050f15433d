"""Guards: what stands around a match and takes the objection away. Rule files name them in `unless`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from corpuslint.document import Document
from corpuslint.layers.claims import Claim
from corpuslint.layers.sentences import Sentence
from corpuslint_plugins.language import is_english

Guard = Callable[[Document, int, int], bool]

NEGATION = re.compile(
    r"\b(?:not|no|never|nor|neither|without|hardly|cannot|\w+n['’]t)\b[\w\s-]{0,24}$", re.IGNORECASE
)
MENTION = re.compile(
    r"(?:\bso-called|\b(?:the|a)\s+(?:words?|terms?|phrases?|label|slogan|adjective|expression)"
    r"|\b(?:called|named|titled|entitled|dubbed|nicknamed|termed))\s+[\"“‘']?$",
    re.IGNORECASE,
)
MENTIONING = frozenset(
    """
    so-called word words term terms phrase phrases label slogan adjective expression
    called named titled entitled dubbed nicknamed termed
    """.split()  # noqa: SIM905 - one to a line is longer and no clearer
)
# [12], [a], [note 3], [^1], ¹, a bare address, (Berg 2014), (Berg and Lund, 2014a, p. 3)
REFERENCE = re.compile(
    r"\[(?:[a-z\d]|\d{1,3}(?:[,–-]\s?\d{1,3})*|\^[\w-]+|(?:note|nb|ref|n)\.?\s\d{1,3}|citation|source)\]"
    r"|https?://|[¹²³⁴-⁹]"
    r"|\((?:see\s|e\.g\.,?\s|cf\.\s)?[A-Z][\w’'-]+[^()]{0,60}?\s(?:19|20)\d\d[a-z]?(?:[,:;][^()]{0,40})?\)"
)
MARKS_OF_REFERENCE = (
    "[",
    "(",
    "http",
    "¹",
    "²",
    "³",
    "⁴",
    "⁵",
    "⁶",
    "⁷",
    "⁸",
    "⁹",
)  # one is in every reference
NAMED = r"(?:(?:the|an?|[a-z]+)\s){0,5}?[A-Z][\w.'-]+"
FOR_INSTANCE = (
    r"(?:including|such as|among (?:them|others)|(?:most )?notably|namely|led by|for (?:example|instance)),?"
)
NO_CLAUSE = r"(?:(?!\b(?:is|are|was|were|will|would|has|have|had|can|could)\b)[^.:;]){0,90}"
# “Critics such as Berg”, “three analysts in the city: Berg …”, “…, including the engineer Anna Berg.”
MEMBERS = re.compile(
    rf"(?:\s(?:in|of|at|from)(?:\s[\w'-]+){{1,3}})?[\s,(–—-]+{FOR_INSTANCE}\s{NAMED}|[^.:;?!]{{0,60}}:\s{NAMED}"
    rf"|.{{0,160}}[,(–—]\s*{FOR_INSTANCE}\s{NAMED}{NO_CLAUSE}[.!?)\"”]*\Z".replace(" ", r"\s"),
    re.DOTALL,
)
# “Berg, Lund and other”, before “critics”, or before “others”.
AND_OTHER = re.compile(r"[A-Z][\w.'-]+,?\s(?:and|or)\s(?:(?:\w+\s){0,2}?other\s(?:\w+\s)?)?\Z")
OTHERS = re.compile(r"(?:(?:some|many|several|most|various|numerous)\s)?others?\b", re.IGNORECASE)
# “One of them, Anna Berg,”, “Among them is the union of bakers, whose head Anna Berg”.
TAKING_UP = re.compile(
    r"\W*(?:(?:And|But)\s)?(?i:one|another|two\sof|among\s(?:them|these|those)|(?:they|these)\sinclude|for\s(?:example|instance))"
    r"\b[^.;:!?]{0,60}?\s[A-Z]\w"
)
OWN_VOICE = re.compile(
    r"\b(?:I|[Ww]e)\s(?:(?:\w+ly|still|also|do|would|now|myself|ourselves|myself)\s){0,2}(?:believe|think|argue|suspect|guess|feel"
    r"|hold|maintain|contend|propose|submit|doubt|hope|fear|conclude|claim|suppose|say)\b|\bI'd\s(?:say|argue|guess|bet)\b"
    r"|\b[Ii]n\s(?:my|our)\s(?:own\s)?(?:view|opinion|judge?ment|experience|estimation|book)\b|\b[Tt]o\smy\s(?:mind|eye|ear)\b"
    r"|\b[Aa]s\s(?:I|we)\ssee\sit\b|\b(?:seem|appear|look|sound)(?:s|ed)?\sto\s(?:me|us)\b"
    r"|\b[Mm]y\s(?:own\s)?(?:view|guess|opinion|sense|hunch|impression)\sis\b"
)
# One of these words is in every match of OWN_VOICE; as they stand between spaces.
FIRST_PERSON = frozenset(
    ["I", "I'd", "we", "We", "my", "My", "our", "Our", "me", "me,", "me.", "us", "us,", "us."]
)
# Of things in nature, at any time: “that water boils at a hundred degrees”.
GENERAL_TRUTH = re.compile(
    r"\s*(?:that\s)?(?:[a-z]+\s)?(?:water|ice|snow|rain|wind|fire|light|sound|air|heat|iron|metals?|gold|salt|sugar|milk|wood|"
    r"oil|plants?|trees?|flowers?|birds?|cats?|dogs?|fish|bees?|animals?|mammals|insects?|[Ss]un|[Ee]arth|[Mm]oon|stars?|sky|sea|"
    r"tides?|seasons?|days|nights|winters?|summers?|bab(?:y|ies)|children|people|humans?|blood|hearts?|teeth|bones|"
    r"magnets|numbers|triangles|smoking|sleep|exercise)\s(?!(?:was|were|had|will|would|did|should|must)\b)"
    r"[a-z\d'-]+(?:,?\s+(?:[a-z\d'-]+|Sun|Earth|Moon)){0,11}\s*[.!?]*\Z"
)
LINK_REACH = 500  # characters between a match and a link in its sentence
LONG_SENTENCE = 2_000  # characters between a match and its source; no sentence of prose is longer
LOOK_BEHIND = 48  # characters before a match in which a negation or the mark of a mention may stand
MARK_BEHIND = 5  # characters after a sentence in which its footnote mark may stand
NAMING_REACH = 300  # characters after a match in which members of a group may be named
NEIGHBOURHOOD = 400  # characters of the sentence before or after that are read
STEM = 5  # letters that the forms of a word have in common
BESIDE = 40  # characters around source and cue


def negated(document: Document, start: int, end: int) -> bool:
    """A negation stands shortly before, in the same clause."""
    return NEGATION.search(_before(document, start)) is not None


def mentioned(document: Document, start: int, end: int) -> bool:
    """The word is named, not used: "the word …", "so-called …", or alone in quotation marks."""
    before = _before(document, start)
    last = before.rstrip(" \n\"“‘'")
    if last[last.rfind(" ") + 1 :].lower() in MENTIONING and MENTION.search(before):
        return True
    return any(
        quotation.kind in ("title", "term") or (quotation.inner.start >= start and quotation.inner.end <= end)
        for quotation in document.quotations_in(start, end)
    )


def in_name(document: Document, start: int, end: int) -> bool:
    """The match is part of a proper name: "Radical Party", "The Terror"; or is a ticker symbol: "<FOX>".

    One capitalised word that begins a sentence is not enough: it may be any word.
    """
    if document.prose[start:end].isupper() and _is_name_in_capitals(document, start, end):
        return True
    names = [name for name in document.names_in(start, end) if name.start <= start and end <= name.end]
    if not names:
        return False
    sentence = document.sentence_at(start)
    begins = sentence is not None and sentence.start == start
    return not begins or any((name.start, name.end) != (start, end) for name in names)


def _is_name_in_capitals(document: Document, start: int, end: int) -> bool:
    """What stands in capitals is a ticker symbol, or only ever written as a name is where it does not."""
    prose = document.prose
    if prose[start - 1 : start] == "<" and prose[end : end + 1] == ">":
        return True
    word = prose[start:end]
    return word.lower() not in prose and any(word.title() in prose[n.start : n.end] for n in document.names)


def sourced(document: Document, start: int, end: int) -> bool:
    """Somebody who can be identified says it: the sentence has an attribution with such a source.

    Of a sentence without end only what is near counts.
    """
    low, high = _near(document, start, end, LONG_SENTENCE)
    return any(claim.source_kind in IDENTIFIED for claim in document.claims_in(low, high))


def attributed(document: Document, start: int, end: int) -> bool:
    """The match is part of what an identified source is reported to say or think."""
    return any(claim.source_kind in IDENTIFIED for claim in document.said_at(start, end))


IDENTIFIED = frozenset(("named", "role", "pronoun"))


def linked(document: Document, start: int, end: int) -> bool:
    """The sentence carries a link, a footnote mark or a reference, not too far away in a long one."""
    low, high = _near(document, start, end, LINK_REACH)
    if document.markup and any(link.overlaps(low, high) for link in document.markup.links):
        return True
    text = document.prose[low : high + MARK_BEHIND]
    return any(mark in text for mark in MARKS_OF_REFERENCE) and REFERENCE.search(text) is not None


def concrete(document: Document, start: int, end: int) -> bool:
    """The people meant are named beside the match: "critics such as Anna Berg", "Berg and others say"."""
    low, high = _near(document, start, end, NAMING_REACH)
    text = document.straight
    if MEMBERS.match(text, end, high):
        return True
    others = OTHERS.match(text, start, end)
    return AND_OTHER.search(text[low : others.start() if others else start]) is not None


def sourced_nearby(document: Document, start: int, end: int) -> bool:
    """The sentence before or after, in the same paragraph, names who: "One of them, Anna Berg, said …".

    It has to take the matter up: with "one of them" and its like, or with a word of the match in or
    beside those that name its source.
    """
    stems = [word[:STEM] for word in document.prose_in(start, end).lower().split() if len(word) > STEM]
    for neighbour in _beside(document, start):
        near = neighbour.end if neighbour.end <= start else neighbour.start
        low, high = max(neighbour.start, near - NEIGHBOURHOOD), min(neighbour.end, near + NEIGHBOURHOOD)
        if neighbour.start > start and TAKING_UP.match(document.prose, low, high):
            return True
        text = document.prose[low:high]
        lowered = text.lower()
        taken_up = [stem for stem in stems if stem in lowered]
        if taken_up and (_introduces(text, taken_up) or _names_source(document, low, high, taken_up)):
            return True
    return False


def _introduces(text: str, stems: Sequence[str]) -> bool:
    """Whether somebody is called what a stem says: "Anna Berg, an economist", "the critic Anna Berg"."""
    return any(_introducing(stem).search(text) for stem in stems)


@lru_cache(maxsize=1000)
def _introducing(stem: str) -> re.Pattern[str]:
    return re.compile(
        rf"[A-Z][\w.'-]+,\s(?:an?|the|one\sof\s\w+)\s(?:\w+\s){{0,3}}?(?i:{re.escape(stem)})"
        rf"|\b(?i:{re.escape(stem)})\w*\s[A-Z][\w.'-]+\s[A-Z]"
    )


def _names_source(document: Document, low: int, high: int, stems: Sequence[str]) -> bool:
    """Whether a claim there has a source that can be identified, and one of the stems beside it."""
    return any(
        claim.source_kind in ("named", "role") and _is_beside(document, claim, stems)
        for claim in document.claims_in(low, high)
    )


def announced(document: Document, start: int, end: int) -> bool:
    """The author says that it is the author's own opinion: "I believe", "in my view", "we argue"."""
    low, high = _near(document, start, end, LINK_REACH)
    if FIRST_PERSON.isdisjoint(document.straight[low:high].split()):
        return False
    own = OWN_VOICE.search(document.straight, low, high)
    return own is not None and not document.quotations_in(*own.span())


def general_truth(document: Document, start: int, end: int) -> bool:
    """What follows is true of things in nature and a matter of nobody's opinion: "that water boils"."""
    return GENERAL_TRUTH.match(document.straight, end, _near(document, start, end, LINK_REACH)[1]) is not None


def other_language(document: Document, start: int, end: int) -> bool:
    """The text is not English, as far as its commonest words tell."""
    return not is_english(document)


GUARDS: dict[str, Guard] = {
    "negated": negated,
    "mentioned": mentioned,
    "in-name": in_name,
    "sourced": sourced,
    "attributed": attributed,
    "linked": linked,
    "concrete": concrete,
    "sourced-nearby": sourced_nearby,
    "announced": announced,
    "general-truth": general_truth,
    "other-language": other_language,
}


def guards_named(names: Iterable[str]) -> tuple[Guard, ...]:
    """The guards with these names; ValueError, as a rule's kind reports it, for one there is not."""
    unknown = [name for name in names if name not in GUARDS]
    if unknown:
        raise ValueError(f"unless: no guard is called {unknown[0]!r}; there are {', '.join(sorted(GUARDS))}")
    return tuple(GUARDS[name] for name in names)


def _before(document: Document, start: int) -> str:
    sentence = document.sentence_at(start)
    return document.prose_in(max(sentence.start if sentence else 0, start - LOOK_BEHIND), start)


def _near(document: Document, start: int, end: int, reach: int) -> tuple[int, int]:
    """The sentence around a match, not further than `reach` from it; the match where there is no sentence."""
    sentence = document.sentence_at(start)
    if sentence is None:
        return start, end
    return max(sentence.start, start - reach), max(end, min(sentence.end, end + reach))


def _beside(document: Document, offset: int) -> Iterator[Sentence]:
    """The sentences right before and right after the one at `offset`, if they are in its paragraph."""
    sentences = document.sentences
    own = bisect_right(sentences, offset, key=_start) - 1
    if own < 0:
        return
    for place in (own - 1, own + 1):
        if 0 <= place < len(sentences) and sentences[place].block == sentences[own].block:
            yield sentences[place]


def _start(sentence: Sentence) -> int:
    return sentence.start


def _is_beside(document: Document, claim: Claim, stems: Sequence[str]) -> bool:
    """Whether one of the stems stands in or beside the words that say who makes the claim."""
    edges = [claim.cue.start, claim.cue.end]
    if claim.source is not None:
        edges += [claim.source.start, claim.source.end]
    words = document.prose_in(max(0, min(edges) - BESIDE), max(edges) + BESIDE).lower()
    return any(stem in words for stem in stems)

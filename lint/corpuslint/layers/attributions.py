"""Attributions: source, cue and content."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from corpuslint.finding import Span
from corpuslint.layers.antecedents import Antecedents
from corpuslint.layers.quotations import Quotation
from corpuslint.layers.reporting import (
    CLAIM_NOUNS,
    INDICATING,
    JUDGING,
    NOUN_FORMS,
    PARTICIPLES,
    PASSIVE,
    QUOTING,
    REPORT_VERBS,
    SAYING,
    SHOWING,
    TELLING,
    THINKING,
    is_noun,
    words,
)
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import (
    SourceKind,
    describe_source,
    leading_subject,
    source_after,
    subject_of,
)


class Claim(msgspec.Struct, frozen=True):
    """One claim, as far as the sentence tells who makes it.

    `source` is the span of who speaks (None for "it is believed"), `cue` that of the words that
    report ("said", "according to"), `content` what is reported, in one or more spans. `source_kind`
    is `named` (a person or organisation by name), `role` (a title or office, with or without a name),
    `pronoun`, `group` (unnamed people: "critics", "a source close to the company") or `none`.
    `direct` says that the content is a direct quotation.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    source_kind: SourceKind
    direct: bool = False

    def touches(self, start: int, end: int) -> bool:
        """Whether source, cue or content shares a character with `start`…`end`."""
        return (
            self.cue.overlaps(start, end)
            or any(span.overlaps(start, end) for span in self.content)
            or (self.source is not None and self.source.overlaps(start, end))
        )


class Attribution(Claim, frozen=True, kw_only=True):
    """One claim and who makes it: `speaker` is the name the source stands for, as far as the text tells."""

    speaker: str | None = None


FORMS = REPORT_VERBS | SHOWING | PASSIVE
ACCORDING = frozenset(("according to", "as per", "per"))
CUES = sorted(FORMS | CLAIM_NOUNS | ACCORDING)
# The table of a DFA is built in a millisecond, and read more than twice as fast as the default. Bytes are
# read faster than text: cues are ASCII, and what is not becomes one byte a character, so that offsets stay.
CUE_FINDER = BytesAhoCorasick(
    [cue.encode() for cue in CUES], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA
)
# The forms that are reporting verbs wherever they stand, but for “to say”.
PLAIN = frozenset(
    form
    for form in FORMS - NOUN_FORMS - PARTICIPLES
    if not form.endswith("ing") and (form in SAYING or form not in SHOWING | QUOTING)
)

CLAUSE = re.compile(
    r"\s*,?\s*(?:that|how|whether|why|what|if|when|where)\b|\s*[,:]?\s*[“\"‘«']|\s*:", re.IGNORECASE
)
BARE_CLAUSE = re.compile(
    r"\s+(?:(?:he|she|they|it|we|you|I|there|the|a|an|his|her|their|its|this|these|those|some|many|no)\b|[A-Z])"
)
BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
PREPOSITIONS = words("in of for by from about with after before without at on like")
GERUND_AFTER = [[word] for word in sorted(PREPOSITIONS)]
BY_AGENT = re.compile(r"\s+by\b")
TO_OR_THAT = re.compile(r"\s+(?:to|that)\b")
NOUN_CLAUSE = re.compile(
    r"(?:\s+(?:by|from|of)\s+(?P<agent>[^,;.“”\"]{2,60}?))?\s+(?P<clause>that)\s+(?!is|was|were|are|has|had)"
)
POSSESSOR = re.compile(
    r"(?:\b(?P<pronoun>his|her|their|its)|(?P<name>(?:[A-Z][\w.-]*\s+)*[A-Z][\w.-]*|the\s+\w+)['’]s?)\s+(?:\w+\s+){0,2}\Z"
)
FINDING = words("show shows showed showing find finds found finding")
# Expressions that few texts need are left to `re` to compile at their first use, which spares the start.
SURVEYS = (
    r"(?i)\b(?:polls?|surveys?|stud(?:y|ies)|reports?|data|research|analysis|averages?|results|records|documents?|"
    r"videos?|footage|figures|statistics|evidence|reviews?|numbers)\b"
)
# A noun phrase about an act or a state, which can show something but says nothing.
THING = (
    r"\A(?:\w+[’']s?\s+|the\s+|this\s+|these\s+|a\s+|an\s+|\w+\s+)*?(?:\w+(?:tion|ment|ure|ness|ity|ism|ing|ance|ence)|"
    r"attempts?|moves?|steps?|efforts?|cases?|facts?|events?|this|that|it|which|strateg(?:y|ies)|tactics?|success|loss|rise|"
    r"fall|changes?|shift|trends?|pattern)s?\b"
)
IN_VIEW = re.compile(
    r"\b[Ii]n\s+(?P<owner>(?:his|her|their|(?:[A-Z][\w.-]*\s+)*[A-Z][\w.-]*|the\s+\w+)(?=['’\s]))['’]?s?\s+\Z"
)
MOSTLY_NOUNS = frozenset(("state", "states", "tweet", "post"))
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
FAR = 1500  # characters: what stands further from a cue does not belong to it
MANY = 50  # quotations of one source, of which no attribution counts more
ADVERBIAL_WORDS = 9  # an opening of more words is what is said, not when it was said
CONJUNCTION = re.compile(r"[\s,;—–-]*(?:\b(?:and|but|or|while)\s*)?\Z")


class Paraphrases:
    """What sources say in the narrator's words."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        spans = sorted(
            span
            for claim in claims
            if claim.source is not None and not claim.direct
            for span in claim.content
        )
        furthest = 0
        self._starts = [span.start for span in spans]
        self._ends = [furthest := max(furthest, span.end) for span in spans]

    def hold(self, offset: int) -> bool:
        """Whether what stands at `offset` is paraphrased."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]


class Reading:
    """A text read sentence by sentence, each at most once, and only if asked for.

    Who speaks in a few places can so be told without reading the rest.
    """

    def __init__(self, text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.sentences = sentences
        self.quotations = [q for q in quotations if q.depth == 0 and q.kind == "speech"]
        self.quotation_starts = [quotation.start for quotation in self.quotations]
        self.quotation_stops = [quotation.end for quotation in self.quotations]
        self.quotation_ends = {quotation.start: quotation.end for quotation in self.quotations}
        self.quotations_of: dict[int, list[Quotation]] = {}
        for quotation in self.quotations:
            if quotation.source is not None:
                quoted = self.quotations_of.setdefault(quotation.source.start, [])
                if len(quoted) < MANY:
                    quoted.append(quotation)
        self.sentence_starts = [sentence.start for sentence in sentences]
        self._claims: dict[int, list[Claim]] = {}  # by the index of the sentence
        self._direct: dict[int, list[Claim]] = {}  # of sentences with many claims: those of quotations
        self._paraphrases: dict[int, Paraphrases] = {}

    def attributions(self) -> tuple[Attribution, ...]:
        """All attributions, in order of cue."""
        claims = [claim for index in range(len(self.sentences)) for claim in self.claims_of(index)]
        claims += self._by_marks(self.quotations)
        speakers = Antecedents(self.text, self.sentences, self.sentence_starts)
        found = [
            Attribution(
                source=claim.source,
                cue=claim.cue,
                content=claim.content,
                source_kind=claim.source_kind,
                direct=claim.direct,
                speaker=speakers.name_of(claim.source),
            )
            for claim in claims
        ]
        return tuple(sorted(found, key=_by_cue))

    def claims_in(self, start: int, end: int) -> tuple[Claim, ...]:
        """The claims whose source, cue or content touches `start`…`end`, in order of cue."""
        sentences = set(range(self._sentence_of(start), bisect_left(self.sentence_starts, end)))
        first = bisect_right(self.quotation_stops, start)
        last = bisect_left(self.quotation_starts, end)
        for quotation in self.quotations[first:last]:
            if quotation.source is not None:  # a claim has its source's quotations, wherever they stand
                sentences.add(self._sentence_of(quotation.source.start))
        claims = [claim for index in sorted(sentences) for claim in self._claims_near(index, start, end)]
        claims += self._by_marks(self.quotations[max(first - 2, 0) : last + 2])
        return tuple(sorted((claim for claim in claims if claim.touches(start, end)), key=_by_cue))

    def is_paraphrase(self, offset: int) -> bool:
        """Whether what stands at `offset` is what a source says in the narrator's words."""
        if not self.sentences:
            return False
        index = self._sentence_of(offset)
        paraphrases = self._paraphrases.get(index)
        if paraphrases is None:
            paraphrases = self._paraphrases[index] = Paraphrases(self.claims_of(index))
        return paraphrases.hold(offset)

    def _sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds `offset`, else of one beside it."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    def _claims_near(self, index: int, start: int, end: int) -> list[Claim]:
        """The claims of a sentence that may touch `start`…`end`: all, but of a sentence without end."""
        claims = self.claims_of(index)
        if len(claims) <= MANY:
            return claims
        if index not in self._direct:
            self._direct[index] = [claim for claim in claims if claim.direct]
        first = bisect_left(claims, start - 2 * FAR, key=_by_cue)
        last = bisect_right(claims, end + 2 * FAR, key=_by_cue)
        near = claims[first:last]
        return [claim for claim in near if not claim.direct] + self._direct[index]

    def claims_of(self, index: int) -> list[Claim]:
        """The claims of a sentence that a verb, a noun or “according to” makes, in order."""
        found = self._claims.get(index)
        if found is None:
            found = self._claims[index] = self._read(self.sentences[index])
        return found

    def _read(self, sentence: Sentence) -> list[Claim]:
        found: list[Claim] = []
        text, offset = self.text, sentence.start
        searched = text[offset : sentence.end].encode("ascii", "replace").lower()
        for cue, first, last in CUE_FINDER.find_matches_as_indexes(searched):
            start, end = offset + first, offset + last
            if (end < len(text) and text[end].isalnum()) or (start and text[start - 1].isalnum()):
                continue
            if self._is_quoted(start):
                continue  # whatever is said in a quotation, its speaker says
            claim = self._claim(CUES[cue], sentence, start, end, found)
            if claim is not None:
                if found:
                    found[-1] = self._ended_before(found[-1], claim)
                found.append(claim)
        return found

    def _by_marks(self, quotations: Sequence[Quotation]) -> list[Claim]:
        """The claims that a dash or a colon makes: “…” – Anna Berg, and Berg: “…”"""
        found = []
        for quotation in quotations:
            source = quotation.source
            if source is None:
                continue
            between = (
                Span(quotation.end, source.start)
                if source.start > quotation.end
                else Span(source.end, quotation.start)
            )
            mark = self.text[between.start : between.end].strip() if between.end - between.start < 9 else ""
            if mark in MARKS_OF_SOURCE:
                start = self.text.index(mark, between.start)
                cue = Span(start, start + len(mark))
                found.append(self._made(source, cue, [Span(quotation.start, quotation.end)]))
        return [claim for claim in found if claim is not None]

    def _claim(
        self, form: str, sentence: Sentence, start: int, end: int, found: Sequence[Claim]
    ) -> Claim | None:
        low, high = sentence.start, sentence.end
        if high - low > FAR:
            low, high = max(low, start - FAR), min(high, end + FAR)
        if form in ACCORDING:
            return self._by_preposition(form, low, high, start, end)
        if form in CLAIM_NOUNS and (noun := self._by_noun(low, high, start, end)):
            return noun
        return self._by_verb(form, low, high, start, end, found) if form in FORMS else None

    def _is_quoted(self, offset: int) -> bool:
        if not self.quotations:
            return False
        place = bisect_right(self.quotation_starts, offset) - 1
        return place >= 0 and offset < self.quotations[place].end

    def _ended_before(self, last: Claim, following: Claim) -> Claim:
        """What was said last, without a following “and said that …” or “, adding that …”."""
        if last.source is None or last.direct or last.source != following.source:
            return last
        cut = following.cue.start
        content = []
        for span in last.content:
            if span.start < cut < span.end:
                gap = CONJUNCTION.search(self.text, span.start, cut)
                span = Span(span.start, gap.start() if gap else cut)
            if span.end > span.start:
                content.append(span)
        return msgspec.structs.replace(last, content=tuple(content)) if content else last

    # -- according to X

    def _by_preposition(self, form: str, low: int, high: int, start: int, end: int) -> Claim | None:
        text = self.text
        if form == "per" and not (text[start - 2 : start] == ", " and text[end + 1 : end + 2].isupper()):
            return None
        left = _trimmed(text, low, start)
        leads = not left or bool(
            OPENING_ADVERBIAL.match(text, low, start) and text.count(" ", low, start) < 3
        )
        source = source_after(text, end, high, leads=leads)
        if source is None:
            return None
        cue = Span(start, end)
        if quoted := self.quotations_of.get(source.start):
            return self._made(source, cue, [Span(q.start, q.end) for q in quoted])
        return self._made(source, cue, _trimmed(text, source.end, high) if leads else left)

    # -- Berg's claim that …

    def _by_noun(self, low: int, high: int, start: int, end: int) -> Claim | None:
        text = self.text
        if view := IN_VIEW.search(text, max(low, start - 60), start):
            source = Span(*view.span("owner"))
            return self._made(source, Span(start, end), _trimmed(text, end, high))
        clause = NOUN_CLAUSE.match(text, end, high)
        if clause is None:
            return None
        owner = POSSESSOR.search(text[max(low, start - 60) : start])
        if owner:
            offset = max(low, start - 60)
            name = "pronoun" if owner["pronoun"] else "name"
            found: Span | None = Span(offset + owner.start(name), offset + owner.end(name))
        elif clause["agent"]:
            found = Span(*clause.span("agent"))
        elif text[max(low, start - 12) : start].split()[-1:] not in (["the"], ["The"], ["a"], ["an"]):
            return None
        else:
            found = None
        return self._made(found, Span(start, end), self._until_ending(clause.start("clause"), high))

    # -- X said

    def _by_verb(
        self, form: str, low: int, high: int, start: int, end: int, found: Sequence[Claim]
    ) -> Claim | None:
        text = self.text
        if not (
            self._may_be_verb(form, low, high, start, end)
            or (form in PASSIVE and TO_OR_THAT.match(text, end, high))
        ):
            return None
        source = inverted = self._inverted(form, low, high, start, end)
        verb, left_out = start, False
        if inverted is None:
            source, verb, left_out = subject_of(text, low, start)
            if form.endswith("ing"):
                if text[max(low, start - 8) : start].split()[-1:] in GERUND_AFTER:
                    source, left_out = None, True  # “by saying”: the subject is the sentence's
            elif verb < start and BE.search(text, verb, start):
                return self._passive(form, low, high, verb, start, end)
        if form not in REPORT_VERBS and form not in SHOWING:
            return None
        if source is None and left_out and form not in INDICATING:
            source = self._shared_source(low, start, found[-9:])
        if source is None or self._says_nothing(form, source):
            return None
        cue = Span(verb, end)
        content = self._content(form, source, cue, low, high, inverted is not None)
        return self._made(source, cue, content)

    def _may_be_verb(self, form: str, low: int, high: int, start: int, end: int) -> bool:
        """Whether a form can be a reporting verb here, by the words right before and after it."""
        text = self.text
        near = text[max(low, start - 24) : start].lower()
        if form in PLAIN and "to" not in near:
            return True
        before = near.split()[-2:]
        previous = before[-1] if before else ""
        if "to" in before and previous in ("to", "not"):
            return False
        if form in PLAIN:
            return True
        if form.endswith("ing") and previous in PREPOSITIONS:
            return self._has_clause(end, high) or (form in SAYING and self._has_bare_clause(end, high))
        if is_noun(form, previous) or (form in PARTICIPLES and BY_AGENT.match(text, end, high)):
            return False
        if (
            form in NOUN_FORMS
            and not self._has_clause(end, high)
            and (form in MOSTLY_NOUNS or not self._has_bare_clause(end, high))
        ):
            return False
        if form in SAYING:
            return True
        if form in SHOWING:
            return self._has_clause(end, high) or (
                form in FINDING and re.search(SURVEYS, text[max(low, start - 80) : start]) is not None
            )
        if form in QUOTING:
            return self._has_clause(end, high) or self._after_quotation(start, low)
        return True

    def _has_clause(self, end: int, high: int) -> bool:
        return CLAUSE.match(self.text, end, high) is not None

    def _has_bare_clause(self, end: int, high: int) -> bool:
        return BARE_CLAUSE.match(self.text, end, high) is not None

    def _after_quotation(self, start: int, low: int) -> bool:
        place = bisect_right(self.quotation_starts, start) - 1
        return place >= 0 and self.quotations[place].end > low - 3

    def _says_nothing(self, form: str, source: Span) -> bool:
        """“I think”, “you know”: the speaker goes on speaking. “The departure highlights”: nobody speaks."""
        if form not in INDICATING and source.end - source.start > len("you"):
            return False
        phrase = self.text[source.start : source.end].lower()
        if phrase in ("i", "we"):
            return form in THINKING
        return phrase == "you" or (form in INDICATING and re.search(THING, phrase) is not None)

    def _inverted(self, form: str, low: int, high: int, start: int, end: int) -> Span | None:
        """The source in “…, said Anna Berg.”"""
        text = self.text
        if start - low > 2 and text[start - 1] == " " and text[start - 2].isalnum():
            return None  # as nearly always
        if form.endswith("ing"):
            return None
        before = text[max(low - 1, start - 3, 0) : start].rstrip()
        if before and before[-1] not in ",”\"’'?!—–":
            return None
        if not before and form in PARTICIPLES:
            return None  # “Reported crimes”
        source = source_after(text, end, high)
        if source is None:
            return None
        quoted = before[-1:] in ("”", '"', "’", "'")
        return source if quoted or source.end >= high or text[source.end] in '.,;:—–"“”)' else None

    def _shared_source(self, low: int, start: int, found: Sequence[Claim]) -> Span | None:
        """The source of a verb that leaves it out: that of the verb before, or the sentence's subject."""
        for claim in reversed(found):
            if claim.source is not None and claim.source.start >= low:
                return claim.source
        return leading_subject(self.text, low, start)

    def _passive(self, form: str, low: int, high: int, verb: int, start: int, end: int) -> Claim | None:
        """“It is believed that …”, “he is said to …”: nobody says so."""
        follows = TO_OR_THAT.match(self.text, end, high)
        if form not in PASSIVE or follows is None:
            return None
        return self._made(None, Span(verb, end), self._until_ending(end, high))

    # -- what is said

    def _content(self, form: str, source: Span, cue: Span, low: int, high: int, inverted: bool) -> list[Span]:
        """The spans of what is said: quotations, or the clause before, around or after source and cue."""
        text = self.text
        begin, end = min(source.start, cue.start), cue.end
        if inverted:
            end = source.end
        quoted = self.quotations_of.get(source.start)
        if quoted and any(self._adjoins(quotation, begin, end) for quotation in quoted):
            return [Span(quotation.start, quotation.end) for quotation in quoted]
        if source.end >= cue.start - 60:
            edge = begin
            while edge > low and text[edge - 1].isspace():
                edge -= 1
            if edge > low and text[edge - 1] in ',?!—–”"’':
                opening = (
                    OPENING_ADVERBIAL.match(text, low, edge) and text.count(" ", low, edge) < ADVERBIAL_WORDS
                )
                if text[end : end + 1] == "," and not opening and not inverted:
                    return [*_trimmed(text, low, begin), *_trimmed(text, end, high)]
                if (
                    not opening
                    and (inverted or TRAILING.match(text, end, high))
                    and not THAT_NEAR.match(text, end, high)
                ):
                    return _trimmed(text, low, begin)
                if inverted:
                    return _trimmed(text, end, high)
        start = self._content_start(form, cue.end, high)
        return self._until_ending(start, self._clause_end(form, low, start, high))

    def _clause_end(self, form: str, low: int, start: int, high: int) -> int:
        """Where the clause that begins at `start` ends: “Although she said so, the plan …”"""
        text = self.text
        if SUBORDINATE.match(text, low, high) and ("," not in text[low:start] or form.endswith("ing")):
            comma = text.find(", ", start + 4, high)
            return comma if comma >= 0 else high
        return high

    def _adjoins(self, quotation: Quotation, begin: int, end: int) -> bool:
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
        if form not in JUDGING and "that" in text[end:high]:
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

    def _until_ending(self, start: int, high: int) -> list[Span]:
        """From `start` to where the clause ends: a quotation in it is not cut."""
        mark = MARK_OF_ENDING.search(self.text, start, high)
        if mark is None:
            return _trimmed(self.text, start, high)
        for ending in ENDING.finditer(self.text, max(mark.start() - 1, start), high):
            if ending.start() > start + 3 and not self._is_quoted(ending.start()):
                high = ending.start()
                break
        return _trimmed(self.text, start, high)

    def _made(self, source: Span | None, cue: Span, content: Sequence[Span]) -> Claim | None:
        if not content:
            return None
        kind = describe_source(self.text[source.start : source.end])[0] if source else "none"
        return Claim(source, cue, tuple(content), kind, self._is_direct(content))

    def _is_direct(self, content: Sequence[Span]) -> bool:
        """Whether the content is quotations and nothing else."""
        ends = self.quotation_ends
        return content[0].start in ends and all(ends.get(span.start) == span.end for span in content)


EDGES = " \t\r\n\u00a0,;:—–-"
MARKS_OF_SOURCE = frozenset(("–", "—", "―", "-", "--", ":"))


def _by_cue(claim: Claim) -> int:
    return claim.cue.start


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The span without white space and punctuation at its ends, as a list; empty if nothing is left."""
    content = text[start:end].rstrip(EDGES + ".")
    end = start + len(content)
    start = end - len(content.lstrip(EDGES))
    return [Span(start, end)] if end > start else []

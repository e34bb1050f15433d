"""Reports: the claims that a verb, a noun or “according to” makes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from corpuslint.cached import compiled
from corpuslint.finding import Span
from corpuslint.layers.claims import Claim
from corpuslint.layers.colons import split_at_colon
from corpuslint.layers.contents import DAY, OPENING_ADVERBIAL, Contents, trimmed
from corpuslint.layers.quotations import Quoted
from corpuslint.layers.reporting import (
    CLAIM_NOUNS,
    INDICATING,
    NOUN_FORMS,
    PARTICIPLES,
    PASSIVE,
    QUOTING,
    REPORT_VERBS,
    SAYING,
    SHOWING,
    THINKING,
    is_noun,
    words,
)
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import source_after, subject_of
from corpuslint.layers.speech import Speech
from corpuslint.layers.subjects import shared_subject

CueWord = tuple[str, int, int]  # in lower case, and where it begins and ends
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
ING_FORMS = frozenset(form for form in FORMS if form.partition(" ")[0].endswith("ing"))  # “calling for”, too
HARDLY_SAYING = PASSIVE - SAYING

CLAUSE = re.compile(
    r"\s*,?\s*(?:that|how|whether|why|what|if|when|where)\b|\s*[,:]?\s*[“\"‘«']|\s*:", re.IGNORECASE
)
BARE_CLAUSE = re.compile(
    r"\s+(?:(?:he|she|they|it|we|you|I|there|the|a|an|his|her|their|its|this|these|those|some|many|no)\b|[A-Z])"
)
BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b")
PREPOSITIONS = words("in of for by from about with after before without at on like")
LEAVING_OUT_SUBJECT = re.compile(
    r"(?:\b(?:in|of|for|by|from|about|with|after|before|without|at|on|like|while|when|and|but|then|plus)|[,”\"’'—–-])\s+"
    r"(?:(?:also|only|just|even|not|again|[a-z]+ly)\s+){0,2}\Z"
)
BY_AGENT = re.compile(r"\s+by\b")
TO_OR_THAT = re.compile(r"\s+(?:to|that)\b")
NOUN_CLAUSE = re.compile(
    r"(?:\s+(?:by|from|of)\s+(?P<agent>[^,;.“”\"]{2,60}?))?\s+(?P<clause>that)\s+"
    r"(?!(?:is|was|were|are|has|had|have|could|can|would|will|may|might|should|must|did|does)\b)"
)
POSSESSOR = re.compile(
    r"(?:\b(?P<pronoun>[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)|(?P<name>(?:[A-Z][\w.-]*\s+)*[A-Z][\w.-]*|the\s+\w+)['’]s?)\s+"
    r"(?P<between>(?:\w+\s+){0,2})\Z"
)
ARTICLE = re.compile(r"\b(?:the|a|an)\s+(?P<modifier>[a-z-]+\s+)?\Z", re.IGNORECASE)
FINDING = words("show shows showed showing find finds found finding")
# Expressions that few texts need are compiled at their first use, which spares the start.
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
CONJUNCTION = re.compile(r"[\s,;—–-]*(?:\b(?:and|but|or|while)\s*)?\Z")

# What a cue takes with it: “said Monday”, “said in a statement:”, “spoke warmly of”.
CUE_TAIL = re.compile(
    rf"(?:\s+(?:{DAY}|recently|repeatedly|then|earlier|again|later|yesterday|out|back|"
    r"[a-z]+ly(?=[.,:;”\"]|\s+(?:that|in|on|to|of|about|how|whether|why|what|during|after)\b))\b)?"
    rf"(?:\s+in\s+an?\s+(?:\w+\s+)?(?:statement|interview|e-?mail|letter|memo|tweet|release|column|speech)\b(?:\s+{DAY})?)?(?:\s+(?:about|against|upon|with|for|of)\b)?(?:\s?:)?"
)
# “a group called Acme, …”: the name of what stands before.
NAMING = words("called dubbed labeled labelled branded")
NAMED = re.compile(
    r"\s+(?:[“\"‘'«][^”\"’»]{1,60}[”\"’»]|''.{1,60}''|[A-Z][\w’'-]*(?:\s+(?:(?:of|the|for|and)\s+)?[A-Z0-9][\w’'-]*)*)"
    r"(?:[,.;)]|\s*\Z|\s+(?:is|was|were|has|had|have|will|would|that|which|who|to|for|in|at|on|by|[a-z]+ed)\b)"
)
JOINED = re.compile(r"\b(?:and|but|or|then|yet)\s+(?:[a-z]+\s+){0,3}\Z")
WORD_AFTER = re.compile(r"\s+([a-z]+(?:\s(?:out|back|on|in|up)\b)?)")
LONGEST_CUE = 40  # characters of what stands between a quotation and its source
FAR = 1500  # characters: what stands further from a cue does not belong to it
PAUSE = re.compile(r"[,?!—–”\"’']")  # one of these stands between a clause and the “she said” after it
MARKS_OF_SOURCE = frozenset(("–", "—", "―", "-", "--", ":"))


class Reports:
    """The reports of a text, sentence by sentence."""

    def __init__(self, text: str, speech: Speech) -> None:
        self.text = text
        self.speech = speech
        self.contents = Contents(text, speech)

    def cues_in(self, sentence: Sentence) -> list[CueWord]:
        """The words of a sentence, outside quotations, that may report, in order."""
        text, offset = self.text, sentence.start
        searched = text[offset : sentence.end].encode("ascii", "replace").lower()
        found: list[CueWord] = []
        for cue, first, last in CUE_FINDER.find_matches_as_indexes(searched):
            start, end = offset + first, offset + last
            if (end < len(text) and text[end].isalnum()) or (start and text[start - 1].isalnum()):
                continue
            if self.speech.quotations and self.speech.holds(start):
                continue  # whatever is said in a quotation, its speaker says
            found.append((CUES[cue], start, end))
        return found

    def of(self, sentence: Sentence, cues: Sequence[CueWord]) -> list[Claim]:
        """The reports that the `cues_in` a sentence make, in order, without the kinds of their sources."""
        found: list[Claim] = []
        if colon := self._by_colon(sentence):
            found.append(colon)
        for form, start, end in cues:
            if found and start < found[-1].cue.end:
                continue  # “said in a statement that”
            claim = self._claim(form, sentence, start, end, found)
            if claim is not None:
                if found:
                    found[-1] = self._ended_before(found[-1], claim)
                found.append(claim)
        return found

    def may_hold(self, sentence: Sentence, cues: Sequence[CueWord], start: int, end: int) -> bool:
        """Whether somebody may say what stands at `start`…`end`, as far as a glance at the cues tells.

        What is said follows its cue, or ends with a comma or the like before it; what “according to” stands
        after needs none. In a sentence with quotations anything is possible.
        """
        text = self.text
        if (cues and cues[0][1] < end) or text.find(":", sentence.start, end) >= 0:
            return True
        if not cues:
            return False
        if self.speech.touches(sentence.start, sentence.end):
            return True
        pause = PAUSE.search(text, start, sentence.end)
        ended = pause.start() if pause else sentence.end
        return any(form in ACCORDING or (cue > ended and form in FORMS) for form, cue, _ in cues)

    def _claim(
        self, form: str, sentence: Sentence, start: int, end: int, found: Sequence[Claim]
    ) -> Claim | None:
        low, high = sentence.start, sentence.end
        if high - low > FAR:
            low, high = max(low, start - FAR), min(high, end + FAR)
        if form in ACCORDING:
            return self._by_preposition(form, low, high, start, end)
        if form in CLAIM_NOUNS and (noun := self._by_noun(form, low, high, start, end)):
            return noun
        return self._by_verb(form, low, high, start, end, found) if form in FORMS else None

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

    def _by_colon(self, sentence: Sentence) -> Claim | None:
        """“Altman: Meta is desperate”, unless a quotation follows: it has a source of its own."""
        split = split_at_colon(self.text, sentence.start, sentence.end)
        if split is None:
            return None
        source, cue, said = split
        content = trimmed(self.text, said.start, said.end)
        if not content or self.speech.holds(content[0].start) or self.speech.holds(source.start):
            return None
        return self.contents.claim(source, cue, content)

    def _by_preposition(self, form: str, low: int, high: int, start: int, end: int) -> Claim | None:
        text = self.text
        if form == "per" and not (text[start - 2 : start] == ", " and text[end + 1 : end + 2].isupper()):
            return None
        left = trimmed(text, low, start)
        leads = not left or bool(
            OPENING_ADVERBIAL.match(text, low, start) and text.count(" ", low, start) < 3
        )
        source = source_after(text, end, high, leads=leads)
        if source is None:
            return None
        cue = Span(start, end)
        if quoted := self.speech.said_by(source):
            return self.contents.claim(source, cue, [Span(q.start, q.end) for q in quoted])
        return self.contents.claim(source, cue, trimmed(text, source.end, high) if leads else left)

    def _by_noun(self, form: str, low: int, high: int, start: int, end: int) -> Claim | None:
        text = self.text
        if view := IN_VIEW.search(text, max(low, start - 60), start):
            source = Span(*view.span("owner"))
            return self.contents.claim(source, Span(start, end), trimmed(text, end, high))
        clause = NOUN_CLAUSE.match(text, end, high)
        if clause is None:
            return None
        offset = max(low, start - 60)
        owner = POSSESSOR.search(text[offset:start])
        article = ARTICLE.search(text, offset, start)
        if (
            article
            and article["modifier"]
            and form in FORMS
            and "s" in (form[-1], article["modifier"].rstrip()[-1])
        ):
            article = None  # “the suit claims that”
        if owner:
            name = "pronoun" if owner["pronoun"] else "name"
            found: Span | None = Span(offset + owner.start(name), offset + owner.end(name))
            start -= len(owner["between"])
        elif clause["agent"]:
            found = Span(*clause.span("agent"))
        elif article:
            found = None
        else:
            return None
        cue = Span(article.start() if article and not owner else start, end)
        content = self.contents.until_ending(clause.start("clause"), high)
        return self.contents.claim(found, cue, content)

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
            if form in ING_FORMS:
                if LEAVING_OUT_SUBJECT.search(text, max(low, start - 30), start):
                    source, left_out = None, True  # “by saying”: the subject is the sentence's
            elif verb < start and self._is_passive(form, source, verb, start):
                return self._passive(form, low, high, verb, start, end)
        if form not in REPORT_VERBS and form not in SHOWING:
            return None
        shared = source is None
        if source is None and left_out:
            source = self._shared_source(form, low, start, found[-9:])
        if source is None or self._says_nothing(form, source):
            return None
        if form in NAMING and verb == start and self._is_naming(source, end, high):
            return None
        if inverted is None and form not in HARDLY_SAYING and (tail := CUE_TAIL.match(text, end, high)):
            end = tail.end()
        cue = Span(verb, end)
        content = self.contents.of_verb(
            form, source, cue, low, high, inverted=inverted is not None, shared=shared
        )
        return self.contents.claim(source, cue, content)

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
                form in FINDING and compiled(SURVEYS).search(text[max(low, start - 80) : start]) is not None
            )
        if form in QUOTING:
            return self._has_clause(end, high) or self.speech.stands_between(low, start)
        return True

    def _has_clause(self, end: int, high: int) -> bool:
        return CLAUSE.match(self.text, end, high) is not None

    def _has_bare_clause(self, end: int, high: int) -> bool:
        return BARE_CLAUSE.match(self.text, end, high) is not None

    def _says_nothing(self, form: str, source: Span) -> bool:
        """“I think”, “you know”: the speaker goes on speaking. “The departure highlights”: nobody speaks."""
        if form not in INDICATING and source.end - source.start > len("you"):
            return False
        phrase = self.text[source.start : source.end].lower()
        if phrase in ("i", "we"):
            return form in THINKING
        return phrase == "you" or (form in INDICATING and compiled(THING).search(phrase) is not None)

    def _is_naming(self, source: Span, end: int, high: int) -> bool:
        """“A group called Acme met”: somebody unknown has a name, and calls nobody anything."""
        indefinite = (
            self.text[source.start : source.end].lower().startswith(("a ", "an ", "another ", "one "))
        )
        return indefinite and NAMED.match(self.text, end, high) is not None

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

    def _shared_source(self, form: str, low: int, start: int, found: Sequence[Claim]) -> Span | None:
        """The source of a verb that leaves it out: that of the verb before, or the sentence's subject."""
        for claim in reversed(found):
            if claim.source is not None and claim.source.start >= low:
                return claim.source
        if not self.text[start].islower():
            return None
        if form not in ING_FORMS and not JOINED.search(self.text, max(low, start - 30), start):
            return None  # “the mill, called a ruin”
        return shared_subject(self.text, low, start)

    def _is_passive(self, form: str, source: Span | None, verb: int, start: int) -> bool:
        """Whether a form of “be” stands in the verb: “it’s believed”, but not “she’s said”."""
        if BE.search(self.text, verb, start):
            return True
        if form not in PASSIVE or source is None or self.text[verb] not in "'’":
            return False
        subject = self.text[source.start : source.end].lower()
        return (
            subject == "it"
            or self.text.startswith("re", verb + 1)
            or (
                form not in ("claimed", "feared", "hoped") and self.text.startswith(" to ", start + len(form))
            )
        )

    def _passive(self, form: str, low: int, high: int, verb: int, start: int, end: int) -> Claim | None:
        """“It is believed that …”, “he is said to …”: nobody says so."""
        follows = TO_OR_THAT.match(self.text, end, high)
        if form not in PASSIVE or follows is None:
            return None
        return self.contents.claim(None, Span(verb, end), self.contents.until_ending(end, high))

    def by_marks(self, quotations: Sequence[Quoted]) -> list[Claim]:
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
                found.append(self.contents.claim(source, cue, [Span(quotation.start, quotation.end)]))
        return [self.contents.described(claim) for claim in found if claim is not None]

    def beside(self, quotation: Quoted, source: Span) -> Claim | None:
        """The claim that a word makes only beside a quotation: “…,” Berg remembered."""
        text = self.text
        if source.start >= quotation.end:
            cue = trimmed(text, quotation.end, source.start)
            if not cue and (word := WORD_AFTER.match(text, source.end)):
                cue = [Span(*word.span(1))]
        else:
            cue = trimmed(text, source.end, quotation.start)
        if not cue or cue[0].end - cue[0].start > LONGEST_CUE:
            return None
        content = [Span(quoted.start, quoted.end) for quoted in self.speech.said_by(source)]
        claim = self.contents.claim(source, cue[0], content)
        return claim and self.contents.described(claim)

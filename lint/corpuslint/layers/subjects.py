"""Subjects that stand with an earlier verb: “Berg left early and said …”, “Berg left, saying …”."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain

from corpuslint.finding import Span
from corpuslint.layers.verb_forms import IRREGULAR

# Where a clause, and with it a subject, may begin.
_CLAUSE = re.compile(
    r"(?:[,;:(—–]|\s[—–-])\s+(?:(?:and|but|so|yet|though|although|while|(?P<also>that|when|as|if|because|after|before|since|where|whether|until))\s+)?|"
    r"\s(?:and|but|so|yet|while|although|though|(?P<subordinate>that|when|as|if|because|after|before|since|where|whether|until))\s+|"
    r"\A\W*"
)
_LEADING = re.compile(
    r"(?:(?:But|And|So|Yet|Still|Now|Then|Also|Instead|However|Meanwhile|Later|Earlier|Likewise|Indeed|Even|Perhaps|"
    r"Although|Though|While|When|As|If|Because|Since|After|Before|Once|Until|even|[A-Z][a-z]+ly),?\s+)+"
)
_WORD = r"[\w’'.&/-]+(?:\s+\([^()]{1,20}\))?"
_NOT_IN_PHRASE = (
    r"(?!(?:and|or|but|that|who|which|whose|when|while|as|if|because|not|is|are|was|were|has|had|have|will|would|can|could|"
    r"did|does|do|may|might|should|must|he|she|they|it|we|I|you|also|both|all|never|now|then|there)\b)"
)
_STARTERS = (
    r"(?:the|a|an|some|many|several|most|few|other|all|those|these|this|his|her|their|its|our|my|one|two|three|four|five|"
    r"both|each|every|another|any|no|more)"
)
_PAST = (
    r"said|says|told|tells|made|makes|took|takes|went|goes|got|gets|gave|gives|came|comes|began|begins|held|holds|kept|"
    r"keeps|sent|sends|spent|struck|drew|won|wins|lost|met|put|set|saw|sees|found|finds|fell|rose|led|cut|hit|stood|left|"
    r"felt|brought|spoke|speaks|wrote|writes|ran|runs|sat|broke|chose|grew|knew|knows|let|paid|read|sought|seeks|sold|"
    r"taught|thought|thinks|threw|wore|wants|hopes|faces|plans|continues|remains|seems|appears|tries|uses|works|calls|"
    r"supports|opposes|believes|argues|rips|shows|looks|turns|became|becomes|built|bought|caught|fought|forgot|lay|lied|"
    r"walks|stands|primes|lives|demands|offers|describes|adds|backs"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|did|didn[’']t|does|doesn[’']t|do|don[’']t|may|might|should|must|"
    rf"never|both|[a-z]{{3,}}ed|{_PAST})\b"
)
_ADVERBS = r"(?:(?:[a-z]+ly|also|then|later|now|still|once|often|on\s+[A-Z]\w+day)\s+){0,2}"


def _subject(opening: str, finite: str) -> re.Pattern[str]:
    """What finds a subject before a finite verb, or before an aside: “Berg, who …”."""
    return re.compile(
        rf"(?P<subject>(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)(?=\s)|(?:{opening})"
        rf"{_NOT_IN_PHRASE}{_WORD}(?:\s+{_NOT_IN_PHRASE}{_WORD}){{0,9}}?)"
        rf"(?=\s+{_ADVERBS}{finite}|(?P<aside>,\s+(?:who|which|whose|a|an|the)\s))"
    )


_SUBJECT = _subject(rf"(?i:{_STARTERS})\s+|(?=[A-Z])", _FINITE)
_NUMBER = r"[$£€]?\d[\d,.]*"
_BOUND = (
    r"(?:(?i:about|some|nearly|almost|over|only|up\s+to|(?:more|less|fewer)\s+than|at\s+(?:least|most))\s+)?"
)
_MORE_PASTS = "flew froze hung hid rode sank shook shot slept spread stole swam swept tore woke"
_SAID = re.compile(
    r"\b(?:said|says|say|reported|estimated|estimates|announced|found|believes?)\s+(?:that\s+)?"
)
_NO_SUBJECT = re.compile(
    r"(?:In|On|At|By|For|From|With|During|After|Before|To|Of|About|Over|Under|Through|Since|Despite|Among|Like|Unlike|"
    r"Asked|Speaking|There|Here|What|Who|How|Why|Not)\b|"
    r"(?i:this|that|last|next|each|every|one|the)\s+(?:day|week|month|year|morning|evening|night|time|weekend)\b"
)
_WINDOW = 300  # characters before a verb in which the subject it shares stands


def shared_subject(text: str, low: int, verb: int, *, nearest: bool = False) -> Span | None:
    """The subject of the clause before `verb`, which leaves its own out; none of it before `low`.

    It is that of a main clause, where there is one, unless the `nearest` of all is asked for.
    """
    low = max(low, verb - _WINDOW)
    left = text[low:verb]
    clauses = [
        (found.lastgroup is not None and not nearest, -found.end()) for found in _CLAUSE.finditer(left)
    ]
    for _, end in sorted(clauses):  # main clauses first, and the nearest of them
        subject = _subject_at(left, -end)
        if subject is not None:
            return Span(low + subject.start, low + subject.end)
    return None


def clause_subject(text: str, low: int, high: int, number: int) -> Span | None:
    """The subject of the clause in which the number at `number` stands, in the sentence from `low` to `high`.

    It may hold the number itself; None where it cannot be told.
    """
    sentence = text[max(low, number - _WINDOW) : high]
    low = high - len(sentence)
    place = number - low
    clauses = {found.end(): found.lastgroup is None for found in _CLAUSE.finditer(sentence, 0, place + 1)}
    clauses |= {found.end(): False for found in _SAID.finditer(sentence, 0, place + 1)}
    for clause in sorted(clauses, reverse=True):
        subject = _subject_at(sentence, clause, _of_numbers())
        if subject is not None:
            return Span(low + subject.start, low + subject.end)
        if not clauses[clause]:
            return None  # a clause inside another has a subject of its own
    return None


@cache
def _of_numbers() -> re.Pattern[str]:
    """What finds the subject of a clause with a number, which few texts are asked for.

    The number may itself begin the subject, and right before one even a verb in the present is known: “the
    mill employs 40 people”.
    """
    forms = {*_MORE_PASTS.split(), *chain.from_iterable(IRREGULAR.values())}
    pasts = "|".join(sorted(form for form in forms if not form.endswith("ing")))
    return _subject(
        rf"(?i:{_STARTERS})\s+|{_BOUND}{_NUMBER}\s+|(?=[A-Za-z])",
        rf"(?:{_FINITE}|(?:{pasts})\b|[a-z]{{2,}}s(?=\s+{_BOUND}{_NUMBER}))",
    )


def _subject_at(left: str, clause: int, pattern: re.Pattern[str] = _SUBJECT) -> Span | None:
    """The subject with which a clause begins, if it does, and a finite verb follows."""
    lead = _LEADING.match(left, clause)
    start = lead.end() if lead else clause
    if _NO_SUBJECT.match(left, start):
        return None
    found = pattern.match(left, start)
    if found is None or (found["aside"] and clause >= 3):
        return None
    return Span(*found.span("subject"))

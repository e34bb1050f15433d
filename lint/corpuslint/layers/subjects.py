"""Subjects that stand with an earlier verb: “Berg left early and said …”, “Berg left, saying …”."""

from __future__ import annotations

import re

from corpuslint.finding import Span

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
_SUBJECT = re.compile(
    rf"(?P<subject>(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e)(?=\s)|(?:(?i:{_STARTERS})\s+|(?=[A-Z]))"
    rf"{_NOT_IN_PHRASE}{_WORD}(?:\s+{_NOT_IN_PHRASE}{_WORD}){{0,9}}?)"
    rf"(?=\s+{_ADVERBS}{_FINITE}|(?P<aside>,\s+(?:who|which|whose|a|an|the)\s))"
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


def _subject_at(left: str, clause: int) -> Span | None:
    """The subject with which a clause begins, if it does, and a finite verb follows."""
    lead = _LEADING.match(left, clause)
    start = lead.end() if lead else clause
    if _NO_SUBJECT.match(left, start):
        return None
    found = _SUBJECT.match(left, start)
    if found is None or (found["aside"] and clause >= 3):
        return None
    return Span(*found.span("subject"))

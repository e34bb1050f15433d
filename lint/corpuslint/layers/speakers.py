"""Speakers: the noun phrases beside a verb that tell who says something, and what kind of source they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Literal

from corpuslint.finding import Span
from corpuslint.layers.reporting import words

SourceKind = Literal["named", "role", "pronoun", "group", "none"]


PRONOUNS = words(
    """
    he she they it i we you who everyone everybody nobody someone somebody anyone none both others
    """
)
GROUP_NOUNS = words(
    """
    activists advocates aides allies analysts authorities backers brokers bystanders campaigners
    colleagues commentators conservatives consumers critics dealers defenders detractors diplomats
    doctors economists editors employees enthusiasts executives experts fans farmers friends groups
    historians insiders investigators investors journalists lawmakers lawyers leaders liberals locals
    managers members neighbors neighbours observers officers officials onlookers opponents organisers
    organizers others parents participants people players politicians polls producers progressives
    protesters pundits readers reformers reporters reports representatives researchers residents
    scholars scientists shippers skeptics sceptics sources specialists spokesmen staff stakeholders
    strategists students studies supporters surveys teachers traders users veterans viewers volunteers
    voters watchers witnesses women men workers
    """
)
UNNAMED_ONE = words(
    """
    activist advocate aide analyst bystander broker colleague commentator critic dealer diplomat
    economist employee executive expert friend insider investor lawmaker lawyer neighbor neighbour
    observer officer official onlooker opponent organiser organizer parent participant person politician
    protester pundit report reporter representative researcher resident scientist source staffer
    strategist supporter trader user veteran viewer volunteer voter witness woman man worker
    """
)
QUANTIFIERS = words(
    "some many several most few other others all those various numerous certain countless both one"
    " another any"
)
TITLES = words(
    """
    president prime minister senator governor mayor chairman chairwoman chair chief executive secretary
    director professor judge justice king queen prince princess pope bishop archbishop general colonel
    captain sergeant officer detective sheriff congressman congresswoman representative ambassador
    commissioner attorney spokesman spokeswoman spokesperson editor author founder treasurer chancellor
    premier speaker leader candidate nominee ceo cfo coo cto mr mrs ms dr sen gov rep gen col prof lt
    sgt rev sir lord lady dame
    """
)

PERSONAL = words("he she they it i we you who which that his her their its")
ROLE_NOUNS = words(
    """
    police prosecutors detectives firefighters management government parliament congress parents doctors
    scientists researchers spokesman spokeswoman spokesperson court courts judges regulators counsel
    """
)
NO_NAMES = (
    TITLES | QUANTIFIERS | words("the a an his her their its our my this that these those no former ex")
)

ARTICLES = words("the a an")
AUXILIARIES = words(
    """
    has have had having been be is are was were also later then earlier once often again still just even
    now first recently only will would can could may might must should did does do not never always
    didn't doesn't don't hasn't haven't won't wouldn't can't cannot couldn't didn’t doesn’t don’t hasn’t
    haven’t won’t wouldn’t can’t couldn’t has never long since twice both soon further instead
    Is Are Was Were Has Have Had Just Now Also Still Not
    """
)
# A noun phrase that holds one of these is a clause.
FINITE = words(
    "is are was were has have had will would can could did does do should may might must said says"
)

_BOUNDARY_WORDS = words(
    """
    and but while because that who which when as although though if where so or yet since after before
    until whether than what how why
    """
)


def _by_letter(every: Iterable[str]) -> str:
    """Alternatives for words that all are whole ones: those with one first letter are looked at together."""
    groups = groupby(sorted(every), key=itemgetter(0))
    return "|".join(f"{letter}(?:{'|'.join(word[1:] for word in group)})" for letter, group in groups)


# Where a clause or a part of one begins. All its first characters are in one set, and the first letters of
# the words are looked at before the words: that makes it quick.
_BOUNDARY = re.compile(
    r"[,;:—–\"“”‘!?.…'\s](?:(?<![.…'\s])(?<!\d,(?=\d))|(?=[-abhiostuwy])(?<=\s)(?:-\s|"
    rf"(?:{_by_letter(_BOUNDARY_WORDS)})\b(?!-)\s*)|(?<='')|(?<=[.…])(?=\s))"
)
_LEAD = re.compile(
    r"(?:(?:However|Meanwhile|Still|Also|Yesterday|Today|Earlier|Later|Then|Now|But|And|Yet|Instead|Indeed|Although|"
    r"Though|While|When|As|If|Because|Since|After|Before|That|How|What|Where|Whether|Even|So|Just|Why|"
    r"with|after|before|when|"
    r"(?:Actual|Apparent|Certain|Clear|Current|Eventual|Final|Fortunate|Frank|Initial|Interesting|Ironical|Late|"
    r"Notab|Obvious|Particular|Previous|Private|Public|Recent|Reported|Separate|Short|Similar|Sudden|Typical|"
    r"Ultimate|Unfortunate|Usual)ly|"
    r"(?:On|In|Last|This) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|[A-Z0-9])\w*)\s+)+"
)
_NUMBER = r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|half|dozens|hundreds|thousands)"
_NOUN_PHRASE = re.compile(
    rf"(?:(?:[Aa]bout|[Aa]t\s+least|[Nn]early|[Aa]lmost|[Mm]ore\s+than|[Jj]ust\s+over|[Rr]oughly)\s+{_NUMBER}|"
    r"(?!(?:In|On|At|By|For|From|With|During|After|Under|To|Of|About|Over|Through)\b|"
    r"(?:I|We|You|They|He|She|It|Let|That|There|What|Who|Here)['’]|[A-Z][a-z]+n['’]t\b)[A-Z0-9<$@#]|"
    r"(?:the|a|an|another|some|many|several|most|few|other|all|those|these|this|that|his|her|their|its|our|my|your|"
    r"each|every|both|no|neither|such|more|any|people|police|sources)\b|"
    rf"{_NUMBER}\s|[a-z]+(?:\s+[a-z]+){{0,2}}s\b(?:\s+(?:of|in|from|at|with|close|for|on)\b|\s*\Z)|"
    r"(?!(?:in|on|at|by|for|from|with|of|to|after|during|until|since|before|about|like|as|and|but)\s)"
    r"(?:[a-z-]+\s+){1,4}[A-Z])"
)
_CAPITALS_AT_END = re.compile(r"(?:[A-Z][\w.’'&-]*\s+)*[A-Z][\w.’'&-]*\Z")
_DATE = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar(?:ch)?|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b"
)
_PARENTHESIS = re.compile(r"\([^()]*\)")
_AFTER_STOP = re.compile(
    r"[,.;:!?—–\"“”()‘\n]|\s-\s|\s(?:in|on|during|after|when|as|to|while|before|who|which|that|about|adding|and|but|"
    r"because|by|if|last|this|yesterday|today|earlier|is|was|has|had|were|are|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b|[.]\Z"
)
_INITIAL = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|Lt|Col|Sgt|Capt|Rev|St|Jr|Sr|Inc|Corp|Co|U\.S|Det|Sens|Reps|"
    r"Jan|Feb|Aug|Sept|Oct|Nov|Dec)\Z"
)
_NAME = re.compile(
    r"[A-Z@][\w.’'&-]*(?:\s+(?:(?:of|de|van|von|der|bin|al|la|du|di|the|and|for)\s+)?[A-Z][\w.’'&-]*)*"
)
_FULL_NAME = re.compile(r"(?:[A-Z][\w.’'-]*\s+){1,5}[A-Z][\w.’'-]*")
WINDOW = 200  # how far from a cue its source may begin


# The source that is the subject of a verb; where the verb begins, with its auxiliaries and adverbs; and
# whether the subject must be sought further back: “…, adding”, “and said”.
Subject = tuple[Span | None, int, bool]
_Bound = tuple[int, int, str]  # where the boundary of a clause begins and ends, and its mark


def subject_of(text: str, least: int, cue: int) -> Subject:
    """The subject of the verb at `cue`, none of it before `least`."""
    least = max(least, cue - WINDOW)
    before = text[least:cue].rstrip()
    if before.endswith(",") and (aside := _ASIDE.search(before)):
        before = before[: aside.start()]
    left, last = before, before[before.rfind(" ") + 1 :]
    if not last.isalpha() or last in AUXILIARIES or last.endswith("ly"):
        left = _without_auxiliaries(before)
        last = left[left.rfind(" ") + 1 :].lstrip("“\"‘'(—–")
    end = least + len(left)
    verb = cue if left is before else _skip_space(text, end, cue)
    if last in TIMES and (time := _TIME.search(left)):
        left = left[: time.start()]
        end = least + len(left)
        last = left[left.rfind(" ") + 1 :]
    elif not last.isalpha() and (contracted := _CONTRACTED.fullmatch(last)):
        end = verb = end - len(contracted[1])
        return Span(end - len(last) + len(contracted[1]), end), verb, False
    if last.lower() in PRONOUNS:
        return Span(end - len(last), end), verb, False
    if ")" in left:
        left = _PARENTHESIS.sub(lambda found: "_" * len(found[0]), left)
    if len(left) > NEAR and (bound := _bound_near(left)):
        start = _start_of_phrase(left, bound[1])
        return Span(least + start, end) if start is not None else None, verb, False
    bounds = _bounds(left)
    _, nearest, mark = bounds[-1]
    if nearest < len(left):
        start = _start_of_subject(left, bounds)
        return Span(least + start, end) if start is not None else None, verb, False
    if mark in RELATIVE:
        start = least + left.rfind(mark)
        return Span(start, start + len(mark)), verb, False
    start = _before_apposition(left, bounds)
    if start is not None:
        return Span(least + start, end), verb, False
    return None, verb, mark in LEAVING_OUT


TIMES = words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday morning afternoon evening night week month
    year yesterday today
    """
)
_TIME = re.compile(
    r",?\s+(?:(?:on|late|early|earlier|last|this|next|in)\s+)*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s+)?(?:the\s+)?"
    r"[A-Za-z]+\Z"
)
_ASIDE = re.compile(
    r",\s+(?:however|meanwhile|though|too|instead|again|himself|herself|of\s+course|at\s+the\s+time|"
    r"for\s+(?:one|example|instance|(?:his|her|its|their)\s+part)|in\s+(?:turn|contrast|fact|particular|response)),\Z"
)
_SAID = re.compile(
    r"\b(?:said|says)\s+(?!.*\b(?:is|are|was|were|has|have|had|will|would|could|can|said|says)\b)"
)
_CONTRACTED = re.compile(r"(?i:he|she|they|who|it|we|that|which|i)(['’](?:s|d|ve|re|ll|m))")
RELATIVE = frozenset(("who", "which", "that"))
# Of these marks the one before decides too.
SHARING = frozenset(("and", "that", "who", "which", "when", "where", "-", "—", "–"))
NEAR = 40  # characters before a verb in which its subject mostly begins
LEAVING_OUT = frozenset((",", "and", "but", "or", "–", "—", "-", ";"))


def _without_auxiliaries(left: str) -> str:
    """What stands before a verb, less the auxiliaries and adverbs right before it."""
    while True:
        parts = left.rsplit(None, 1)
        if len(parts) < 2 or not (
            parts[1] in AUXILIARIES or (parts[1].endswith("ly") and parts[1].islower())
        ):
            return left
        left = parts[0]


def _skip_space(text: str, start: int, limit: int) -> int:
    while start < limit and text[start].isspace():
        start += 1
    return start


def _bound_near(left: str) -> _Bound | None:
    """The last boundary of clauses, if it stands near the end and decides alone where the subject begins."""
    first = left.rfind(" ", 0, len(left) - NEAR) + 1
    word = left[first : left.find(" ", first)]
    if not first or not word.isalpha() or word in _BOUNDARY_WORDS:
        return None  # the search cannot begin here: a boundary may
    bounds = _bounds(left, first)
    _, nearest, mark = bounds[-1]
    return bounds[-1] if mark and mark not in SHARING and nearest < len(left) else None


def _bounds(left: str, first: int = 0) -> list[_Bound]:
    """The beginning and the boundaries of clauses; a point after an initial or a title is none."""
    bounds: list[_Bound] = [(0, 0, "")]
    for found in _BOUNDARY.finditer(left, first):
        start, end = found.span()
        mark = found[0].strip()
        if mark not in ".…" or not _INITIAL.search(left[max(start - 6, 0) : start]):
            bounds.append((start, end, mark))
    return bounds


def _start_of_subject(left: str, bounds: list[_Bound]) -> int | None:
    """Where the noun phrase begins that ends with `left`."""
    _, nearest, mark = bounds[-1]
    if mark in ("who", "which") and len(bounds) > 1 and _whole_phrase(left, nearest) is None:
        return _start_of_phrase(left[: bounds[-1][0]], bounds[-2][1])  # “officials who know Acme said”
    start = _start_of_phrase(left, nearest)
    if mark == "and" and len(bounds) > 1:
        return _start_of_pair(left, bounds, start)
    if start is None and mark in SHARING and len(bounds) > 1:
        return _start_of_phrase(left, bounds[-2][1])
    return start


def _start_of_phrase(left: str, start: int) -> int | None:
    """Where the noun phrase begins that ends with `left`, in the clause that begins at `start`."""
    whole = _whole_phrase(left, start)
    if whole is not None:
        return whole
    tail = max(start, len(left) - 60)
    capitals = _CAPITALS_AT_END.search(left[tail:])
    return tail + capitals.start() if capitals and not _DATE.match(capitals[0]) else None


def _whole_phrase(left: str, start: int) -> int | None:
    """Where the noun phrase begins that all is from `start` on, but for an adverb that leads."""
    start = _skip_space(left, start, len(left))
    lead = _LEAD.match(left, start)
    if lead and lead.end() < len(left):
        start = lead.end()
    if len(left) - start >= 110:
        return None
    phrase = left[start:]
    if FINITE.isdisjoint(phrase.split()):
        return start if _NOUN_PHRASE.match(phrase) else None
    said = _SAID.search(phrase)  # “Berg said the mayor”
    return start + said.end() if said and _NOUN_PHRASE.match(phrase, said.end()) else None


def _start_of_pair(left: str, bounds: list[_Bound], second: int | None) -> int | None:
    """Where “Smith and Jones” or “her advisers and allies” begins, if what stands before the “and” fits."""
    before = left[: bounds[-1][0]].rstrip()
    word = before[before.rfind(" ") + 1 :]
    if word.lower() in PRONOUNS:
        return len(before) - len(word)
    if second is not None and left[second].isupper():
        capitals = _CAPITALS_AT_END.search(before[-60:])
        return len(before) - len(capitals[0]) if capitals else second
    first = _start_of_phrase(before, bounds[-2][1])
    if first is not None and before.count(" ", first) < 5 and not before[first:].istitle():
        return first
    return second


def _before_apposition(left: str, bounds: list[_Bound]) -> int | None:
    """Where the noun phrase begins in “Anna Berg, mayor of Lund,” and “Berg — the mayor —”."""
    mark = bounds[-1][2]
    if mark not in (",", "—", "–", "-"):
        return None
    openings = [index for index, bound in enumerate(bounds[:-1]) if bound[2] == mark]
    for index in openings[-3:-1]:
        end = bounds[index][0]
        start = _start_of_phrase(left[:end], bounds[index - 1][1])
        if start is not None and _FULL_NAME.fullmatch(left, start, end):
            return start
    if not openings or bounds[-1][0] - bounds[openings[-1]][1] > 120:
        return None
    opening = openings[-1]
    end = bounds[opening][0]
    start = _start_of_phrase(left[:end], bounds[opening - 1][1])
    return start if start is not None and not left[start:end].islower() else None


def source_after(text: str, after: int, limit: int, *, leads: bool = False) -> Span | None:
    """The noun phrase that begins at `after`, as in “said Anna Berg, a member of the council”.

    `leads` says that a clause follows, as in “according to Berg, the mill is closed”.
    """
    furthest, limit = min(limit, after + 2 * WINDOW), min(limit, after + WINDOW)
    start = _skip_space(text, after, limit)
    end = _phrase_end(text, start, limit)
    if end <= start:
        return None
    first = text[start:end].split(None, 1)[0]
    if first.lower() in PRONOUNS:
        return Span(start, start + len(first))
    if first.lower() in RELATIVE or first[0].isdigit() or not _NOUN_PHRASE.match(text[start:end]):
        return None
    end = start + len(text[start:end].rstrip())
    end = _with_apposition(text, end, limit, leads)
    return Span(start, end if leads else _with_asides(text, end, furthest))


_CLAUSE_STOP = re.compile(r"[\"“”„«»;:!?(\n.](?:(?<!\.)|(?=\s|\Z))")


def clause_end(text: str, start: int, limit: int) -> int:
    """Where the clause that begins at `start` ends: at a stop, a colon or a quotation mark."""
    for stop in _CLAUSE_STOP.finditer(text, start, limit):
        if stop[0] != "." or not _INITIAL.search(text[max(start, stop.start() - 6) : stop.start()]):
            return stop.start()
    return limit


_BODY = (
    r"(?:campaign|company|group|administration|department|government|party|team|office|agency|court|union|committee|"
    r"council|board|university|firm|club|association|ministry|bank|report|lawsuit|statement|letter|study|survey|poll|"
    r"police|spokes\w+|president|governor|mayor|senator|minister|chairman|director|officials|candidate|judge|author)"
)
_LEADING = re.compile(
    rf"(?:(?:The|A|An)\s+(?:[A-Z][\w.’'-]*\s+)*{_BODY}|He|She|They|I|We|"
    r"(?P<name>(?:The\s+)?[A-Z][\w.’'-]*(?:\s+(?:(?:de|van|von|bin|al|la|du|of|the)\s+)?[A-Z][\w.’'-]*)*))"
    r"(?=,?\s+[a-z(]|,\s+\d|\s+(?:on\s+)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)


def leading_subject(text: str, start: int, limit: int) -> Span | None:
    """The person or name with which a sentence begins."""
    lead = _LEAD.match(text, start, limit)
    found = _LEADING.match(text, lead.end() if lead else start, limit)
    if found is None or describe_source(found[0])[0] == "group":
        return None
    if found["name"] and found[0].removeprefix("The ").split()[0] in _NOT_NAMES:
        return None
    return Span(*found.span())


_NOT_NAMES = words(
    """
    The A An This That These Those It There In On At By For From With After Before When While As If But
    And So Yet Or Not No Now Then Here What Who Why How Where Which Its His Her Their Our My Your To Of
    Once One Two Three Last Next Since Until Although Though Because During Under Over About Despite
    However Meanwhile Also Such Some Many Most All Both Each Every Few Other Another Instead Perhaps
    Even Only Just Still
    """
)


def _phrase_end(text: str, start: int, limit: int) -> int:
    for stop in _AFTER_STOP.finditer(text, start, limit):
        if stop[0] != "." or not (
            _INITIAL.search(text[max(start, stop.start() - 6) : stop.start()])
            or (stop.end() < limit and not text[stop.end()].isspace())
        ):
            return stop.start()
    return limit


_APPOSITION = re.compile(
    r",\s+(?:\d{1,3}\b(?:,\s+)?)?(?!(?:is|are|was|were|has|had|have|will|but|and|who|which|as|in|on|at|after|before|while|"
    r"when|if|because|though|although|speaking|[a-z]+ing)\b)"
    r"(?:[^,.;:\"“”()\n]|\b(?:Mr|Mrs|Ms|Dr|St|[A-Z])\.){2,90}(?=[,.;\"“”]|\Z)"
)


def _with_apposition(text: str, end: int, limit: int, leads: bool) -> int:
    """The end of a noun phrase with the “, a member of the council” that may follow it."""
    found = _APPOSITION.match(text, end, limit)
    if found is None or not FINITE.isdisjoint(found[0].split()):
        return end
    return end if leads and not text.startswith(",", found.end()) else found.end()


_ASIDES = re.compile(r",?\s+(?:who|whose)\b|,\s+(?:a|an|the)\s")
_ASIDES_STOP = re.compile(
    r"[\"“”„«»;:(\n]|\s[—–-]\s|,\s+(?:[a-z]+ing|but|while|though|although|as|after|before|when|because|in|on|at|during|"
    r"he|she|they|it|and\s+(?:he|she|they|it|that|said))\b|[.!?](?=\s|\Z)"
)


def _with_asides(text: str, end: int, limit: int) -> int:
    """The end of a noun phrase with the “who lives there” and “, the mayor of Lund, …” that follow it."""
    if not _ASIDES.match(text, end, limit):
        return end
    for stop in _ASIDES_STOP.finditer(text, end + 1, limit):
        if stop[0] != "." or not _INITIAL.search(text[max(end, stop.start() - 6) : stop.start()]):
            return stop.start()
    return end


_CORE = re.compile(
    r"[,(\s](?:(?<!\s)|(?:of|for|from|at|in|on|with|who|whom|whose|that|which|close|familiar|speaking|among|across|"
    r"to|involved|briefed|and\s+(?:other|his|her|their))\b)"
)
_TOKEN = re.compile(r"[\w’'.-]+")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s?\s+(?=\w)")


@lru_cache(maxsize=4096)
def describe_source(phrase: str) -> tuple[SourceKind, str | None]:
    """The kind of a source (as in Attribution.source_kind) and the name it holds, if any."""
    lowered = phrase.lower()
    if lowered in PERSONAL:
        return "pronoun", None
    cut = _CORE.search(phrase)
    core = phrase[: cut.start()] if cut else phrase
    tokens = _tokens(core)
    if not tokens or lowered in PRONOUNS:
        return "group", None
    head = tokens[-1]
    possessed = "’" in core or "'" in core
    owned = (
        _POSSESSIVE.split(core)[-1] if possessed else core
    )  # “chief executive” of “Meta's chief executive”
    name = _name_in(owned)
    if head in GROUP_NOUNS or (tokens[0] in QUANTIFIERS and (head.endswith("s") or not name)):
        return "group", None
    if name is None or name.lower() == tokens[0] in ROLE_NOUNS:
        return _describe_unnamed(phrase[len(core) :], tokens)
    before = _tokens(core[: core.rfind(name)])
    return ("named" if ARTICLES.issuperset(before) else "role"), name


def _tokens(phrase: str) -> list[str]:
    """The words of a phrase in lower case."""
    lowered = phrase.lower()
    return lowered.split() if lowered.replace(" ", "").isalnum() else _TOKEN.findall(lowered)


def _describe_unnamed(rest: str, tokens: Sequence[str]) -> tuple[SourceKind, str | None]:
    """A source whose first words hold no name; the words after them may tell it."""
    if rest.startswith(",") and (name := _name_in(rest)):
        return "role", name
    if tokens[0] in ("a", "an", "one", "another") and tokens[-1] in UNNAMED_ONE:
        return "group", None
    if tokens[-1].startswith("spokes") and rest.startswith((" for", " of")):
        return "role", _name_in(rest)
    return "role", None


def _name_in(phrase: str) -> str | None:
    """The last name in a noun phrase, without titles before it and a possessive after it."""
    names = _NAME.findall(phrase)
    if not names:
        return None
    parts = names[-1].split()
    while parts and parts[0].lower().rstrip(".") in NO_NAMES:
        parts.pop(0)
    if not parts:
        return None
    name: str = names[-1][names[-1].find(parts[0]) :]
    return name.removesuffix("’s").removesuffix("'s").rstrip(".,'’")

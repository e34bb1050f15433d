"""Colons that report: “Altman: Meta is desperate”, as a headline or a transcript has it."""

from __future__ import annotations

import re

from corpuslint.finding import Span
from corpuslint.layers.attitude_words import verbs
from corpuslint.layers.common_words import is_common
from corpuslint.layers.phrases import OTHER_PREPOSITIONS, PREPOSITIONS
from corpuslint.layers.reporting import words
from corpuslint.layers.speakers import FINITE

REACH = 60  # characters from the start of a sentence in which its colon stands
MOST_WORDS = 6  # of a source; more are a clause
FEWEST_WORDS = 3  # of what is said
# What stands before a colon and says nothing: a section, a kind of text, a part of one.
LABELS = words(
    """
    abstract advice alert analysis answer appendix audio background blog breaking business caption
    case chapter comment commentary contact contributing correction course credit culture daily date
    day description details edition editor editorial email environment episode event example exclusive
    explainer fact factbox faq figure file finance food full gallery guide headline health here
    highlights homepage how image images index info interview introduction issue item keywords latest
    law lesson letter letters lifestyle link listen live location look map markets meaning media
    mission money monday more morning music name news newsletter next note notes now obituary op-ed
    opinion option page part phone photo photos picture pictures plot podcast poem politics preview
    problem profile question quiz quote rating read reason recap recipe related release result results
    review rule scene schedule science score season section see series slideshow solution special
    sport sports state step stocks story style subject summary sunday synopsis table tag tags tech
    technology thread time timeline tip tips title today topic trailer transcript travel trivia tv
    tweet unit update updated video view vocabulary volume warning watch weather website week what
    where who why world year abc q a
    """
)
# What may end a source that is no name.
PEOPLE = words(
    """
    aide aides analyst analysts campaign camp ceo chief committee company court critics director doctors
    economist economists ex-aide expert experts fbi governor insider insiders investigators judge lawmaker
    lawmakers lawyer lawyers mayor minister ministry office officer official officials pm police poll
    pollster pope president prosecutor prosecutors regulator report reports researchers scientists senator
    source sources spokesman spokesperson spokeswoman staff studies study survey teacher teachers team union
    witness witnesses
    """
)
NAME = re.compile(r"(?:[A-Z][\w.’'&-]*|(?:of|the|and|de|van|von|al|for)\b)(?:\s+|\Z)")
TOKEN = re.compile(r"[\w’'-]+")
ENDINGS = (
    "ed",
    "ous",
    "ful",
    "less",
    "able",
    "ity",
    "ism",
    "ure",
    "ance",
    "ence",
    "ship",
)  # of ordinary words
AROUND = 3000  # characters on each side in which a word in lower case shows that it is no name


def split_at_colon(text: str, start: int, end: int) -> tuple[Span, Span, Span] | None:
    """Source, colon and what is said of the sentence `start`…`end`, if it begins with the first two."""
    colon = text.find(":", start, min(start + REACH, end))
    if colon < 0 or not text[colon + 1 : colon + 2].isspace():
        return None
    left = text[start:colon].strip()
    parts = left.split()
    if not parts or len(parts) > MOST_WORDS or not _are_source(parts, text, start):
        return None
    if not _is_clause(text, colon + 1, end):
        return None
    begin = text.index(parts[0], start)
    return Span(begin, begin + len(left)), Span(colon, colon + 1), Span(colon + 1, end)


def _are_source(parts: list[str], text: str, start: int) -> bool:
    """Whether these words are a name, or people."""
    lowered = [part.lower().rstrip(".,'’") for part in parts]
    if not parts[0][0].isupper() or not LABELS.isdisjoint(lowered) or any(map(_has_digit, parts)):
        return False
    if lowered[-1] in PEOPLE:
        return OTHER_PREPOSITIONS.isdisjoint(lowered) and PREPOSITIONS.isdisjoint(lowered)
    if len(parts) == 1:
        word = lowered[0]
        if is_common(word) or word.endswith(ENDINGS):
            return False
        return text.find(f" {word} ", max(0, start - AROUND), start + AROUND) < 0
    return parts[-1][0].isupper() and not is_common(lowered[-1]) and all(map(NAME.match, parts))


def _has_digit(part: str) -> bool:
    return any(char.isdigit() for char in part)


def _is_clause(text: str, start: int, end: int) -> bool:
    """Whether a finite verb stands there, as far as one can tell it by its form."""
    tokens = [token.lower() for token in TOKEN.findall(text, start, min(end, start + 200))]
    if len(tokens) < FEWEST_WORDS or tokens[0] in ("how", "what", "why", "where", "when", "who"):
        return False
    return any(token == "to" or _is_finite(token) for token in tokens[1:])


def _is_finite(token: str) -> bool:
    return token in FINITE or "’" in token or "'" in token or (token in verbs() and token[-1] in "sd")

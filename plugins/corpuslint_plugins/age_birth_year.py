"""The kind `age-birth-year`: an age at which nobody born in that year can have been then."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related

YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?![\d%-])"
DATE = r"(?:(?:\w+ \d{1,2},|\d{1,2}(?:st|nd|rd|th)? (?:of )?\w+) )?"
BORN = re.compile(rf"\W(?:[\w ,]{{0,40}}?\b(?:in|on) )?{DATE}(?:\w+ )?{YEAR}")
AGE = r"(?:aged|at the age of|at age|at the ripe age of) (?P<age>\d{1,3})(?![\d.,%-]\d|[-%])"
# What befell the same person in another year, with the age, in either order.
THEN = re.compile(
    rf"\b(?:in|on) {DATE}(?:\w+ )?(?P<year>1[5-9]\d\d|20\d\d),? {AGE}"
    rf"|{AGE.replace('<age>', '<first>')},? (?:in|on) {DATE}(?:\w+ )?(?P<then>1[5-9]\d\d|20\d\d)(?![\d%-])"
)
# What ends the story of one person: a new paragraph, another birth, kin.
END = re.compile(
    r"\n|\bborn\b|\b(?:his|her|their) (?:\w+ )?(?:wife|husband|son|daughter|brother|sister|mother|father)\b",
    re.IGNORECASE,
)
LOOK_AHEAD = 400  # characters after a birth in which the same person may be spoken of


class AgeBirthYear(PhraseCheck):
    """Holds the ages of a paragraph, where they are told with a year, against the birth told before them."""

    kind = "age-birth-year"
    Options = Options

    def phrases(self) -> Sequence[str]:
        return ("born",)

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        prose = document.prose
        for hit in hits:
            birth = BORN.match(prose, hit.end)
            if birth is None:
                continue
            stop = END.search(prose, birth.end(), hit.end + LOOK_AHEAD)
            end = stop.start() if stop else min(hit.end + LOOK_AHEAD, len(prose))
            for found in THEN.finditer(prose, birth.end(), end):
                years = int(found["year"] or found["then"]) - int(birth["year"])
                age = int(found["age"] or found["first"])
                if age not in (years, years - 1):
                    yield Match(
                        start=found.start(),
                        end=found.end(),
                        arguments={"born": birth["year"], "age": f"{years - 1} or {years}"},
                        related=(Related(birth.start("year"), birth.end("year"), "the year of birth"),),
                    )

"""The kind `stray-surname`: a surname for which the text has nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.layers.first_names import FEMALE, MALE
from corpuslint.layers.names import Name
from corpuslint.layers.persons import FIRST_NAMES
from corpuslint.rule import Rule
from corpuslint_plugins.bearers import by_text, introduced, speakers, words_beside
from corpuslint_plugins.ordinary_words import is_ordinary
from corpuslint_plugins.slips import is_near, is_slip
from corpuslint_plugins.transcripts import unsure_in_speech

TITLED = re.compile(r"M(?<!\wM)(?:rs?|s)\.?\s+([A-Z]\w+)")  # a search for M is quicker than one for \b
HE = re.compile(r"\bMr\.?\s+\Z")
SHE = re.compile(r"\b(?:Mrs|Ms)\.?\s+\Z")
COUPLE = re.compile(r"\b[A-Z]\w*\s(?:and|&)\s\w+\.?\s+\Z")  # “Edward and Mrs Berg”
BESIDE = re.compile(r",\s\w+\.?\s+\Z")  # “the prime minister, Mr Berg,” is introduced by the post
LOOK_BEHIND = 30  # characters
SHORTEST = 4  # letters
MOST_STRAYS = 8  # surnames: a text with more does not introduce its people
MOST = 2  # places of a surname: whom a text names more often, readers are meant to know


class StraySurnameOptions(Options, frozen=True, kw_only=True):
    """`known` are those who need no introduction."""

    known: frozenset[str] = frozenset()


class StraySurname(DocumentCheck):
    """Flags a surname with a courtesy title, or of somebody who speaks, that no full name of the text has.

    The text must have introduced somebody by a full name before: the last of them is who may be meant. A
    surname near one that somebody has is left to the rules of spelling.
    """

    kind = "stray-surname"
    Options = StraySurnameOptions
    layers = ("names",)

    def __init__(self, rule: Rule, options: StraySurnameOptions) -> None:
        super().__init__(rule, options)
        self._known = options.known

    def check(self, document: Document) -> Iterable[Match]:
        found = list(self._found(document))
        return unsure_in_speech(document, found) if found else ()

    def _found(self, document: Document) -> Iterator[Match]:
        starts = speakers(document) | _titled(document)
        if not starts:
            return
        strays = [name for name in document.names if name.start in starts and self._is_stray(document, name)]
        if len(strays) > MOST_STRAYS:
            return
        for name in strays:
            person = _meant(document, name)
            if person is not None and not any(
                _may_be_one(name.text, word) for word in words_beside(document)
            ):
                yield Match(
                    start=name.start,
                    end=name.end,
                    arguments={"person": person.text},
                    related=(Related(person.start, person.end, "the last person introduced before"),),
                )

    def _is_stray(self, document: Document, name: Name) -> bool:
        """Whether a name that may be a surname is in no full name, stands here first and hardly elsewhere."""
        if not self._may_be_surname(name.text) or name.text in words_beside(document):
            return False
        places = by_text(document)[name.text]
        return places[0] is name and len(places) <= MOST

    def _may_be_surname(self, name: str) -> bool:
        """Whether a name is one word and may be a surname: not Mr Nasty, and no first name or acronym."""
        if len(name) < SHORTEST or not name.isalpha() or name.isupper() or is_ordinary(name.lower()):
            return False
        return name not in FIRST_NAMES and name not in self._known


def _may_be_one(name: str, word: str) -> bool:
    return is_slip(name, word) or is_near(name, word)


def _titled(document: Document) -> set[int]:
    """Where the words begin that stand behind a courtesy title; a text with Ms has Mr, too, as a rule."""
    prose = document.prose
    return {found.start(1) for found in TITLED.finditer(prose)} if "Mr" in prose else set()


def _meant(document: Document, name: Name) -> Name | None:
    """Whom the text has introduced before a surname; None if nobody, or if it says who has that."""
    prose, before = document.prose, max(name.start - LOOK_BEHIND, 0)
    if COUPLE.search(prose, before, name.start):
        return None
    if BESIDE.search(prose, before, name.start) and prose.startswith(",", name.end):
        return None
    others = _other_names(document, name)
    persons = [
        person
        for person in introduced(document)
        if person.start < name.start and person.text.split()[0] not in others
    ]
    return persons[-1] if persons else None


def _other_names(document: Document, name: Name) -> frozenset[str]:
    """The first names that nobody with the title before a surname has."""
    before = max(name.start - LOOK_BEHIND, 0)
    if HE.search(document.prose, before, name.start):
        return FEMALE
    return MALE if SHE.search(document.prose, before, name.start) else frozenset()

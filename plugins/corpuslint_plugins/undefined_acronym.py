"""The kind `undefined-acronym`: an acronym that the document never spells out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Scope
from corpuslint.layers.names import Name
from corpuslint.rule import Rule

SHORTEST, LONGEST = 3, 6  # letters of an acronym
ACRONYM = re.compile(rf"[A-Z]{{{SHORTEST},{LONGEST}}}")
ROMAN = re.compile(r"[IVXLCM]+")
SMALL_WORDS = frozenset(
    ("a", "an", "and", "at", "by", "de", "for", "from", "in", "of", "on", "the", "to", "with")
)
WORD = re.compile(r"[^\W\d_][\w’']*")
LOOK_AROUND = 120  # characters before and after an acronym in which its words may stand
FEWEST_MENTIONS = 2
TOLD = (Scope.NARRATION, Scope.PARAPHRASE)


class UndefinedAcronymOptions(Options, frozen=True, kw_only=True):
    """`known` acronyms need no explanation."""

    known: tuple[str, ...] = ()


class UndefinedAcronym(DocumentCheck):
    """Flags the first place of each acronym that stands twice or more and that nothing explains.

    An explanation is the acronym in brackets after its words or before them, or, anywhere, a run of
    words with its letters as initials.
    """

    kind = "undefined-acronym"
    Options = UndefinedAcronymOptions
    layers = ("blocks", "sentences", "names")

    def __init__(self, rule: Rule, options: UndefinedAcronymOptions) -> None:
        super().__init__(rule, options)
        self._known = frozenset(options.known)

    def check(self, document: Document) -> Iterator[Match]:
        places: dict[str, list[Name]] = {}
        for name in document.names:
            if name.acronym and name.text not in self._known:
                places.setdefault(name.text, []).append(name)
        unexplained: dict[str, Name] = {}  # with the first place in which the acronym is told
        for acronym, names in places.items():
            if len(names) < FEWEST_MENTIONS or not ACRONYM.fullmatch(acronym) or ROMAN.fullmatch(acronym):
                continue
            told = next((name for name in names if document.scopes.on_page(name.start) in TOLD), None)
            if told is not None and not (
                any(_in_brackets(document.prose, name) for name in names)
                or any(_spelt_out(document.prose, name) for name in names)
            ):
                unexplained[acronym] = told
        if not unexplained:
            return
        several = dict.fromkeys([name.text for name in document.names if _has_three_words(name.text)])
        for acronym, told in unexplained.items():
            if not any(_has_initials(name, acronym) for name in several):
                yield Match(start=told.start, end=told.end)


def initials_of(text: str) -> tuple[str, str]:
    """The first letters of the words in capitals, and those without the letters of small words."""
    words = WORD.findall(text)
    large = [word[0] for word in words if word not in SMALL_WORDS]
    return "".join([word[0] for word in words]).upper(), "".join(large).upper()


def _has_three_words(name: str) -> bool:
    """Whether a name may have three words, or three parts of words: as many letters has an acronym."""
    return " " in name and not name.replace(" ", "", 1).isalpha()


def _in_brackets(text: str, name: Name) -> bool:
    """Whether brackets join the acronym to words."""
    return text[name.start - 1 : name.start] in ("(", "<", "[") or text[name.end : name.end + 2] == " ("


def _spelt_out(text: str, name: Name) -> bool:
    """Whether the words before or after the acronym have its letters as initials."""
    before, after = (
        text[max(name.start - LOOK_AROUND, 0) : name.start],
        text[name.end : name.end + LOOK_AROUND],
    )
    return _has_initials(before, name.text) or _has_initials(after, name.text)


def _has_initials(text: str, acronym: str) -> bool:
    """Whether some words in a row have the letters of an acronym: BE and BOE of the Bank of England."""
    titled = text.title()
    place = 0
    for (
        letter
    ) in acronym:  # hardly ever do its letters begin words in this order, and that is told in no time
        place = titled.find(letter, place) + 1
        if not place:
            return False
    return any(acronym in initials for initials in initials_of(text))

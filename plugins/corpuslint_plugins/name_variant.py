"""The kind `name-variant`: one name, written in two ways in one document, or misspelt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document, remembered
from corpuslint.finding import Confidence, Match, Related, Scope, Severity
from corpuslint.layers.common_words import COMMON_WORDS
from corpuslint.layers.names import Name
from corpuslint.layers.persons import FIRST_NAMES
from corpuslint.layers.sought_words import SoughtWords
from corpuslint.rule import Rule
from corpuslint_plugins.bearers import by_text, introduced_as, name_texts, speakers, titled, words_beside
from corpuslint_plugins.ordinary_words import is_ordinary
from corpuslint_plugins.slips import alike, is_near, is_slip, neighbours
from corpuslint_plugins.transcripts import unsure_in_speech

JOINTS = "-‑'’.& \n\r\t\xa0"  # what may stand between the parts of a name, or not
ASCII_JOINTS = JOINTS.encode("ascii", "ignore")
WHOLE = "whole "  # before what tells a whole name, and no word of one
WORD = re.compile(r"\S+")
LETTERS = re.compile(r"\w+")
SHIFTED = re.compile(r"[A-Z]{2}[a-z]{2}")  # the shift key was held too long: NEtwork, ChemLAwn
SHORT = 4  # letters of both spellings: whether they are one name is not sure
LONG = 6  # letters of a word at the beginning of a name that is surely the one that stands alone elsewhere
MOST_MISNAMED = 2  # places of a surname that is taken for another one
FEW = 4  # a spelling with so many times fewer places than another is surely no name of its own
ADDRESS = re.compile(r"\.[a-z]")  # of a web site: DailyHerald.com


class NameVariantOptions(Options, frozen=True, kw_only=True):
    """Names shorter than `shortest` letters are left alone, and so are the spellings in `allow`.

    The pairs in `apart` differ by a letter, and are two names. Those in `known` are spelt rightly.
    """

    shortest: int = 4
    allow: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    known: frozenset[str] = frozenset()


class Spelling(NamedTuple):
    """A way to write a name, and where it first stands."""

    text: str
    start: int
    end: int


class NameVariant(DocumentCheck):
    """Flags the first place of each spelling but the commonest; a tie goes to known ones, then the first.

    Two spellings are one name if they differ only in the case of letters after the first, or in
    spaces, hyphens and points; one all in capitals is an acronym or a headline, and no spelling. Two words
    of names are one if a slip of the hand makes one of the other, and nothing tells them apart.
    """

    kind = "name-variant"
    Options = NameVariantOptions
    layers = ("blocks", "sentences", "names")

    def __init__(self, rule: Rule, options: NameVariantOptions) -> None:
        super().__init__(rule, options)
        self._shortest = options.shortest
        self._allowed = frozenset(options.allow)
        self._apart = frozenset(map(frozenset, options.apart))
        self._known = FIRST_NAMES | options.known

    def check(self, document: Document) -> Iterable[Match]:
        found = list(self._found(document))
        return unsure_in_speech(document, found) if found else ()

    def _found(self, document: Document) -> Iterator[Match]:
        texts = name_texts(document)
        words = set(" ".join(texts).split())
        if doubtful := self._doubtful(texts, words):
            yield from self._otherwise(document, doubtful)
        for one, other in neighbours([word for word in words if len(word) >= self._shortest]):
            if is_slip(one, other):
                if self._may_be_one(one, other):
                    yield from self._misspelt(document, one, other)
            elif (one in texts or other in texts) and is_near(one, other) and self._may_be_one(one, other):
                yield from _misnamed(document, one, other)

    # -- one name in two cases, or with other marks

    def _doubtful(self, texts: Collection[str], words: Collection[str]) -> set[str]:
        """The keys of names and of words in them that stand there in several spellings: hardly ever any."""
        doubtful = set()
        if len(set(map(str.casefold, words))) < len(words):
            for spellings in alike(words, str.casefold):
                if self._differ(spellings, folded=False):
                    doubtful.add(spellings[0].casefold())
        keys = _whole_keys(texts)
        if len(set(keys)) < len(texts):
            key_of = dict(zip(texts, keys, strict=True))
            for spellings in alike(texts, key_of.__getitem__):
                if self._differ(spellings, folded=True):
                    doubtful.add(WHOLE + key_of[spellings[0]])
        return doubtful

    def _otherwise(self, document: Document, doubtful: set[str]) -> Iterator[Match]:
        for key, spellings in self._places_of(document, doubtful).items():
            if not self._differ(spellings, folded=key.startswith(WHOLE)):
                continue
            ranked = sorted(
                spellings,
                key=lambda text: (
                    -len(spellings[text]),
                    bool(SHIFTED.search(text)),
                    spellings[text][0].start,
                ),
            )
            usual = spellings[ranked[0]][0]
            for variant in ranked[1:]:
                confidence = None if _differ_in_case(variant, usual.text) else Confidence.LOW
                yield _match(spellings[variant][0], usual, confidence=confidence)

    def _places_of(self, document: Document, doubtful: set[str]) -> dict[str, dict[str, list[Spelling]]]:
        """For each of the keys the places of each spelling, but for quotations and addresses."""
        places: dict[str, dict[str, list[Spelling]]] = {}
        for name in document.names:
            for key, offset, text in _spellings(name.text):
                if key in doubtful and self._counts(text) and _is_own(document, name):
                    start = name.start + offset
                    spelling = Spelling(text, start, start + len(text))
                    places.setdefault(key, {}).setdefault(text, []).append(spelling)
        return places

    def _counts(self, text: str) -> bool:
        return len(text) >= self._shortest and not text.isupper() and text not in self._allowed

    def _differ(self, spellings: Iterable[str], *, folded: bool) -> bool:
        plain = {_plain(spelling) for spelling in spellings if self._counts(spelling)}
        return len({text.casefold() for text in plain} if folded else plain) > 1

    # -- a slip of the hand

    def _may_be_one(self, one: str, other: str) -> bool:
        """Whether two words that a slip tells apart may be one: no forms of a word, and no pair of names."""
        if not (one.isalpha() and other.isalpha()):
            return False
        if one.isupper() or other.isupper() or _differ_in_case(one, other):
            return False
        if _are_forms(one, other):
            return False
        return (
            frozenset((one, other)) not in self._apart
            and self._allowed.isdisjoint((one, other))
            and COMMON_WORDS.isdisjoint((one.lower(), other.lower()))
        )

    def _misspelt(self, document: Document, one: str, other: str) -> Iterator[Match]:
        """The first place of the rarer of two words that a slip tells apart; nothing if they are two names'.

        Where both are as frequent, a known name is spelt rightly, or else what comes first.
        """
        places = {word: _places(document, word) for word in (one, other)}
        usual, rare = sorted(
            places, key=lambda word: (-len(places[word]), word not in self._known, places[word][0].start)
        )
        beside = {word for place in places[usual] for word in place.beside}
        shared = any(not beside.isdisjoint(place.beside) for place in places[rare])
        if not shared:
            alone = any(not place.beside for both in places.values() for place in both)
            if rare in FIRST_NAMES or not alone or rare.lower() in _words(document):
                return
            if is_ordinary(rare.lower()) and all(place.opens for place in places[rare]):
                return
        first, found = places[usual][0].start, places[rare][0].start
        sure = (
            max(len(usual), len(rare)) > SHORT
            and (shared or len(rare) >= LONG or not all(place.opens for place in places[rare]))
            and (len(places[rare]) == 1 or FEW * len(places[rare]) <= len(places[usual]))
        )
        yield _match(
            Spelling(rare, found, found + len(rare)),
            Spelling(usual, first, first + len(usual)),
            severity=None if sure else Severity.NOTE,
        )


def _are_forms(one: str, other: str) -> bool:
    """Whether only an ending tells two words apart: Korea, Korean; Argentina, Argentine; Texas, Texans."""
    if one[:-1] == other[:-1] or one in other or other in one:
        return True
    shorter, longer = sorted((one, other), key=len)
    return longer == f"{shorter.removesuffix('s')}ns"


def _misnamed(document: Document, one: str, other: str) -> Iterator[Match]:
    """The first place of a surname that nobody has, near that of somebody whom the text introduces."""
    borne = words_beside(document)
    for surname, usual in ((one, other), (other, one)):
        if surname in borne or usual not in borne or surname in FIRST_NAMES or is_ordinary(surname.lower()):
            continue
        places = by_text(document)[surname]
        person = introduced_as(document).get(usual)
        if person is None or len(places) > MOST_MISNAMED or places[0].start < person.start:
            continue
        if titled(document, places[0]) or places[0].start in speakers(document):
            start = person.end - len(usual)
            yield _match(
                Spelling(surname, places[0].start, places[0].end), Spelling(usual, start, person.end)
            )


@remembered
def _words(document: Document) -> SoughtWords:
    return SoughtWords(document.prose, _stands_in, LETTERS.findall)


def _stands_in(text: str, word: str) -> bool:
    """Whether a text has a word as a word; it hardly ever has its letters at all."""
    return word in text and re.search(rf"\b{word}\b", text) is not None


class Place(NamedTuple):
    """Where a word of a name stands, the other words of the name, and whether it is the first of several."""

    start: int
    beside: frozenset[str]
    opens: bool


def _places(document: Document, word: str) -> list[Place]:
    """The places of a word that is a name or stands in one."""
    places = []
    for name in _names_with(document)[word]:
        words = name.text.split()
        place = name.text.find(word)
        if name.text.count(word) > 1 and (found := re.search(rf"(?<!\S){word}(?!\S)", name.text)):
            place = found.start()
        opens = len(words) > 1 and words[0] == word
        places.append(Place(name.start + place, frozenset(words) - {word}, opens))
    return places


@remembered
def _names_with(document: Document) -> dict[str, list[Name]]:
    """The names by each of their words, in order."""
    names: dict[str, list[Name]] = {}
    for name in document.names:
        for word in dict.fromkeys(name.text.split()):
            names.setdefault(word, []).append(name)
    return names


def _match(
    variant: Spelling,
    usual: Spelling,
    *,
    confidence: Confidence | None = None,
    severity: Severity | None = None,
) -> Match:
    return Match(
        start=variant.start,
        end=variant.end,
        arguments={"usual": usual.text},
        severity=severity,
        confidence=confidence,
        suggestions=(usual.text,),
        related=(Related(usual.start, usual.end, f"the usual spelling here is {usual.text!r}"),),
    )


def _is_own(document: Document, name: Name) -> bool:
    """Whether the document itself writes a name so: it is not quoted, and no part of an address."""
    quoted = document.scopes.on_page(name.start) is Scope.QUOTATION
    return not quoted and ADDRESS.match(document.prose, name.end) is None


def _whole_keys(names: Iterable[str]) -> list[str]:
    """What all ways to write a whole name have in common, for each of the names."""
    keys = "\0".join(names)
    if keys.isascii():  # as nearly always, and quicker
        keys = keys.encode().translate(None, ASCII_JOINTS).decode()
    else:
        for joint in JOINTS:
            keys = keys.replace(joint, "")
    return keys.casefold().split("\0")


@lru_cache(maxsize=1 << 14)
def _spellings(name: str) -> tuple[tuple[str, int, str], ...]:
    """What of a name can be written in several ways: its key, its offset in the name, and how it stands here.

    The whole name may have other spaces and hyphens, each of its words another case.
    """
    words = [(word[0].casefold(), word.start(), word[0]) for word in WORD.finditer(name)]
    return ((WHOLE + _whole_keys([name])[0], 0, name), *words)


def _plain(text: str) -> str:
    """The text without what makes no other spelling: points, kinds of hyphen, capitals at the beginning of
    the whole or all through a word."""
    text = text.replace("’", "'").replace("‑", "-").replace(".", "")
    words = [word.lower() if word.isupper() else word for word in text.split()]
    plain = " ".join(words)
    return plain[:1].lower() + plain[1:]


def _differ_in_case(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()

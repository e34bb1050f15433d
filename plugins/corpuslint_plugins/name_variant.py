"""The kind `name-variant`: one name, written in two ways in one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related, Scope
from corpuslint.rule import Rule

MARKS = "-‑'’.&"
JOINTS = re.compile(rf"[\s{re.escape(MARKS)}]+")
WORD = re.compile(r"\S+")
ADDRESS = re.compile(r"\.[a-z]")  # of a web site: DailyHerald.com


class NameVariantOptions(Options, frozen=True, kw_only=True):
    """Names shorter than `shortest` letters are left alone, and so are the spellings in `allow`."""

    shortest: int = 4
    allow: tuple[str, ...] = ()


class Spelling(NamedTuple):
    """A way to write a name, and where it first stands."""

    text: str
    start: int
    end: int


class NameVariant(DocumentCheck):
    """Flags the first place of each spelling but the commonest; a tie goes to the earliest.

    Two spellings are one name if they differ only in the case of letters after the first, or in
    spaces, hyphens and points. One all in capitals is an acronym or a headline, and no spelling.
    """

    kind = "name-variant"
    Options = NameVariantOptions

    def __init__(self, rule: Rule, options: NameVariantOptions) -> None:
        super().__init__(rule, options)
        self._shortest = options.shortest
        self._allowed = frozenset(options.allow)

    def check(self, document: Document) -> Iterator[Match]:
        for spellings in self._variants(document):
            ranked = sorted(
                spellings, key=lambda spelling: (-len(spellings[spelling]), spellings[spelling][0])
            )
            usual = spellings[ranked[0]][0]
            for variant in ranked[1:]:
                place = spellings[variant][0]
                yield Match(
                    start=place.start,
                    end=place.end,
                    arguments={"usual": usual.text},
                    confidence=None if _differ_in_case(variant, usual.text) else Confidence.LOW,
                    suggestions=(usual.text,),
                    related=(Related(usual.start, usual.end, f"the usual spelling here is {usual.text!r}"),),
                )

    def _variants(self, document: Document) -> Iterator[dict[str, list[Spelling]]]:
        """For each name with more than one spelling the places of each spelling."""
        texts = {name.text for name in document.names}
        if _are_spelt_alike(texts):
            return
        forms: dict[str, set[str]] = {}
        for text in texts:
            for key, _, form in _spellings(text):
                forms.setdefault(key, set()).add(form)
        doubtful = {key for key, texts in forms.items() if len(texts) > 1 and self._differ(key, texts)}
        if not doubtful:
            return
        places: dict[str, dict[str, list[Spelling]]] = {}
        for name in document.names:
            if document.scope_at(name.start) is Scope.QUOTATION or ADDRESS.match(document.prose, name.end):
                continue
            for key, offset, text in _spellings(name.text):
                if key in doubtful and self._counts(text):
                    start = name.start + offset
                    spelling = Spelling(text, start, start + len(text))
                    places.setdefault(key, {}).setdefault(text, []).append(spelling)
        for key, said in places.items():
            if self._differ(key, said):
                yield said

    def _counts(self, text: str) -> bool:
        return len(text) >= self._shortest and not text.isupper() and text not in self._allowed

    def _differ(self, key: str, spellings: Iterable[str]) -> bool:
        plain = {_plain(spelling) for spelling in spellings if self._counts(spelling)}
        return len({text.casefold() for text in plain} if key.startswith("whole ") else plain) > 1


def _are_spelt_alike(texts: set[str]) -> bool:
    """Whether no two of the names can be one: nearly always so, and quickly told."""
    tokens = " \0 ".join(texts).split()
    words = set(tokens)
    if len(set(map(str.casefold, words))) < len(words):
        return False
    keys = "".join(tokens)
    for mark in MARKS:
        keys = keys.replace(mark, "")
    return len(set(keys.casefold().split("\0"))) >= len(texts)


@lru_cache(maxsize=1 << 14)
def _whole_key(name: str) -> str:
    """What all ways to write a whole name have in common."""
    return JOINTS.sub("", name).casefold()


@lru_cache(maxsize=1 << 14)
def _spellings(name: str) -> tuple[tuple[str, int, str], ...]:
    """What of a name can be written in several ways: its key, its offset in the name, and how it stands here.

    The whole name may have other spaces and hyphens, each of its words another case.
    """
    words = [(word[0].casefold(), word.start(), word[0]) for word in WORD.finditer(name)]
    return (("whole " + _whole_key(name), 0, name), *words)


def _plain(text: str) -> str:
    """The text without what makes no other spelling: points, kinds of hyphen, capitals at the beginning of
    the whole or all through a word."""
    text = text.replace("’", "'").replace("‑", "-").replace(".", "")
    words = [word.lower() if word.isupper() else word for word in text.split()]
    plain = " ".join(words)
    return plain[:1].lower() + plain[1:]


def _differ_in_case(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()

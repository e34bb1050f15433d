"""The kind `name-variant`: one name, written in two ways in one document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related, Scope
from corpuslint.layers.names import Name
from corpuslint.rule import Rule

JOINTS = re.compile(r"[\s\-‑'’.&]+")
WORD = re.compile(r"\S+")


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
        by_key: dict[str, dict[str, list[Spelling]]] = {}
        for name in document.names:
            for spelling in self._spellings(name):
                by_key.setdefault(_key(spelling.text), {}).setdefault(spelling.text, []).append(spelling)
        for forms in by_key.values():
            if len(forms) > 1:
                said = {
                    form: outside
                    for form, places in forms.items()
                    if (outside := [p for p in places if document.scope_at(p.start) is not Scope.QUOTATION])
                }
                if len(said) > 1 and _differ(list(said)):
                    yield said

    def _spellings(self, name: Name) -> Iterator[Spelling]:
        """The name itself, and its words if it has several."""
        pieces = [(0, len(name.text))]
        if " " in name.text:
            pieces += [word.span() for word in WORD.finditer(name.text)]
        for start, end in pieces:
            text = name.text[start:end]
            if len(text) >= self._shortest and not text.isupper() and text not in self._allowed:
                yield Spelling(text, name.start + start, name.start + end)


def _key(text: str) -> str:
    """What all spellings of a name have in common."""
    return JOINTS.sub("", text).casefold()


def _plain(text: str) -> str:
    """The text without what makes no other spelling: points, kinds of hyphen, capitals at the beginning of
    the whole or all through a word."""
    text = text.replace("’", "'").replace("‑", "-").replace(".", "")
    words = [word.lower() if word.isupper() else word for word in text.split()]
    plain = " ".join(words)
    return plain[:1].lower() + plain[1:]


def _differ(spellings: list[str]) -> bool:
    return len({_plain(spelling) for spelling in spellings}) > 1


def _differ_in_case(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()

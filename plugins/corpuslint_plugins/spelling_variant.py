"""The kind `spelling-variant`: one word in two accepted spellings in one document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint_plugins.guards import in_name
from corpuslint_plugins.inflection import noun_forms, verb_forms


class SpellingVariantOptions(Options, frozen=True, kw_only=True):
    """Pairs of spellings. Those in `verbs` and `nouns` are looked for in all their regular forms, those
    in `pairs` as they stand."""

    pairs: tuple[tuple[str, str], ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    nouns: tuple[tuple[str, str], ...] = ()


class Form(NamedTuple):
    """A form of a word: which word it is of, by number, and which of the two spellings."""

    text: str
    word: int
    side: int


class SpellingVariant(PhraseCheck):
    """Flags the first place of the rarer spelling; in a tie, of the one that comes later.

    Names and quotations keep the spelling of their owners, so they do not count; nor do words in capitals.
    """

    kind = "spelling-variant"
    Options = SpellingVariantOptions

    def __init__(self, rule: Rule, options: SpellingVariantOptions) -> None:
        super().__init__(rule, options)
        self._forms = _forms(options)
        if not self._forms:
            raise ValueError("pairs: the rule has no pair of spellings to look for")

    def phrases(self) -> Sequence[str]:
        return [form.text for form in self._forms]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        places: dict[int, tuple[list[Hit], list[Hit]]] = {}
        for hit in hits:
            form = self._forms[hit.phrase]
            places.setdefault(form.word, ([], []))[form.side].append(hit)
        for both in places.values():
            if not (both[0] and both[1]):
                continue
            one, other = ([hit for hit in side if _own_words(document, hit)] for side in both)
            if not (one and other):
                continue
            rare, usual = sorted((one, other), key=lambda side: (len(side), -side[0].start))
            first, related = rare[0], usual[0]
            spelling = document.text[related.start : related.end]
            yield Match(
                start=first.start,
                end=first.end,
                arguments={"usual": spelling},
                related=(Related(related.start, related.end, f"spelt {spelling!r} here"),),
            )


def _own_words(document: Document, hit: Hit) -> bool:
    if document.scopes.on_page(hit.start) is Scope.QUOTATION:
        return False
    word = document.prose[hit.start : hit.end]
    return not word.isupper() and not (word[0].isupper() and in_name(document, hit.start, hit.end))


def _forms(options: SpellingVariantOptions) -> list[Form]:
    words: list[tuple[tuple[str, ...], ...]] = [tuple((spelling,) for spelling in p) for p in options.pairs]
    words += [tuple(verb_forms(spelling) for spelling in pair) for pair in options.verbs]
    words += [tuple(noun_forms(spelling) for spelling in pair) for pair in options.nouns]
    return [
        Form(text, word, side)
        for word, spellings in enumerate(words)
        for side, forms in enumerate(spellings)
        for text in forms
    ]

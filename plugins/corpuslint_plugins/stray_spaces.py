"""The kind `stray-spaces`: a space before a mark that stands at the end of a word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint_plugins.language import is_english

# A word, the space, and a mark at its end; not the points of “. . .”, a “.5” or a “.net”.
AFTER_WORD = r"(?<=[\w)%\"”’])[ \t\u00a0]+(?P<mark>[{marks}])(?=[\s\"”’)]|\Z)(?![ \t]*[.…])"


class SpaceOptions(Options, frozen=True, kw_only=True):
    """`groups` are marks that are set alike. Where more than `at_most` of a group's marks have a space, as
    in French or in text made of tokens, that is the form of the text; `few` of them are never a form.
    """

    groups: tuple[str, ...]
    at_most: float = 0.2
    few: int = 2


class StraySpaces(DocumentCheck):
    """Flags the space with the mark, and suggests the mark."""

    kind = "stray-spaces"
    Options = SpaceOptions

    def __init__(self, rule: Rule, options: SpaceOptions) -> None:
        super().__init__(rule, options)
        if not all(options.groups):
            raise ValueError("groups: one of them is empty")
        self._groups = [
            (
                tuple(f" {mark}" for mark in marks),
                marks,
                re.compile(AFTER_WORD.replace("{marks}", re.escape(marks))),
            )
            for marks in options.groups
        ]
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        for signs, marks, pattern in self._groups:
            if not any(map(prose.__contains__, signs)):
                continue
            found = list(pattern.finditer(prose))
            most = max(self._options.at_most * sum(map(prose.count, marks)), self._options.few)
            if not found or len(found) > most or not is_english(document):
                continue
            for stray in found:
                yield Match(
                    start=stray.start(),
                    end=stray.end(),
                    arguments={"mark": stray["mark"]},
                    suggestions=(stray["mark"],),
                )

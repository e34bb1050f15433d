"""Checks: what a kind makes of a rule. A plugin subclasses one of these and registers it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

import msgspec

from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint.suppression import Directive


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The fields that a kind gives to its rule files. Subclass it; unknown keys are then errors."""


class Hit(NamedTuple):
    """A phrase found in a document's text, on word boundaries: `phrase` indexes the check's phrases."""

    start: int
    end: int
    phrase: int


class Check(ABC):
    """A kind's check of one rule. Built once a run; must keep no state between documents.

    `options` is the decoded `Options` of the rule's file; raise ValueError in `__init__` for a
    field whose value cannot be used, with a message that begins with the field's name.

    `layers` are those that it asks of nearly every document, each after the ones it is made from: to
    find one in some documents, then the next, takes less time than all of them in one document after
    another. A check may ask for others, too.
    """

    kind: ClassVar[str]
    Options: ClassVar[type[Options]] = Options
    layers: ClassVar[tuple[str, ...]] = ()

    def __init__(self, rule: Rule, options: Any) -> None:
        self.rule = rule

    def prepare(self) -> None:  # noqa: B027 - most checks have nothing to put off
        """Does at once what is otherwise put off until it is needed, such as compiling a pattern.

        Called for a rule whose file is new or has changed, so that a mistake in it is found when it
        is loaded; raise ValueError for it as in `__init__`.
        """


class DocumentCheck(Check):
    """A check that looks at one document at a time."""

    def concerns(self, marks: frozenset[str]) -> bool:
        """Whether there may be a match in a document with these `Document.marks`.

        Asked once for all documents with the same marks, before they are checked, so it must depend on
        nothing else: most checks of marks and characters are so spared a look at most texts.
        """
        return True

    @abstractmethod
    def check(self, document: Document) -> Iterable[Match]:
        """The matches in the document, in any order."""


class PhraseCheck(Check):
    """A check that begins from phrases, which one matcher finds for all rules together.

    The matcher ignores case, takes any run of white space for a space and a curly apostrophe for
    a straight one, and only reports whole words.
    """

    @abstractmethod
    def phrases(self) -> Sequence[str]:
        """The phrases to look for."""

    @abstractmethod
    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterable[Match]:
        """The matches among `hits`, which are in order of start and may overlap."""


class Fact(NamedTuple):
    """What one document told a corpus check: where it came from, and the summary it gave."""

    path: str
    record: str | int | None
    summary: Any


class Table(msgspec.Struct, frozen=True):
    """What a corpus check counted, for people: `columns` name what each of the `rows` holds."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]


class CorpusCheck(Check):
    """A check over all documents together, as a map and a reduce. A run of one document does without it."""

    @abstractmethod
    def summarise(self, document: Document) -> Any:
        """What `conclude` needs of one document: small, and made of builtins; None for nothing."""

    @abstractmethod
    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        """Matches, keyed by the index of the fact in whose document they stand.

        `facts` are in order of path and record, so that the outcome does not depend on the order
        in which documents were read.
        """

    def table(self, facts: Sequence[Fact]) -> Table | None:
        """What `corpuslint stats` prints of the facts where the rule is in force; None for nothing."""
        return None


class DirectiveCheck(Check):
    """A check of a document's own directives, after they have been applied."""

    @abstractmethod
    def review(self, document: Document, directives: Sequence[Directive]) -> Iterable[Match]:
        """The matches: directives that did nothing, or that name rules that do not exist."""

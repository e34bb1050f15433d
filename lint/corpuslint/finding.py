"""What a rule says about a span of a document: severities, scopes, matches and findings."""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Any, Self

import msgspec


class Level(IntEnum):
    """A scale whose steps compare. In files, options and output they are called by their labels."""

    @classmethod
    def parse(cls, name: str) -> Self:
        """The step called `name`; ValueError if there is none."""
        try:
            return cls[name.upper()]
        except KeyError:
            *others, last = (step.label for step in cls)
            known = f"{', '.join(others)} and {last}"
            raise ValueError(f"no {cls.__name__.lower()} is called {name!r}; there are {known}") from None

    @property
    def label(self) -> str:
        """The name used in files and output, such as `warning`."""
        return self.name.lower()


class Severity(Level):
    """How much a finding weighs, in rising order."""

    NOTE = 1
    WARNING = 2
    ERROR = 3


class Confidence(Level):
    """How sure a rule is of a finding, in rising order."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Fix(Level):
    """Whether a finding's one suggestion may be applied, in rising order of trust.

    `safe`: whoever reads the text again will agree. `unsafe`: somebody should look at what has changed.
    `never`: it is for people to read and decide.
    """

    NEVER = 0
    UNSAFE = 1
    SAFE = 2


class Scope(StrEnum):
    """Who speaks at a place of a document."""

    HEADLINE = "headline"
    NARRATION = "narration"
    QUOTATION = "quotation"
    PARAPHRASE = "paraphrase"
    BOILERPLATE = "boilerplate"


class Span(msgspec.Struct, frozen=True, order=True):
    """Code points `start` to `end` (exclusive) of a document's text."""

    start: int
    end: int

    def overlaps(self, start: int, end: int) -> bool:
        """Whether this span shares at least one character with `start`…`end`."""
        return self.start < end and start < self.end


class Related(msgspec.Struct, frozen=True, array_like=True):
    """Another span that explains a finding: the other half of an inconsistency, say.

    `path` and `record` are those of the finding's own document where a match leaves them out.
    """

    start: int
    end: int
    message: str
    path: str | None = None
    record: str | int | None = None


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """What a check yields: a span of the document it was given, and what it has to say of it.

    `arguments` fill the rule's message template; `text`, the matched text, is always there.
    `severity`, `confidence` and `fix`, where given, can only lower what the rule says.
    `message`, where given, replaces the rule's template. `scope` may be given by a check that has
    found it out, so that nobody need look again who speaks there.
    """

    start: int
    end: int
    arguments: dict[str, Any] = {}
    message: str | None = None
    severity: Severity | None = None
    confidence: Confidence | None = None
    suggestions: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    scope: Scope | None = None


class Finding(msgspec.Struct, frozen=True, kw_only=True, array_like=True):
    """A rule's objection to a span of a document.

    `start` and `end` are code points into the document's text, end exclusive, and `text` is what
    stands there; lines and columns count code points from 1; `record` is the id or row number of
    the record the document came from, if it came from one. `suggestions` are texts to put in the
    place of the span; `fix` says whether that may be done unasked, which needs exactly one.
    """

    path: str
    record: str | int | None
    rule: str
    severity: Severity
    confidence: Confidence
    scope: Scope
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    message: str
    suggestions: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    fix: Fix = Fix.NEVER

    @property
    def category(self) -> str:
        """The first half of the rule's id."""
        return self.rule.partition("/")[0]

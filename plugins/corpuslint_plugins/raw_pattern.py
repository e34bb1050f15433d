"""The kind `raw-pattern`: regular expressions over the whole text, for what is no part of a sentence."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

import msgspec

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Severity
from corpuslint.rule import Rule
from corpuslint_plugins.guards import guards_named


class Fault(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """One thing to look for. `name` says what it is; the message can use it as {name}.

    `find` is searched with ^ and $ at line ends, and only if one of `needs`, where given, is in the
    text. A group called `span` is what is flagged; if the expression has one and it took no part in a
    match, there is no finding. `severity` lowers the rule's own. `replace` is what to suggest, with
    \\g<group> for a group; `suggest = "unescape"` suggests the character that an entity stands for.
    With `plain-text` only texts without a markup of their own are searched, with `unprintable` only
    those that hold a character that is neither white space nor seen.
    """

    name: str
    find: str
    needs: tuple[str, ...] = ()
    severity: Literal["note", "warning", "error"] | None = None
    replace: str | None = None
    suggest: Literal["unescape"] | None = None
    plain_text: bool = False
    unprintable: bool = False


class RawOptions(Options, frozen=True, kw_only=True):
    """`faults` are looked for in their order; what overlaps an earlier fault's match is not flagged."""

    faults: tuple[Fault, ...]
    ignore_case: bool = False
    unless: tuple[str, ...] = ()


class RawPattern(DocumentCheck):
    """Flags what the faults match in the prose view of the text."""

    kind = "raw-pattern"
    Options = RawOptions

    def __init__(self, rule: Rule, options: RawOptions) -> None:
        super().__init__(rule, options)
        flags = re.MULTILINE | (re.IGNORECASE if options.ignore_case else re.NOFLAG)
        self._faults = [(fault, fault.needs, _compiled(fault, flags)) for fault in options.faults]
        # Most texts are ASCII: there a fault that needs another character is out from the start.
        self._ascii_faults = [row for row in self._faults if not row[1] or any(map(str.isascii, row[1]))]
        self._guards = guards_named(options.unless)

    def check(self, document: Document) -> Iterator[Match]:
        taken: set[int] = set()
        prose = document.prose
        holds = prose.__contains__
        for fault, needs, pattern in self._ascii_faults if prose.isascii() else self._faults:
            if needs and not any(map(holds, needs)):
                continue
            if fault.plain_text and document.markup is not None:
                continue
            if fault.unprintable and document.folded.text.isprintable():
                continue
            for found in pattern.finditer(prose):
                start, end = found.span("span") if "span" in pattern.groupindex else found.span()
                if start >= end or not taken.isdisjoint(range(start, end)):
                    continue
                if any(guard(document, start, end) for guard in self._guards):
                    continue
                taken.update(range(start, end))
                yield Match(
                    start=start,
                    end=end,
                    arguments={"name": fault.name, "character": _character_name(document.text[start])},
                    severity=None if fault.severity is None else Severity.parse(fault.severity),
                    suggestions=_suggestions(fault, found, document.text[start:end]),
                )


def _compiled(fault: Fault, flags: re.RegexFlag) -> re.Pattern[str]:
    try:
        return re.compile(fault.find, flags)
    except re.error as error:
        raise ValueError(f"faults: {fault.find!r} is no regular expression: {error}") from error


def _suggestions(fault: Fault, found: re.Match[str], text: str) -> tuple[str, ...]:
    if fault.suggest == "unescape":
        return (html.unescape(html.unescape(text)),)  # "&amp;lt;" was escaped twice
    return () if fault.replace is None else (found.expand(fault.replace),)


def _character_name(character: str) -> str:
    """The code point and, where it has one, the name of a character: "U+00AD SOFT HYPHEN"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()

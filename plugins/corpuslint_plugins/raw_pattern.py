"""The kind `raw-pattern`: regular expressions over the whole text, for what is no part of a sentence."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Literal

import msgspec

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import EVERYDAY, Document
from corpuslint.finding import Fix, Match, Severity
from corpuslint.rule import Rule
from corpuslint_plugins.guards import guards_named

# After an emoji one of them is no more than its colour.
VARIATION_SELECTORS = frozenset(map(chr, [*range(0xFE00, 0xFE0F), *range(0xE0100, 0xE01F0)]))
LAST_CONTROL = "\x9f"
MOST_REMEMBERED = 1_000  # sets of marks, with the searches that concern them
IN_EVERY_TEXT = frozenset(EVERYDAY.decode())


class Fault(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """One thing to look for. `name` says what it is; the message can use it as {name}.

    `find` is searched with ^ and $ at line ends, and only if one of `needs`, where given, is in the
    text. With a ^ as its very first character it is tried at line starts only, whatever follows. A group
    called `span` is what is flagged; if the expression has one and it took no part in a match, there is
    no finding. `severity` lowers the rule's own.
    `replace` is what to suggest, with \\g<group> for a group; `suggest = "unescape"` suggests the
    character that an entity stands for. `fix` lowers what the rule says of applying that. With
    `plain-text` only texts without a markup of their own are searched, with `unprintable` only those
    that hold a character that is neither white space nor seen, with `hidden` only those that hold one
    beyond ASCII.
    """

    name: str
    find: str
    needs: tuple[str, ...] = ()
    severity: Literal["note", "warning", "error"] | None = None
    replace: str | None = None
    suggest: Literal["unescape"] | None = None
    fix: Literal["never", "unsafe", "safe"] | None = None
    plain_text: bool = False
    unprintable: bool = False
    hidden: bool = False


class RawOptions(Options, frozen=True, kw_only=True):
    """`faults` are looked for in their order; what overlaps an earlier fault's match is not flagged."""

    faults: tuple[Fault, ...]
    ignore_case: bool = False
    unless: tuple[str, ...] = ()


class Search:
    """A fault's expression, compiled when it is first used."""

    def __init__(self, fault: Fault, flags: re.RegexFlag) -> None:
        self.fault = fault
        self._marks_needed = [(need, frozenset(need) - IN_EVERY_TEXT) for need in fault.needs]
        self._flags = flags
        self._at_line_start = fault.find.startswith("^")

    def concerns(self, marks: frozenset[str]) -> bool:
        """Whether there may be a match in a text with these `Document.marks`."""
        if self.fault.hidden:
            return not all(character.isascii() or _is_seen(character) for character in marks)
        if self.fault.unprintable:
            return not all(map(_is_seen, marks))
        return not self.fault.needs or bool(self.needs(marks))

    def needs(self, marks: frozenset[str]) -> list[str]:
        """Those of what the fault needs that a text with these marks may hold."""
        return [need for need, needed in self._marks_needed if marks.issuperset(needed)]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The expression, in place of a ^ at its beginning the line end before."""
        find = self.fault.find
        if self._at_line_start:
            rest = find[1:]
            find = rf"\n(?:{rest})" if "(?P<span>" in rest else rf"\n(?P<span>{rest})"
        try:
            return re.compile(find, self._flags)
        except re.error as error:
            raise ValueError(f"faults: {self.fault.find!r} is no regular expression: {error}") from error

    def matches(self, prose: str) -> Iterator[tuple[re.Match[str], int, int]]:
        """Each match, and where in the prose what it flags begins and ends."""
        if not self._at_line_start:
            for found in self.pattern.finditer(prose):
                yield found, *_flagged(found)
            return
        lines = "\n" + prose  # a line end is found some ten times as fast as what follows one
        match = self.pattern.search(lines)
        while match:
            start, end = _flagged(match)
            yield match, start - 1, end - 1
            match = self.pattern.search(lines, max(match.end() - 1, match.start() + 1))


class RawPattern(DocumentCheck):
    """Flags what the faults match in the prose view of the text."""

    kind = "raw-pattern"
    Options = RawOptions

    def __init__(self, rule: Rule, options: RawOptions) -> None:
        super().__init__(rule, options)
        flags = re.MULTILINE | (re.IGNORECASE if options.ignore_case else re.NOFLAG)
        self._searches = [Search(fault, flags) for fault in options.faults]
        self._searches_for = lru_cache(maxsize=MOST_REMEMBERED)(self._concerned)
        self._guards = guards_named(options.unless)

    def prepare(self) -> None:
        for search in self._searches:
            _ = search.pattern

    def concerns(self, marks: frozenset[str]) -> bool:
        return bool(self._searches_for(marks))

    def _concerned(self, marks: frozenset[str]) -> list[tuple[Search, list[str]]]:
        """The searches for a text with these marks, and what it must hold one of for each."""
        return [(search, search.needs(marks)) for search in self._searches if search.concerns(marks)]

    def check(self, document: Document) -> Iterator[Match]:
        taken: set[int] = set()
        prose = document.prose
        for search, needs in self._searches_for(document.marks):
            fault = search.fault
            if fault.needs and not any(map(prose.__contains__, needs)):
                continue
            if fault.plain_text and document.markup is not None:
                continue
            for found, start, end in search.matches(prose):
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
                    fix=None if fault.fix is None else Fix.parse(fault.fix),
                )


def _flagged(found: re.Match[str]) -> tuple[int, int]:
    return found.span("span") if "span" in found.re.groupindex else found.span()


def _is_seen(character: str) -> bool:
    """Whether a character has a shape of its own, or is the white space that texts are made of."""
    if character.isprintable():
        return character not in VARIATION_SELECTORS
    return character in "\t\n\r" or (character > LAST_CONTROL and character.isspace())


def _suggestions(fault: Fault, found: re.Match[str], text: str) -> tuple[str, ...]:
    if fault.suggest == "unescape":
        import html  # its table of characters is long, and hardly any text needs it

        return (html.unescape(html.unescape(text)),)  # "&amp;lt;" was escaped twice
    return () if fault.replace is None else (found.expand(fault.replace),)


def _character_name(character: str) -> str:
    """The code point and, where it has one, the name of a character: "U+00AD SOFT HYPHEN"."""
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()

"""The kind `pattern`: regular expressions, tried only where one of their anchor words stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, Protocol

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint_plugins.guards import guards_named

# A space outside a character class stands for any white space; \  is a space and nothing else.
CLASS_OR_SPACE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| +", re.DOTALL)
WORD_LIST = re.compile(r"\{([a-z][a-z-]*)\}")


class Pieces(Protocol):
    """What {name} in a pattern may stand for: see PatternOptions."""

    @property
    def words(self) -> dict[str, tuple[str, ...]]: ...

    @property
    def parts(self) -> dict[str, str]: ...


class PatternOptions(Options, frozen=True, kw_only=True):
    """`patterns` are tried in each sentence (or block) in which one of `anchors` stands.

    {name} in a pattern is replaced by the alternatives of `words.name`, or by the piece of a pattern
    `parts.name`, which may itself hold {name} of words and of parts above it. A space stands for any
    white space. A group called `span` is what is flagged; without it the whole match is. Other named
    groups can be used in the message. `unless` names guards. Where one of `cleared-by` matches in the
    same sentence (or block), before or after, nothing in it is flagged.
    """

    patterns: tuple[str, ...]
    anchors: tuple[str, ...]
    words: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    within: Literal["sentence", "block"] = "sentence"
    ignore_case: bool = True
    unless: tuple[str, ...] = ()
    cleared_by: tuple[str, ...] = ()


class Pattern(PhraseCheck):
    """Flags what the patterns match, the first pattern first."""

    kind = "pattern"
    Options = PatternOptions

    def __init__(self, rule: Rule, options: PatternOptions) -> None:
        super().__init__(rule, options)
        self._anchors = expand_anchors(options.anchors, options.words)
        self._within = options.within
        self._guards = guards_named(options.unless)
        flags = re.IGNORECASE if options.ignore_case else re.NOFLAG
        self._patterns = tuple(
            compile_pattern(pattern, options, flags, "patterns") for pattern in options.patterns
        )
        self._clearing = tuple(
            compile_pattern(pattern, options, flags, "cleared-by") for pattern in options.cleared_by
        )

    def phrases(self) -> Sequence[str]:
        return self._anchors

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for start, end in self._stretches(document, hits):
            matches = list(self._matches(document, start, end))
            if matches and not any(clear.search(document.prose, start, end) for clear in self._clearing):
                yield from matches

    def _matches(self, document: Document, start: int, end: int) -> Iterator[Match]:
        taken: list[tuple[int, int]] = []
        for pattern in self._patterns:
            for found in pattern.finditer(document.prose, start, end):
                span = found.span("span") if "span" in pattern.groupindex else found.span()
                if span[0] >= span[1] or any(s < span[1] and span[0] < e for s, e in taken):
                    continue
                if any(guard(document, *span) for guard in self._guards):
                    continue
                taken.append(span)
                yield Match(start=span[0], end=span[1], arguments=_arguments(found))

    def _stretches(self, document: Document, hits: Sequence[Hit]) -> Iterator[tuple[int, int]]:
        """The sentences or blocks that hold an anchor, each once."""
        reached = -1
        for hit in hits:
            if hit.start < reached:
                continue
            stretch = (
                document.sentence_at(hit.start)
                if self._within == "sentence"
                else document.block_at(hit.start)
            )
            if stretch is not None:
                reached = stretch.end
                yield stretch.start, stretch.end


def expand_anchors(anchors: Sequence[str], words: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The anchors, with {name} replaced by the words of that list; ValueError for a list there is not."""
    expanded: list[str] = []
    for anchor in anchors:
        if listed := WORD_LIST.fullmatch(anchor):
            expanded.extend(_listed(listed[1], words, "anchors"))
        else:
            expanded.append(anchor)
    if not expanded:
        raise ValueError("anchors: a pattern needs at least one word that has to be there")
    return tuple(dict.fromkeys(expanded))


def compile_pattern(pattern: str, pieces: Pieces, flags: re.RegexFlag, field: str) -> re.Pattern[str]:
    """The pattern with its parts and word lists filled in; ValueError, naming it, if it is malformed."""
    whole = pattern
    for name, part in reversed(pieces.parts.items()):
        whole = whole.replace("{" + name + "}", f"(?:{part})")
    spaced = CLASS_OR_SPACE.sub(lambda m: r"\s+" if m[0][0] == " " else m[0], whole)
    filled = WORD_LIST.sub(lambda m: _alternatives(_listed(m[1], pieces.words, field)), spaced)
    try:
        return re.compile(filled, flags)
    except re.error as error:
        raise ValueError(f"{field}: {pattern!r} is no regular expression: {error}") from error


def _listed(name: str, words: dict[str, tuple[str, ...]], field: str) -> tuple[str, ...]:
    if name not in words:
        raise ValueError(f"{field}: {{{name}}} is no list of `words`; there are {', '.join(words) or 'none'}")
    return words[name]


def _alternatives(words: Sequence[str]) -> str:
    """The words as one group, the longest first; an apostrophe matches curly ones, too."""
    ordered = sorted(words, key=len, reverse=True)
    escaped = (re.escape(word).replace(r"\ ", r"\s+").replace("'", "['’]") for word in ordered)
    return rf"(?:{'|'.join(escaped)})"


def _arguments(found: re.Match[str]) -> dict[str, str]:
    return {name: " ".join((value or "").split()) for name, value in found.groupdict().items()}

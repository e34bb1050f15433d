"""The kind `pattern`: regular expressions, tried only where one of their anchor words stands."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import product
from typing import Literal, Protocol

import msgspec

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint_plugins.guards import guards_named

# A space outside a character class stands for any white space; \  is a space and nothing else.
CLASS_OR_SPACE = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]| +", re.DOTALL)
WORD_START = re.compile(r"(?<![\w’'-])\w[\w’'-]*+")
LONGEST_LEAD = 16  # characters that a word before an anchor, with the space after it, may take on average
WORTH_GROUPING = 4  # words with one first letter: a group of fewer takes longer to compile than it spares
# A part of a pattern that does tell capitals, and what is too rare to be looked at: a code, a letter beyond
# ASCII, a range from something else to a capital.
CASED = re.compile(r"\(\?[a-zA-Z]*-|\\[xuUN\d]|[^\W\d_a-zA-Z]|[^A-Z]-[A-Z]")
CAPITAL = re.compile(r"\\.|\(\?P|[A-Z]", re.DOTALL)
WORD_LIST = re.compile(r"\{([a-z][a-z-]*)\}")


class Pieces(Protocol):
    """What {name} in a pattern may stand for: see PatternOptions."""

    @property
    def words(self) -> dict[str, tuple[str, ...]]: ...

    @property
    def parts(self) -> dict[str, str]: ...


class PatternSearch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Patterns with anchors of their own: each is tried only where one of these anchors stands.

    With `lead`, a match begins at an anchor or at one of the `lead` words before it, which spares
    looking at the rest of the sentence. With `needs`, the sentence (or block) must hold one of these
    strings, written in lower case.
    """

    patterns: tuple[str, ...]
    anchors: tuple[str, ...]
    lead: int | None = None
    needs: tuple[str, ...] = ()


class PatternOptions(Options, frozen=True, kw_only=True):
    """`patterns` are tried in each sentence (or block) in which one of `anchors` stands.

    {name} in a pattern is replaced by the alternatives of `words.name`, or by the piece of a pattern
    `parts.name`, which may itself hold {name} of words and of parts above it. A space stands for any
    white space. A group called `span` is what is flagged; without it the whole match is. Other named
    groups can be used in the message. An anchor may hold {name}, too, and stands for each of its
    fillings. For `lead` see PatternSearch. Patterns that need different anchors are quicker as
    several `searches`, tried in this order. `unless` names guards. Where one of `cleared-by` matches
    in the same sentence (or block), before or after, nothing in it is flagged.
    """

    patterns: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    searches: tuple[PatternSearch, ...] = ()
    words: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    lead: int | None = None
    within: Literal["sentence", "block"] = "sentence"
    ignore_case: bool = True
    unless: tuple[str, ...] = ()
    cleared_by: tuple[str, ...] = ()

    @property
    def every_search(self) -> tuple[PatternSearch, ...]:
        """The searches, the rule's own patterns and anchors first."""
        if self.searches and not self.patterns and not self.anchors:
            return self.searches
        return (PatternSearch(patterns=self.patterns, anchors=self.anchors, lead=self.lead), *self.searches)

    def compiled(self, patterns: Sequence[str], field: str) -> tuple[re.Pattern[str], ...]:
        """The patterns as expressions; ValueError, naming the field, for one that is malformed."""
        flags = re.IGNORECASE if self.ignore_case else re.NOFLAG
        return tuple(compile_pattern(pattern, self, flags, field, straight=True) for pattern in patterns)


class Search:
    """The patterns of a search, compiled when one of its anchors is first found."""

    def __init__(self, search: PatternSearch, options: PatternOptions) -> None:
        self.anchors = expand_anchors(search.anchors, options.words)
        self._lead = search.lead
        self._needs = search.needs
        self._sources = search.patterns
        self._options = options

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str], ...]:
        """The patterns, to be tried in this order."""
        return self._options.compiled(self._sources, "patterns")

    def matches(self, text: str, start: int, end: int, anchors: Sequence[int]) -> Iterator[re.Match[str]]:
        """What the patterns match in `start`…`end` with anchors that begin at these places."""
        if self._needs:
            stretch = text[start:end].lower()
            if not any(need in stretch for need in self._needs):
                return
        if self._lead is None:
            for pattern in self.patterns:
                yield from pattern.finditer(text, start, end)
            return
        begins = _begins(text, start, anchors, self._lead)
        for pattern in self.patterns:
            for begin in begins:
                found = pattern.match(text, begin, end)
                if found:
                    yield found


class Pattern(PhraseCheck):
    """Flags what the patterns match, the first pattern first."""

    kind = "pattern"
    Options = PatternOptions

    def __init__(self, rule: Rule, options: PatternOptions) -> None:
        super().__init__(rule, options)
        self._searches = tuple(Search(search, options) for search in options.every_search)
        users: dict[str, list[int]] = {}
        for index, search in enumerate(self._searches):
            for anchor in search.anchors:
                users.setdefault(anchor, []).append(index)
        self._anchors = tuple(users)
        self._users = tuple(users.values())  # for each anchor the indexes of the searches that begin from it
        self._within = options.within
        self._guards = guards_named(options.unless)
        self._options = options

    def prepare(self) -> None:
        _ = [search.patterns for search in self._searches], self._clearing

    @cached_property
    def _clearing(self) -> tuple[re.Pattern[str], ...]:
        return self._options.compiled(self._options.cleared_by, "cleared-by")

    def phrases(self) -> Sequence[str]:
        return self._anchors

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        if document.seen is None:
            yield from self._judged(document, hits)
            return
        place = document.seen.shortened
        moved = [Hit(place(hit.start), place(hit.end), hit.phrase) for hit in hits]
        yield from map(document.seen.placed, self._judged(document.as_seen, moved))

    def _judged(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for start, end, anchors in self._stretches(document, hits):
            matches = list(self._matches(document, start, end, anchors))
            if matches and not any(clear.search(document.straight, start, end) for clear in self._clearing):
                yield from matches

    def _matches(self, document: Document, start: int, end: int, hits: Sequence[Hit]) -> Iterator[Match]:
        anchors: dict[int, list[int]] = {}
        for hit in hits:
            for user in self._users[hit.phrase]:
                anchors.setdefault(user, []).append(hit.start)
        taken: list[tuple[int, int]] = []
        for user in sorted(anchors):
            for found in self._searches[user].matches(document.straight, start, end, anchors[user]):
                span = found.span("span") if "span" in found.re.groupindex else found.span()
                if span[0] >= span[1] or _overlaps(taken, span):
                    continue
                if any(guard(document, *span) for guard in self._guards):
                    continue
                insort(taken, span)
                yield Match(start=span[0], end=span[1], arguments=_arguments(found))

    def _stretches(self, document: Document, hits: Sequence[Hit]) -> Iterator[tuple[int, int, list[Hit]]]:
        """The sentences or blocks that hold anchors, each once, with the hits in it."""
        place = document.sentence_at if self._within == "sentence" else document.block_at
        start, end = -1, -1
        held: list[Hit] = []
        for hit in hits:
            if hit.start >= end:
                if held:
                    yield start, end, held
                    held = []
                stretch = place(hit.start)
                if stretch is None:
                    continue
                start, end = stretch.start, stretch.end
            held.append(hit)
        if held:
            yield start, end, held


def _begins(text: str, least: int, anchors: Sequence[int], lead: int) -> list[int]:
    """Where a match may begin: at the anchors and at the `lead` words before each, in order."""
    if not lead:
        return list(dict.fromkeys(anchors))
    begins = set(anchors)
    for anchor in anchors:
        low = max(least, anchor - LONGEST_LEAD * lead)
        words = [word.start() for word in WORD_START.finditer(text, low, anchor)]
        begins.update(words[len(words) - lead :] if len(words) > lead else words)
    return sorted(begins)


def _overlaps(taken: Sequence[tuple[int, int]], span: tuple[int, int]) -> bool:
    """Whether the span shares a character with one of those taken, which are in order and apart."""
    after = bisect_left(taken, span)
    return (after < len(taken) and taken[after][0] < span[1]) or (after > 0 and span[0] < taken[after - 1][1])


def expand_anchors(
    anchors: Sequence[str], words: dict[str, tuple[str, ...]], field: str = "anchors"
) -> tuple[str, ...]:
    """The anchors, with each {name} filled with each word of that list; ValueError for one there is not."""
    expanded: list[str] = []
    for anchor in anchors:
        pieces = WORD_LIST.split(anchor)  # text and names in turn
        fillings = [
            _listed(piece, words, field) if index % 2 else (piece,) for index, piece in enumerate(pieces)
        ]
        expanded.extend("".join(filling) for filling in product(*fillings))
    if not expanded:
        raise ValueError(f"{field}: a pattern needs at least one word that has to be there")
    return tuple(dict.fromkeys(expanded))


def compile_pattern(
    pattern: str, pieces: Pieces, flags: re.RegexFlag, field: str, *, straight: bool = False
) -> re.Pattern[str]:
    """The pattern with its parts and word lists filled in; ValueError, naming it, if it is malformed.

    With `straight` it is for a text without curly apostrophes: see fill_pattern.
    """
    return compile_filled(fill_pattern(pattern, pieces, field, straight=straight), flags, field, pattern)


def compile_filled(filled: str, flags: re.RegexFlag, field: str, pattern: str) -> re.Pattern[str]:
    """What is left of a pattern when it is filled in; ValueError, naming the pattern, if it is malformed."""
    try:
        return re.compile(filled, flags)
    except re.error as error:
        raise ValueError(f"{field}: {pattern!r} is no regular expression: {error}") from error


def fill_pattern(pattern: str, pieces: Pieces, field: str, *, straight: bool = False) -> str:
    """The pattern with its parts and word lists filled in.

    With `straight` it is for a text without curly apostrophes, and its own are straight ones: a class
    that holds a curly one takes as long to compile as a hundred letters.
    """
    whole = pattern
    for name, part in reversed(pieces.parts.items()):
        whole = whole.replace("{" + name + "}", f"(?:{part})")
    spaced = CLASS_OR_SPACE.sub(lambda m: r"\s+" if m[0][0] == " " else m[0], whole)
    filled = WORD_LIST.sub(lambda m: _alternatives(_listed(m[1], pieces.words, field)), spaced)
    return filled.replace("['’]", "'").replace("’", "'") if straight else filled


def is_cased(pattern: str) -> bool:
    """Whether a pattern that ignores case may find something else in a text that is all in lower case."""
    return CASED.search(pattern) is not None


def lowered(pattern: str) -> str:
    """A pattern that is not cased, as it finds in lower case what it finds in any if it ignores case."""
    return CAPITAL.sub(lambda found: found[0] if len(found[0]) > 1 else found[0].lower(), pattern)


def _listed(name: str, words: dict[str, tuple[str, ...]], field: str) -> tuple[str, ...]:
    if name not in words:
        raise ValueError(f"{field}: {{{name}}} is no list of `words`; there are {', '.join(words) or 'none'}")
    return words[name]


def _alternatives(words: Sequence[str]) -> str:
    """The words as one group, the longest first; an apostrophe matches curly ones, too.

    Many words with the same first letter are a group in it: one test then rules them all out.
    """
    by_letter: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word)
    alternatives: list[str] = []
    for letter, alike in by_letter.items():
        if len(alike) < WORTH_GROUPING:
            alternatives += map(_escaped, alike)
        else:
            rests = "|".join(_escaped(word[1:]) for word in alike)
            alternatives.append(f"{_escaped(letter)}(?:{rests})")
    return f"(?:{'|'.join(alternatives)})"


def _escaped(text: str) -> str:
    return re.escape(text).replace(r"\ ", r"\s+").replace("'", "['’]")


def _arguments(found: re.Match[str]) -> dict[str, str]:
    return {name: " ".join((value or "").split()) for name, value in found.groupdict().items()}

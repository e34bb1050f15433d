"""The kind `title-variant`: somebody who holds one post in one place and another one in the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Severity
from corpuslint.layers.persons import OPENERS
from corpuslint.rule import Rule

_WORD = r"(?:[A-Z]\.|[A-Z][\w’'&-]*(?<!['’]s))"
_NAME = rf"{_WORD}(?:\s{_WORD}){{0,3}}"
_BODY = rf"(?:the\s)?(?P<body>{_WORD}(?:\s(?:of\s|and\s|&\s)?{_WORD}){{0,4}})"
# Who is named before a post, and what stands between: "Anna Berg, who is the", "Anna Berg is".
_BETWEEN = r"(?:,\s(?:who\s(?:is|was)\s)?|\s(?:is|was)\s)(?:the\s|an?\s|its\s)?\Z"
BETWEEN = re.compile(_BETWEEN)
LONGEST_BETWEEN = len(", who was the ")
NAMED_BEFORE = re.compile(rf"(?P<name>{_NAME}){_BETWEEN}")
# Before a post whose holder is named after it: "The", "As", "Marlow's", "Marlow".
OPENED_BEFORE = re.compile(rf"(?:\b(?:[Tt]he|[Aa]s|[Aa]s\sthe|[Ii]ts)\s|(?P<body>{_NAME})(?:['’]s)?\s)\Z")
BODY_AFTER = re.compile(rf"\s(?:of|at|for)\s{_BODY}")
NAMED_AFTER = re.compile(rf",?\s(?P<name>{_NAME})(?=[,.;:]?\s|[,.;:”\"]|\Z)")
JOINED = re.compile(r"\s?(?:,|and|&|/|,\sand)\s(?:the\s|its\s)?")
OTHER_TIME = re.compile(
    r"\b(?:former|ex|then|acting|interim|incoming|outgoing|next|new|first|last|late)[\s-]\Z", re.IGNORECASE
)
LONGEST_OTHER_TIME = len("incoming ")
JOINING = frozenset(("the", "a", "an", "its", "is", "was", "as"))
LOOK_BEHIND = 80  # characters
LOOK_AHEAD = 160
LONGEST_NAME = 4  # words: so many before a post can be the name or the body that it stands after


class TitleVariantOptions(Options, frozen=True, kw_only=True):
    """`posts` are groups of names of one post. Somebody may well hold several of those in `together`."""

    posts: tuple[tuple[str, ...], ...]
    together: frozenset[str] = frozenset()


class Holder(NamedTuple):
    """Somebody with a post, by its group, and where the post stands; `body` may not be told."""

    name: str
    post: int
    body: str | None
    start: int
    end: int


class TitleVariant(PhraseCheck):
    """Flags a post of a person who holds another one of the same body, or of none told, before.

    Posts that "and" joins, that somebody held at another time, and those that go together do not count.
    """

    kind = "title-variant"
    Options = TitleVariantOptions

    def __init__(self, rule: Rule, options: TitleVariantOptions) -> None:
        super().__init__(rule, options)
        self._phrases = [phrase for group in options.posts for phrase in group]
        self._groups = [number for number, group in enumerate(options.posts) for _ in group]
        self._together = [not options.together.isdisjoint(group) for group in options.posts]

    def phrases(self) -> Sequence[str]:
        return self._phrases

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        posts = _longest(hits)
        if len({self._groups[post.phrase] for post in posts}) < 2:
            return
        held: dict[str, list[Holder]] = {}
        joined = _joined(document.prose, posts)
        for post in posts:
            holder = None if post in joined else _holder(document.prose, post, self._groups[post.phrase])
            if holder is not None:
                held.setdefault(holder.name.split()[-1], []).append(holder)
        for holders in held.values():
            yield from self._changes(document, holders)

    def _changes(self, document: Document, holders: Sequence[Holder]) -> Iterator[Match]:
        """The first post of a person that is not the one told before."""
        first = holders[0]
        for other in holders[1:]:
            if other.post == first.post or (self._together[other.post] and self._together[first.post]):
                continue
            if _may_be_one(first, other):
                before = document.prose[first.start : first.end]
                yield Match(
                    start=other.start,
                    end=other.end,
                    arguments={"name": other.name, "other": " ".join(before.split())},
                    severity=None if first.body and other.body else Severity.NOTE,
                    related=(Related(first.start, first.end, f"{before!r} here"),),
                )
                return


def _longest(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that lie in no other: "deputy director", and not "director" in it."""
    longest: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not longest or hit.end > longest[-1].end:
            longest.append(hit)
    return longest


def _joined(text: str, posts: Sequence[Hit]) -> set[Hit]:
    """The posts that one person holds together, as "chairman and chief executive"."""
    return {
        post
        for pair in pairwise(posts)
        if JOINED.fullmatch(text, pair[0].end, pair[1].start)
        for post in pair
    }


def _holder(text: str, post: Hit, group: int) -> Holder | None:
    """Who holds a post, where the words around it tell.

    The quick looks at the last words before the post come first: they rule most posts out.
    """
    begin = max(post.start - LOOK_BEHIND, 0)
    *earlier, last = text[begin : post.start].rsplit(None, LONGEST_NAME) or ("",)
    if not (last in JOINING or last.endswith(",") or last[:1].isupper()):
        return None
    if OTHER_TIME.search(text, max(post.start - LONGEST_OTHER_TIME, 0), post.start):
        return None
    body = BODY_AFTER.match(text, post.end, post.end + LOOK_AHEAD)
    if BETWEEN.search(text, max(post.start - LONGEST_BETWEEN, 0), post.start):
        named = NAMED_BEFORE.search(text, begin, post.start)
        if named:
            return Holder(
                _without_opener(named["name"]), group, body["body"] if body else None, post.start, post.end
            )
    end = body.end() if body else post.end
    after = NAMED_AFTER.match(text, end, end + LOOK_AHEAD)
    if after is None:
        return None
    if len(earlier) == LONGEST_NAME:
        begin += len(earlier[0])
    opened = OPENED_BEFORE.search(text, begin, post.start)
    if opened is None:
        return None
    return Holder(after["name"], group, body["body"] if body else opened["body"], post.start, post.end)


def _without_opener(name: str) -> str:
    """A name without the word before it that begins a sentence: "Later Anna Berg"."""
    first, _, rest = name.partition(" ")
    return rest if rest and first in OPENERS else name


def _may_be_one(one: Holder, other: Holder) -> bool:
    """Whether two are one person, in one body as far as it is told."""
    names = one.name.split(), other.name.split()
    if len(names[0]) > 1 and len(names[1]) > 1 and names[0][0] != names[1][0]:
        return False
    return one.body is None or other.body is None or one.body.split()[0] == other.body.split()[0]

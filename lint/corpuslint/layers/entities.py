"""Entities: the people, bodies and other things that a text names, each with all its mentions.

Precise before complete: what may be one of several, or nobody's, is left out.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from corpuslint.finding import Span
from corpuslint.layers.antecedents import Antecedents
from corpuslint.layers.full_names import full_name, owners
from corpuslint.layers.names import Name
from corpuslint.layers.persons import FIRST_NAMES, person_in
from corpuslint.layers.reporting import words
from corpuslint.layers.sentences import Sentence

Kind = Literal["person", "body", "other"]


class Entity(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something that a text names: its fullest name, and all its mentions in order.

    A mention is a name, a pronoun ("She said") or a description ("the company", "the Meta CEO"). A `body`
    is a firm, an agency or another organisation whose name says so; what is no person and no body is `other`.
    """

    name: str
    kind: Kind
    mentions: tuple[Span, ...]


BODIES = words(
    """
    Agency Airlines Airways Association Authority Bank Board Bureau Co Commission Committee Company
    Corp Corporation Council Department Electric Energy Federation Financial Foods Foundation Fund
    Group Holdings Inc Industries Institute International Labs LLC Ltd Media Ministry Motors Museum
    Networks Office Oil Organisation Organization Partners Party Petroleum Pharmaceuticals Platforms
    Plc Resources Services Shipping Society Software Steel Stores Studios Systems Technologies
    Technology Telecom Trust Union University
    """
)
# No company, whatever else: what is called so has the word that describes it in its name.
PUBLIC = words(
    """
    Agency Association Authority Board Bureau Commission Committee Council Department Federation Foundation
    Fund Institute Ministry Museum Office Organisation Organization Party Society Trust Union University
    """
)
COMPANY = words("company firm corporation carmaker retailer lender airline group")
# What stands after these words is a place: the town of Marlow is not Marlow Foods.
PLACED = re.compile(r"\b(?:in|at|near|across|throughout|outside|inside|around)\s(?:the\s)?\Z", re.IGNORECASE)
LONGEST_PLACED = 20  # characters
# A pronoun that begins a sentence or says something: others too often stand for somebody else. Here and
# below a letter stands before the question what it follows, so that the search goes from one such letter on.
PRONOUN = re.compile(
    r"[HS](?<!\w.)(?:(?<=H)(?:e|is|er)|(?<=S)he)\b"
    r"|[hs](?<!\w.)(?:(?<=h)e|(?<=s)he)(?=\s(?:said|says|added|told|wrote)\b)"
)
DESCRIBED = re.compile(
    r"[Tt](?<!\w.)he\s(company|firm|bank|group|corporation|agency|ministry|airline|carmaker|retailer|lender|commission"
    r"|committee|union|party|university|foundation|association)\b(?!\s(?:of|in|for|at|that|which)\b)"
)
SENTENCES_BACK = 2  # before a description in which just one body is named
_NAME = r"[A-Z][\w’-]*(?:\s(?:[A-Z]\.\s)?[A-Z][\w’-]*){0,3}"
_POST = r"(?:CEO|CFO|chief\sexecutive|chairman|chairwoman|president|founder|boss|head)"
POST = re.compile(rf"\s{_POST}\b")
HOLDERS = (
    re.compile(rf"(?P<body>{_NAME})(?:['’]s)?\s{_POST},?\s(?P<person>{_NAME})"),
    re.compile(rf"(?P<person>{_NAME}),\s(?:the\s)?{_POST}\s(?:of|at)\s(?:the\s)?(?P<body>{_NAME})"),
)
HOLDER = re.compile(rf"[Tt](?<!\w.)he\s(?P<body>{_NAME})\s{_POST}\b(?!,?\s[A-Z])")


def find_entities(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], quoted: Sequence[Span]
) -> tuple[Entity, ...]:
    """The entities of a text in order of their first mention; `quoted` are its outermost quotations."""
    called = _Called(text, names)
    places = [(Span(name.start, name.end), entity) for name in names if (entity := called.by(name))]
    bodies = [place for place in places if called.kinds[place[1]] == "body"]
    places += _pronouns(text, sentences, quoted, called)
    places += _descriptions(text, sentences, bodies)
    places += _holders(text, called)
    mentions: dict[str, list[Span]] = {}
    reached = 0
    for span, entity in sorted(places, key=lambda place: (place[0].start, -place[0].end)):
        if span.start >= reached:  # "the Meta CEO" is no mention of Meta
            mentions.setdefault(entity, []).append(span)
            reached = span.end
    return tuple(Entity(entity, called.kinds[entity], tuple(spans)) for entity, spans in mentions.items())


class _Called:
    """What each entity of a text is called, and of which kind it is."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text = text
        self._full = {text: full_name(text) for text in {name.text for name in names}}
        counts = Counter([self._full[name.text] for name in names])
        self._owners = owners(counts) | _short_forms(counts) | dict(_acronyms(text, names))
        self.kinds: dict[str, Kind] = {name: _kind(name) for name in counts}

    def by(self, name: Name) -> str | None:
        """The entity that a name stands for; None if it may be one of several, or a place so called."""
        called = self._full[name.text]
        entity = self.named(called)
        if entity is not None and entity != called and self.kinds[entity] == "body":
            before = self._text[max(name.start - LONGEST_PLACED, 0) : name.start]
            return None if PLACED.search(before) else entity
        return entity

    def named(self, name: str) -> str | None:
        """The entity that a full or a shortened name stands for."""
        entity = self._owners.get(name, name)
        return entity if entity in self.kinds else None


def _kind(name: str) -> Kind:
    if not BODIES.isdisjoint(name.replace(".", "").split()[1:]):
        return "body"
    person = person_in(name)
    return "person" if person is not None and person.sure else "other"


def _short_forms(names: Mapping[str, int]) -> dict[str, str | None]:
    """For first words of bodies' names that stand alone elsewhere the bodies: "Meta" for Meta Platforms."""
    begun: dict[str, set[str]] = {}
    for name in names:
        first, space, _ = name.partition(" ")
        if space and first in names and first not in FIRST_NAMES:
            begun.setdefault(first, set()).add(name)
    bodies = {first: max(found) for first, found in begun.items() if len(found) == 1}
    return {first: name for first, name in bodies.items() if _kind(name) == "body"}


def _acronyms(text: str, names: Sequence[Name]) -> Iterator[tuple[str, str]]:
    """For acronyms in brackets after a name that name."""
    for name, after in pairwise(names):
        if after.acronym and text[name.end : after.start] == " (":
            yield after.text, full_name(name.text)


def _pronouns(
    text: str, sentences: Sequence[Sentence], quoted: Sequence[Span], called: _Called
) -> Iterator[tuple[Span, str]]:
    """The persons that pronouns outside quotations stand for."""
    antecedents = Antecedents(text, sentences, quoted)
    starts = [quotation.start for quotation in quoted]
    for found in PRONOUN.finditer(text):
        index = bisect_right(starts, found.start()) - 1
        if index >= 0 and quoted[index].end > found.start():
            continue
        name = antecedents.name_of(Span(*found.span()))
        entity = called.named(full_name(name)) if name else None
        if entity is not None and called.kinds[entity] != "body":
            yield Span(*found.span()), entity


def _descriptions(
    text: str, sentences: Sequence[Sentence], bodies: Sequence[tuple[Span, str]]
) -> Iterator[tuple[Span, str]]:
    """The bodies that words such as "the company" stand for: the only one named shortly before."""
    starts = [span.start for span, _ in bodies]
    begins = [sentence.start for sentence in sentences]
    for found in DESCRIBED.finditer(text):
        sentence = max(bisect_right(begins, found.start()) - 1 - SENTENCES_BACK, 0)
        first = bisect_right(starts, begins[sentence] - 1) if begins else 0
        near = {entity for _, entity in bodies[first : bisect_right(starts, found.start())]}
        if len(near) == 1 and _may_be_called(near, found[1]):
            yield Span(*found.span()), near.pop()


def _may_be_called(bodies: set[str], description: str) -> bool:
    """Whether a word may describe the one of the bodies: "the bank" is a bank."""
    called = {word for body in bodies for word in body.split()}
    return description.capitalize() in called or (description in COMPANY and PUBLIC.isdisjoint(called))


def _holders(text: str, called: _Called) -> Iterator[tuple[Span, str]]:
    """The persons that "the Meta CEO" and the like stand for, where the text says who that is."""
    paragraphs = list(_with_posts(text))
    posts: dict[str, set[str]] = {}
    for found in _matches(HOLDERS, text, paragraphs):
        person = called.named(full_name(found["person"]))
        if person is not None and called.kinds[person] == "person":
            posts.setdefault(found["body"].split()[0], set()).add(person)
    for found in _matches([HOLDER], text, paragraphs):
        persons = posts.get(found["body"].split()[0], set())
        if len(persons) == 1:
            yield Span(*found.span()), next(iter(persons))


def _matches(
    patterns: Iterable[re.Pattern[str]], text: str, spans: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    return (found for pattern in patterns for span in spans for found in pattern.finditer(text, *span))


def _with_posts(text: str) -> Iterator[tuple[int, int]]:
    """What stands between two blank lines and names a post: the one place of its holder and body."""
    end = 0
    for found in POST.finditer(text):
        if found.start() >= end:
            start = max(text.rfind("\n\n", 0, found.start()), 0)
            end = text.find("\n\n", found.end())
            end = len(text) if end < 0 else end
            yield start, end

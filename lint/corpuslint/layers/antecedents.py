"""Antecedents: the names that sources stand for: “Berg” for Anna Berg, “she” for the woman named before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from corpuslint.cached import cached_property
from corpuslint.finding import Span
from corpuslint.layers.persons import (
    CAPITALISED,
    NO_PERSON,
    OPENERS,
    PARTICLES,
    Gender,
    Person,
    person_in,
)
from corpuslint.layers.reporting import words
from corpuslint.layers.reporting_clauses import told_in
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import describe_source

HE, SHE = words("he his him"), words("she her")
SENTENCES_BACK = 6  # before a pronoun that are looked at for whom it stands for
FAR = 1500  # characters, likewise
CAPITALISED_WORD = re.compile(r"[^\W\d_a-z]\w*")
BEHIND_SPACE = re.compile(rf"[ -]({CAPITALISED_WORD.pattern})")
MOST_SURNAMES = 100  # for which the whole text is searched
MOST_SEARCHES = 40  # places of a surname that are looked at for the first name
PREPOSITIONS = words("to by with of for from against about on than like at over in and")
GIVEN = re.compile(rf"(?:[A-Z][\w’'-]*\.?\s){{1,4}}{PARTICLES}{{0,2}}\Z")
SAID = r"(?:said|says|told|tells|asked|wrote|writes|added|adds|noted|argued|explained|insisted|recalled)"
SAYS = re.compile(rf"\s(?:also\s|has\s|later\s)?{SAID}\b")
SAID_BY = re.compile(rf"\b{SAID}\s\Z")
AFTER_SAID_BY = re.compile(r"[,.;”\"]|\s(?:of|from|at|who|in|on|last|to)\b|\Z")
TAG = 60  # characters: no more of its sentence stands after “he” in “…, he said on Friday.”
OWNS = re.compile(
    r"['’]s?\s|\s(?:spokes\w+|campaign|aides?|advis[eo]rs?|supporters?|voters?|ally|allies|team|administration|camp|"
    r"surrogates?|foundation|family|backers?|presidency|delegates?)\b"
)
# An age, a role or the like follows a name, as it does where a person comes in.
SET_OFF = re.compile(rf",\s(?:\d\d\b|an?\s|the\s|who\s)|\s{SAID}\b")
# A person without a name: “a neighbour”, but not in “Anna Berg, a neighbour,”.
SOMEBODY = re.compile(
    r"(?<!,\s)\b(?:[Aa]n?|[Aa]nother|[Oo]ne)\s(?:[\w-]+\s){0,3}?(?:man|woman|girl|boy|neighbour|neighbor|witness|resident|"
    r"official|friend|analyst|source|\w+er|\w+eur|\w+or|\w+ist|\w+ant|\w+man|\w+woman)\b|"
    r"\b[Hh](?:is|er)\s(?:wife|husband|mother|father|brother|sister|daughter|son)\b"
)
OPENING_PRONOUN = re.compile(r"\W*(?:(?:But|And|Then|Still|Yet|So|Later|Earlier)\s)?(He|She|His|Her)\b")


class Mention(NamedTuple):
    """A person named in a text; `owns` says that something of theirs is meant: Berg's; the Berg campaign."""

    start: int
    end: int
    person: Person
    owns: bool


class Antecedents:
    """The names that the sources of a text stand for; `quoted` are its outermost quotations, in order."""

    def __init__(self, text: str, sentences: Sequence[Sentence], quoted: Sequence[Span]) -> None:
        self.text = text
        self.sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._quoted = quoted
        self._quoted_starts = [quotation.start for quotation in quoted]
        self._full_names: dict[str, tuple[Person, ...]] = {}
        self._tellings: dict[int, tuple[str, str]] = {}  # by the index of the sentence

    def name_of(self, source: Span | None) -> str | None:
        """The name that a source stands for, as far as the text tells."""
        if source is None:
            return None
        phrase = self.text[source.start : source.end]
        kind, name = describe_source(phrase)
        if kind == "pronoun":
            return self._of_pronoun(source, phrase.lower())
        return self._full_name(name, phrase) if name else None

    # -- full names

    def _full_name(self, name: str, phrase: str) -> str:
        """A surname with the first name that the text gives elsewhere, if it gives only one."""
        if " " in name:
            person = person_in(name)
            return person.name if person and person.sure else name
        titled = person_in(phrase) if phrase != name else None
        person = self._introduced(name, titled.gender if titled else None)
        return person.name if person else name

    def _introduced(self, surname: str, gender: Gender | None) -> Person | None:
        """The person whom the text gives with a first name and this surname; None if there are several."""
        found = self._full_names.get(surname)
        if found is None:
            people = {person.name: person for person in self._find_introduced(surname)}
            found = self._full_names[surname] = tuple(people.values())
        fitting = [person for person in found if _agrees(person.gender, gender)]
        return fitting[0] if len(fitting) == 1 else None

    def _find_introduced(self, surname: str) -> Iterator[Person]:
        text = self.text
        for place in self._places_of(surname):
            end = place + len(surname)
            if text[place - 1 : place] in (" ", "-") and not text[end : end + 1].isalnum():
                given = GIVEN.search(text, max(place - 40, 0), place)
                person = person_in(text[given.start() : end]) if given else None
                if person is not None and " " in person.name and (person.sure or SET_OFF.match(text, end)):
                    yield person

    def _places_of(self, surname: str) -> Iterator[int]:
        """The first places of a surname. For a few the whole text is searched, for more it is read once."""
        first = CAPITALISED_WORD.match(surname)
        if first and len(self._full_names) >= MOST_SURNAMES:
            of_first = islice(self._capitalised.get(first[0], ()), MOST_SEARCHES)
            yield from (place for place in of_first if self.text.startswith(surname, place))
            return
        place = 0
        for _ in range(MOST_SEARCHES):
            place = self.text.find(surname, place)
            if place < 0:
                return
            yield place
            place += len(surname)

    @cached_property
    def _capitalised(self) -> dict[str, list[int]]:
        """Where words with a capital stand behind a space or a hyphen."""
        places: dict[str, list[int]] = {}
        for found in BEHIND_SPACE.finditer(self.text):
            places.setdefault(found[1], []).append(found.start(1))
        return places

    # -- pronouns

    def _of_pronoun(self, source: Span, pronoun: str) -> str | None:
        if pronoun in HE:
            return self._person(source, "he")
        if pronoun in SHE:
            return self._person(source, "she")
        if pronoun == "who":
            return self._before_who(source)
        return self._body(source) if pronoun in ("they", "their", "it") else None

    def _person(self, pronoun: Span, gender: Gender) -> str | None:
        """The person a pronoun stands for: whoever spoke last, or was the subject or else named last."""
        index = bisect_right(self._starts, pronoun.start) - 1
        if index < 0:
            return None
        own = self.sentences[index]
        spoken = self._spoken_in(own)
        if not self._is_tag(pronoun, own):
            before = Span(own.start, pronoun.start)
            if SOMEBODY.search(self._narrated(before)):
                return None
            if found := self._subject(self._fitting(before, gender, spoken)):
                return found
        for place in range(index - 1, max(index - SENTENCES_BACK, 0) - 1, -1):
            sentence = self.sentences[place]
            if pronoun.start - sentence.end > FAR:
                return None
            fitting = self._fitting(sentence, gender, spoken)
            narrated, phrase = self._telling(place)
            if phrase:
                speakers = [each for each in fitting if self._is_named(each, phrase)]
                if speakers:
                    return max(speakers, key=lambda each: each.person.sure).person.name
                kind, name = describe_source(phrase)
                if SOMEBODY.match(phrase):
                    return None
                if kind == "named" and name and (found := self._subject(fitting)):
                    return found
            elif SOMEBODY.match(narrated):
                return None
            elif not OPENING_PRONOUN.match(narrated) and (found := self._subject(fitting)):
                return found
        return None

    def _telling(self, place: int) -> tuple[str, str]:
        """A sentence without its quotations, and the words in it that tell who says something."""
        found = self._tellings.get(place)
        if found is None:
            narrated = self._narrated(self.sentences[place])
            told = told_in(narrated)
            found = self._tellings[place] = narrated, narrated[told.start : told.end] if told else ""
        return found

    def _is_tag(self, pronoun: Span, sentence: Sentence) -> bool:
        """Whether the pronoun stands at the end of what is said, where whoever is named is another."""
        return sentence.end - pronoun.end < TAG and self.text[max(pronoun.start - 2, 0)] in ",\"”’'?!"

    def _fitting(self, span: Span | Sentence, gender: Gender, spoken: str) -> list[Mention]:
        """The persons named in a span whom a pronoun fits; one of whom the speaker speaks is another."""
        return [
            mention
            for mention in self._mentions(span.start, span.end, gender)
            if _agrees(mention.person.gender, gender) and mention.person.surname not in spoken
        ]

    def _subject(self, fitting: Sequence[Mention]) -> str | None:
        """The person of some that a sentence is about: who speaks, or else its subject."""
        speaking = [mention for mention in fitting if self._speaks(mention)]
        if speaking:
            return speaking[0].person.name
        named = [
            mention for mention in fitting if mention.person.sure or SET_OFF.match(self.text, mention.end)
        ]
        return min(named, key=self._rank).person.name if named else None

    def _is_named(self, mention: Mention, phrase: str) -> bool:
        """Whether a phrase names the person, or is set off from the name by a comma."""
        name = self.text[mention.start : mention.end]
        return name in phrase or self.text.startswith(f", {phrase}", mention.end)

    def _rank(self, mention: Mention) -> tuple[bool, bool, int]:
        """Subjects before objects, persons before owners of things, the first before the next."""
        before = self.text[max(mention.start - 9, 0) : mention.start].split()
        return bool(before) and before[-1] in PREPOSITIONS, mention.owns, mention.start

    def _speaks(self, run: Mention | re.Match[str]) -> bool:
        """Whether the verb beside a name makes it a speaker's."""
        start, end = run[0:2] if isinstance(run, Mention) else run.span()
        if SAYS.match(self.text, end):
            return True
        inverted = SAID_BY.search(self.text, max(start - 12, 0), start)
        return inverted is not None and AFTER_SAID_BY.match(self.text, end) is not None

    def _mentions(self, start: int, end: int, gender: Gender) -> Iterator[Mention]:
        """The persons named in a span, outside quotations, in order; of one surname those of the gender."""
        for first, last in self._outside(start, end):
            for run in CAPITALISED.finditer(self.text, first, last):
                person = self._known(run[0], gender, self._speaks(run))
                if person is not None:
                    owns = OWNS.match(self.text, run.end()) is not None
                    yield Mention(run.start(), run.end(), person, owns)

    def _known(self, run: str, gender: Gender | None = None, speaks: bool = False) -> Person | None:
        """The person whom a run of capitalised words names, with the full name if the text gives it.

        A single word that the text does not introduce is a person only if it `speaks`.
        """
        person = person_in(run)
        name = person.name if person else run
        if " " in name or name in NO_PERSON or name in OPENERS or not name[1:].islower():
            return person
        introduced = self._introduced(name, person.gender if person and person.gender else gender)
        if introduced is not None or person is not None:
            return introduced or person
        return Person(name, None, sure=False) if speaks or self._full_names[name] else None

    def _before_who(self, source: Span) -> str | None:
        """The person named right before “who”."""
        before = self.text[max(source.start - 60, 0) : source.start].rstrip(" ,")
        runs = list(CAPITALISED.finditer(before))
        if not runs or runs[-1].end() != len(before):
            return None
        person = self._known(runs[-1][0])
        return person.name if person else None

    def _body(self, source: Span) -> str | None:
        """The body that “it” or “they” stands for: what is named as having said what was said last."""
        index = bisect_right(self._starts, source.start) - 1
        if index < 1 or self._narrated(Span(self.sentences[index].start, source.start)).count(" ") > 2:
            return None
        _, phrase = self._telling(index - 1)
        kind, name = describe_source(phrase) if phrase else ("none", None)
        return name if kind == "named" and name and self._known(name) is None else None

    # -- what the narrator says

    def _spoken_in(self, sentence: Sentence) -> str:
        """What is quoted in a sentence."""
        first = max(bisect_right(self._quoted_starts, sentence.start) - 1, 0)
        last = bisect_left(self._quoted_starts, sentence.end)
        return " ".join(self.text[quoted.start : quoted.end] for quoted in self._quoted[first:last])

    def _narrated(self, span: Span | Sentence) -> str:
        """A sentence or a part of it without what is quoted in it."""
        outside = self._outside(span.start, span.end)
        return " ".join(self.text[start:end] for start, end in outside)

    def _outside(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a span that stand in no quotation."""
        first = max(bisect_right(self._quoted_starts, start) - 1, 0)
        last = bisect_left(self._quoted_starts, end)
        for quoted in self._quoted[first:last]:
            if quoted.end > start:
                if quoted.start > start:
                    yield start, quoted.start
                start = quoted.end
        if start < end:
            yield start, end


def _agrees(gender: Gender | None, other: Gender | None) -> bool:
    return gender is None or other is None or gender == other

"""Voices: the sources of a document, each with the verbs that report what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile
from typing import NamedTuple

from corpuslint.check import Options
from corpuslint.document import Document
from corpuslint.layers.claims import Attribution
from corpuslint_plugins.inflection import verb_forms

NEGATION = re.compile(r"\b(?:not|never|\w+n['’]t)\b")
CLAUSE = re.compile(r"\W*(?:that\b|[\"“‘'«])")
OBJECT = re.compile(r"(?:\s+[\w’'-]+){1,4}")
DEFINITE = frozenset(("the", "his", "her", "their", "its", "our"))
INDEFINITE = frozenset(
    ("a", "an", "one", "another", "some", "many", "several", "most", "few", "other", "others", "two", "three")
)
# Where what a role is called ends: “critics of the bridge” are “the critics” from then on.
ROLE_END = frozenset(("of", "for", "from", "at", "in", "on", "with", "who", "to"))
LONGEST_ROLE = 3  # words: “transport workers’ union”; what is longer hardly comes again


class VerbOptions(Options, frozen=True, kw_only=True):
    """The reporting verbs that tell how far a source is believed, in all their forms.

    `doubting` (claim) keep a distance from what is said, `conceding` (admit) make it a confession,
    `endorsing` (explain) take it for true, `neutral` (say) do nothing; “according to” may stand among
    them. Those of `before-clause` count only before “that” or a quotation: who maintains a lead says
    nothing. No verb counts with one of `objects` among the next words: nor does who claims victory.
    `papers` are no voices: a lawsuit alleges, as that is what it is for.
    """

    doubting: tuple[str, ...]
    conceding: tuple[str, ...]
    endorsing: tuple[str, ...]
    neutral: tuple[str, ...]
    before_clause: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


class Verb(NamedTuple):
    """The place of a reporting verb, and the verb as it stands there, without auxiliaries."""

    start: int
    end: int
    text: str


class Voice(NamedTuple):
    """A source by name or role, and the verbs it is given: those that doubt or concede, and the others."""

    name: str
    slanted: list[Verb]
    plain: list[Verb]

    @property
    def reports(self) -> int:
        """How often the voice is reported with one of the verbs."""
        return len(self.slanted) + len(self.plain)


class Verbs:
    """The verbs of a rule, ready to be looked up by their forms."""

    def __init__(self, options: VerbOptions) -> None:
        self.slanted = _forms((*options.doubting, *options.conceding))
        self._endorsing = _forms(options.endorsing)
        self._neutral = _forms(options.neutral)
        self._before_clause = _forms(options.before_clause)
        self._objects = frozenset(options.objects)
        self._papers = frozenset(options.papers)

    def voices(self, document: Document, *, named: bool = False) -> list[Voice]:
        """The voices of a document in order of their first verb; `named`: only those with a name.

        Of the plain verbs of a voice those that endorse come first.
        """
        voices: dict[str, Voice] = {}
        for name, attribution in by_source(document, named=named):
            if name is None or name.split()[-1] in self._papers:
                continue
            verb = self._verb(document, attribution)
            if verb is not None:
                voice = voices.setdefault(name.casefold(), Voice(name, [], []))
                (voice.slanted if verb.text in self.slanted else voice.plain).append(verb)
        for voice in voices.values():
            voice.plain.sort(key=lambda verb: verb.text not in self._endorsing)
        return list(voices.values())

    def _verb(self, document: Document, attribution: Attribution) -> Verb | None:
        """The verb of an attribution (“claimed” of “has repeatedly claimed”), if it is one of ours."""
        start, end = attribution.cue.start, attribution.cue.end
        cue = document.prose_in(start, end).lower()
        words = cue.split()
        if NEGATION.search(cue):
            return None
        for verb in (*map(" ".join, pairwise(words)), *words):
            if verb in self.slanted or verb in self._endorsing or verb in self._neutral:
                return Verb(start, end, verb) if self._reports(document, verb, end) else None
        return None

    def _reports(self, document: Document, verb: str, end: int) -> bool:
        """Whether a verb that ends at `end` reports what is said, and nobody claims a prize."""
        if verb in self._before_clause:
            return CLAUSE.match(document.prose, end) is not None
        following = OBJECT.match(document.prose, end)
        return following is None or self._objects.isdisjoint(following[0].lower().split())


def by_source(document: Document, *, named: bool = False) -> Iterator[tuple[str | None, Attribution]]:
    """The attributions with the name of each one's source; “Berg” is “Anna Berg” if she is named so.

    A source without a name is called by its role, unless it must be `named`. None is anyone else:
    who is not named at all, nobody, and a pronoun of which the text does not tell whom it stands for.
    """
    attributions = document.reports
    names = Names(each.speaker for each in attributions if each.speaker)
    for attribution in attributions:
        if attribution.speaker is not None:
            yield names.full(attribution.speaker), attribution
        else:
            yield None if named else _role(document, attribution), attribution


class Names:
    """The names of the speakers of a text, of which some are one and the same person's.

    “Dr Anna Berg” is “Anna Berg”, and “Piet van Vliet” is “Van Vliet”; “Lena Berg” is somebody else.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._full: dict[str, str] = {}  # by the same in lower case
        self._of_surname: dict[str, list[str]] = {}
        for name in sorted({name for name in names if " " in name}, key=lambda name: (len(name), name)):
            if self._known_ending(name) is None:
                self._full[" ".join(_parts(name))] = name
                self._of_surname.setdefault(name.split()[-1].lower(), []).append(name)

    def full(self, name: str) -> str:
        """A name with the first name and without titles, as far as the text tells that."""
        if " " in name:
            return self._known_ending(name) or name
        known = self._of_surname.get(name.lower(), ())
        return known[0] if len(known) == 1 else name

    def _known_ending(self, name: str) -> str | None:
        """The name of two parts or more with which a name ends."""
        parts = _parts(name)
        for first in range(len(parts) - 2, -1, -1):
            full = self._full.get(" ".join(parts[first:]))
            if full is not None:
                return full
        return None


def _parts(name: str) -> list[str]:
    """The words and initials of a name, in lower case: “J.R. Berg” ends with “R. Berg”."""
    return name.lower().replace(".", ". ").split()


def _role(document: Document, attribution: Attribution) -> str | None:
    """The role of a source without a name (“union”) where that can be only one; None for anyone else."""
    if attribution.source is None or attribution.source_kind not in ("role", "group"):
        return None
    words = document.prose_in(attribution.source.start, attribution.source.end).split()
    first = words[0].lower()
    role = list(takewhile(lambda word: word not in ROLE_END, words[first in DEFINITE :]))
    return " ".join(role) if first not in INDEFINITE and 0 < len(role) <= LONGEST_ROLE else None


def _forms(verbs: Iterable[str]) -> frozenset[str]:
    return frozenset(form for verb in verbs for form in verb_forms(verb))

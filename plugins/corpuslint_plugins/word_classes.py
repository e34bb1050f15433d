"""Word classes: words that are loaded in the same way, how strongly, and where they have to stand for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal, get_args

import msgspec

from corpuslint.document import Document
from corpuslint.finding import Scope, Severity
from corpuslint_plugins.inflection import adjective_forms, noun_forms, verb_forms, verb_replacements
from corpuslint_plugins.weights import Strength

LOOK_AROUND = 48  # characters before and after a word that its class may ask about
FORMS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "phrases": lambda phrase: (phrase,),
    "adjectives": adjective_forms,
    "nouns": noun_forms,
    "verbs": verb_forms,
}
STRENGTHS: tuple[Strength, ...] = get_args(Strength)


class Words(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """Words by what they are. `adjectives` stand for their adverbs, too; `nouns` and `verbs` for their
    regular forms."""

    phrases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()

    def forms(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Each word with the name of its field and its forms, the word itself first."""
        for field, forms_of in FORMS.items():
            for word in getattr(self, field):
                yield word, field, forms_of(word)


NO_WORDS = Words()


class WordClass(
    Words, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """Words that are loaded in the same way. `label` is what the message says of them.

    The class's own words have its `strength`; other strengths have tables of their own. `severity` lowers
    the rule's own; where words are weighed, `least` finds them at least as a note. `scope`, where given,
    narrows the rule's own. Regular expressions can say what must, or must not, stand right before or right
    after a word in its sentence.
    """

    label: str
    strength: Strength = "strong"
    strong: Words = NO_WORDS
    clear: Words = NO_WORDS
    mild: Words = NO_WORDS
    faint: Words = NO_WORDS
    severity: Literal["note", "warning", "error"] | None = None
    least: Literal["note"] | None = None
    scope: frozenset[Scope] = frozenset()
    preceded_by: str | None = None
    not_preceded_by: str | None = None
    followed_by: str | None = None
    not_followed_by: str | None = None

    def by_strength(self) -> Iterator[tuple[Strength, Words]]:
        """The words of each strength, the class's own first."""
        yield self.strength, self
        for strength in STRENGTHS:
            yield strength, getattr(self, strength)


class Surroundings:
    """What the text right before and right after a word must be, and must not be."""

    def __init__(self, word_class: WordClass) -> None:
        self._class = word_class
        self._anything = not any(
            (
                word_class.preceded_by,
                word_class.not_preceded_by,
                word_class.followed_by,
                word_class.not_followed_by,
            )
        )

    def fit(self, document: Document, start: int, end: int) -> bool:
        """Whether the word at `start`…`end` stands where its class says."""
        if self._anything:
            return True
        sentence = document.sentence_at(start)
        first, last = (sentence.start, sentence.end) if sentence else (start, end)
        before = document.prose[max(first, start - LOOK_AROUND) : start]
        after = document.prose[end : min(last, end + LOOK_AROUND)]
        preceded_by, not_preceded_by, followed_by, not_followed_by = self.patterns
        if preceded_by and not preceded_by.search(before):
            return False
        if not_preceded_by and not_preceded_by.search(before):
            return False
        if followed_by and not followed_by.search(after):
            return False
        return not (not_followed_by and not_followed_by.search(after))

    @cached_property
    def patterns(self) -> tuple[re.Pattern[str] | None, ...]:
        """The patterns for what must and must not stand before, then for what stands after."""
        return (
            _before(self._class.preceded_by, "preceded-by"),
            _before(self._class.not_preceded_by, "not-preceded-by"),
            _after(self._class.followed_by, "followed-by"),
            _after(self._class.not_followed_by, "not-followed-by"),
        )


class Sort(msgspec.Struct, frozen=True):
    """What the words of one field and strength in a class share."""

    class_name: str
    word_class: WordClass
    strength: Strength
    field: str
    surroundings: Surroundings
    severity: Severity | None
    is_found_anyway: bool
    """At least as a note wherever it stands."""


class Entry(msgspec.Struct, frozen=True):
    """A word of a sort. `odds` is what it brings along where words are weighed."""

    word: str
    sort: Sort
    odds: float

    def is_adjective(self, form: str) -> bool:
        """Whether a form of the word is an adjective, and not its adverb."""
        return self.sort.field == "adjectives" and form == self.word

    def suggestion(self, form: str, replacement: str | None) -> str | None:
        """A replacement of the word in the same form; None if there is none, or none in that form."""
        if replacement is None:
            return None
        if self.sort.field == "verbs":
            return verb_replacements(self.word, replacement).get(form)
        if self.sort.field == "nouns":
            return noun_forms(replacement)[form != self.word]
        return replacement if form == self.word else None


def make_entries(
    classes: Mapping[str, WordClass],
    allowed: Iterable[str],
    odds: Callable[[Sort], Callable[[str], float]],
    may_count: Callable[[Entry], bool],
) -> dict[str, Entry]:
    """The entry of each form of each word that may count: that of the first class that has the word.

    None for `allowed` forms. `odds` gives for a sort what a word of it brings along.
    """
    taken: dict[str, Entry | None] = dict.fromkeys(allowed)
    for name, word_class in classes.items():
        severity = Severity.parse(word_class.severity) if word_class.severity else None
        surroundings = Surroundings(word_class)
        for strength, listed in word_class.by_strength():
            for field, forms_of in FORMS.items():
                words: tuple[str, ...] = getattr(listed, field)
                if not words:
                    continue
                anyway = strength == "strong" or word_class.least is not None
                sort = Sort(name, word_class, strength, field, surroundings, severity, anyway)
                of_word = odds(sort)
                for word in words:
                    entry = Entry(word, sort, of_word(word))
                    kept = entry if may_count(entry) else None
                    for form in forms_of(word):
                        taken.setdefault(form, kept)
    return {form: entry for form, entry in taken.items() if entry is not None}


def _before(pattern: str | None, field: str) -> re.Pattern[str] | None:
    """A pattern for what ends where a word begins."""
    return _compiled(pattern, r"(?:{})\Z", field)


def _after(pattern: str | None, field: str) -> re.Pattern[str] | None:
    """A pattern for what begins where a word ends."""
    return _compiled(pattern, r"\A(?:{})", field)


def _compiled(pattern: str | None, frame: str, field: str) -> re.Pattern[str] | None:
    """The pattern in its frame; a space stands for any white space. ValueError if it is malformed."""
    if pattern is None:
        return None
    try:
        return re.compile(frame.replace("{}", pattern.replace(" ", r"\s+")), re.IGNORECASE)
    except re.error as error:
        raise ValueError(f"classes: {field}: {pattern!r} is no regular expression: {error}") from error

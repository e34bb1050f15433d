"""The kind `phrases`: words and phrases, wherever they stand, unless something around them clears them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Severity
from corpuslint.rule import Rule
from corpuslint_plugins.guards import guards_named
from corpuslint_plugins.inflection import noun_forms, verb_forms, verb_replacements


class PhraseOptions(Options, frozen=True, kw_only=True):
    """`phrases` are matched as they stand, `verbs` and `nouns` in all their regular forms.

    `groups` are lists of phrases by a name that the message can use as {group}. `replace` gives
    phrases a wording to suggest, and `replace-verbs` verbs, in all their forms; what `replace-note` lists
    is only worth a note. A hit that lies inside one of `allow` is none. `case` lists the
    phrases that match only as they are written. `unless` names guards.
    """

    phrases: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    groups: dict[str, tuple[str, ...]] = {}
    replace: dict[str, str] = {}
    replace_verbs: dict[str, str] = {}
    replace_note: dict[str, str] = {}
    allow: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """One phrase to look for, and what is known of it."""

    phrase: str
    group: str = ""
    replacement: str | None = None
    allowed: bool = False
    cased: bool = False
    note: bool = False


class Phrases(PhraseCheck):
    """Flags the longest hit at each place."""

    kind = "phrases"
    Options = PhraseOptions

    def __init__(self, rule: Rule, options: PhraseOptions) -> None:
        super().__init__(rule, options)
        self._entries = _entries(options)
        if not self._entries:
            raise ValueError("phrases: the rule has no phrase to look for")
        self._guards = guards_named(options.unless)

    def phrases(self) -> Sequence[str]:
        return [entry.phrase for entry in self._entries]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for start, end, phrase in longest_apart(hits):
            entry = self._entries[phrase]
            if entry.allowed:
                continue
            if entry.cased and " ".join(document.prose_in(start, end).split()) != entry.phrase:
                continue
            if any(guard(document, start, end) for guard in self._guards):
                continue
            yield Match(
                start=start,
                end=end,
                arguments={"group": entry.group, "replacement": entry.replacement or ""},
                severity=Severity.NOTE if entry.note else None,
                suggestions=suggestions_for(entry.replacement, document.text[start:end]),
            )


def longest_apart(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Of hits in order of start and end, those left when each overlap is won by the longer, then the earlier.

    A short hit inside a longer one is dropped even where the longer is itself dropped.
    """
    if len(hits) == 1:
        yield hits[0]
        return
    reach = -1
    pending: Hit | None = None
    length = 0  # of the pending one
    for hit in hits:
        start, end, _ = hit
        if start >= reach:
            if pending is not None:
                yield pending
            pending, length = hit, end - start
        elif end - start > length:
            pending, length = hit, end - start
        if end > reach:
            reach = end
    if pending is not None:
        yield pending


def suggestions_for(replacement: str | None, text: str) -> tuple[str, ...]:
    """The replacement as a suggestion, with a capital, or all of them, where the text it replaces has."""
    if replacement is None:
        return ()
    if len(text) > 1 and text.isupper():
        return (replacement.upper(),)
    if text[:1].isupper() and replacement:
        return (replacement[0].upper() + replacement[1:],)
    return (replacement,)


def _entries(options: PhraseOptions) -> list[Entry]:
    entries = [Entry(phrase) for phrase in options.phrases]
    entries += [Entry(form) for verb in options.verbs for form in verb_forms(verb)]
    entries += [Entry(form) for noun in options.nouns for form in noun_forms(noun)]
    entries += [Entry(phrase, group=group) for group, phrases in options.groups.items() for phrase in phrases]
    entries += [Entry(phrase, replacement=replacement) for phrase, replacement in options.replace.items()]
    entries += [
        Entry(form, replacement=other)
        for verb, replacement in options.replace_verbs.items()
        for form, other in verb_replacements(verb, replacement).items()
    ]
    entries += [
        Entry(phrase, replacement=replacement, note=True)
        for phrase, replacement in options.replace_note.items()
    ]
    entries += [Entry(phrase, cased=True) for phrase in options.case]
    entries += [Entry(phrase, allowed=True) for phrase in options.allow]
    return entries

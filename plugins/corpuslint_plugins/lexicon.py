"""The kind `lexicon`: words in classes, each with its own weight, cleared where they are meant literally."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal

import msgspec

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match, Scope, Severity
from corpuslint.rule import Rule
from corpuslint_plugins.guards import attributed, guards_named
from corpuslint_plugins.inflection import adjective_forms, noun_forms, verb_forms, verb_replacements
from corpuslint_plugins.phrases import longest_apart, suggestions_for

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# An adjective that is said of something ("the plan is absurd", "calls it an absurd plan") or that no noun
# follows is the claim itself; before a noun ("the absurd plan will fail") it is taken for granted.
SAID_OF = re.compile(
    r"(?:\b(?:is|are|was|were|be|been|being|isn['’]t|wasn['’]t|as|seem\w*|look\w*|becom\w+|became|call\w*|term\w*|"
    r"label\w*|brand\w*|describ\w+)|\b(?:it|he|she|that|there|who|what|they|we|you)['’](?:s|re))"
    r"(?:\s+(?:it|him|her|them|this|that))?(?:\s+(?:an?|the|so|very|too|more|most|quite|just|such))*\s+\Z",
    re.IGNORECASE,
)
NO_NOUN = (
    r"(?!(?i:and|or|but|to|of|for|in|on|at|by|with|as|than|that|if|when|because|from|enough|about|while|after|before|"
    r"so|he|she|it|they)\b)"
)
BEFORE_NOUN = re.compile(rf"(?:,?\s+(?:and\s+)?{NO_NOUN}[a-z][\w-]*)?\s+{NO_NOUN}[^\W\d_]")
CONTEXT = 200  # characters before and after a word in which its literal sense may show
LOOK_AROUND = 48  # characters before and after a word that its class may ask about
FORMS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "phrases": lambda phrase: (phrase,),
    "adjectives": adjective_forms,
    "nouns": noun_forms,
    "verbs": verb_forms,
}


class WordClass(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True, rename="kebab"
):
    """Words that are loaded in the same way. `label` is what the message says of them.

    `adjectives` stand for their adverbs, too; `nouns` and `verbs` for their regular forms. `severity`
    lowers the rule's own. `scope`, where given, narrows the rule's own. Regular expressions can say what
    must, or must not, stand right before or right after a word in its sentence.
    """

    label: str
    severity: Literal["note", "warning", "error"] | None = None
    scope: frozenset[Scope] = frozenset()
    preceded_by: str | None = None
    not_preceded_by: str | None = None
    followed_by: str | None = None
    not_followed_by: str | None = None
    phrases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()


class LexiconOptions(Options, frozen=True, kw_only=True):
    """`classes` are word classes by name; a word that stands in two belongs to the first.

    `replace` gives a word a neutral wording to suggest, in the form that the text has. A hit inside one
    of `allow` is none, and neither is a word of `literal` where its sentence holds, not far away, one of
    the words listed for it, or one of their plurals; {name} there stands for the words of `contexts.name`.
    `unless` names guards. In a paraphrase only adjectives right before a noun count with `attributive`:
    the rest is what the source says. So it is in what a headline says that somebody said.
    """

    classes: dict[str, WordClass]
    replace: dict[str, str] = {}
    allow: tuple[str, ...] = ()
    literal: dict[str, tuple[str, ...]] = {}
    contexts: dict[str, tuple[str, ...]] = {}
    unless: tuple[str, ...] = ()
    paraphrase: Literal["everything", "attributive"] = "everything"


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


class Entry(msgspec.Struct, frozen=True):
    """One form of a word, and what is known of it."""

    form: str
    label: str
    scope: frozenset[Scope]
    surroundings: Surroundings
    adjective: bool
    severity: Severity | None = None
    suggestion: str | None = None
    literal: frozenset[str] = frozenset()


class Lexicon(PhraseCheck):
    """Flags the longest entry at each place."""

    kind = "lexicon"
    Options = LexiconOptions

    def __init__(self, rule: Rule, options: LexiconOptions) -> None:
        super().__init__(rule, options)
        self._entries = tuple(_entries(options))
        self._allowed = options.allow
        self._attributive = options.paraphrase == "attributive"
        self._guards = guards_named(options.unless)

    def prepare(self) -> None:
        _ = [entry.surroundings.patterns for entry in self._entries]

    def phrases(self) -> Sequence[str]:
        return [*(entry.form for entry in self._entries), *self._allowed]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for start, end, phrase in longest_apart(hits):
            if phrase >= len(self._entries):
                continue
            entry = self._entries[phrase]
            scope = document.scope_at(start)
            if scope not in self.rule.scope or (entry.scope and scope not in entry.scope):
                continue
            reported = self._attributive and scope is Scope.PARAPHRASE
            reported = reported or (scope is Scope.HEADLINE and attributed(document, start, end))
            if reported and not (entry.adjective and _is_attributive(document, start, end)):
                continue
            if not entry.surroundings.fit(document, start, end):
                continue
            if entry.literal and not entry.literal.isdisjoint(_words_around(document, start)):
                continue
            if any(guard(document, start, end) for guard in self._guards):
                continue
            yield Match(
                start=start,
                end=end,
                arguments={"label": entry.label},
                severity=entry.severity,
                suggestions=suggestions_for(entry.suggestion, document.text[start:end]),
            )


def _entries(options: LexiconOptions) -> Iterator[Entry]:
    """An entry for each form of each word; ValueError for a note on a word that is in no class."""
    contexts = {name: _with_plurals(words) for name, words in options.contexts.items()}
    literal = {word: _context(listed, contexts) for word, listed in options.literal.items()}
    seen = set(options.allow)  # an adverb that another rule looks for, say
    words: set[str] = set()
    for word_class in options.classes.values():
        severity = Severity.parse(word_class.severity) if word_class.severity else None
        surroundings = Surroundings(word_class)
        for field, forms_of in FORMS.items():
            for word in getattr(word_class, field):
                words.add(word)
                forms = forms_of(word)
                suggestions = _suggestions(word, options.replace.get(word), forms, field)
                for form, suggestion in zip(forms, suggestions, strict=True):
                    if form not in seen:
                        seen.add(form)
                        yield Entry(
                            form,
                            word_class.label,
                            word_class.scope,
                            surroundings,
                            form == word and field == "adjectives",
                            severity,
                            suggestion,
                            literal.get(word, frozenset()),
                        )
    for field_name, table in (("replace", options.replace), ("literal", options.literal)):
        if unknown := sorted(table.keys() - words):
            raise ValueError(f"{field_name}: {unknown[0]!r} is in none of the classes")
    if not seen:
        raise ValueError("classes: the rule has no word to look for")


def _context(listed: Sequence[str], contexts: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The words of a literal sense with their plurals, {name} replaced by the context of that name."""
    own = _with_plurals(word for word in listed if not word.startswith("{"))
    named = [word for word in listed if word.startswith("{")]
    if phrases := [word for word in listed if " " in word]:
        raise ValueError(f"literal: {phrases[0]!r} is more than one word; `allow` takes phrases")
    for word in named:
        if word.strip("{}") not in contexts:
            known = ", ".join(contexts) or "none"
            raise ValueError(f"literal: {word} is none of `contexts`; there are {known}")
    return own.union(*(contexts[word.strip("{}")] for word in named))


def _with_plurals(words: Iterable[str]) -> frozenset[str]:
    return frozenset(form for word in words for form in noun_forms(word))


def _suggestions(
    word: str, replacement: str | None, forms: tuple[str, ...], field: str
) -> tuple[str | None, ...]:
    """For each form of a word the same form of its replacement; None where there is none."""
    if replacement is None:
        return (None,) * len(forms)
    if field == "verbs":
        inflected = verb_replacements(word, replacement)
        return tuple(inflected.get(form) for form in forms)
    if field == "nouns":
        return noun_forms(replacement)
    return (replacement, *(None for _ in forms[1:]))


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


def _is_attributive(document: Document, start: int, end: int) -> bool:
    """Whether the adjective stands before its noun, in a phrase that says nothing with it."""
    sentence = document.sentence_at(start)
    before = document.prose[max(0, start - LOOK_AROUND) : start]
    after = document.prose[end : min(end + LOOK_AROUND, sentence.end if sentence else end)]
    return BEFORE_NOUN.match(after) is not None and SAID_OF.search(before) is None


def _words_around(document: Document, offset: int) -> set[str]:
    """The words near `offset` in its sentence, in lower case, hyphened ones also in their parts."""
    sentence = document.sentence_at(offset)
    if sentence is None:
        return set()
    nearby = document.prose[max(sentence.start, offset - CONTEXT) : min(sentence.end, offset + CONTEXT)]
    words = WORD.findall(nearby.lower())
    return {*words, *(part for word in words if "-" in word for part in word.split("-"))}

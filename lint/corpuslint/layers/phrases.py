"""Phrases: the words of a sentence that may tell of an attitude, as “has offered her support for” does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from corpuslint.finding import Span
from corpuslint.layers.attitude_words import (
    ADJECTIVES,
    ADVERBS,
    CATENATIVE,
    LIGHT,
    SPEAKING,
    nouns,
    verbs,
)
from corpuslint.layers.reporting import POSSESSIVES, words
from corpuslint.layers.speakers import subject_of
from corpuslint.layers.speech import Speech
from corpuslint.layers.subjects import shared_subject

Kind = Literal["verb", "noun", "adjective", "adverb"]
Voice = Literal["active", "passive", "infinitive", "participle", "bare", "noun", "adjective", "adverb"]

WORD = re.compile(r"\w+(?:[’'-]\w+)*|[^\w\s]")
BE = words("is are was were be been being 's 're 'm get gets got getting")
FUNCTION_WORDS = words(
    """
    is are was were be been being am has have had do does did will would can could may might must should
    shall not never also now still already just only even then ever again and or but nor because while
    when if although though who which where until unless so in from by as after before during since
    through than like without within under between among amid about against for over with on of into
    upon toward towards at that to
    """
)
DETERMINERS = words(
    """
    the a an this that these those his her their its our my your no any some many several such more
    other another each every new recent
    """
)
OWNERS = words("his her their its my our your")
ARTICLES = words("the a an no this that these those any some")
PARTICLES = words("out up down off back forward away")
# A preposition that belongs to the cue, whatever word it follows; and those that do with a few words only.
PREPOSITIONS = words("about against for over with on of into upon toward towards at")
ONLY_WITH = {
    "to": words(
        """
        refer point respond react allude object listen admit appeal speak talk commit return nod turn attest
        testify lead agree adhere
        """
    ),
    "as": words("know see regard view perceive interpret refer"),
    "in": words("interest interested confident confidence believe weigh faith trust vote chime disappointed"),
}
OTHER_PREPOSITIONS = words(
    "in from by as after before during since through than like without within under between among amid"
)
QUESTION_WORDS = words("how why what whether who where when if")
CLAUSE_ENDS = words("and or but nor because while although though which until unless so")
NO_COMPLEMENT = frozenset(("end", "phrase", "participle", ":", ",", "quotation"))
NOT_ADVERBS = words(
    "only early family likely unlikely friendly daily weekly monthly supply reply ally italy elderly deadly"
)
MANY = words("some many several most few")
NO_VERB_AFTER = frozenset(("end", ",", ":", "of", "from", "participle"))
MODIFIERS = 4  # words at most between an article or owner and its noun
TO_NOUN = 6  # words at most from a light verb to its noun
NAME_BEFORE = re.compile(r"(?:(?:[Tt]he\s+)?(?:[A-Z][\w.’'-]*\s+)*|[Tt]he\s+(?:[a-z]+\s+){0,2})[\w.’'-]+\Z")


class Word(NamedTuple):
    """A word or a mark; `text` is in lower case, with plain apostrophes."""

    text: str
    start: int
    end: int
    capital: bool


class Subject(NamedTuple):
    """Whoever does it, is so or owns it; where it is `shared`, it stands with an earlier verb."""

    span: Span | None = None
    shared: bool = False


class Phrase(NamedTuple):
    """Words that may tell of an attitude, and what stands around them.

    `words` are those that count, in their base forms: “has offered her support for” has “offer” and
    “support”. `after` is the index of the word after the cue, `complement` what kind of word it is, and
    `following` the word itself, which a cue may take with it; `before` is the one before the cue.
    """

    kind: Kind
    voice: Voice
    words: tuple[str, ...]
    cue: Span
    after: int
    subject: Subject
    complement: str
    following: str
    before: str


class Phrases:
    """The phrases of a text, sentence by sentence."""

    def __init__(self, text: str, speech: Speech) -> None:
        self.text = text
        self.speech = speech

    def between(self, start: int, end: int, cues: Sequence[Span]) -> Iterator[Phrase]:
        """The phrases from `start` to `end` that stand in no quotation and none of the `cues`, in order."""
        found = [
            Word(word[0].lower().replace("’", "'"), *word.span(), word[0][0].isupper())
            for word in WORD.finditer(self.text, start, end)
        ]
        begins = phrase_words()
        title_case = _is_title_case(found)
        rest = iter([*cues, Span(end, end)])
        cue = next(rest)
        index = 0
        while index < len(found):
            word = found[index]
            if word.text not in begins:
                index += 1
                continue
            while cue.end <= word.start < end:
                cue = next(rest)
            phrase = None
            if word.start < cue.start and not self.speech.holds(word.start):
                phrase = self._phrase(found, index, start, title_case=title_case)
            if phrase is not None:
                yield phrase
            index = max(index + 1, phrase.after if phrase else 0)

    def _phrase(self, found: Sequence[Word], index: int, low: int, *, title_case: bool) -> Phrase | None:
        """The phrase that begins with a word, if it is one of those that may tell of an attitude."""
        word = found[index]
        phrase = None
        if word.text in verbs() and (not word.capital or title_case or index == 0):
            phrase = self._by_verb(found, index, low)
        if phrase is None and word.text in nouns():
            phrase = self._by_noun(found, index)
        if phrase is None and word.text in ADJECTIVES:
            phrase = self._by_adjective(found, index, low)
        if phrase is None and word.text in ADVERBS:
            phrase = _phrase_of("adverb", "adverb", [word.text], found, index, index + 1)
        return phrase

    # -- verbs

    def _by_verb(self, found: Sequence[Word], index: int, low: int) -> Phrase | None:
        word, before = found[index], _text(found, index - 1)
        if not word.text.endswith("ing") and (
            (before in DETERMINERS and not self._is_said_of_many(found, index))
            or before.endswith(POSSESSIVES)
            or (word.capital and index == 0)
        ):
            return None
        voice, subject, start = self._voice(found, index, low)
        told, after = _chain(found, index)
        if told[-1] in LIGHT:
            noun = _noun_after(found, after)
            if noun is not None:
                told.append(nouns()[found[noun].text])
                after = noun + 1
        if _is_adverb(_text(found, after)):
            after += 1
        return _phrase_of("verb", voice, told, found, index, after, subject, start)

    def _is_said_of_many(self, found: Sequence[Word], index: int) -> bool:
        """“Many worry about the roof”: the word before a verb is its subject."""
        before, text = found[index - 1].text, found[index].text
        return before in MANY and text == verbs()[text] and _complement(found, index + 1) not in NO_VERB_AFTER

    def _voice(self, found: Sequence[Word], index: int, low: int) -> tuple[Voice, Subject, int]:
        """The voice of a verb, its subject, and where it begins with its auxiliaries."""
        word = found[index]
        if _text(found, index - 1) == "to":
            first = index - 2 if _text(found, index - 2) == "not" else index - 1
            return "infinitive", Subject(), found[first].start
        subject, start, left_out = subject_of(self.text, low, word.start)
        is_participle = word.text.endswith("ing")
        auxiliaries = self._auxiliaries(start, word)
        if is_participle and not auxiliaries:
            if subject is None or _text(found, index - 1) == ",":
                return "participle", Subject(shared_subject(self.text, low, word.start), True), word.start
            return "participle", Subject(subject), word.start
        if not is_participle and not BE.isdisjoint(auxiliaries):
            return "passive", Subject(subject), start
        if subject is None and left_out:
            shared = shared_subject(self.text, low, word.start)
            return ("active", Subject(shared, True), start) if shared else ("bare", Subject(), word.start)
        return ("active", Subject(subject), start) if subject else ("bare", Subject(), word.start)

    def _auxiliaries(self, start: int, word: Word) -> list[str]:
        return self.text[start : word.start].lower().replace("’", "'").split()

    # -- nouns and adjectives

    def _by_noun(self, found: Sequence[Word], index: int) -> Phrase | None:
        before = _text(found, index - 1)
        is_owned = before in OWNERS or before.endswith(POSSESSIVES)
        if _complement(found, index + 1) in NO_COMPLEMENT and not is_owned:
            return None
        first = index
        while first and index - first < MODIFIERS and _is_modifier(found[first - 1].text):
            first -= 1
        owner = _text(found, first - 1)
        subject = Subject()
        if owner in OWNERS or owner.endswith(POSSESSIVES):
            subject = Subject(self._owner(found[first - 1]))
        elif owner in ARTICLES:
            first -= 1
        told = [nouns()[found[index].text]]
        return _phrase_of("noun", "noun", told, found, first, index + 1, subject)

    def _owner(self, word: Word) -> Span:
        """The span of “his” or, in “Anna Berg's”, of the name."""
        if word.text in OWNERS:
            return Span(word.start, word.end)
        end = word.end - (2 if word.text.endswith("'s") else 1)
        name = NAME_BEFORE.search(self.text, max(0, end - 60), end)
        return Span(name.start() if name else word.start, end)

    def _by_adjective(self, found: Sequence[Word], index: int, low: int) -> Phrase | None:
        word = found[index]
        subject, start, _ = subject_of(self.text, low, word.start)
        is_predicate = not BE.isdisjoint(self._auxiliaries(start, word))
        if not is_predicate and _text(found, index - 1) in DETERMINERS:
            return None
        told, after = [word.text], index + 1
        if _text(found, after) == "to" and _text(found, after + 1) in SPEAKING:
            told.append(_text(found, after + 1))
            after += 2
        voice: Voice = "adjective" if is_predicate else "bare"
        begin = start if is_predicate else word.start
        return _phrase_of("adjective", voice, told, found, index, after, Subject(subject), begin)


@cache
def phrase_words() -> frozenset[str]:
    """The words with which a phrase can begin."""
    return frozenset((*verbs(), *nouns(), *ADJECTIVES, *ADVERBS))


def _phrase_of(
    kind: Kind,
    voice: Voice,
    told: Sequence[str],
    found: Sequence[Word],
    first: int,
    after: int,
    subject: Subject = Subject(),  # noqa: B008 - it never changes
    start: int | None = None,
) -> Phrase:
    """The phrase from `first` to the word at `after`, with the preposition that belongs to it.

    `start` says where its auxiliaries begin, if it has any.
    """
    complement, following = _complement(found, after), _text(found, after)
    before = _text(found, first - 1)
    if start is None:
        start = found[first].start
    if kind != "adverb" and (
        following in PREPOSITIONS
        or told[-1] in ONLY_WITH.get(following, ())
        or (following == "as" and voice == "passive")
        or (following == ":" and kind == "verb")
    ):
        after += 1
    cue = Span(start, found[after - 1].end)
    return Phrase(kind, voice, tuple(told), cue, after, subject, complement, following, before)


def _chain(found: Sequence[Word], index: int) -> tuple[list[str], int]:
    """The verbs of “went on to say” or “declined to lay out”, and the index of the word after them."""
    told = [verbs()[found[index].text]]
    after = index + 1
    while True:
        if told[-1] == "go" and [_text(found, after), _text(found, after + 1)] == ["on", "to"]:
            after += 1
        if _text(found, after) in PARTICLES:
            after += 1
        verb = _text(found, after + 1)
        if told[-1] not in CATENATIVE or _text(found, after) != "to" or verb not in SPEAKING:
            return told, after
        told.append(verb)
        after += 2


def _noun_after(found: Sequence[Word], index: int) -> int | None:
    """Where the noun stands that a verb takes, as “questions” in “raised serious questions about”."""
    for place in range(index, min(index + TO_NOUN, len(found))):
        text = found[place].text
        if not text[0].isalnum() or text in FUNCTION_WORDS:
            return None
        if text in nouns() and _complement(found, place + 1) not in ("phrase", "question", "end", ","):
            return place
    return None


def _complement(found: Sequence[Word], index: int) -> str:
    """What kind of word stands at `index`, an adverb left out: a preposition or mark is its own kind."""
    text = _text(found, index)
    while _is_adverb(text):
        index += 1
        text = _text(found, index)
    if text in PREPOSITIONS or text in OTHER_PREPOSITIONS or text in ("to", "that", ",", ":"):
        return text
    if not text or text in CLAUSE_ENDS:
        return "end"
    if text in QUESTION_WORDS:
        return "question"
    if not text[0].isalnum():
        return "quotation" if text in "“\"‘'«" else "end"
    return "participle" if text.endswith("ing") and len(text) > 4 else "phrase"


def _text(found: Sequence[Word], index: int) -> str:
    return found[index].text if 0 <= index < len(found) else ""


def _is_adverb(text: str) -> bool:
    return text.endswith("ly") and len(text) > 4 and text not in NOT_ADVERBS


def _is_modifier(text: str) -> bool:
    """Whether a word before a noun belongs to it, as an adjective does, and is no owner or article."""
    return text[0].isalpha() and not (
        text in FUNCTION_WORDS or text in OWNERS or text in ARTICLES or text.endswith(POSSESSIVES)
    )


def _is_title_case(found: Sequence[Word]) -> bool:
    """Whether most words begin with a capital, as in many a headline."""
    capitals = sum(word.capital for word in found)
    return capitals > 2 and capitals > 0.7 * sum(word.text[0].isalpha() for word in found)

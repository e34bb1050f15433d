"""Attitudes: what somebody wants, supports, fears or does with words, and what only seems so.

PolNeAR's annotators count these as attributions, and so does the layer; but they report no statement,
so that no rule takes them for a source. Which words tell of one is a matter of degree: a phrase is
weighed by attitude_weights.toml, a logistic regression, each of whose weights belongs to a word or to
what stands beside it.
"""

from __future__ import annotations

import re
import sys
import tomllib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from corpuslint.finding import Span
from corpuslint.layers.attitude_words import ADJECTIVES, ADVERBS, SEEMING, nouns, verbs
from corpuslint.layers.claims import Claim, Paraphrases, by_cue
from corpuslint.layers.contents import Contents, trimmed
from corpuslint.layers.phrases import DETERMINERS, FUNCTION_WORDS, OWNERS, Phrase, Phrases
from corpuslint.layers.reporting import words
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import source_after, subject_of
from corpuslint.layers.speech import Speech
from corpuslint.layers.subjects import shared_subject

Feature = tuple[str, str]  # a table of attitude_weights.toml, and a key in it

KNOWN_WORDS = (
    FUNCTION_WORDS
    | DETERMINERS
    | OWNERS
    | ADJECTIVES
    | ADVERBS
    | words(
        """
        he she they it i we you him them me us himself herself themselves itself whom whose what there here
        none nothing both all most less least very too how why further together
        """
    )
)
FAR = 1500  # characters: what stands further from a cue does not belong to it
BY = re.compile(r"\s+(?:by|from)\s+")
PHRASE_BEFORE = re.compile(r"((?:\b(?:the|a|an|his|her|their|its)\s+)?[\w’'-]+(?:\s+[\w’'-]+)?)\s+\Z")


class Attitudes:
    """The attitudes of a text, sentence by sentence."""

    def __init__(self, text: str, speech: Speech, contents: Contents) -> None:
        self.text = text
        self.contents = contents
        self._phrases = Phrases(text, speech)

    def of(self, sentence: Sentence, reports: Sequence[Claim]) -> list[Claim]:
        """The attitudes of a sentence whose reports are known, in order."""
        claims = [
            self._claim(phrase, sentence, reports)
            for phrase, features in self.weighed(sentence, reports)
            if weight_of(features) > 0
        ]
        return [claim for claim in claims if claim is not None]

    def weighed(self, sentence: Sentence, reports: Sequence[Claim]) -> Iterator[tuple[Phrase, list[Feature]]]:
        """The phrases of a sentence that may tell of an attitude, each with its features."""
        reported = Paraphrases(reports)
        cues = [report.cue for report in reports]
        for phrase in self._phrases.between(sentence.start, sentence.end, cues):
            if self._follows(reports, phrase.cue.start):
                continue  # “declined to say”, “expressed concern about”: that is what the report is about
            yield phrase, features_of(phrase, is_reported=reported.hold(phrase.cue.start))

    def _follows(self, reports: Sequence[Claim], offset: int) -> bool:
        """Whether nothing stands between a report's cue and `offset`."""
        place = bisect_left(reports, offset, key=by_cue)
        return place > 0 and not self.text[reports[place - 1].cue.end : offset].strip()

    def _claim(self, phrase: Phrase, sentence: Sentence, reports: Sequence[Claim]) -> Claim | None:
        cue = phrase.cue
        low, high = max(sentence.start, cue.start - FAR), min(sentence.end, cue.end + FAR)
        high = min(high, _start_of_verb(reports, cue))
        if phrase.kind == "adverb":
            return self._by_adverb(cue, low, high)
        subject = [phrase.subject.span] if phrase.subject.span else []
        if phrase.voice in ("passive", "bare") and (agent := self._agent(cue, high)):
            return self.contents.attitude(agent, cue, subject or self._phrase_before(cue, low))
        rest = self.contents.until_ending(cue.end, high)
        if phrase.voice == "passive" or (phrase.words[0] in SEEMING and phrase.voice == "active"):
            return self.contents.attitude(None, cue, [*subject, *rest])
        return self.contents.attitude(self._source(phrase, reports, low, high), cue, rest)

    def _source(self, phrase: Phrase, reports: Sequence[Claim], low: int, high: int) -> Span | None:
        """Who has the attitude."""
        subject, cue = phrase.subject.span, phrase.cue
        if phrase.voice == "infinitive":
            return shared_subject(self.text, low, cue.start, nearest=True)
        if phrase.voice == "noun" and subject is None:
            return self._agent(cue, high)
        if phrase.kind == "adjective" and subject and self.text[subject.start : subject.end].lower() == "it":
            return None  # “it is unclear”
        return (phrase.subject.shared and _source_of_last(reports, low, cue.start)) or subject

    def _by_adverb(self, cue: Span, low: int, high: int) -> Claim | None:
        """“The mill has reportedly burnt”: nobody says what stands around the adverb."""
        subject, _, _ = subject_of(self.text, low, min(cue.end + 1, high))
        before = trimmed(self.text, subject.start, cue.start) if subject else []
        return self.contents.attitude(None, cue, [*before, *self.contents.until_ending(cue.end, high)])

    def _agent(self, cue: Span, high: int) -> Span | None:
        """Who does it, in “was opposed by Berg” and “criticism from Berg”."""
        by = BY.match(self.text, cue.end, high)
        return source_after(self.text, by.end(), high) if by else None

    def _phrase_before(self, cue: Span, low: int) -> list[Span]:
        """The noun phrase in “a plan opposed by Berg”."""
        found = PHRASE_BEFORE.search(self.text, max(low, cue.start - 60), cue.start)
        return [Span(*found.span(1))] if found else []


def _start_of_verb(reports: Sequence[Claim], cue: Span) -> int:
    """Where the verb begins that `cue` stands before, with its subject: “those who know it say that …”"""
    for report in reports[bisect_left(reports, cue.end, key=by_cue) :][:1]:
        if report.source and report.source.start < cue.start:
            return report.cue.start
    return sys.maxsize


def features_of(phrase: Phrase, *, is_reported: bool) -> list[Feature]:
    """What a phrase is weighed by: its words, its voice, the words beside it, and whether it is reported."""
    first, last = phrase.words[0], phrase.words[-1]
    found: list[Feature] = [
        (phrase.kind, first),
        ("voice", phrase.voice),
        ("voice and complement", f"{phrase.voice} {phrase.complement}"),
        ("word and complement", f"{last} {phrase.complement}"),
        ("before", _known(phrase.before)),
        ("after", _known(phrase.following)),
    ]
    if len(phrase.words) > 1:
        found.append(("last word", last))
    if is_reported:
        found.append(("reported", phrase.voice))
    return found


def _known(text: str) -> str:
    """A word beside a phrase, if it is one that tells something of grammar or attitude: no name is one."""
    if text in KNOWN_WORDS or text in verbs() or text in nouns() or not text[:1].isalnum():
        return text
    return "an adverb" if text.endswith("ly") else "another word"


def weight_of(features: Iterable[Feature]) -> float:
    """How much speaks for an attitude: more than 0 where the annotators would rather have marked it."""
    weights = read_weights()
    always = weights["always"]["always"]
    return always + sum(weights.get(table, {}).get(key, 0.0) for table, key in features)


@cache
def read_weights() -> dict[str, dict[str, float]]:
    """The weights of attitude_weights.toml, by table and key."""
    return tomllib.loads(Path(__file__).with_name("attitude_weights.toml").read_text("utf-8"))


def _source_of_last(reports: Sequence[Claim], low: int, offset: int) -> Span | None:
    """The source of the last report before `offset`: “Berg said no, repeating that …”"""
    place = bisect_left(reports, offset, key=by_cue)
    source = reports[place - 1].source if place else None
    return source if source and source.start >= low else None

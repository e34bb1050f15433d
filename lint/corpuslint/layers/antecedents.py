"""Antecedents: whom a pronoun stands for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from corpuslint.finding import Span
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import describe_source, leading_subject


class Antecedents:
    """Who the sources of a text are; a pronoun stands for a person or body named before."""

    def __init__(self, text: str, sentences: Sequence[Sentence], sentence_starts: Sequence[int]) -> None:
        self.text = text
        self.sentences = sentences
        self.sentence_starts = sentence_starts
        self._name: str | None = None

    def name_of(self, source: Span | None) -> str | None:
        """The name that a source stands for, as far as the text tells; to be asked in order."""
        if source is None:
            return None
        kind, name = describe_source(self.text[source.start : source.end])
        if kind == "pronoun":
            personal = self.text[source.start : source.end].lower() in ("he", "she", "his", "her")
            return self._antecedent(source) if personal else None
        if kind in ("named", "role") and name:
            self._name = name
        return name

    def _antecedent(self, pronoun: Span) -> str | None:
        """The person a pronoun stands for: whom the sentence before begins with, or who was named last."""
        place = bisect_right(self.sentence_starts, pronoun.start) - 1
        if place > 0:
            before = self.sentences[place - 1]
            subject = leading_subject(self.text, before.start, before.end)
            if subject is not None:
                kind, name = describe_source(self.text[subject.start : subject.end])
                if name and kind in ("named", "role"):
                    return name
        return self._name

"""The kind `passive`: a form of "be" or "get" with a past participle that is no adjective."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule

AUXILIARIES = (
    *("is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"),
    *("get", "gets", "got", "getting", "gotten"),
)
NEXT_WORDS = re.compile(r"\s+([a-z]+)\b(?:\s+([a-z]+)\b(?:\s+([a-z]+)\b)?)?", re.IGNORECASE)
GOES_ON = ("-", "'", "’")  # a participle with one of these after it is the first half of another word
THERE = re.compile(r"\bthere\s+\Z", re.IGNORECASE)
LONGEST_THERE = 7


class PassiveOptions(Options, frozen=True, kw_only=True):
    """`participles` are the irregular ones; any word in -ed that is not one of `adjectives` is regular.

    `adjectives` are participles in form only: "is interested", "was located". `between` are the words
    that may stand before the participle, beside adverbs in -ly.
    """

    participles: tuple[str, ...]
    adjectives: tuple[str, ...]
    between: tuple[str, ...]


class Passive(PhraseCheck):
    """Flags from the auxiliary to the participle."""

    kind = "passive"
    Options = PassiveOptions

    def __init__(self, rule: Rule, options: PassiveOptions) -> None:
        super().__init__(rule, options)
        self._adjectives = frozenset(options.adjectives)
        self._participles = frozenset(options.participles)
        self._between = frozenset(options.between)

    def phrases(self) -> Sequence[str]:
        return AUXILIARIES

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        reached = 0
        for hit in hits:
            if hit.start < reached:
                continue
            end = self._participle_end(document.prose, hit.end)
            if end is None or THERE.search(document.prose, max(hit.start - LONGEST_THERE, 0), hit.start):
                continue  # "There were reported cases": what follows is a noun
            reached = end
            yield Match(start=hit.start, end=end)

    def _participle_end(self, text: str, offset: int) -> int | None:
        """The end of the participle that follows at `offset`, perhaps after adverbs; None if none does."""
        following = NEXT_WORDS.match(text, offset)
        if following is None:
            return None
        for index, word in enumerate(following.groups(""), 1):
            word = word.lower()
            if word in self._participles or (word.endswith("ed") and word not in self._adjectives):
                end = following.end(index)
                return None if text.startswith(GOES_ON, end) else end
            if word not in self._between and not word.endswith("ly"):
                return None
        return None

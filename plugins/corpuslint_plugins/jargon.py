"""The kind `jargon`: a term of a trade that the document neither explains nor says in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpuslint.check import Hit, Options, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule
from corpuslint_plugins.guards import in_name, mentioned
from corpuslint_plugins.phrases import longest_apart, suggestions_for

LOOK_AHEAD = 80  # characters after a term in which its explanation begins
LOOK_BEHIND = 80  # characters before it in which it is introduced
# How an explanation begins after a term, and how one before it introduces it.
EXPLAINED = re.compile(
    r"""
    \s*[\"”’']?\s*
    (?: \( | [—–]\s | --
      | ,?\s+(?:or|that\s+is|i\.e\.|meaning|means|which\s+(?:is|are|means|refers)|is\s+(?:an?|the|when)
        |are\s+the|refers\s+to|involves|occurs\s+when)\b
      | ,\s+(?:an?|the|in\s+which|where|when)\b
    )
    """,
    re.VERBOSE,
)
INTRODUCED = re.compile(
    r"""
    (?:\b(?:called|known\s+as|termed|named|dubbed|term\s+for|word\s+for|refer(?:s|red)?\s+to\s+as)
      |\(|[—–]\s?|\bor)
    \s*(?:an?\s+|the\s+)?[\"“‘']?\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
PLAIN_WORD = re.compile(r"[a-z]+")
SHORTEST_WORD = 4  # letters of a word of the plain wording that shows that a text says it, too


class JargonOptions(Options, frozen=True, kw_only=True):
    """`terms` are the terms with their plain wording, each as it would stand in the sentence."""

    terms: dict[str, str]


class Jargon(PhraseCheck):
    """Flags the first place of each term, if nothing there or anywhere else in the document explains it."""

    kind = "jargon"
    Options = JargonOptions

    def __init__(self, rule: Rule, options: JargonOptions) -> None:
        super().__init__(rule, options)
        self._terms = list(options.terms.items())
        if not self._terms:
            raise ValueError("terms: the rule has no term to look for")

    def phrases(self) -> Sequence[str]:
        return [term for term, _ in self._terms]

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        explained: set[int] = set()
        places: dict[int, Hit] = {}
        for hit in longest_apart(hits):
            if hit.phrase in explained or in_name(document, hit.start, hit.end):
                continue
            if _is_explained(document, hit.start, hit.end):
                explained.add(hit.phrase)
            places.setdefault(hit.phrase, hit)
        for phrase, hit in places.items():
            plain = self._terms[phrase][1]
            if phrase not in explained and not _says(document, plain):
                yield Match(
                    start=hit.start,
                    end=hit.end,
                    arguments={"plain": plain},
                    suggestions=suggestions_for(plain, document.text[hit.start : hit.end]),
                )


def _is_explained(document: Document, start: int, end: int) -> bool:
    """Whether the term at `start`…`end` is explained there, or named as a term."""
    return (
        mentioned(document, start, end)
        or EXPLAINED.match(document.prose, end, end + LOOK_AHEAD) is not None
        or INTRODUCED.search(document.prose, max(start - LOOK_BEHIND, 0), start) is not None
    )


def _says(document: Document, plain: str) -> bool:
    """Whether the document has the longer words of a plain wording, wherever they stand."""
    words = [word for word in PLAIN_WORD.findall(plain) if len(word) >= SHORTEST_WORD]
    return bool(words) and all(word in document.folded.text for word in words)

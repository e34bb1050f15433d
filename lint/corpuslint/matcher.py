"""One matcher for the phrases of all rules: a single pass over a text, whatever their number."""

from __future__ import annotations

from collections.abc import Sequence

import ahocorasick_rs

from corpuslint.check import Hit
from corpuslint.layers.folded import Folded, lower_keeping_length


class PhraseMatcher:
    """Finds the phrases of several lists at once; `lists[i]` are the phrases of the i-th check."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        self._count = len(lists)
        owners: dict[str, list[tuple[int, int]]] = {}
        for owner, phrases in enumerate(lists):
            for index, phrase in enumerate(phrases):
                owners.setdefault(fold_phrase(phrase), []).append((owner, index))
        self._owners = list(owners.values())
        self._automaton = _automaton(list(owners)) if owners else None

    def hits(self, folded: Folded) -> list[list[Hit]]:
        """For each check the hits of its phrases on whole words, in order of start, shorter first."""
        found: list[list[Hit]] = [[] for _ in range(self._count)]
        if self._automaton is None:
            return found
        text = folded.text
        owners = self._owners
        for pattern, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            # Most matches are parts of words: these two tests, which leave out few others, are for them.
            if (start and text[start - 1].isalpha() and text[start].isalpha()) or (
                end < len(text) and text[end].isalpha() and text[end - 1].isalpha()
            ):
                continue
            if not _stands_alone(text, start, end):
                continue
            place = (start, end) if folded.same else (folded.original(start), folded.original_end(end))
            for owner, phrase in owners[pattern]:
                found[owner].append(Hit(*place, phrase))
        for hits in found:
            hits.sort()
        return found


def _automaton(phrases: list[str]) -> ahocorasick_rs.AhoCorasick:
    """Of the implementations this one is built in 8 ms for 7,000 phrases, and searches as fast as any."""
    return ahocorasick_rs.AhoCorasick(
        phrases, implementation=ahocorasick_rs.Implementation.ContiguousNFA, store_patterns=False
    )


def fold_phrase(phrase: str) -> str:
    """A phrase in the form in which texts are searched: see Folded."""
    return " ".join(lower_keeping_length(phrase).replace("\u2019", "'").split())


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on beyond either end; a hyphen between word characters joins them."""
    if start and text[start].isalnum():
        before = text[start - 1]
        if before.isalnum() or before == "_":
            return False
        if before == "-" and start > 1 and text[start - 2].isalnum():
            return False
    if end < len(text) and text[end - 1].isalnum():
        after = text[end]
        if after.isalnum() or after == "_":
            return False
        if after == "-" and end + 1 < len(text) and text[end + 1].isalnum():
            return False
    return True

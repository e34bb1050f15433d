"""Words that are sought in a text: for a few of them it is searched, for more all its words are gathered."""

from __future__ import annotations

from collections.abc import Callable, Iterable

MOST_SEARCHES = 30  # of a text for a word, before all its words are gathered


class SoughtWords:
    """The words of a text, as `in` asks for them.

    `stands_in(text, word)` tells whether one of them is among what `gather(text)` gives.
    """

    def __init__(
        self, text: str, stands_in: Callable[[str, str], bool], gather: Callable[[str], Iterable[str]]
    ) -> None:
        self._text = text
        self._stands_in = stands_in
        self._gather = gather
        self._sought: dict[str, bool] = {}
        self._words: frozenset[str] | None = None

    def __contains__(self, word: str) -> bool:
        if self._words is not None:
            return word in self._words
        if word not in self._sought:
            if len(self._sought) == MOST_SEARCHES:
                self._words = frozenset(self._gather(self._text))
                return word in self._words
            self._sought[word] = self._stands_in(self._text, word)
        return self._sought[word]

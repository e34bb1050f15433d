"""The kind `headline-count`: a headline that promises so many things over a body that does not list them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Severity
from corpuslint.rule import Rule
from corpuslint_plugins.pattern import compile_pattern

NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERED = re.compile(
    r"(?:^|\n)[ \t]*(?:(?:#|no\. ?|(?:reason|tip|step|lesson|rule|way|mistake|fact|myth|sign|question) ?#?)?)"
    r"(\d{1,3})\b(?![.,]\d|%)",
    re.IGNORECASE,
)
ORDINAL = re.compile(
    r"(?:^|\n)\s*(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth|seventh|eighth"
    r"|ninth|tenth|last(?:ly)?|finally)\b",
    re.IGNORECASE,
)


class HeadlineCountOptions(Options, frozen=True, kw_only=True):
    """`patterns` find the promise in the headline, in any case: the group `number` is how many, in digits or
    in words up to twenty; {name} stands for the alternatives of `words.name` or the piece `parts.name`.
    A body with fewer than `fewest-words` words for each thing is left alone.
    """

    patterns: tuple[str, ...]
    words: dict[str, tuple[str, ...]] = {}
    parts: dict[str, str] = {}
    fewest_words: int = 15


class HeadlineCount(DocumentCheck):
    """Counts list items, headings, numbered and ordinal paragraphs, and takes what there is most of."""

    kind = "headline-count"
    Options = HeadlineCountOptions

    def __init__(self, rule: Rule, options: HeadlineCountOptions) -> None:
        super().__init__(rule, options)
        self._fewest_words = options.fewest_words
        self._values = {word: value for value, word in enumerate(NUMBER_WORDS.split(), start=2)}
        self._patterns = [
            compile_pattern(pattern, options, re.IGNORECASE, "patterns") for pattern in options.patterns
        ]

    def check(self, document: Document) -> Iterator[Match]:
        blocks = document.blocks
        if not blocks or blocks[0].kind not in ("headline", "heading"):
            return
        headline = blocks[0]
        for pattern in self._patterns:
            found = pattern.search(document.prose, headline.start, headline.end)
            if found is None:
                continue
            promised = self._value(found["number"])
            words = len(document.prose[headline.end :].split())
            if not promised or words < self._fewest_words * promised:
                return
            listed = _listed(document, promised)
            if listed < promised:
                few = 2 * listed >= promised
                yield Match(
                    start=found.start(),
                    end=found.end(),
                    arguments={"promised": promised, "listed": listed or "none"},
                    severity=Severity.NOTE if few else None,
                    confidence=Confidence.LOW if few else None,
                )
            return

    def _value(self, number: str) -> int:
        return int(number) if number.isdigit() else self._values.get(number.lower(), 0)


def _listed(document: Document, promised: int) -> int:
    """How many things the body sets apart as a list does."""
    blocks = document.blocks[1:]
    title = _plain(document.prose[document.blocks[0].start : document.blocks[0].end])
    texts = [document.prose[block.start : block.end] for block in blocks]
    headings = sum(
        block.kind == "heading" and _plain(text) != title for block, text in zip(blocks, texts, strict=True)
    )
    items = sum(block.kind == "list-item" for block in blocks)
    body = document.prose[document.blocks[0].end :]
    numbers = {int(found[1]) for found in NUMBERED.finditer(body)} & set(range(1, promised + 1))
    numbered = len(numbers) if 1 in numbers else 0
    ordinal = len(ORDINAL.findall(body))
    return max(headings, items, numbered, ordinal)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()

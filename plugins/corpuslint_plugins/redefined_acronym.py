"""The kind `redefined-acronym`: an acronym that stands for one thing here and for another there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Span
from corpuslint_plugins.undefined_acronym import SMALL_WORDS, initials_of

BRACKETED = re.compile(r"\(([A-Z]{3,6})\)")
WORD = re.compile(r"[^\W\d_][\w’']*")
LOOK_BEHIND = 120  # characters before the brackets in which the words may stand
MOST_SMALL = 3  # small words among them, as in Bank of the West
SAME = 4  # letters in which forms of one word agree: Economic, Economy


class RedefinedAcronym(DocumentCheck):
    """Flags an acronym in brackets after words that have its initials, and are other words than before."""

    kind = "redefined-acronym"
    Options = Options

    def concerns(self, marks: frozenset[str]) -> bool:
        return "(" in marks

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        places: dict[str, list[re.Match[str]]] = {}
        for found in BRACKETED.finditer(prose) if prose.count("(") > 1 else ():
            places.setdefault(found[1], []).append(found)
        for acronym, brackets in places.items():
            told = [span for each in brackets if len(brackets) > 1 and (span := _words_of(prose, each))]
            for span in told[1:]:
                words, first = prose[span.start : span.end], prose[told[0].start : told[0].end]
                if not _are_alike(words, first):
                    yield Match(
                        start=span.start,
                        end=span.end,
                        arguments={"acronym": acronym, "first": " ".join(first.split())},
                        related=(Related(told[0].start, told[0].end, f"{acronym} stands for this here"),),
                    )
                    break


def _words_of(text: str, brackets: re.Match[str]) -> Span | None:
    """The words before the brackets that have the letters of the acronym in them as initials."""
    end = brackets.start()
    words = list(WORD.finditer(text, max(end - LOOK_BEHIND, 0), end))
    acronym = brackets[1]
    for count in range(len(acronym), len(acronym) + MOST_SMALL + 1):
        run = words[-count:]
        if len(run) == count and run[0][0] not in SMALL_WORDS:
            span = Span(run[0].start(), run[-1].end())
            if acronym in initials_of(text[span.start : span.end]):
                return span
    return None


def _are_alike(one: str, other: str) -> bool:
    """Whether two runs of words are forms of one, however they are written."""
    ones, others = (
        [word[:SAME].lower() for word in WORD.findall(run) if word not in SMALL_WORDS] for run in (one, other)
    )
    return ones == others

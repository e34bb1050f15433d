"""The kind `percentage-sum`: shares of one whole, in one sentence, that do not make a hundred."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Scope

WORDS = frozenset({"percent", "per", "pct"})
FEWEST = 3  # shares: two are often two of several
PERCENT = re.compile(r"(?<![\d.,/–-])(\d{1,2}(?:\.\d+)?)\s?(?:%|percent\b|per cent\b|pct\b)(?!-)")
# Words that say that the shares are those of one whole.
WHOLE = re.compile(
    r"\b(?:of (?:those|all|the|them|its|his|her|their|our)|asked|surveyed|survey|poll(?:ed)?|split|divided"
    r"|shared|consists? of|made (?:up )?of|makes? up|comprises?|composed of|whole|respondents|holds"
    r"|(?:the|no) (?:rest|others?|opinion)|remaining)\b",
    re.IGNORECASE,
)
# Words that say that nothing of the whole is left out.
COMPLETE = re.compile(
    r"\b(?:the (?:rest|others?|remaining|remainder)|remaining|split|divided|shared|consists? of"
    r"|made (?:up )?of|makes? up the whole)\b",
    re.IGNORECASE,
)
# Words of change, of comparison, and of answers of which one may give several.
OTHER = re.compile(
    r"\b(?:rose|risen|rise|fell|fallen|fall|grew|grown|growth|increased?|decreased?|declined?|down|gain(?:ed)?"
    r"|(?<!made )(?<!make )(?<!makes )up|from|than|compared|versus|vs|more|less|chance|discount|margin"
    r"|interest|rate|also|both|each|every|respectively|only|until|year|month|quarter|including)\b"
    r"|\bper\b(?! cent)",
    re.IGNORECASE,
)
LEAST, MOST = 80.0, 120.0  # what is further from a hundred was never meant for one
FARTHEST = 70  # characters between two shares
NEAR = 200  # characters from the start of one to that of the next but one, at most
OF_WHOLE = re.compile(r"\sof ((?:(?:the|its|their|his|her|all) )?\w+)")
PART_OF_PART = re.compile(r"\s(?:of (?:those|these|them|that)|top|bottom)\b")
ROUNDING = 0.6  # by which each share may be off


class PercentageSum(DocumentCheck):
    """Adds the shares of a sentence; of less than a hundred it must say that nothing is left out."""

    kind = "percentage-sum"
    Options = Options

    def check(self, document: Document) -> Iterator[Match]:
        prose, (starts, numerals, words, _) = document.prose, document.figures
        signs = prose.count("%") if "%" in document.marks else 0
        if signs + sum(map(words.count, WORDS)) < FEWEST:
            return
        percentages = [
            start
            for start, numeral, word in zip(starts, numerals, words, strict=True)
            if word in WORDS or (signs and not word and prose.startswith("%", start + len(numeral)))
        ]
        reached = 0
        for first, last in zip(percentages, percentages[FEWEST - 1 :], strict=False):
            if first < reached or last - first >= NEAR or not (sentence := document.sentence_at(first)):
                continue
            reached = sentence.end
            told = slice(bisect_left(percentages, sentence.start), bisect_left(percentages, reached))
            group = [share for start in percentages[told] if (share := PERCENT.match(prose, start))]
            if len(group) < FEWEST or not _stand_together(prose, group):
                continue
            total = sum(float(share[1]) for share in group)
            text = document.prose_in(sentence.start, sentence.end)
            if _is_off(total, group, text) and document.scope_at(group[0].start()) is not Scope.QUOTATION:
                yield Match(start=group[0].start(), end=group[-1].end(), arguments={"total": f"{total:g}"})


def _stand_together(prose: str, shares: Sequence[re.Match[str]]) -> bool:
    """Whether the shares stand near each other, and none is a share of another, or of something else."""
    wholes = {found[1] for share in shares if (found := OF_WHOLE.match(prose, share.end()))}
    return (
        len(wholes) < 2
        and not any(PART_OF_PART.match(prose, share.end()) for share in shares[1:])
        and all(other.start() - one.end() <= FARTHEST for one, other in pairwise(shares))
    )


def _is_off(total: float, shares: Sequence[re.Match[str]], text: str) -> bool:
    """Whether the shares are those of one whole, and make more than it, or less though none is missing."""
    if not LEAST <= total <= MOST or abs(total - 100) <= ROUNDING * len(shares) or OTHER.search(text):
        return False
    return (WHOLE if total > 100 else COMPLETE).search(text) is not None

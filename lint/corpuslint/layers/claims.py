"""Claims: what a text says that somebody said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from corpuslint.finding import Span
from corpuslint.layers.speakers import SourceKind

Act = Literal["report", "attitude"]


class Claim(msgspec.Struct, frozen=True):
    """One claim, as far as the sentence tells who makes it.

    `source` is the span of who speaks (None for "it is believed"), `cue` that of the words that
    report ("said", "according to"), `content` what is reported, in one or more spans. `source_kind`
    is `named` (a person or organisation by name), `role` (a title or office, with or without a name),
    `pronoun`, `group` (unnamed people: "critics", "a source close to the company") or `none`.
    `direct` says that the content is a direct quotation. `act` tells a report, whose content is what
    somebody says or thinks, from an attitude: “Berg wants the mill”, “Berg attacked the plan”, “the
    mill seems empty” report no statement, so that no rule takes them for one.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    source_kind: SourceKind
    direct: bool = False
    act: Act = "report"

    def touches(self, start: int, end: int) -> bool:
        """Whether source, cue or content shares a character with `start`…`end`."""
        source = self.source
        return (
            self.holds(start, end)
            or self.cue.overlaps(start, end)
            or (source is not None and source.overlaps(start, end))
        )

    def holds(self, start: int, end: int) -> bool:
        """Whether the content shares a character with `start`…`end`."""
        return any(span.start < end and start < span.end for span in self.content)


class Attribution(Claim, frozen=True, kw_only=True):
    """One claim and who makes it.

    `speaker` is the name the source stands for, as far as the text tells. `depth` counts the
    attributions whose content holds this one: in “Berg said that Lee had claimed it”, Lee's has depth 1.
    `mixed` says that the content is a quotation in part: “Berg called it ‘a ruin’”.
    """

    speaker: str | None = None
    depth: int = 0
    mixed: bool = False


class Paraphrases:
    """What sources say in the narrator's words."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        spans = [
            span
            for claim in claims
            if claim.source is not None and not claim.direct and claim.act == "report"
            for span in claim.content
        ]
        spans.sort()
        furthest = 0
        self._starts = [span.start for span in spans]
        self._ends = [furthest := max(furthest, span.end) for span in spans]

    def hold(self, offset: int) -> bool:
        """Whether what stands at `offset` is paraphrased."""
        if not self._starts:
            return False
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]


def by_cue(claim: Claim) -> int:
    """Claims stand in the order of their cues."""
    return claim.cue.start


def depths(claims: Sequence[Claim]) -> list[int]:
    """How many other claims hold the cue of each in their content."""
    starts = sorted(span.start for claim in claims for span in claim.content)
    ends = sorted(span.end for claim in claims for span in claim.content)
    return [bisect_right(starts, claim.cue.start) - bisect_right(ends, claim.cue.start) for claim in claims]

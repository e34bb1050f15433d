"""Claims: what a text says that somebody said."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

import msgspec

from corpuslint.finding import Span
from corpuslint.layers.speakers import SourceKind


class Claim(msgspec.Struct, frozen=True):
    """One claim, as far as the sentence tells who makes it.

    `source` is the span of who speaks (None for "it is believed"), `cue` that of the words that
    report ("said", "according to"), `content` what is reported, in one or more spans. `source_kind`
    is `named` (a person or organisation by name), `role` (a title or office, with or without a name),
    `pronoun`, `group` (unnamed people: "critics", "a source close to the company") or `none`.
    `direct` says that the content is a direct quotation.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    source_kind: SourceKind
    direct: bool = False

    def touches(self, start: int, end: int) -> bool:
        """Whether source, cue or content shares a character with `start`…`end`."""
        return (
            self.cue.overlaps(start, end)
            or any(span.overlaps(start, end) for span in self.content)
            or (self.source is not None and self.source.overlaps(start, end))
        )


class Attribution(Claim, frozen=True, kw_only=True):
    """One claim and who makes it: `speaker` is the name the source stands for, as far as the text tells."""

    speaker: str | None = None


class Paraphrases:
    """What sources say in the narrator's words."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        spans = sorted(
            span
            for claim in claims
            if claim.source is not None and not claim.direct
            for span in claim.content
        )
        furthest = 0
        self._starts = [span.start for span in spans]
        self._ends = [furthest := max(furthest, span.end) for span in spans]

    def hold(self, offset: int) -> bool:
        """Whether what stands at `offset` is paraphrased."""
        place = bisect_right(self._starts, offset) - 1
        return place >= 0 and offset < self._ends[place]


def by_cue(claim: Claim) -> int:
    """Claims stand in the order of their cues."""
    return claim.cue.start

"""Attributions: source, cue and content."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Literal

import msgspec

from corpuslint.finding import Span
from corpuslint.layers.quotations import Quotation
from corpuslint.layers.sentences import Sentence

SourceKind = Literal["named", "role", "pronoun", "group", "none"]


class Attribution(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """One claim and who makes it.

    `source` is the span of who speaks (None for "it is believed"), `cue` that of the words that
    report ("said", "according to"), `content` what is reported, in one or more spans. `source_kind`
    is `named` (a person or organisation by name), `role` (a title or office, with or without a name),
    `pronoun`, `group` (unnamed people: "critics", "a source close to the company") or `none`.
    `speaker` is the name the source stands for, as far as the text tells. `direct` says that the
    content is a direct quotation.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    source_kind: SourceKind
    speaker: str | None = None
    direct: bool = False

    @cached_property
    def extent(self) -> Span:
        """From the first to the last character of source, cue and content."""
        spans = [self.cue, *self.content] + ([self.source] if self.source else [])
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def touches(self, start: int, end: int) -> bool:
        """Whether source, cue or content shares a character with `start`…`end`."""
        return (
            self.cue.overlaps(start, end)
            or any(span.overlaps(start, end) for span in self.content)
            or (self.source is not None and self.source.overlaps(start, end))
        )


def find_attributions(
    text: str, sentences: Sequence[Sentence], quotations: Sequence[Quotation]
) -> tuple[Attribution, ...]:
    """The attributions of a text, in order of cue."""
    return ()

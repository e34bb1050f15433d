"""Quotations: what stands between quotation marks, and in block quotations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from corpuslint.finding import Span
from corpuslint.source import Block

QuotationKind = Literal["speech", "title", "scare", "term"]


class Quotation(msgspec.Struct, frozen=True, kw_only=True):
    """A quotation, marks included in `start`…`end`, left out of `inner`.

    `kind` tells speech from the title of a work, a scare quote and a word named as a word. `depth`
    is 0 for an outermost quotation. `closed` is False where the closing mark is missing; the
    quotation then ends with its block. `continues` says that the next paragraph reopens it, and
    `continued` that it reopens one. `speaker` is the speaker's name, role or pronoun as it stands at
    `source`, where the text gives one.
    """

    start: int
    end: int
    inner: Span
    kind: QuotationKind = "speech"
    depth: int = 0
    closed: bool = True
    continues: bool = False
    continued: bool = False
    speaker: str | None = None
    source: Span | None = None


def find_quotations(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The quotations of a text, in order of start."""
    return ()

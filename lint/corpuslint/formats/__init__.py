"""Report formats: each turns a report into text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from corpuslint.report import Report
from corpuslint.rule import Rule


class FormatContext(msgspec.Struct, frozen=True, kw_only=True):
    """What a format may need beside the report.

    `rules` are the rules that ran, by id; `texts` gives back the text of a document by its path and
    record, for excerpts and columns (a document that can no longer be had is absent). The rest is
    for formats that people read: `color` says whether terminal colours are wanted and `excerpts`
    whether lines are to be shown, `width` how many columns they may fill; `statistics` asks for
    counts a rule in place of findings; `quiet` drops all but the findings.
    """

    rules: Mapping[str, Rule] = {}
    texts: Mapping[tuple[str, str | int | None], str] = {}
    color: bool = False
    excerpts: bool = False
    width: int = 100
    statistics: bool = False
    quiet: bool = False


class Format(Protocol):
    """One way of writing a report. Registered by the hook `corpuslint_formats`."""

    name: str

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The report as pieces of text, line ends included."""
        ...

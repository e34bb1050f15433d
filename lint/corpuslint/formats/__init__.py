"""Report formats: each turns a report into text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, runtime_checkable

import msgspec

from corpuslint.finding import Finding
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


class Writer(Protocol):
    """Writes one report while its run goes on."""

    def finding(self, finding: Finding) -> Iterable[str]:
        """What is written of a finding, in pieces. They come in order."""
        ...

    def end(self, report: Report) -> Iterable[str]:
        """What follows the last finding; of the findings, the report has only the number."""
        ...


@runtime_checkable
class StreamedFormat(Format, Protocol):
    """A format that need not have seen all findings to write the first."""

    def begin(self, context: FormatContext) -> Writer:
        """A writer of one report."""
        ...


def written(writer: Writer, report: Report) -> Iterator[str]:
    """A report that is there as a whole, as a writer writes it."""
    for finding in report.findings:
        yield from writer.finding(finding)
    yield from writer.end(report)

"""The format `text`: one line a finding, as compilers print them, with excerpts for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from corpuslint.finding import Finding, Related, Severity
from corpuslint.formats import FormatContext, written
from corpuslint.formats.columns import FindColumns, columns_of
from corpuslint.formats.excerpt import excerpt
from corpuslint.formats.places import document_of, label
from corpuslint.formats.safe import in_github_actions, inert, visible
from corpuslint.formats.summary import Statistics, fixed, summary
from corpuslint.report import Report

COLORS = {Severity.NOTE: "blue", Severity.WARNING: "yellow", Severity.ERROR: "red"}


class TextFormat:
    """`path:line:column: severity rule message`, and a closing summary.

    Nothing in a path, a message or a text reaches the terminal as anything but visible characters.
    """

    name = "text"

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """The report as lines; failures are only counted, the command prints them on stderr."""
        return written(self.begin(context), report)

    def begin(self, context: FormatContext) -> TextWriter:
        """A writer of lines."""
        return TextWriter(context)


class TextWriter:
    """Writes a line a finding, with its excerpt where that is wanted; or counts, where those are."""

    def __init__(self, context: FormatContext) -> None:
        self._context = context
        self._columns = columns_of(context.texts, "utf-32")
        self._statistics = Statistics()
        self._obeyed = in_github_actions()
        self._document: tuple[str, str | int | None] | None = None
        self._place = ""  # of the document, as it is shown
        # Severity and rule as they are shown, by severity and by rule.
        self._verdicts: list[dict[str, str]] = [{} for _ in range(max(Severity) + 1)]

    def finding(self, finding: Finding) -> Iterable[str]:
        """The lines of a finding."""
        if self._context.statistics:
            self._statistics.add(finding)
            return ()
        lines = [self._headline(finding)]
        if self._context.excerpts:
            lines += _excerpt(finding, self._context, self._columns)
        return map(inert, lines) if self._obeyed else lines

    def end(self, report: Report) -> Iterable[str]:
        """The counts that were asked for, and the closing summary."""
        lines = list(self._statistics.table())
        if report.fixed and not self._context.quiet:
            lines.append(fixed(report.fixed) + "\n")
        if not self._context.quiet:
            lines.append(summary(report) + "\n")
        return map(inert, lines) if self._obeyed else lines

    def _headline(self, finding: Finding) -> str:
        document = finding.path, finding.record
        if document != self._document:
            self._document = document
            self._place = _styled(visible(label(*document)), self._context, bold=True)
        verdict = self._verdicts[finding.severity].get(finding.rule)
        if verdict is None:
            color = COLORS[finding.severity]
            severity = _styled(finding.severity.label, self._context, fg=color, bold=True)
            verdict = f"{severity} {_styled(visible(finding.rule), self._context, fg='cyan')}"
            self._verdicts[finding.severity][finding.rule] = verdict
        return f"{self._place}:{finding.line}:{finding.column}: {verdict} {visible(finding.message)}\n"


def _excerpt(finding: Finding, context: FormatContext, columns: FindColumns) -> Iterator[str]:
    number = str(finding.line)
    margin = " " * len(number)
    found = columns(finding.path, finding.record)
    if found and found.text.startswith(finding.text, finding.start):
        line, carets = excerpt(finding, found.text, max(context.width - len(number) - 3, 20))
        ending = f" to line {finding.end_line}" if finding.end_line > finding.line else ""
        yield f"{margin} |\n"
        yield f"{number} | {line}\n"
        yield f"{margin} | {_styled(carets + ending, context, fg=COLORS[finding.severity])}\n"
    for advice in _advice(finding.suggestions):
        yield f"{margin} = {advice}\n"
    for related in finding.related:
        yield f"{margin} = see {_related(related, finding, columns)}\n"
    yield "\n"


def _advice(suggestions: tuple[str, ...]) -> Iterator[str]:
    if words := [f'"{visible(suggestion)}"' for suggestion in suggestions if suggestion]:
        yield f"write {' or '.join(words)} instead"
    if "" in suggestions:
        yield "leave it out"


def _related(related: Related, finding: Finding, columns: FindColumns) -> str:
    path, record = document_of(related, finding)
    place = visible(label(path, record))
    if found := columns(path, record):
        line, column = found.position(related.start)
        place += f":{line}:{column}"
    return f"{place}: {visible(related.message)}"


def _styled(text: str, context: FormatContext, *, fg: str | None = None, bold: bool | None = None) -> str:
    return click.style(text, fg=fg, bold=bold) if context.color else text

"""The formats of `corpuslint stats`: each writes document by document, as they are measured."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Protocol

import msgspec

from corpuslint.check import Table
from corpuslint.errors import Failure
from corpuslint.formats.encoding import to_json
from corpuslint.formats.places import label
from corpuslint.formats.rows import VERSION, error_row
from corpuslint.formats.safe import visible
from corpuslint.formats.summary import counted

Metrics = Mapping[str, Any]  # as `Measures.metrics` gives them
NOTHING = "–"
LEGEND = (
    "quoted: share of the words; attributions, and findings by category: in 1,000 words; "
    "minutes: reading time"
)


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured in all: the number of documents, their metrics, what failed, and tables by rule."""

    documents: int
    metrics: Metrics
    failures: Sequence[Failure]
    tables: Sequence[tuple[str, Table]]


class StatsFormat(Protocol):
    """One way of writing statistics, in pieces of text that end with a line."""

    def begin(self) -> str: ...

    def document(self, path: str, record: str | int | None, metrics: Metrics) -> str: ...

    def failure(self, failure: Failure) -> str: ...

    def end(self, summary: Summary) -> Iterator[str]: ...


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its head, the names that lead to its metric, and how many digits it shows."""

    head: str
    names: tuple[str, ...]
    digits: int = 1
    percent: bool = False

    def value(self, metrics: Metrics) -> Any:
        """The metric."""
        value: Any = metrics
        for name in self.names:
            value = value[name]
        return value

    def shown(self, metrics: Metrics) -> str:
        """The metric as people read it."""
        value = self.value(metrics)
        if value is None:
            return NOTHING
        return f"{value:.0%}" if self.percent else f"{value:.{self.digits}f}"


def columns(categories: Iterable[str], formulas: Iterable[str]) -> list[Column]:
    """The columns of a table with a row a document."""
    return [
        Column("words", ("words",), digits=0),
        Column("sentences", ("sentences",), digits=0),
        Column("minutes", ("reading_minutes",)),
        Column("grade", ("grade",)),
        *(Column(name, ("formulas", name)) for name in formulas),
        Column("quoted", ("quoted_share",), percent=True),
        Column("attributions", ("attributions_per_1000_words",)),
        *(Column(name, ("findings_per_1000_words", name)) for name in categories),
    ]


class TextStats:
    """A line a document, the figures first, as `wc` does it: paths can then be of any length."""

    def __init__(self, categories: Sequence[str], formulas: Sequence[str], *, quiet: bool) -> None:
        self._columns = columns(categories, formulas)
        self._quiet = quiet

    def begin(self) -> str:
        if self._quiet:
            return ""
        return f"{LEGEND}\n{' '.join(f'{column.head:>7}' for column in self._columns)}\n"

    def document(self, path: str, record: str | int | None, metrics: Metrics) -> str:
        return self._line(metrics, visible(label(path, record)))

    def failure(self, failure: Failure) -> str:
        return ""  # the command says it on stderr

    def end(self, summary: Summary) -> Iterator[str]:
        failed = f"; {counted(len(summary.failures), 'failure')}" if summary.failures else ""
        yield self._line(summary.metrics, f"in {counted(summary.documents, 'document')}{failed}")
        for rule, table in summary.tables:
            yield f"\n{table.title} ({rule})\n"
            yield from _aligned(table)

    def _line(self, metrics: Metrics, what: str) -> str:
        cells = [f"{column.shown(metrics):>{max(len(column.head), 7)}}" for column in self._columns]
        return f"{' '.join(cells)}  {what}\n"


class MarkdownStats:
    """A table with a row a document."""

    def __init__(self, categories: Sequence[str], formulas: Sequence[str], *, quiet: bool) -> None:
        self._columns = columns(categories, formulas)
        self._quiet = quiet

    def begin(self) -> str:
        legend = "" if self._quiet else f"{LEGEND}\n\n"
        return f"{legend}{_markdown_head(['document', *(column.head for column in self._columns)])}"

    def document(self, path: str, record: str | int | None, metrics: Metrics) -> str:
        return self._row(_cell(label(path, record)), metrics)

    def failure(self, failure: Failure) -> str:
        return ""  # the command says it on stderr

    def end(self, summary: Summary) -> Iterator[str]:
        yield self._row(f"**in {counted(summary.documents, 'document')}**", summary.metrics)
        for rule, table in summary.tables:
            yield f"\n### {_cell(table.title)}\n\n`{rule}`\n\n"
            yield _markdown_head(table.columns)
            for row in table.rows:
                yield f"| {' | '.join(map(_cell, row))} |\n"

    def _row(self, what: str, metrics: Metrics) -> str:
        return f"| {what} | {' | '.join(column.shown(metrics) for column in self._columns)} |\n"


class CsvStats:
    """A header, and a row a document, with the exact values; no sums and no tables."""

    def __init__(self, categories: Sequence[str], formulas: Sequence[str], *, quiet: bool) -> None:
        self._columns = columns(categories, formulas)

    def begin(self) -> str:
        return _csv(["path", "record", *(".".join(column.names) for column in self._columns)])

    def document(self, path: str, record: str | int | None, metrics: Metrics) -> str:
        values = [column.value(metrics) for column in self._columns]
        return _csv([visible(path), visible("" if record is None else str(record)), *values])

    def failure(self, failure: Failure) -> str:
        return ""  # the command says it on stderr

    def end(self, summary: Summary) -> Iterator[str]:
        yield from ()


class JsonlStats:
    """A row a line: documents and failures as they come, tables, and a summary at the end."""

    def __init__(self, categories: Sequence[str], formulas: Sequence[str], *, quiet: bool) -> None:
        pass

    def begin(self) -> str:
        return ""

    def document(self, path: str, record: str | int | None, metrics: Metrics) -> str:
        return to_json(_document_row(path, record, metrics)) + "\n"

    def failure(self, failure: Failure) -> str:
        return to_json(error_row(failure)) + "\n"

    def end(self, summary: Summary) -> Iterator[str]:
        for rule, table in summary.tables:
            yield to_json(_table_row(rule, table)) + "\n"
        yield to_json(_summary_row(summary)) + "\n"


class JsonStats:
    """`{"documents": [row, …], "errors": [row, …], "tables": [row, …], "summary": row}`."""

    def __init__(self, categories: Sequence[str], formulas: Sequence[str], *, quiet: bool) -> None:
        self._separator = "\n"

    def begin(self) -> str:
        return '{"documents": ['

    def document(self, path: str, record: str | int | None, metrics: Metrics) -> str:
        separator, self._separator = self._separator, ",\n"
        return separator + to_json(_document_row(path, record, metrics))

    def failure(self, failure: Failure) -> str:
        return ""  # it stands among the errors at the end

    def end(self, summary: Summary) -> Iterator[str]:
        errors = [error_row(failure) for failure in summary.failures]
        tables = [_table_row(rule, table) for rule, table in summary.tables]
        yield f'\n], "errors": {to_json(errors)}, "tables": {to_json(tables)}, '
        yield f'"summary": {to_json(_summary_row(summary))}}}\n'


class Writer(Protocol):
    """How a format is made, for the categories and formulas that it is to show."""

    def __call__(self, categories: Sequence[str], formulas: Sequence[str], *, quiet: bool) -> StatsFormat: ...


FORMATS: Mapping[str, Writer] = {
    "text": TextStats,
    "json": JsonStats,
    "jsonl": JsonlStats,
    "csv": CsvStats,
    "markdown": MarkdownStats,
}


def _document_row(path: str, record: str | int | None, metrics: Metrics) -> dict[str, Any]:
    return {"type": "document", "path": path, "record": record, "metrics": metrics}


def _table_row(rule: str, table: Table) -> dict[str, Any]:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return {"type": "table", "rule": rule, "title": table.title, "rows": rows}


def _summary_row(summary: Summary) -> dict[str, Any]:
    return {
        "type": "summary",
        "version": VERSION,
        "documents": summary.documents,
        "errors": len(summary.failures),
        "metrics": summary.metrics,
    }


def _aligned(table: Table) -> Iterator[str]:
    """The lines of a table, numbers to the right."""
    rows = [tuple(visible(str(cell)) for cell in row) for row in (table.columns, *table.rows)]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    numeric = [not table.rows or not isinstance(cell, str) for cell in (table.rows or [table.columns])[0]]
    for row in rows:
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(row, widths, numeric, strict=True)
        ]
        yield "  ".join(cells).rstrip() + "\n"


def _markdown_head(heads: Sequence[str]) -> str:
    return f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}\n"


def _cell(value: object) -> str:
    return visible(str(value)).replace("\\", "\\\\").replace("|", "\\|").replace("<", "\\<")


def _csv(values: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()

"""The readers and report formats that come with the core, registered by the door that plugins use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

from corpuslint.errors import Failure
from corpuslint.formats import Format, FormatContext, StreamedFormat, Writer
from corpuslint.hookspecs import hookimpl
from corpuslint.report import Report
from corpuslint.source import Input, Reader, ReadOptions, Source


class DeferredReader:
    """A reader whose module is imported when it first reads."""

    def __init__(self, name: str, suffixes: tuple[str, ...]) -> None:
        self.name = name
        self.suffixes = suffixes

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]:
        """What the reader itself reads."""
        reader: Reader = _imported("readers", self.name, "Reader")
        return reader.read(source, options)


class DeferredFormat:
    """A format whose module is imported when it first writes."""

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, report: Report, context: FormatContext) -> Iterator[str]:
        """What the format itself writes."""
        report_format: Format = _imported("formats", self.name, "Format")
        return report_format.write(report, context)


class DeferredStreamedFormat(DeferredFormat):
    """One that can write what is found while a run goes on."""

    def begin(self, context: FormatContext) -> Writer:
        """The format's own writer of one report."""
        report_format: StreamedFormat = _imported("formats", self.name, "Format")
        return report_format.begin(context)


def _imported(package: str, name: str, what: str) -> Any:
    """An instance of readers.plain.PlainReader, say."""
    return getattr(import_module(f"corpuslint.{package}.{name}"), name.capitalize() + what)()


READERS = (
    DeferredReader("plain", (".txt", ".text")),
    DeferredReader("markdown", (".md", ".markdown", ".mkd", ".mdown")),
    DeferredReader("html", (".html", ".htm", ".xhtml")),
    DeferredReader("jsonl", (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")),
)
FORMATS = (
    *map(DeferredStreamedFormat, ("text", "jsonl", "github")),
    *map(DeferredFormat, ("json", "sarif", "gitlab", "rdjsonl", "junit", "checkstyle")),
)


@hookimpl
def corpuslint_readers() -> Iterable[Reader]:
    """Plain text, Markdown, HTML and JSON lines."""
    return READERS


@hookimpl
def corpuslint_formats() -> Iterable[Format]:
    """The formats of `--format`."""
    return FORMATS

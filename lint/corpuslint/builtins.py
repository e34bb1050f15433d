"""The readers and report formats that come with the core, registered by the door that plugins use."""

from __future__ import annotations

from collections.abc import Iterable

from corpuslint.formats import Format
from corpuslint.hookspecs import hookimpl
from corpuslint.source import Reader


@hookimpl
def corpuslint_readers() -> Iterable[Reader]:
    """Plain text, Markdown, HTML and JSON lines."""
    from corpuslint.readers.html import HtmlReader
    from corpuslint.readers.jsonl import JsonlReader
    from corpuslint.readers.markdown import MarkdownReader
    from corpuslint.readers.plain import PlainReader

    return [PlainReader(), MarkdownReader(), HtmlReader(), JsonlReader()]


@hookimpl
def corpuslint_formats() -> Iterable[Format]:
    """The formats of `--format`."""
    from corpuslint.formats.checkstyle import CheckstyleFormat
    from corpuslint.formats.github import GithubFormat
    from corpuslint.formats.gitlab import GitlabFormat
    from corpuslint.formats.json import JsonFormat
    from corpuslint.formats.jsonl import JsonlFormat
    from corpuslint.formats.junit import JunitFormat
    from corpuslint.formats.rdjsonl import RdjsonlFormat
    from corpuslint.formats.sarif import SarifFormat
    from corpuslint.formats.text import TextFormat

    return [
        TextFormat(),
        JsonFormat(),
        JsonlFormat(),
        GithubFormat(),
        SarifFormat(),
        GitlabFormat(),
        RdjsonlFormat(),
        JunitFormat(),
        CheckstyleFormat(),
    ]

"""A plugin of corpuslint: a kind, a folder with a rule, a reader and a report format."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpuslint import hookimpl
from corpuslint.check import Check
from corpuslint.formats import Format
from corpuslint.source import Reader


@hookimpl
def corpuslint_kinds() -> Iterable[type[Check]]:
    """The kind `repeated-opening`."""
    from corpuslint_example.openings import RepeatedOpening

    return [RepeatedOpening]


@hookimpl
def corpuslint_rule_folders() -> Iterable[Path]:
    """The rules of this package."""
    return [Path(__file__).parent / "rules"]


@hookimpl
def corpuslint_readers() -> Iterable[Reader]:
    """The reader of subtitles."""
    from corpuslint_example.subtitles import SubtitleReader

    return [SubtitleReader()]


@hookimpl
def corpuslint_formats() -> Iterable[Format]:
    """The format `tally`."""
    from corpuslint_example.tally import TallyFormat

    return [TallyFormat()]

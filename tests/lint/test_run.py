"""Runs: what cannot be read is reported and stops nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import BinaryIO

from corpuslint.config import Configuration
from corpuslint.errors import Failure
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.report import Report
from corpuslint.run import Run
from corpuslint.source import Input, ReadOptions, Source

SLIP = b"It was an long day.\n"


def refuse() -> BinaryIO:
    raise PermissionError(13, "Permission denied")


class BreakingReader:
    """Reads one text and then fails, as a plugin might."""

    name = "breaking"
    suffixes = (".breaking",)

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]:
        yield Source(path=source.path, text=SLIP.decode(), record=1)
        raise LookupError("no second text")


def run(*inputs: Input) -> Report:
    plugins = Plugins()
    plugins.load_installed()
    plugins.readers["breaking"] = BreakingReader()
    outcome = Run(Linter(plugins, Configuration(isolated=True)))
    for source in inputs:
        outcome.add_input(source)
    return outcome.conclude()


def readable(path: str) -> Input:
    return Input(path, lambda: io.BytesIO(SLIP))


def test_a_file_that_may_not_be_opened() -> None:
    report = run(readable("a.txt"), Input("m.txt", refuse), readable("z.txt"))
    assert [finding.path for finding in report.findings] == ["a.txt", "z.txt"]
    assert report.failures == (Failure("m.txt", "cannot be read: Permission denied"),)
    assert report.exit_status == 2


def test_a_reader_that_fails_keeps_what_it_read() -> None:
    report = run(readable("a.txt"), readable("m.breaking"), readable("z.txt"))
    assert [(finding.path, finding.record) for finding in report.findings] == [
        ("a.txt", None),
        ("m.breaking", 1),
        ("z.txt", None),
    ]
    assert report.failures == (Failure("m.breaking", "reader breaking failed: LookupError: no second text"),)


def test_sums() -> None:
    report = run(readable("a.txt"), readable("b.txt"))
    assert (report.documents, report.words, len(report.findings), report.failing) == (2, 10, 2, 2)

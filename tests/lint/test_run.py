"""Runs: what cannot be read is reported and stops nothing else."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from corpuslint.config import Configuration
from corpuslint.errors import Failure
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.report import Report
from corpuslint.run import Run
from corpuslint.source import Input, ReadOptions, Source

SLIP = b"It was an long day.\n"
SLIP_RULE = "text-quality/indefinite-article"


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


def test_rules_that_ran(tmp_path: Path) -> None:
    for folder, rule in (("a", "text-quality/doubled-word"), ("b", SLIP_RULE), ("c", SLIP_RULE)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "corpuslint.toml").write_text(f'select = ["{rule}"]', encoding="utf-8")
    plugins = Plugins()
    plugins.load_installed()
    outcome = Run(Linter(plugins, Configuration()))
    for name in ("c/c.txt", "b/b.txt", "a/a.txt"):
        outcome.add_input(readable(str(tmp_path / name)))
    assert list(outcome.rules()) == ["text-quality/doubled-word", SLIP_RULE]

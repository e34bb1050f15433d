"""Runs that write what they find while they read: the same findings, and a line of progress."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from corpuslint import corpus, read_once, run
from corpuslint.commands.options import open_linter
from corpuslint.formats import StreamedFormat
from corpuslint.linter import Linter
from corpuslint.progress import CLEAR, Progress, in_bytes
from corpuslint.read_once import ReadOnce
from corpuslint.run import Run
from corpuslint.source import Input, Source
from corpuslint.texts import SourceTexts

# What the `corpuslint` fixture gives: a call that runs the command, and its outcome.
Corpuslint = Callable[..., Any]

SLIP = "It was an long day for the crew."
SLIP_RULE = "text-quality/indefinite-article"
COPY_RULE = "consistency/near-duplicate"
STORY = (
    "The old lido by the harbour opens again in May after the council paid for the repair of the roof. "
    "Swimmers had asked for it for years, and the owner of the café beside the pool said that half of "
    "the town will be glad. The work on the changing rooms took most of the winter, and the water comes "
    "to the pool from the sea. To the surprise of the engineers the pipes of the first pool were sound, "
    "and the rest of the money goes to the steps of the eastern gate. The mayor swims to the buoy and "
    "back on the first day of the season."
)
NEEDS_PTY = pytest.mark.skipif(os.name != "posix", reason="there are no terminals here")


def records(number: int) -> bytes:
    return b"".join(json.dumps({"text": f"{number} {SLIP}"}).encode() + b"\n" for number in range(number))


class Watched(io.BytesIO):
    """Remembers how far it has been read."""

    furthest = 0

    def readline(self, size: int | None = -1) -> bytes:
        line = super().readline(-1 if size is None else size)
        self.furthest = self.tell()
        return line


@pytest.fixture(scope="module")
def linter() -> Linter:
    return open_linter(isolated=True, overrides={"select": [SLIP_RULE]})


@pytest.mark.parametrize("jobs", [1, 2])
def test_findings_come_while_it_reads(linter: Linter, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr(run, "CHUNK", 2000)
    stream = Watched(records(20_000))
    lint = Run(linter, jobs=jobs)
    lint.add_input(Input("a.jsonl", lambda: stream))
    findings = lint.findings()
    assert next(findings).record == 1
    assert stream.furthest < len(stream.getvalue()) / 10
    assert sum(1 for _ in findings) == 20_000 - 1
    assert lint.report().severities.keys() == {next(iter(lint.report().severities))}


class TestAcrossTexts:
    """Where corpus checks run: in order up to a number of findings, and at the end beyond it."""

    def report(self, number: int) -> list[tuple[Any, str]]:
        opened = open_linter(isolated=True, overrides={"select": [SLIP_RULE, COPY_RULE]})
        texts = [STORY, f"{STORY}\n\n{SLIP}", *(f"{index} {SLIP}" for index in range(number))]
        content = "\n".join(json.dumps({"text": text}) for text in texts).encode()
        lint = Run(opened)
        lint.add_input(Input("a.jsonl", lambda: io.BytesIO(content)))
        report = lint.conclude()
        assert not report.failures
        self.notices = lint.notices
        return [(finding.record, finding.rule) for finding in report.findings]

    def test_in_order(self) -> None:
        assert self.report(3) == [
            (2, COPY_RULE),
            (2, SLIP_RULE),
            *((record, SLIP_RULE) for record in (3, 4, 5)),
        ]

    def test_at_the_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(run, "MOST_HELD", 2)
        assert self.report(3) == [*((record, SLIP_RULE) for record in (2, 3, 4, 5)), (2, COPY_RULE)]

    def test_only_so_many_are_compared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(corpus, "MOST_COMPARED", 1)
        monkeypatch.setattr(run, "MOST_COMPARED", 1)
        assert (2, COPY_RULE) not in self.report(0)
        assert self.notices == ["only the first 1 texts were held against each other; 1 more were not"]


class TestReadOnce:
    def stream(self, content: bytes) -> BinaryIO:
        read, write = os.pipe()
        with os.fdopen(write, "wb") as pipe:
            pipe.write(content)
        return os.fdopen(read, "rb")

    def test_twice(self) -> None:
        source = ReadOnce(lambda: self.stream(b"one\ntwo\n"))
        with source() as first:
            assert first.readline() == b"one\n"
        with source() as second:
            assert second.read() == b"one\ntwo\n"
        with source() as third:
            assert list(third) == [b"one\n", b"two\n"]

    def test_in_a_file(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(read_once, "IN_MEMORY", 10)
        content = records(500)
        source = ReadOnce(lambda: self.stream(content))
        for _ in range(2):
            with source() as opened:
                assert opened.read() == content

    def test_too_much_to_be_kept(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(read_once, "MOST_KEPT", 20_000)
        content = records(1000)
        source = ReadOnce(lambda: io.BytesIO(content))
        with source() as first:
            assert first.read() == content
        with source() as second:
            assert second.read(100) == content[:100]
            with pytest.raises(OSError, match="too long to be read a second time"):
                second.read()


class TestTexts:
    def texts(self, times: list[int]) -> SourceTexts:
        def reread(path: str) -> Iterator[Source]:
            times.append(1)
            return (Source(path=path, text=f"text {record}", record=record) for record in range(100))

        return SourceTexts(reread)

    def test_in_order(self) -> None:
        times: list[int] = []
        texts = self.texts(times)
        assert [texts["a", record] for record in (0, 3, 3, 99)] == ["text 0", "text 3", "text 3", "text 99"]
        assert texts["a", 1] == "text 1"
        assert texts.get(("a", 100)) is None
        assert len(times) == 1

    def test_what_is_dropped_is_read_again_so_often(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("corpuslint.texts.MOST_KEPT", 30)
        monkeypatch.setattr("corpuslint.texts.MOST_TIMES", 3)
        times: list[int] = []
        texts = self.texts(times)
        assert [texts.get(("a", record)) for record in (50, 1, 60, 2, 70, 3)] == [
            *("text 50", "text 1", "text 60", "text 2", "text 70"),
            None,
        ]
        assert len(times) == 3


class TestProgress:
    def test_after_a_second_and_not_too_often(self) -> None:
        now = [0.0]
        terminal = io.StringIO()
        progress = Progress(terminal, 10_000_000, clock=lambda: now[0])
        for now[0] in (0.5, 2.0, 2.05, 4.0):
            progress.update(lambda: 5_000_000, 1200, 34)
        progress.clear()
        progress.clear()
        first, second = (
            f"{CLEAR}Linting  50%  5.0 MB of 10.0 MB  {speed}  1,200 texts, 34 findings"
            for speed in ("2.5 MB/s, 600 texts/s", "1.2 MB/s, 300 texts/s")
        )
        assert terminal.getvalue() == first[: len(CLEAR) + 79] + second[: len(CLEAR) + 79] + CLEAR

    @pytest.mark.parametrize(
        ("number", "text"),
        [(0, "0 B"), (999, "999 B"), (1000, "1.0 kB"), (123_456, "123 kB"), (7_400_000, "7.4 MB")],
    )
    def test_amounts(self, number: int, text: str) -> None:
        assert in_bytes(number) == text

    @NEEDS_PTY
    @pytest.mark.parametrize(("arguments", "shown"), [([], True), (["--quiet"], False)])
    def test_on_a_terminal_only(self, tmp_path: Path, arguments: list[str], shown: bool) -> None:
        (tmp_path / "a.jsonl").write_bytes(records(200))
        script = (
            "import sys, corpuslint.progress as p\np.PATIENCE = p.PAUSE = 0\n"
            "from corpuslint.cli import main\nmain()\n"
        )
        import pty

        ours, theirs = pty.openpty()
        environment = {name: value for name, value in os.environ.items() if name != "CI"}
        with subprocess.Popen(
            [sys.executable, "-c", script, "--isolated", "--select", SLIP_RULE, *arguments, "a.jsonl"],
            cwd=tmp_path,
            stdout=subprocess.DEVNULL,
            stderr=theirs,
            env=environment,
        ) as process:
            os.close(theirs)
            written = b""
            try:
                while data := os.read(ours, 65536):
                    written += data
            except OSError:  # the other end was closed
                pass
            os.close(ours)
        assert process.returncode == 1
        assert (b"Linting" in written) == shown
        if shown:
            assert written.endswith(CLEAR.encode())


def test_a_reader_that_has_gone(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(records(5000))
    command = [sys.executable, "-m", "corpuslint", "--isolated", "--select", SLIP_RULE, "a.jsonl"]
    for jobs in ("1", "2"):
        with subprocess.Popen(
            [*command, "--jobs", jobs], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            assert process.stdout.readline().startswith(b"a.jsonl[1]:")
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == 141


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_findings_are_written_before_the_end_of_a_pipe(tmp_path: Path, form: str) -> None:
    command = [sys.executable, "-m", "corpuslint", "--isolated", "--select", SLIP_RULE, "--jobs", "1"]
    with subprocess.Popen(
        [*command, "--format", form, "--stdin-filename", "a.jsonl", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(records(1000))
        process.stdin.flush()
        assert b"a.jsonl" in process.stdout.readline()
        process.stdin.write(records(10))
        process.stdin.close()
        assert process.stdout.read().count(SLIP_RULE.encode()) == 1009


def test_formats_that_stream() -> None:
    formats = open_linter(isolated=True).plugins.formats
    streamed = {name for name, each in formats.items() if isinstance(each, StreamedFormat)}
    assert streamed == {"text", "jsonl", "github"}


def test_standard_input_is_the_same(corpuslint: Corpuslint, tmp_path: Path) -> None:
    content = records(3000)
    (tmp_path / "a.jsonl").write_bytes(content)
    arguments = ["--isolated", "--select", f"{SLIP_RULE},{COPY_RULE}", "--format", "jsonl"]
    from_file = corpuslint(*arguments, "a.jsonl")
    for jobs in ("1", "2"):
        piped = corpuslint(*arguments, "--stdin-filename", "a.jsonl", "--jobs", jobs, "-", stdin=content)
        assert piped == from_file

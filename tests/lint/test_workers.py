"""Runs in several processes: the same findings in the same order, whichever process dies."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from corpuslint import lint_paths, workers
from corpuslint.check import CorpusCheck, DocumentCheck, Fact
from corpuslint.commands.options import open_linter
from corpuslint.config import Configuration
from corpuslint.document import Document
from corpuslint.errors import Failure, UsageError
from corpuslint.finding import Match
from corpuslint.forks import Fork
from corpuslint.formats import FormatContext
from corpuslint.formats.jsonl import JsonlFormat
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.report import Report
from corpuslint.run import Run

# What the `corpuslint` fixture gives: a call that runs the command, and its outcome.
Corpuslint = Callable[..., Any]

SEEDS = Path(__file__).parents[2] / "seeds"
NEEDS_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
NEEDS_PROC = pytest.mark.skipif(not Path("/proc/self").exists(), reason="processes cannot be listed here")
METHODS = [pytest.param("fork", marks=NEEDS_FORK), "spawn"]
SENTENCES = (
    "It was an long day for the the crew.",
    "Some experts say that the “plan” will fail.",
    "“We have won,” said Anna Berg, who runs the lido.",
    "The council paid $5 million for the bridge in March.",
    "The council paid $7 million for the bridge in March.",
    "Anna Berg of the council spoke to Marta Lindqvist.",
    "Anna Berg of the council spoke to Marta Lindquist.",
    "Nobody was hurt \ud83d\ude00 in the fire, a spokesman said.".encode("utf-16", "surrogatepass").decode(
        "utf-16"
    ),
)


def write_corpus(folder: Path) -> None:
    """Texts of every sort that is read: copies of one another for a part, and some that are broken."""
    chance = random.Random(5)

    def text() -> str:
        return " ".join(chance.choices(SENTENCES, k=chance.randint(1, 12)))

    for number in range(12):
        (folder / f"{number:02}.txt").write_text(text() + "\n\n" + text(), encoding="utf-8")
        (folder / f"{number:02}.md").write_text(f"# {text()}\n\n{text()}\n", encoding="utf-8")
    rows = [json.dumps({"text": text()}) for _ in range(60)]
    rows[7] = "{"
    rows[9] = json.dumps({"text": "It was an \ud800 long day for the the crew."})
    (folder / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    (folder / "binary.txt").write_bytes(bytes(range(256)))


def written(linter: Linter, paths: Iterable[Path], jobs: int | None) -> str:
    """The report of a run as JSON lines."""
    run = Run(linter, jobs=jobs)
    inputs, failures = linter.inputs([str(path) for path in paths])
    for failure in failures:
        run.add_failure(failure)
    for source in inputs:
        run.add_input(source)
    return "".join(JsonlFormat().write(run.conclude(), FormatContext()))


@pytest.fixture(scope="module")
def linter() -> Linter:
    return open_linter(isolated=True)


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A list to which each worker that is started adds a number."""
    started: list[int] = []
    start = workers.Worker.__init__

    def counted(self: workers.Worker, *arguments: Any) -> None:
        started.append(len(started))
        start(self, *arguments)

    monkeypatch.setattr(workers.Worker, "__init__", counted)
    return started


class TestSame:
    @pytest.mark.parametrize("method", METHODS)
    def test_the_seeds(
        self, linter: Linter, begun: list[int], monkeypatch: pytest.MonkeyPatch, method: str
    ) -> None:
        monkeypatch.setattr(workers, "start_method", lambda: method)
        alone = written(linter, [SEEDS], 1)
        assert not begun
        assert written(linter, [SEEDS], 2) == alone
        assert len(begun) == 2

    @NEEDS_FORK
    @pytest.mark.parametrize("jobs", [2, 3])
    def test_a_corpus(self, linter: Linter, begun: list[int], tmp_path: Path, jobs: int) -> None:
        write_corpus(tmp_path)
        alone = written(linter, [tmp_path], 1)
        assert alone.count("cross-number-conflict") > 0
        assert alone.count('"type":"error"') == 2
        assert written(linter, [tmp_path], jobs) == alone
        assert len(begun) == jobs

    @NEEDS_FORK
    def test_texts_that_the_run_reads_itself(
        self, linter: Linter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        write_corpus(tmp_path)
        alone = written(linter, [tmp_path], 1)
        monkeypatch.setattr("corpuslint.run.SMALL", 100)
        assert written(linter, [tmp_path], 2) == alone

    @NEEDS_FORK
    def test_conclusions_in_several_processes(
        self, linter: Linter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        forked: list[dict[int, Any]] = []
        results = Fork.results
        monkeypatch.setattr(Fork, "results", lambda fork: forked.append(results(fork)) or forked[-1])
        write_corpus(tmp_path)
        alone = written(linter, [tmp_path], 1)
        assert written(linter, [tmp_path], 2) == alone
        assert not forked
        monkeypatch.setattr("corpuslint.corpus.WORTH", 1)
        assert written(linter, [tmp_path], 3) == alone
        assert len(forked) == 2
        assert all(forked)

    def test_as_many_as_pay(self, linter: Linter, begun: list[int], tmp_path: Path) -> None:
        write_corpus(tmp_path)
        written(linter, [tmp_path], None)
        assert not begun


@pytest.mark.parametrize("method", METHODS)
def test_from_python(begun: list[int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, method: str) -> None:
    monkeypatch.setattr(workers, "start_method", lambda: method)
    write_corpus(tmp_path)
    rules = ["text-quality", "consistency/cross-number-conflict"]
    alone = lint_paths(tmp_path, select=rules)
    assert lint_paths(tmp_path, select=rules, jobs=2) == alone
    assert len(begun) == 2


class Fatal(DocumentCheck):
    """Does to its process what a text asks for."""

    kind = "fatal"

    def check(self, document: Document) -> Iterator[Match]:
        if "exit" in document.text:
            os._exit(3)
        if "kill" in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "memory" in document.text:
            raise MemoryError
        yield Match(start=0, end=1)


class Told(CorpusCheck):
    """Its facts hold what JSON has no type for, and it finds something if they come back as they were."""

    kind = "told"

    def summarise(self, document: Document) -> Any:
        return {("a", 1): {"x", "y"}, "rest": [(1, 2.5), None, b"\0", frozenset({3}), "\ud800"]}

    def conclude(self, facts: Any) -> dict[int, list[Match]]:
        assert all(isinstance(fact, Fact) and fact.summary == self.summarise(Document("")) for fact in facts)
        return {index: [Match(start=1, end=2)] for index in range(len(facts))}


@pytest.fixture
def fatal(tmp_path: Path) -> Linter:
    """A linter with nothing but the two rules above."""
    rules = tmp_path / "rules"
    (rules / "house").mkdir(parents=True)
    for kind in ("fatal", "told"):
        (rules / "house" / f"{kind}.toml").write_text(
            f'id = "house/{kind}"\nkind = "{kind}"\nmessage = "Odd."\nseverity = "note"\nconfidence = "low"\n'
            'since = "0.1"\nsource = ["https://example.org/"]\nwhy = "A test."\n'
            'bad = ["a", "b", "c", "d", "e"]\ngood = ["a", "b", "c", "d", "e"]\n',
            encoding="utf-8",
        )
    plugins = Plugins()
    plugins.load_installed()
    plugins.kinds |= {"fatal": Fatal, "told": Told}
    plugins.rule_folders[:] = [rules]
    return Linter(plugins, Configuration(isolated=True))


def texts_with(folder: Path, said: str) -> list[Path]:
    """Nine texts, of which the fifth says something."""
    paths = [folder / f"{number}.txt" for number in range(9)]
    for path in paths:
        path.write_text("Nothing is odd here.", encoding="utf-8")
    paths[4].write_text(said, encoding="utf-8")
    return paths


def report_of(linter: Linter, paths: Iterable[Path], jobs: int) -> Report:
    run = Run(linter, jobs=jobs)
    for source in linter.inputs([str(path) for path in paths])[0]:
        run.add_input(source)
    return run.conclude()


@NEEDS_FORK
class TestDeath:
    @pytest.mark.parametrize(
        ("said", "ending"), [("exit", "ended with status 3"), ("kill", "was killed by signal 9")]
    )
    def test_a_process_that_dies(self, fatal: Linter, tmp_path: Path, said: str, ending: str) -> None:
        paths = texts_with(tmp_path, said)
        report = report_of(fatal, paths, 2)
        lost = str(paths[4])
        assert report.failures == (Failure(lost, f"not linted: the process that had it {ending}"),)
        assert report.exit_status == 2
        others = [str(path) for path in paths if path != paths[4]]
        assert [finding.path for finding in report.findings if finding.rule == "house/fatal"] == others
        assert report.documents == 8

    def test_every_process_dies(self, fatal: Linter, tmp_path: Path) -> None:
        paths = texts_with(tmp_path, "exit")
        for path in paths:
            path.write_text("exit", encoding="utf-8")
        report = report_of(fatal, paths, 3)
        assert [failure.path for failure in report.failures] == list(map(str, paths))
        assert not report.findings

    def test_memory(self, fatal: Linter, tmp_path: Path) -> None:
        paths = texts_with(tmp_path, "memory")
        alone = report_of(fatal, paths, 1)
        assert "MemoryError" in alone.failures[0].message
        assert report_of(fatal, paths, 2) == alone

    def test_facts_come_back_as_they_were(self, fatal: Linter, tmp_path: Path) -> None:
        paths = texts_with(tmp_path, "Nor here.")
        alone = report_of(fatal, paths, 1)
        assert not alone.failures
        assert sum(finding.rule == "house/told" for finding in alone.findings) == 9
        assert report_of(fatal, paths, 2) == alone

    def test_processes_that_cannot_begin(
        self, linter: Linter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(workers, "_work", lambda *_: os._exit(7))
        monkeypatch.setattr(workers, "start_method", lambda: "fork")
        with pytest.raises(UsageError, match="a process ended with status 7 before"):
            report_of(linter, texts_with(tmp_path, "Nor here."), 2)


@NEEDS_PROC
@pytest.mark.parametrize(("sent", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_all(tmp_path: Path, sent: int, status: int) -> None:
    (tmp_path / "a.jsonl").write_text(
        f"{json.dumps({'text': ' '.join(SENTENCES) * 20})}\n" * 5_000, encoding="utf-8"
    )
    command = [sys.executable, "-m", "corpuslint", "--isolated", "--jobs", "2", "a.jsonl"]
    process = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # What a shell runs in the background is told to ignore it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    deadline = time.monotonic() + 60
    while len(processes_of(process.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.2)
    os.killpg(process.pid, sent) if sent == signal.SIGINT else process.send_signal(sent)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == status, errors
    assert b"Traceback" not in errors
    assert processes_of(process.pid) == []


def processes_of(session: int) -> list[str]:
    """The processes of a session that have not ended."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        fields = stat.rpartition(")")[2].split()
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(folder.name)
    return found


def test_a_small_run_loads_nothing_for_many(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCES[0], encoding="utf-8")
    script = (
        "import sys\nfrom corpuslint.cli import main\nsys.argv[1:] = ['--isolated', 'a.txt']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "print(sorted({'multiprocessing', 'asyncio', 'rich', 'ctypes'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]", done


def test_what_is_left_to_the_exit_is_done(tmp_path: Path) -> None:
    """The program goes at once, but not before what has other processes has put away its things."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(SENTENCES[0], encoding="utf-8")
    script = (
        "import atexit, sys\nfrom corpuslint.cli import run\natexit.register(print, 'put away')\n"
        "sys.argv[1:] = ['--isolated', '--no-cache', '--jobs', '2', 'a.txt', 'b.txt']\nrun()"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines()[-1] == "put away"


@pytest.mark.parametrize(("jobs", "status"), [("2", 1), ("auto", 1), ("0", 2), ("-1", 2), ("many", 2)])
def test_the_option(corpuslint: Corpuslint, tmp_path: Path, jobs: str, status: int) -> None:
    (tmp_path / "a.txt").write_text(SENTENCES[0], encoding="utf-8")
    (tmp_path / "b.txt").write_text(SENTENCES[0], encoding="utf-8")
    assert corpuslint("--jobs", jobs, "a.txt", "b.txt").status == status


def test_the_key(corpuslint: Corpuslint, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCES[0], encoding="utf-8")
    (tmp_path / "corpuslint.toml").write_text("jobs = 0\n", encoding="utf-8")
    outcome = corpuslint("a.txt")
    assert outcome.status == 2
    assert "corpuslint.toml:1: jobs: 0 processes can do nothing" in outcome.stderr
    (tmp_path / "corpuslint.toml").write_text("jobs = 2\n", encoding="utf-8")
    assert corpuslint("a.txt").status == 1

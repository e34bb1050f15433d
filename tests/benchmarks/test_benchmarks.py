"""The benchmarks' own parts: articles, peers, timing, table."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import pytest

from benchmarks.__main__ import main
from benchmarks.articles import ARTICLE, read_texts, write_articles
from benchmarks.costs import imports_of, measured, running, start_up
from benchmarks.peers import Peer, installed, recipes
from benchmarks.peers_table import compare, table
from benchmarks.timing import Spread, timed

OUTPUTS = {
    "corpuslint": ("a.txt:1:5: warning attribution/hearsay 'allegedly': by whom?\nFound 1 finding.\n", 1),
    "corpuslint, one process": ("a.txt:1:5: warning attribution/hearsay: by whom?\n", 1),
    "write-good": (
        'In a.txt\n=====\nthe many fish\n    ^^^^\n"many" is vague on line 6 at column 8\n-----\n',
        1,
    ),
    "proselint": (
        "/a/b.txt:1:112: weasel_words.very: Leave it out.\n/a/b.txt:2:4: cliches.misc: A cliché.\n",
        2,
    ),
    "codespell": ("./a.txt:5: wich ==> which\n", 1),
    "alex": ("a.txt\n      1:82-1:88  warning  Be careful with `fish`  fish  rule\n\n⚠ 1 warning\n", 1),
    "textlint": ("\n/a.txt\n   6:212  error  vague  write-good\n\n✖ 1 problem (1 error, 0 warnings)\n", 1),
    "harper": ("a.txt:436: Spelling Did you mean to spell it this way?\n", 1),
    "vale": ("a.txt:1:5:Vale.Spelling:Did you really mean 'wich'?\n", 1),
}


@pytest.mark.parametrize("name", recipes())
def test_findings_are_counted(name: str) -> None:
    output, findings = OUTPUTS[name]
    assert Peer(name, [], recipes()[name].finding).findings(output) == findings


def test_articles_are_long_and_differ(tmp_path: Path) -> None:
    files = write_articles(["A boat left.", "It rained."], tmp_path / "articles", 3)
    texts = [file.read_text("utf-8") for file in files]
    assert len(set(texts)) == 3
    assert all(ARTICLE <= len(text) < ARTICLE + 50 for text in texts)


@pytest.mark.parametrize("name", ["texts.jsonl", "texts.jsonl.gz"])
def test_texts_of_json_lines(tmp_path: Path, name: str) -> None:
    opener = gzip.open if name.endswith(".gz") else open
    with opener(tmp_path / name, "wt", encoding="utf-8") as file:
        file.write(json.dumps({"text": "A boat left."}) + "\n")
    assert read_texts(tmp_path / name) == ["A boat left."]


def test_texts_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A boat left.", "utf-8")
    (tmp_path / "b.md").write_text("Not this.", "utf-8")
    assert read_texts(tmp_path) == ["A boat left."]


def test_a_run_is_timed(tmp_path: Path) -> None:
    run = timed([sys.executable, "-c", "print('x' * 100_000); raise SystemExit(3)"], folder=tmp_path)
    assert run.status == 3
    assert run.output.strip() == "x" * 100_000
    assert run.wall > 0
    assert run.memory > 1_000_000


def test_programs_are_compared(tmp_path: Path) -> None:
    files = write_articles(["A boat left."], tmp_path, 2)
    ours = Peer("corpuslint", [sys.executable, "-c", "print('one\\none')"], "one")
    other = Peer("other", [sys.executable, "-c", "import time; time.sleep(.3)"], "one")
    rows = compare([ours, other], files, rounds=2)
    assert [(row.peer, row.articles, row.findings) for row in rows] == [("corpuslint", 2, 2), ("other", 2, 0)]
    assert rows[0].ratio == Spread(1, 1, 1)
    assert rows[1].ratio.least > 1
    assert [line.count("|") for line in table(rows)] == [8] * 4


def test_what_cannot_be_had_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert list(installed(["vale"], tmp_path)) == ["vale: cannot be installed: vale is not on the path"]


REPORT = """\
import time: self [us] | cumulative | imported package
import time:       150 |        150 |   encodings.aliases
import time:      2500 |       2650 | corpuslint.cli
Found 1 finding.
"""


def test_modules_are_listed_by_what_they_take() -> None:
    least = dict(imports_of(REPORT))
    assert least == {"encodings.aliases": 0.00015, "corpuslint.cli": 0.0025}
    lines = list(start_up(least))
    assert lines[2:5] == ["| corpuslint | 2.5 |", "| Python's own | 0.1 |", "| all 2 | 2.6 |"]


def test_layers_kinds_and_rules_are_measured(tmp_path: Path) -> None:
    files = write_articles(["Critics say the boat, allegedly, left.", "It rained."], tmp_path, 2)
    profile, kinds = measured(files)
    assert kinds["attribution/hearsay"] == "cue"
    lines = list(running(profile, kinds))
    assert [line for line in lines if line.endswith(" | ms/MB |")] == [
        "| layer | ms/MB |",
        "| kind | ms/MB |",
        "| rule | ms/MB |",
    ]
    assert any(line.startswith("| cue | ") for line in lines)


def test_no_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--texts", str(tmp_path), "--folder", str(tmp_path)]) == 2
    assert main(["--texts", str(tmp_path / "none"), "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines()[0] == f"error: {tmp_path}: holds no texts"

"""--profile: where the time goes."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpuslint.cached import cached_property
from corpuslint.commands.options import open_linter
from corpuslint.document import Document
from corpuslint.profile import Profile
from corpuslint.run import Run
from corpuslint.source import Source

# What the `corpuslint` fixture gives: a call that runs the command, and its outcome.
Corpuslint = Callable[..., Any]

SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = "Some experts say that it was an long day for the crew. “We won,” said Anna Berg of the council."


class Clock:
    """A second passes each time that somebody looks."""

    seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1
        return self.seconds


def test_times_are_exclusive_and_add_up() -> None:
    linter = open_linter(isolated=True)
    settings = linter.configuration.settings_for(Path("a.txt"))
    profile = Profile(Clock())
    with profile.measure(linter):
        run = Run(linter)
        for _ in range(2):
            run.add_source(Source(path="a.txt", text=TEXT), settings)
        found = run.conclude().findings
    lines = list(profile.lines())
    heads = [index for index, line in enumerate(lines) if line.startswith("   ms/MB")]
    assert [lines[index].split()[-1] for index in heads] == ["layer", "rule"]
    assert len(lines) == heads[1] + 10 + 2
    rows = [line.split(maxsplit=2) for index, line in enumerate(lines) if index and index not in heads]
    names = [name for _, _, name in rows]
    assert {"names", "sentences", "quoted", "phrases of all rules"} <= set(names)
    assert all(float(each) >= 0 for each, _, _ in rows)
    assert sum(float(share.rstrip("%")) for _, share, _ in rows) <= 100.5

    again = Run(linter)
    again.add_source(Source(path="a.txt", text=TEXT), settings)
    again.add_source(Source(path="a.txt", text=TEXT), settings)
    assert again.conclude().findings == found


def test_documents_are_as_before() -> None:
    before = {name: each for name, each in vars(Document).items() if isinstance(each, cached_property)}
    with Profile().measure(open_linter(isolated=True)):
        assert vars(Document)["names"] is not before["names"]
        assert Document(TEXT).names[-1].start > 0
    assert all(vars(Document)[name] is each for name, each in before.items())


def test_nothing_to_measure(corpuslint: Corpuslint, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("", encoding="utf-8")
    outcome = corpuslint("--profile", "a.jsonl")
    assert "Nothing was linted, so nothing was measured.\n" in outcome.stderr


def test_the_option(corpuslint: Corpuslint, tmp_path: Path) -> None:
    plain = corpuslint("--isolated", SEEDS)
    outcome = corpuslint("--isolated", "--profile", SEEDS)
    assert (outcome.status, outcome.stdout) == (plain.status, plain.stdout)
    assert "ms/MB  share  layer\n" in outcome.stderr
    assert "  names\n" in outcome.stderr
    assert corpuslint("--profile", "--diff", SEEDS).status == 2


def test_it_costs_nothing_otherwise(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom corpuslint.cli import main\nsys.argv[1:] = ['--isolated', '--no-cache', '.']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\nprint('corpuslint.profile' in sys.modules)"
    )
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False"

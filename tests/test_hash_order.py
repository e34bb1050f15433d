"""Findings do not depend on the order of sets, which changes from one process to the next."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from corpuslint.commands.options import installed_rules

SEEDS = Path(__file__).parent.parent / "seeds"
TWO_OF_ONE_NAME = (
    "Anna Berg claimed that the roof was safe. Anna Berg insisted that it was new. "
    "Anna Berg admitted that it leaked. Lena Berg claimed that it did not. "
    "Ole Holm said that it was old. Holm noted that it was wet. Holm added that it was cold. "
)


def test_each_process_finds_the_same(tmp_path: Path) -> None:
    """All rules, on the seeds and on texts in which every rule finds something."""
    rules = list(installed_rules().values())
    for number, examples in enumerate(zip(*(rule.bad[:3] for rule in rules), strict=False)):
        (tmp_path / f"{number}.txt").write_text("\n\n".join(examples), encoding="utf-8")
    (tmp_path / "two-of-one-name.txt").write_text(TWO_OF_ONE_NAME, encoding="utf-8")
    categories = ",".join(sorted({rule.id.partition("/")[0] for rule in rules}))
    command = [sys.executable, "-m", "corpuslint", "--no-cache", "--format", "jsonl", "--fail-level", "never"]
    reports = {
        subprocess.run(
            [*command, "--select", categories, ".", str(SEEDS)],
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            check=True,
        ).stdout
        for seed in ("1", "4", "6", "8")
    }
    assert len(reports) == 1
    assert reports.pop().count(b'"type":"finding"') > len(rules)

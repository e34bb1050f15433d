"""The command with streams that are closed, full, or can be read only once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SLIP = "It was an long day for the crew.\n"
FULL = "/dev/full"
NEEDS_FULL = pytest.mark.skipif(not Path(FULL).exists(), reason="no device here is always full")
NEEDS_FIFO = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ("a.txt >&-", 1),
        ("a.txt 2>&-", 1),
        ("a.txt nope >&- 2>&-", 2),
        ("- <&-", 2),
        pytest.param(f"a.txt >{FULL}", 2, marks=NEEDS_FULL),
        pytest.param(f"rules >{FULL}", 2, marks=NEEDS_FULL),
        pytest.param(f"nope 2>{FULL}", 2, marks=NEEDS_FULL),
    ],
)
def test_a_stream_that_is_closed_or_full(tmp_path: Path, arguments: str, status: int) -> None:
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    command = f'"{sys.executable}" -m corpuslint {arguments}'
    outcome = subprocess.run(["sh", "-c", command], cwd=tmp_path, capture_output=True, text=True)
    assert outcome.returncode == status
    assert "Traceback" not in outcome.stderr
    assert "AttributeError" not in outcome.stderr


@NEEDS_FIFO
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    # rdjsonl counts bytes, for which it wants the text a second time.
    linter = subprocess.Popen(
        [sys.executable, "-m", "corpuslint", "--format", "rdjsonl", "a.txt"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        text=True,
    )
    (tmp_path / "a.txt").write_text("Schön. " + SLIP, encoding="utf-8")
    output, _ = linter.communicate(timeout=60)
    assert '"start":{"line":1,"column":16}' in output

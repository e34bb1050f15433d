"""What several test files share: the real command, run in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest


class Outcome(msgspec.Struct, frozen=True):
    """What a run of the command left behind."""

    status: int
    stdout: str
    stderr: str

    @property
    def rows(self) -> list[dict[str, object]]:
        """The output of `--format jsonl`, decoded."""
        return [msgspec.json.decode(line) for line in self.stdout.splitlines()]

    @property
    def rules(self) -> list[object]:
        """The rules of the findings of `--format jsonl`, in order."""
        return [row["rule"] for row in self.rows if row["type"] == "finding"]


Corpuslint = Callable[..., Outcome]


@pytest.fixture(scope="session")
def user_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The user's cache folder of all runs: a run that begins with none takes three times as long."""
    return tmp_path_factory.mktemp("user-cache")


@pytest.fixture
def corpuslint(tmp_path: Path, user_cache: Path) -> Corpuslint:
    """Runs `corpuslint ARGS…` in the test's own folder, with a cache folder that is not the user's own."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GITHUB_", "CORPUSLINT")) and name not in ("NO_COLOR", "FORCE_COLOR", "CI")
    }

    def run(
        *arguments: str | Path,
        stdin: bytes = b"",
        cwd: Path | None = None,
        environment: dict[str, str] | None = None,
    ) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "corpuslint", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            cwd=cwd or tmp_path,
            env=clean
            | {"XDG_CACHE_HOME": str(user_cache), "PYTHONIOENCODING": "utf-8"}
            | (environment or {}),
            check=False,
            timeout=120,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run

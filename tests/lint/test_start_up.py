"""What a plain run imports: nothing that it does not need, for a hook is started a hundred times a day."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from corpuslint.cache_files import cache_file

IMPORTED = """
import sys
from corpuslint.cli import main
try:
    main()
except SystemExit:
    print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""
# Of other distributions only these, and what they import of their own accord.
OTHERS = {"ahocorasick_rs", "click", "msgspec", "pathspec", "platformdirs", "pluggy", "typing_extensions"}
# Of Python itself none that is slow to import and has nothing to do with a plain run.
SLOW = {
    "asyncio",
    "concurrent",
    "ctypes",
    "csv",
    "email",
    "http",
    "logging",
    "multiprocessing",
    "socket",
    "sqlite3",
    "ssl",
    "statistics",
    "unittest",
    "xml",
}


def imported(folder: Path, cache: Path, *arguments: str) -> set[str]:
    """The modules on top of all packages that a run of the command has imported by its end."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    return set(done.stderr.split())


def test_a_plain_run_imports_little(tmp_path: Path, user_cache: Path) -> None:
    (tmp_path / "a.txt").write_text("Critics say the “reckless” mayor won 3 of 5 seats.\n", "utf-8")
    at_all = set(
        subprocess.run(
            [sys.executable, "-c", "import sys; print(*{name.partition('.')[0] for name in sys.modules})"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    )
    for _ in range(2):  # the first run after a change of the rules tries out all of them
        modules = imported(tmp_path, user_cache, "--isolated", "a.txt") - at_all
    ours = {name for name in modules if name.startswith("corpuslint")}
    assert ours
    assert modules - ours - sys.stdlib_module_names <= OTHERS
    assert not modules & SLOW


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs itself is asked")
@pytest.mark.parametrize(
    "environment",
    [
        {"HOME": "/home/berg"},
        {"HOME": "/home/berg", "XDG_CACHE_HOME": ""},
        {"HOME": "/home/berg", "XDG_CACHE_HOME": "/var/cache/berg/"},
        {"HOME": "/home/berg", "XDG_CACHE_HOME": "cache"},
        {"HOME": "", "XDG_CACHE_HOME": ""},
    ],
)
def test_the_folder_of_caches_is_that_of_platformdirs(
    environment: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    if "XDG_CACHE_HOME" not in environment:
        monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    assert cache_file("a", b"").parent == platformdirs.user_cache_path("corpuslint")

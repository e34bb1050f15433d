"""A file is replaced whole or not at all, stays who it was, and nothing is left beside it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpuslint.rewriting import RewriteError, rewrite

OLD = b"It was an long day.\n"
NEW = b"It was a long day.\n"

posix = pytest.mark.skipif(os.name != "posix", reason="owners, modes and links as POSIX has them")


@pytest.fixture(params=["nameless", "named"])
def draft(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both ways of writing: by a file without a name, and where the system has none."""
    if request.param == "named":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return str(request.param)


@pytest.fixture
def file(tmp_path: Path, draft: str) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_bytes_in_the_place_of_old_ones(file: Path) -> None:
    rewrite(str(file), OLD, NEW)
    assert file.read_bytes() == NEW
    assert names(file.parent) == ["a.txt"]


@posix
@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o664, 0o640])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    rewrite(str(file), OLD, NEW)
    assert stat.S_IMODE(file.stat().st_mode) == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(file: Path) -> None:
    file.chmod(0o4750)
    os.chown(file, 1234, 4321)
    file.chmod(0o4750)
    rewrite(str(file), OLD, NEW)
    after = file.stat()
    assert (after.st_uid, after.st_gid, stat.S_IMODE(after.st_mode)) == (1234, 4321, 0o4750)


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="extended attributes are known on Linux")
def test_what_the_system_keeps_beside_stays(file: Path) -> None:
    try:
        os.setxattr(file, "user.origin", b"a wire")
    except OSError:
        pytest.skip("not on this file system")
    rewrite(str(file), OLD, NEW)
    assert os.getxattr(file, "user.origin") == b"a wire"


def test_the_time_is_that_of_now(file: Path) -> None:
    os.utime(file, (1, 1))
    rewrite(str(file), OLD, NEW)
    assert time.time() - file.stat().st_mtime < 60


@posix
def test_links_lead_where_they_did(file: Path, tmp_path: Path) -> None:
    (tmp_path / "links").mkdir()
    first, second = tmp_path / "links" / "first", tmp_path / "links" / "second"
    first.symlink_to("../a.txt")
    second.symlink_to(first)
    rewrite(str(second), OLD, NEW)
    assert file.read_bytes() == NEW
    assert not file.is_symlink()
    assert (str(first.readlink()), second.readlink()) == ("../a.txt", first)
    assert names(tmp_path / "links") == ["first", "second"]


@posix
def test_a_file_of_two_names_is_left_alone(file: Path, tmp_path: Path) -> None:
    (tmp_path / "b.txt").hardlink_to(file)
    with pytest.raises(RewriteError, match="more than one name"):
        rewrite(str(file), OLD, NEW)
    assert file.read_bytes() == OLD


def test_a_file_that_has_changed_is_left_alone(file: Path) -> None:
    file.write_bytes(b"Somebody was faster.\n")
    with pytest.raises(RewriteError, match="has changed while it was linted"):
        rewrite(str(file), OLD, NEW)
    assert file.read_bytes() == b"Somebody was faster.\n"
    assert names(file.parent) == ["a.txt"]


def another_text(file: Path) -> None:
    file.write_bytes(b"Somebody was faster.\n")


def another_mode(file: Path) -> None:
    file.chmod(0o600)


def another_file(file: Path) -> None:
    other = file.with_name("other")
    other.write_bytes(OLD)
    other.replace(file)


@posix
@pytest.mark.parametrize("meddle", [another_text, another_mode, another_file])
def test_a_file_that_changes_at_the_last_moment_is_left_alone(
    file: Path, meddle: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    file.chmod(0o644)
    monkeypatch.setattr(os, "fsync", lambda descriptor: meddle(file))
    with pytest.raises(RewriteError, match="has changed while it was linted"):
        rewrite(str(file), OLD, NEW)
    assert file.read_bytes() != NEW
    assert names(file.parent) == ["a.txt"]


def test_a_read_only_file_is_left_alone(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *arguments: False)  # as it is for anyone but root
    with pytest.raises(RewriteError, match="cannot be written: it is read-only"):
        rewrite(str(file), OLD, NEW)
    assert file.read_bytes() == OLD


def test_a_file_that_is_gone(file: Path) -> None:
    file.unlink()
    with pytest.raises(RewriteError, match="cannot be written: No such file"):
        rewrite(str(file), OLD, NEW)
    assert names(file.parent) == []


def test_a_full_disk_leaves_the_file_and_nothing_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(RewriteError, match="cannot be written: No space left"):
        rewrite(str(file), OLD, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["a.txt"]


def test_what_a_killed_run_left_goes_with_the_next(file: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *arguments, **options: None)
        patch.setattr(Path, "replace", lambda *arguments: None)
        rewrite(str(file), OLD, NEW)
    left = names(file.parent)
    assert len(left) == 2
    assert left[0].startswith(".corpuslint-")
    rewrite(str(file), OLD, NEW)
    assert names(file.parent) == ["a.txt"]
    assert file.read_bytes() == NEW


KILLED_AT = """
import os, signal, sys
from corpuslint.rewriting import rewrite

os.fsync = lambda descriptor: os.kill(os.getpid(), signal.SIGKILL)
rewrite(sys.argv[1], sys.argv[2].encode(), sys.argv[3].encode())
"""


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="where a file must have a name, it may be left")
def test_killed_when_all_is_written_but_nothing_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(OLD)
    done = subprocess.run([sys.executable, "-c", KILLED_AT, file, OLD, NEW], check=False)
    assert done.returncode == -signal.SIGKILL
    assert file.read_bytes() == OLD
    assert names(tmp_path) == ["a.txt"]


TO_AND_FRO = """
import sys
from pathlib import Path
from corpuslint.rewriting import rewrite

first, second = b"a" * 300_000, b"b" * 400_000
old = Path(sys.argv[1]).read_bytes()
while True:
    new = second if old == first else first
    rewrite(sys.argv[1], old, new)
    old = new
    print(flush=True)
"""


@posix
def test_killed_at_any_moment(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"a" * 300_000)
    for milliseconds in range(0, 60, 4):
        with subprocess.Popen(
            [sys.executable, "-c", TO_AND_FRO, file], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(milliseconds / 1000)
            process.kill()
        content = file.read_bytes()
        assert content in (b"a" * 300_000, b"b" * 400_000)
    rewrite(str(file), content, OLD)
    assert file.read_bytes() == OLD
    assert names(tmp_path) == ["a.txt"]

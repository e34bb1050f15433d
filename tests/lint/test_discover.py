"""From paths to files."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterable
from pathlib import Path

import pytest

from corpuslint.discover import discover
from corpuslint.errors import Failure, UsageError
from corpuslint.source import Input

SUFFIXES = (".txt", ".md", ".jsonl.gz")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def write(*names: str, text: str = "Words.\n") -> None:
    for name in names:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def found(
    *paths: str, exclude: Iterable[str] = (), force_exclude: bool = False, respect_gitignore: bool = True
) -> list[str]:
    """The paths that are found; for a failure its path and message."""
    return [
        each.path if isinstance(each, Input) else f"{each.path}: {each.message}"
        for each in discover(
            paths,
            suffixes=SUFFIXES,
            exclude=tuple(exclude),
            force_exclude=force_exclude,
            respect_gitignore=respect_gitignore,
        )
    ]


def test_a_folder_is_walked_in_order_for_known_suffixes() -> None:
    write("a/b.txt", "a/c/d.md", "a/c.txt", "a/e.py", "a/B.TXT", "a/r.jsonl.gz", "a/r.gz", "a/naïve 😀.txt")
    expected = ["a/B.TXT", "a/b.txt", "a/c/d.md", "a/c.txt", "a/naïve 😀.txt", "a/r.jsonl.gz"]
    assert found("a") == found("a/") == found("./a") == expected


def test_the_working_folder_goes_unnamed() -> None:
    write("b.txt", "a/c.txt")
    assert found(".") == found("./") == ["a/c.txt", "b.txt"]


def test_a_cache_is_passed_over_unless_it_is_named() -> None:
    write("a/b.txt", "a/kept/c.txt", "a/other/d.txt", "a/other/CACHEDIR.TAG")
    write("a/kept/CACHEDIR.TAG", text="Signature: 8a477f597d28d172789f06886806bc55\n# by some program\n")
    assert found("a") == ["a/b.txt", "a/other/d.txt"]
    assert found("a/kept") == found("a/kept/c.txt") == ["a/kept/c.txt"]


def test_an_absolute_path_stays_absolute(tmp_path: Path) -> None:
    write("a/b.txt")
    assert found(str(tmp_path / "a")) == [f"{tmp_path.as_posix()}/a/b.txt"]


def test_a_parent_folder_stays_as_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/b.txt", "c/d.txt")
    monkeypatch.chdir(tmp_path / "c")
    assert found("../a") == ["../a/b.txt"]


def test_a_named_file_is_taken_whatever_it_is_called() -> None:
    write("notes.py", ".hidden/x.rst", "build/y")
    assert found("notes.py", ".hidden/x.rst", "./build/y") == ["notes.py", ".hidden/x.rst", "build/y"]


def test_what_nobody_means_is_left_out_unless_it_is_named() -> None:
    write(".git/a.txt", "node_modules/b/c.md", ".venv/d.txt", "build/e.txt", "x/__pycache__/f.txt", "g.txt")
    write("requirements-dev.txt", "CMakeLists.txt", "robots.txt", ".h.txt")
    assert found(".") == ["g.txt"]
    assert found("build", "node_modules/b") == ["build/e.txt", "node_modules/b/c.md"]


def test_each_real_file_comes_once() -> None:
    write("a/b.txt", "a/c.txt")
    assert found("a/c.txt", "a", "./a/b.txt", "a/", "a/*.txt") == ["a/c.txt", "a/b.txt"]


def test_an_input_opens_its_file_in_another_process_too() -> None:
    write("a.txt", text="é\n")
    (source,) = discover(["a.txt"], suffixes=SUFFIXES, exclude=(), force_exclude=False)
    assert isinstance(source, Input)
    with pickle.loads(pickle.dumps(source.open))() as stream:
        assert stream.read() == "é\n".encode()


@pytest.mark.parametrize("path", ["nope", "nope.txt", "", "nope/*.txt", "a\0b"])
def test_a_missing_path_is_a_failure(path: str) -> None:
    (failure,) = discover([path], suffixes=SUFFIXES, exclude=(), force_exclude=False)
    assert isinstance(failure, Failure)
    assert failure.message == "no such file or folder"
    assert failure.path == (path or "''")


@pytest.mark.skipif(os.name == "nt", reason="its error messages are others")
def test_a_path_that_cannot_be_looked_at_says_why() -> None:
    Path("self").symlink_to("self")
    assert found("self") == ["self: cannot be read: Too many levels of symbolic links"]


def test_the_other_paths_are_read_beside_a_missing_one() -> None:
    write("a.txt")
    assert found("nope", "a.txt") == ["nope: no such file or folder", "a.txt"]


def test_a_folder_or_glob_without_a_match_is_a_failure() -> None:
    write("a/b.py")
    assert found("a") == ["a: no file matched: looked for .jsonl.gz, .md, .txt"]
    assert found("a/*.md") == ["a/*.md: no file matched: looked for this pattern"]


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("*.txt", ["a.txt"]),
        ("./*.txt", ["a.txt"]),
        ("d/*", ["d/b.txt", "d/c.rst"]),
        ("d/?.rst", ["d/c.rst"]),
        ("**/*.txt", ["a.txt", "d/b.txt", "d/e/f.txt"]),
        ("d/**/*.txt", ["d/b.txt", "d/e/f.txt"]),
        ("d/**", ["d/b.txt", "d/c.rst", "d/e/f.txt"]),
        ("d/[a-b].*", ["d/b.txt"]),
        ("d/[!b].*", ["d/c.rst"]),
        ("*/e/*.txt", ["d/e/f.txt"]),
        ("d/[", ["d/[: no file matched: looked for this pattern"]),
        ("d/[z-a].txt", ["d/[z-a].txt: no file matched: looked for this pattern"]),
    ],
)
def test_globs(glob: str, expected: list[str]) -> None:
    write("a.txt", "d/b.txt", "d/c.rst", "d/e/f.txt", "node_modules/g.txt")
    assert found(glob) == expected


def test_a_file_with_a_wildcard_in_its_name_is_that_file() -> None:
    write("what[1].txt", "what1.txt")
    assert found("what[1].txt") == ["what[1].txt"]


def test_gitignore_files_hold_from_the_root_of_the_repository_down() -> None:
    write(".git/HEAD", "keep/a.txt", "keep/deep/b.txt", "keep/deep/draft.txt", "keep/deep/c.tmp.txt")
    write("out/d.txt", "keep/z.txt")
    Path(".gitignore").write_text("# comment\n/out/\n*.tmp.txt\ndraft.txt\n!\n", encoding="utf-8")
    Path("keep/deep/.gitignore").write_text("!draft.txt\nb.txt\n", encoding="utf-8")
    Path(".git/info").mkdir()
    Path(".git/info/exclude").write_text("a.txt\n", encoding="utf-8")
    assert found(".") == found("keep") == found("keep/**") == ["keep/deep/draft.txt", "keep/z.txt"]
    assert found("keep/deep") == ["keep/deep/draft.txt"]
    assert found("keep", respect_gitignore=False) == [
        "keep/a.txt",
        "keep/deep/b.txt",
        "keep/deep/c.tmp.txt",
        "keep/deep/draft.txt",
        "keep/z.txt",
    ]
    assert found("out") == ["out/d.txt"]  # it was asked for


def test_gitignore_files_above_the_repository_do_not_hold() -> None:
    write("repo/.git/HEAD", "repo/a.txt")
    Path(".gitignore").write_text("*.txt\n", encoding="utf-8")
    assert found("repo") == ["repo/a.txt"]


def test_exclude_is_relative_to_the_working_folder() -> None:
    write("a/b.txt", "a/old/c.txt", "old/d.txt", "e.txt")
    assert found(".", exclude=["old/"]) == ["a/b.txt", "e.txt"]
    assert found("a", "e.txt", exclude=["a/old", "e.txt"]) == ["a/b.txt", "e.txt"]
    assert found("**/*.txt", exclude=["/old", "e.*"]) == ["a/b.txt", "a/old/c.txt"]


def test_force_exclude_holds_for_named_files() -> None:
    write("a.txt", "old/b.txt", "node_modules/c.md", ".d/e.md", "robots.txt")
    names = ["a.txt", "old/b.txt", "node_modules/c.md", ".d/e.md", "robots.txt", "old"]
    assert found(*names, exclude=["old"], force_exclude=True) == ["a.txt"]
    assert found(*names, exclude=["old"])[:5] == names[:5]


def test_a_pattern_that_is_none_is_the_users_mistake() -> None:
    with pytest.raises(UsageError, match="exclude"):
        found(".", exclude=["!"])


@pytest.mark.skipif(os.name == "nt", reason="symbolic links need a privilege there")
def test_links_that_lead_in_a_circle_end() -> None:
    write("a/b.txt", "a/c/d.txt", "elsewhere/e.txt")
    Path("a/loop").symlink_to(Path("a").resolve(), target_is_directory=True)
    Path("a/c/up").symlink_to(Path("..", ".."), target_is_directory=True)
    Path("a/self").symlink_to("self")
    Path("a/aa.txt").symlink_to("b.txt")
    Path("a/gone.txt").symlink_to("nowhere.txt")
    assert found("a") == ["a/b.txt", "a/c/d.txt", "a/c/up/elsewhere/e.txt"]
    assert found("**/*.txt") == ["a/b.txt", "a/c/d.txt", "elsewhere/e.txt"]
    assert found("a/gone.txt") == ["a/gone.txt: no such file or folder"]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_read_is_a_failure() -> None:
    write("a/b.txt", "a/locked/c.txt")
    Path("a/locked").chmod(0)
    try:
        assert found("a") == ["a/b.txt", "a/locked: cannot be read: Permission denied"]
    finally:
        Path("a/locked").chmod(0o700)


def test_a_folder_that_cannot_be_read_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    write("a/b.txt", "a/locked/c.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path == "a/locked/":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr("corpuslint.discover.os.scandir", refuse)
    assert found("a") == ["a/b.txt", "a/locked: cannot be read: Permission denied"]


@pytest.mark.skipif(os.name != "posix", reason="names are bytes only there")
def test_a_name_that_is_no_unicode_can_be_shown() -> None:
    Path("a").mkdir()
    try:
        Path(os.fsdecode(b"a/caf\xe9.txt")).write_text("Words.\n", encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes Unicode only")
    assert found("a") == found(os.fsdecode(b"a/caf\xe9.txt")) == ["a/caf\\xe9.txt"]
    assert found(os.fsdecode(b"b\xe9")) == ["b\\xe9: no such file or folder"]


def test_ten_levels_or_five_hundred_are_the_same_to_it() -> None:
    folder = Path(*["d"] * 500)
    folder.mkdir(parents=True)
    (folder / "a.txt").write_text("Words.\n", encoding="utf-8")
    assert found("d") == [f"{folder.as_posix()}/a.txt"]

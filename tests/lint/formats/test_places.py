"""Paths from the repository's root."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuslint.formats.places import relative_path, repository_root


def test_root_is_the_nearest_repository(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(repository / "a" / "b")
    assert Path(repository_root()) == repository.resolve()
    (repository / "a" / ".git").write_text("gitdir: elsewhere\n")  # as in a worktree or a submodule
    assert Path(repository_root()) == (repository / "a").resolve()


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
def test_root_is_what_the_service_says(
    variable: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / "a" / "b").mkdir(parents=True)
    monkeypatch.chdir(repository / "a" / "b")
    monkeypatch.setenv(variable, str(repository / "a"))
    assert Path(repository_root()) == (repository / "a").resolve()


@pytest.mark.parametrize(
    ("path", "relative"),
    [
        ("a.txt", "a.txt"),
        ("./a//b.txt", "a/b.txt"),
        ("../c.txt", "../c.txt"),
        ("a:b, c.txt", "a:b, c.txt"),
        ("", ""),
    ],
)
def test_relative_path(path: str, relative: str) -> None:
    assert relative_path(path, repository_root()) == relative

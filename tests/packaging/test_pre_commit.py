"""The pre-commit hook: the real `pre-commit try-repo` on a scratch repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
HOOKS = ROOT / ".pre-commit-hooks.yaml"
# What pip needs to install us; the rest of the working tree only makes copying slow.
INSTALLED = ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", "lint", "plugins", "rules")
Corpuslint = Callable[..., Any]
GOOD = "The bridge will open in May.\n"
BAD = "Walkers will cross the the bridge in May.\n"


def git(folder: Path, *arguments: str) -> None:
    settings = ["user.name=corpuslint", "user.email=corpuslint@example.org", "commit.gpgsign=false"]
    subprocess.run(
        ["git", *(word for each in settings for word in ("-c", each)), *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        check=True,
    )


def environment() -> dict[str, str]:
    """The machine's own, without what a git hook or a CI service may have set around these tests."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "GITHUB_", "PRE_COMMIT")) and name != "SKIP"
    }


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds this working tree as it is, as `repo:` of a pre-commit configuration does."""
    published = tmp_path_factory.mktemp("published")
    for name in INSTALLED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, published / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, published)
    git(published, "init", "--quiet")
    git(published, "add", "--all", "--force")
    git(published, "commit", "--quiet", "--message", "As it is")
    return published


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A repository with a good file, a bad one, one that is excluded and one that is no prose, all staged."""
    articles = tmp_path / "articles"
    (articles / "drafts").mkdir(parents=True)
    (articles / "corpuslint.toml").write_text('exclude = ["drafts/"]\n', encoding="utf-8")
    (articles / "good.md").write_text(GOOD, encoding="utf-8")
    (articles / "bad.md").write_text(BAD, encoding="utf-8")
    (articles / "drafts" / "excluded.md").write_text(BAD, encoding="utf-8")
    (articles / "no_prose.py").write_text(f"# {BAD}", encoding="utf-8")
    git(articles, "init", "--quiet")
    git(articles, "add", "--all")
    return articles


def try_repo(published: Path, articles: Path, *files: str) -> subprocess.CompletedProcess[str]:
    """Runs the hook on the files."""
    return pre_commit(articles, "try-repo", str(published), "corpuslint", "--files", *files)


def pre_commit(articles: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs pre-commit with a store that it builds for this one test."""
    home = articles.parent / "pre-commit"
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *arguments],
        cwd=articles,
        env=environment()
        | {"PRE_COMMIT_HOME": str(home), "PRE_COMMIT_COLOR": "never", "XDG_CACHE_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def test_the_hook_is_declared_as_promised() -> None:
    [hook] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert hook.pop("name")
    assert hook.pop("description")
    assert hook == {
        "id": "corpuslint",
        "entry": "corpuslint check --force-exclude",
        "language": "python",
        "types_or": ["plain-text", "markdown", "html", "rst"],
        "require_serial": True,
    }


def test_a_bad_file_fails_and_says_why(published: Path, articles: Path) -> None:
    done = try_repo(published, articles, "good.md", "bad.md", "drafts/excluded.md", "no_prose.py")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "- exit code: 1" in done.stdout
    assert "bad.md:1:20: warning text-quality/doubled-word" in done.stdout
    assert not [name for name in ("good.md", "excluded.md", "no_prose.py") if name in done.stdout]


def test_good_and_excluded_files_pass(published: Path, articles: Path) -> None:
    done = try_repo(published, articles, "good.md", "drafts/excluded.md")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Passed" in done.stdout


CONFIGURATION = """
repos:
  - repo: {published}
    rev: HEAD
    hooks:
      - id: corpuslint
        args: [--fix]
"""


def test_with_fix_among_its_arguments_it_mends_and_fails_once(published: Path, articles: Path) -> None:
    (articles / ".pre-commit-config.yaml").write_text(CONFIGURATION.format(published=published), "utf-8")
    git(articles, "add", "--all")
    first = pre_commit(articles, "run", "--files", "good.md", "bad.md", "drafts/excluded.md", "no_prose.py")
    assert first.returncode == 1, first.stdout + first.stderr
    assert "- files were modified by this hook" in first.stdout
    assert "Fixed 1 finding." in first.stdout
    assert (articles / "bad.md").read_text(encoding="utf-8") == BAD.replace("the the", "the")
    assert (articles / "drafts" / "excluded.md").read_text(encoding="utf-8") == BAD
    git(articles, "add", "--all")
    second = pre_commit(articles, "run", "--files", "good.md", "bad.md")
    assert second.returncode == 0, second.stdout + second.stderr


def test_excluded_files_alone_pass(articles: Path, corpuslint: Corpuslint) -> None:
    [hook] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    outcome = corpuslint(*hook["entry"].split()[1:], "drafts/excluded.md", cwd=articles)
    assert (outcome.status, outcome.stderr) == (0, "")

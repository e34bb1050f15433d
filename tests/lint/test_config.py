"""Configuration files: which is in force, what it says, and what is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpuslint.config import Configuration
from corpuslint.finding import Confidence, Severity


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_keeps_every_default(tmp_path: Path) -> None:
    settings = Configuration(isolated=True).settings_for(tmp_path)
    assert settings.values.select is None
    assert settings.fail_level is Severity.WARNING
    assert settings.min_confidence is Confidence.LOW
    assert set(settings.origins.values()) == {"default"}


def test_a_partial_file_keeps_the_other_defaults(tmp_path: Path) -> None:
    file = write(tmp_path / "corpuslint.toml", 'fail-level = "error"\n')
    settings = Configuration().settings_for(tmp_path)
    assert settings.fail_level is Severity.ERROR
    assert settings.values.select is None
    assert settings.origins["fail-level"] == str(file)
    assert settings.origins["select"] == "default"


@pytest.mark.parametrize("name", ["corpuslint.toml", ".corpuslint.toml", "pyproject.toml"])
def test_the_closest_file_wins(tmp_path: Path, name: str) -> None:
    write(tmp_path / "corpuslint.toml", 'select = ["attribution"]')
    table = "[tool.corpuslint]\n" if name == "pyproject.toml" else ""
    write(tmp_path / "inner" / name, table + 'ignore = ["readability"]')
    configuration = Configuration()
    assert configuration.settings_for(tmp_path / "a.txt").values.select == ("attribution",)
    inner = configuration.settings_for(tmp_path / "inner" / "deep" / "a.txt").values
    assert (inner.select, inner.ignore) == (None, ("readability",))


def test_a_path_upwards_leaves_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "here" / "corpuslint.toml", 'select = ["attribution"]')
    (tmp_path / "there").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    configuration = Configuration()
    assert configuration.settings_for(Path("a.txt")).values.select == ("attribution",)
    assert configuration.settings_for(Path("../there/a.txt")).values.select is None


def test_patterns_are_relative_to_their_file(tmp_path: Path) -> None:
    write(tmp_path / "corpuslint.toml", 'exclude = ["/old"]\n[per-file-ignores]\n"/op/*" = ["readability"]')
    settings = Configuration().settings_for(tmp_path)
    assert settings.excludes(str(tmp_path / "old"), is_folder=True)
    assert not settings.excludes(str(tmp_path / "new" / "old"), is_folder=True)
    assert settings.ignored_in(str(tmp_path / "op" / "a.txt")) == ("readability",)
    assert settings.ignored_in(str(tmp_path / "new" / "op" / "a.txt")) == ()
    assert settings.ignored_in(str(tmp_path.parent / "op" / "a.txt")) == ()


def test_patterns_of_a_file_that_was_named_are_relative_to_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = write(tmp_path / "house" / "house.toml", 'exclude = ["/old"]')
    monkeypatch.chdir(tmp_path)
    settings = Configuration(only=house).settings_for(tmp_path)
    assert settings.excludes("old", is_folder=True)
    assert not settings.excludes("house/old", is_folder=True)


@pytest.mark.parametrize("line", ['exclude = ["!"]', 'per-file-ignores = {"!" = ["readability"]}'])
def test_a_pattern_that_is_none(tmp_path: Path, line: str) -> None:
    write(tmp_path / "corpuslint.toml", f"\n{line}\n")
    configuration = Configuration()
    settings = configuration.settings_for(tmp_path)
    assert (settings.values.exclude, settings.values.per_file_ignores) == ((), {})
    [failure] = configuration.failures
    assert failure.line == 2
    assert failure.message.startswith(line.partition(" ")[0] + ": ")


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "corpuslint.toml", 'select = ["attribution"]')
    write(tmp_path / "inner" / "pyproject.toml", "[tool.other]\n")
    assert Configuration().settings_for(tmp_path / "inner").values.select == ("attribution",)


def test_a_pyproject_may_have_our_table_in_other_words(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", '[tool]\ncorpuslint.select = ["attribution"]')
    assert Configuration().settings_for(tmp_path).values.select == ("attribution",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[tool]\ncorpuslint = 3", "tool.corpuslint must be a table"),
        ("[tool.corpuslint]\nselect = [", "is not TOML"),
    ],
)
def test_a_pyproject_that_is_broken(tmp_path: Path, text: str, message: str) -> None:
    write(tmp_path / "pyproject.toml", text)
    configuration = Configuration()
    assert configuration.settings_for(tmp_path).values.select is None
    [failure] = configuration.failures
    assert failure.message.startswith(message)


@pytest.mark.parametrize("text", ["tool = 3  # not [tool.corpuslint]", "[project]\nname = 'corpuslint'"])
def test_a_pyproject_that_only_mentions_us(tmp_path: Path, text: str) -> None:
    write(tmp_path / "corpuslint.toml", 'select = ["attribution"]')
    write(tmp_path / "inner" / "pyproject.toml", text)
    configuration = Configuration()
    assert configuration.settings_for(tmp_path / "inner").values.select == ("attribution",)
    assert configuration.failures == []


def test_extend(tmp_path: Path) -> None:
    base = write(
        tmp_path / "base" / "house.toml",
        'select = ["attribution"]\nfail-level = "never"\nrules-path = "rules"',
    )
    write(
        tmp_path / "corpuslint.toml", 'extend = "base/house.toml"\nfail-level = "note"\nrules-path = ["own"]'
    )
    settings = Configuration().settings_for(tmp_path)
    assert settings.values.select == ("attribution",)
    assert settings.fail_level is Severity.NOTE
    assert settings.origins["select"] == str(base)
    assert settings.rules_paths == (tmp_path / "base" / "rules", tmp_path / "own")


def test_extend_in_a_circle(tmp_path: Path) -> None:
    write(tmp_path / "corpuslint.toml", 'extend = "other.toml"')
    write(tmp_path / "other.toml", 'ignore = ["attribution"]\nextend = "corpuslint.toml"')
    configuration = Configuration()
    assert configuration.settings_for(tmp_path).values.ignore == ("attribution",)
    [failure] = configuration.failures
    assert failure.line == 2
    assert "leads back" in failure.message


@pytest.mark.parametrize("base", ["other.toml", "", ".", "loop.toml", "a" * 5000, "a\0b"])
def test_extend_nothing(tmp_path: Path, base: str) -> None:
    (tmp_path / "loop.toml").symlink_to("loop.toml")
    write(tmp_path / "corpuslint.toml", f"\nextend = {json.dumps(base)}")
    configuration = Configuration()
    configuration.settings_for(tmp_path)
    [failure] = configuration.failures
    assert (failure.line, failure.message) == (2, f"extend: there is no file {base!r}")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("\nselct = []\n", 2, "unknown key 'selct'; did you mean 'select'?"),
        ("zzz = 1", 1, "unknown key 'zzz'"),
        ('select = "attribution"', 1, "select: must be a list, not a string"),
        ('fail-level = "high"', 1, "fail-level: 'high' is none of note, warning, error and never"),
        ('min-confidence = "sure"', 1, "min-confidence: no confidence is called 'sure'; there are low"),
        ("[rules]\nattribution = 3", 1, "rules: must be a table, not a whole number"),
        ("select = [", None, "is not TOML"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, text: str, line: int | None, message: str) -> None:
    file = write(tmp_path / "corpuslint.toml", text + '\nignore = ["readability"]')
    configuration = Configuration()
    settings = configuration.settings_for(tmp_path)
    [failure] = configuration.failures
    assert failure.path == str(file)
    assert failure.line == line
    assert message in failure.message
    if line is not None and "[rules]" not in text:
        assert settings.values.ignore == ("readability",), "the other keys stay in force"


def test_the_command_line_wins(tmp_path: Path) -> None:
    write(tmp_path / "corpuslint.toml", 'select = ["attribution"]\nignore = ["readability"]')
    settings = Configuration({"select": ["consistency"]}).settings_for(tmp_path)
    assert settings.values.select == ("consistency",)
    assert settings.values.ignore == ("readability",)
    assert settings.origins["select"] == "command line"


def test_only_one_file(tmp_path: Path) -> None:
    write(tmp_path / "corpuslint.toml", 'select = ["attribution"]')
    other = write(tmp_path / "other.toml", 'select = ["readability"]')
    assert Configuration(only=other).settings_for(tmp_path).values.select == ("readability",)

"""The rule book: folders are loaded once and remembered, and never trusted after a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuslint.config import ConfigFile, Settings
from corpuslint.plugins import Plugins
from corpuslint.rulebook import RuleBook

PLUGINS = Plugins()
PLUGINS.load_installed()

JARGON = """\
id = "house/jargon"
kind = "pattern"
message = "{text!r} is jargon."
why = "Nobody outside the office says so."
anchors = ["synergy"]
patterns = ["synergy effects?"]
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "corpuslint"


def write(folder: Path, text: str = JARGON, name: str = "house/jargon") -> Path:
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def book(*folders: Path) -> RuleBook:
    return RuleBook(folders, PLUGINS.kinds)


def test_a_folder_is_remembered(tmp_path: Path, cache: Path) -> None:
    write(tmp_path / "rules")
    first = book(tmp_path / "rules").rules(Settings())
    assert list(first) == ["house/jargon"]
    assert len(list(cache.iterdir())) == 1
    assert book(tmp_path / "rules").rules(Settings()) == first


def test_a_changed_file_is_loaded_anew(tmp_path: Path, cache: Path) -> None:
    write(tmp_path / "rules")
    book(tmp_path / "rules").rules(Settings())
    write(tmp_path / "rules", JARGON.replace("synergy", "leverage"))
    rules = book(tmp_path / "rules").rules(Settings())
    assert rules["house/jargon"].options["anchors"] == ["leverage"]
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("damage", [b"", b"garbage", b"\x92\xc4\x01a\x90"])
def test_a_corrupt_cache_is_made_anew(tmp_path: Path, cache: Path, damage: bytes) -> None:
    write(tmp_path / "rules")
    first = book(tmp_path / "rules").rules(Settings())
    [file] = cache.iterdir()
    whole = file.read_bytes()
    file.write_bytes(damage)
    assert book(tmp_path / "rules").rules(Settings()) == first
    assert file.read_bytes() == whole


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("effects?", "(effects", "patterns: 'synergy (effects' is no regular expression"),
        ("anchors", "ankers", "unknown key 'ankers'; did you mean 'anchors'?"),
        ("kind =", "kind", "is not TOML"),
    ],
)
def test_a_mistake_is_reported_every_time_and_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = write(tmp_path / "rules", JARGON.replace(old, new))
    for _ in range(2):
        opened = book(tmp_path / "rules")
        assert opened.rules(Settings()) == {}
        [failure] = opened.failures
        assert message in failure.message
        assert failure.path == str(path)
        assert failure.line is not None


def test_a_cache_that_cannot_be_written_is_done_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    write(tmp_path / "rules")
    assert list(book(tmp_path / "rules").rules(Settings())) == ["house/jargon"]


def test_two_folders_with_one_id(tmp_path: Path) -> None:
    write(tmp_path / "one")
    write(tmp_path / "two")
    opened = book(tmp_path / "one", tmp_path / "two")
    assert opened.rules(Settings())["house/jargon"].path.startswith(str(tmp_path / "one"))
    [failure] = opened.failures
    assert failure.path.startswith(str(tmp_path / "two"))
    assert "rule house/jargon is there already" in failure.message


def test_a_folder_that_is_named_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path / "rules")
    opened = book(tmp_path / "rules")
    assert list(opened.rules(Settings(rules_paths=(tmp_path / "rules",)))) == ["house/jargon"]
    assert opened.failures == []


def test_a_configuration_changes_a_rule(tmp_path: Path) -> None:
    write(tmp_path / "rules")
    table = {"house/jargon": {"severity": "note", "patterns": ["synergies"]}}
    opened = book(tmp_path / "rules")
    rule = opened.rules(Settings(values=ConfigFile(rules=table)))["house/jargon"]
    assert rule.severity.label == "note"
    assert rule.options["patterns"] == ["synergies"]
    assert opened.rules(Settings())["house/jargon"].severity.label == "warning"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"patterns": ["("]}, "rules.house/jargon: rule house/jargon: patterns: '(' is no regular"),
        ({"id": "house/other"}, "rules.house/jargon: 'id' cannot be changed"),
        ({"severity": "loud"}, "no severity is called 'loud'"),
    ],
)
def test_a_change_that_does_not_fit(tmp_path: Path, fields: dict[str, object], message: str) -> None:
    write(tmp_path / "rules")
    opened = book(tmp_path / "rules")
    rules = opened.rules(Settings(values=ConfigFile(rules={"house/jargon": fields})))
    assert rules["house/jargon"].severity.label == "warning", "the rule stays as it was"
    assert message in opened.failures[0].message


def test_the_set_in_force(tmp_path: Path) -> None:
    write(tmp_path / "rules")
    write(tmp_path / "rules", JARGON.replace("jargon", "slang") + "enabled = false\n", "house/slang")
    opened = book(tmp_path / "rules")
    assert list(opened.rule_set(Settings()).rules) == ["house/jargon"]
    every = Settings(values=ConfigFile(select=("house",)))
    assert list(opened.rule_set(every).rules) == ["house/jargon", "house/slang"]
    opened.rule_set(Settings(values=ConfigFile(ignore=("house/slng",))))
    assert "did you mean 'house/slang'?" in opened.failures[0].message

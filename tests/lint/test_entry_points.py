"""Entry points are those that the standard library finds, and are loaded as it loads them."""

from __future__ import annotations

import importlib.metadata
import os
import sys
from pathlib import Path

import pytest

from corpuslint.entry_points import EntryPoint, installed_entry_points


@pytest.mark.parametrize("group", ["corpuslint", "console_scripts", "pytest11", "no.such.group"])
def test_they_are_those_of_the_standard_library(group: str) -> None:
    expected = {
        (entry.name, entry.value.partition("[")[0].strip())
        for entry in importlib.metadata.entry_points(group=group)
    }
    assert {(entry.name, entry.value) for entry in installed_entry_points(group)} == expected


def test_our_own_know_where_they_come_from() -> None:
    own = [entry for entry in installed_entry_points("corpuslint") if entry.name == "kinds"]
    version = importlib.metadata.version("corpuslint-prose")
    assert own == [EntryPoint("kinds", "corpuslint_plugins", "corpuslint-prose", version)]
    assert own[0].load().__name__ == "corpuslint_plugins"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "path", [str(tmp_path / "first"), "nowhere", str(tmp_path / "second")])
    return tmp_path


def declare(folder: Path, information: str, text: str | bytes) -> None:
    file = folder / information / "entry_points.txt"
    file.parent.mkdir(parents=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)


def test_the_first_of_two_of_one_name_counts(path: Path) -> None:
    declare(path / "first", "my_rules-2.0.dist-info", "[x]\none = a\n")
    declare(path / "second", "My.Rules-1.0.dist-info", "[x]\none = b\n")
    assert installed_entry_points("x") == [EntryPoint("one", "a", "my-rules", "2.0")]


def test_what_a_section_may_hold(path: Path) -> None:
    text = "[y]\nno = n\n\n[x]\n# a remark\n; another\n two=b.c : d.e [extra]\n\none = a\r\n[z]\nno = n\n"
    declare(path / "first", "rules-1.0-py3.11.egg-info", text)
    assert installed_entry_points("x") == [
        EntryPoint("one", "a", "rules", "1.0"),
        EntryPoint("two", "b.c : d.e", "rules", "1.0"),
    ]


def test_what_cannot_be_read_is_passed_over(path: Path) -> None:
    declare(path / "first", "bad-1.0.dist-info", b"\xff[x]\n")
    declare(path / "second", "good.dist-info", "[x]\none = os.path:join\n")
    [entry] = installed_entry_points("x")
    assert (entry.distribution, entry.version) == ("good", "?")
    assert entry.load() is os.path.join

"""Plugins are loaded one by one; one that fails is named and left out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from corpuslint import hookimpl
from corpuslint.check import Check, DocumentCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.plugins import Plugins


class Shout(DocumentCheck):
    kind = "shout"

    def check(self, document: Document) -> Iterable[Match]:
        return []


@hookimpl
def corpuslint_kinds() -> Iterable[type[Check]]:
    return [Shout]


@hookimpl(specname="corpuslint_kinds")
def again() -> Iterable[type[Check]]:
    return [Shout]


@hookimpl(specname="corpuslint_kinds")
def raising() -> Iterable[type[Check]]:
    raise RuntimeError("no such thing")


@hookimpl
def corpuslint_kindz() -> Iterable[type[Check]]:
    return []


def load(**modules: SimpleNamespace) -> Plugins:
    plugins = Plugins()
    for title, module in modules.items():
        plugins.add(module, title)
    plugins.collect()
    return plugins


GOOD = SimpleNamespace(corpuslint_kinds=corpuslint_kinds)


def test_a_plugin_registers() -> None:
    plugins = load(good=GOOD)
    assert plugins.kinds == {"shout": Shout}
    assert plugins.failures == []


def test_a_hook_that_raises_leaves_the_others() -> None:
    plugins = load(bad=SimpleNamespace(corpuslint_kinds=raising), good=GOOD)
    assert plugins.kinds == {"shout": Shout}
    [failure] = plugins.failures
    assert failure.path == "plugin bad"
    assert failure.message == "corpuslint_kinds failed: RuntimeError: no such thing"


def test_a_misspelt_hook_is_not_silent() -> None:
    plugins = load(bad=SimpleNamespace(corpuslint_kindz=corpuslint_kindz), good=GOOD)
    assert plugins.kinds == {"shout": Shout}
    [failure] = plugins.failures
    assert failure.path == "plugin bad"
    assert "corpuslint_kindz" in failure.message


def test_a_name_taken_twice() -> None:
    plugins = load(first=GOOD, second=SimpleNamespace(corpuslint_kinds=again))
    assert plugins.kinds == {"shout": Shout}
    [failure] = plugins.failures
    assert failure.path == "plugin second"
    assert failure.message == "registers the kind 'shout', which is there already; left out"


def test_the_installed_plugins() -> None:
    plugins = Plugins()
    plugins.load_installed()
    assert plugins.failures == []
    assert {"phrases", "pattern"} <= plugins.kinds.keys()
    assert {"plain", "markdown", "html", "jsonl"} <= plugins.readers.keys()
    assert set(plugins.formats) == {
        "text",
        "json",
        "jsonl",
        "github",
        "sarif",
        "gitlab",
        "rdjsonl",
        "junit",
        "checkstyle",
    }


class Nameless(DocumentCheck):
    def check(self, document: Document) -> Iterable[Match]:
        return []


@pytest.mark.parametrize(
    ("hook", "given", "what"),
    [
        ("corpuslint_kinds", [None], "a kind"),
        ("corpuslint_kinds", [SimpleNamespace(kind="shout")], "a kind"),
        ("corpuslint_kinds", [Nameless], "a kind"),
        ("corpuslint_rule_folders", [5], "a folder"),
        ("corpuslint_readers", [SimpleNamespace(name="csv", suffixes=None, read=print)], "a reader"),
        ("corpuslint_formats", [SimpleNamespace(name="csv")], "a format"),
    ],
)
def test_what_is_none_is_a_failure(hook: str, given: list[Any], what: str) -> None:
    plugins = load(bad=SimpleNamespace(**{hook: hookimpl(specname=hook)(lambda: given)}), good=GOOD)
    assert plugins.kinds == {"shout": Shout}
    [failure] = plugins.failures
    assert (failure.path, failure.message) == (
        "plugin bad",
        f"{hook} gives {given[0]!r}, which is not {what}",
    )


def test_one_folder_as_a_string() -> None:
    hook = hookimpl(specname="corpuslint_rule_folders")(lambda: "rules")
    assert load(one=SimpleNamespace(corpuslint_rule_folders=hook)).rule_folders == [Path("rules")]

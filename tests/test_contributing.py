"""CONTRIBUTING.md: every block of TOML and Python in it is run; together they are one small plugin."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from corpuslint.config import Configuration
from corpuslint.examples import example_faults
from corpuslint.formats import FormatContext
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.report import Report
from corpuslint.rule import Rule, load_folder
from corpuslint.run import Run
from corpuslint.source import Input

GUIDE = Path(__file__).parents[1] / "CONTRIBUTING.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MODULE = "house_style"
FEWEST_EXAMPLES = 5


def blocks(language: str) -> list[tuple[int, str]]:
    """The blocks in a language, each with the line that it begins on."""
    text = GUIDE.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, found.start(2)) + 1, found[2])
        for found in FENCE.finditer(text)
        if found[1] == language
    ]


@pytest.fixture(scope="module")
def plugin() -> ModuleType:
    """The Python blocks in their order, as one module."""
    module = ModuleType(MODULE)
    sys.modules[MODULE] = module  # where annotations are looked up
    for line, source in blocks("python"):
        code = compile("\n" * (line - 1) + source, str(GUIDE), "exec", dont_inherit=True)
        exec(code, module.__dict__)
    return module


@pytest.fixture
def rules(tmp_path: Path) -> dict[str, Rule]:
    """The TOML blocks that are rules, loaded from the files that they ask for."""
    for _, source in blocks("toml"):
        if "id" in (table := tomllib.loads(source)):
            path = tmp_path / "rules" / f"{table['id']}.toml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(source, encoding="utf-8")
    loaded = list(load_folder(tmp_path / "rules"))
    assert loaded
    assert [item for item in loaded if not isinstance(item, Rule)] == []
    return {rule.id: rule for rule in loaded if isinstance(rule, Rule)}


@pytest.fixture
def plugins(
    plugin: ModuleType, rules: dict[str, Rule], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Plugins:
    """The installed plugins, and that of the guide as its hooks register it."""
    monkeypatch.chdir(tmp_path)
    installed = Plugins()
    installed.add(plugin, MODULE)
    installed.load_installed()
    assert installed.failures == []
    return installed


def lint(plugins: Plugins, files: dict[str, str], rule: str) -> Report:
    """Lints files that exist only here with one rule."""
    run = Run(Linter(plugins, Configuration({"select": [rule]}, isolated=True)))
    for path, text in files.items():
        run.add_input(Input(path, lambda text=text: io.BytesIO(text.encode())))  # type: ignore[misc]
    return run.conclude()


def test_the_rules_do_as_their_examples_say(plugins: Plugins, rules: dict[str, Rule]) -> None:
    for rule in rules.values():
        assert list(example_faults(rule, plugins.kinds)) == []
        assert min(len(rule.bad), len(rule.good)) >= FEWEST_EXAMPLES


def test_every_kind_of_the_guide_has_a_rule(plugin: ModuleType, rules: dict[str, Rule]) -> None:
    kinds = {kind.kind for kind in plugin.corpuslint_kinds()}
    assert kinds | {"phrases", "pattern"} == {rule.kind for rule in rules.values()}


def test_the_corpus_check(plugins: Plugins) -> None:
    article = "Bridge Opens in May\n\nThe new bridge over the river opens in May.\n"
    other = article.replace("May\n", "June\n", 1)
    report = lint(plugins, {"a.txt": article, "b.txt": other, "c.txt": article}, "house-style/same-headline")
    assert report.failures == ()
    [finding] = report.findings
    assert (finding.path, finding.text) == ("c.txt", "Bridge Opens in May")
    assert finding.message == "a.txt has this headline, too."
    assert [(related.path, related.start) for related in finding.related] == [("a.txt", 0)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_reader(plugins: Plugins, line_end: str) -> None:
    mail = ["Subject: Utilise it", "To: anna@example.org", "", "Dear Anna,", "", "utilise the mill.", ""]
    report = lint(plugins, {"letter.eml": line_end.join(mail)}, "house-style/utilise")
    assert report.failures == ()
    assert [(finding.line, finding.text) for finding in report.findings] == [(6, "utilise")]


def test_the_format(plugins: Plugins) -> None:
    files = {"b.txt": "We utilise it.", "a.txt": "Utilise it, utilise it.", "c.txt": "We use it."}
    report = lint(plugins, files, "house-style/utilise")
    assert "".join(plugins.formats["paths"].write(report, FormatContext())) == "a.txt\nb.txt\n"


def test_the_entry_point_is_in_our_group() -> None:
    [project] = [table for _, source in blocks("toml") if "project" in (table := tomllib.loads(source))]
    assert project["project"]["entry-points"] == {"corpuslint": {"house-style": MODULE}}
    assert project["project"]["dependencies"] == ["corpuslint-prose"]


def test_files_that_are_named_exist() -> None:
    text = FENCE.sub("", GUIDE.read_text(encoding="utf-8"))
    named = re.findall(r"`((?:lint|plugins|rules|seeds|tests|\.ci)/[\w./-]*)`", text)
    assert named
    assert [path for path in named if not (GUIDE.parent / path).exists()] == []

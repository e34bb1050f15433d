"""Every example of every rule file: what is marked is found, and nothing else."""

from __future__ import annotations

import pytest

from corpuslint.errors import Failure
from corpuslint.examples import example_faults
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder

FEWEST_EXAMPLES = 5


def installed_plugins() -> Plugins:
    plugins = Plugins()
    plugins.load_installed()
    return plugins


PLUGINS = installed_plugins()
LOADED = [item for folder in PLUGINS.rule_folders for item in load_folder(folder)]
RULES = [item for item in LOADED if isinstance(item, Rule)]


def test_every_plugin_loads() -> None:
    assert PLUGINS.failures == []


def test_every_rule_file_loads() -> None:
    assert [item for item in LOADED if isinstance(item, Failure)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_examples(rule: Rule) -> None:
    assert list(example_faults(rule, PLUGINS.kinds)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_explains_itself(rule: Rule) -> None:
    assert len(rule.bad) >= FEWEST_EXAMPLES
    assert len(rule.good) >= FEWEST_EXAMPLES
    assert len(set(rule.bad) | set(rule.good)) == len(rule.bad) + len(rule.good)
    assert len(rule.why.split()) >= 15
    assert rule.source
    assert rule.since

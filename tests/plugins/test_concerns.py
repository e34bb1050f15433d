"""What a check says that its texts must hold is true: it finds nothing in those it is spared."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.check import DocumentCheck
from corpuslint.document import Document
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder
from corpuslint.ruleset import RuleSet, compile_rules

PLAIN = [
    "The boat left.",
    "Who?",
    " ",
    "\n",
    "\t",
    "(",
    ")",
    "[",
    "{",
    "<b>",
    "&amp;",
    "www.",
    "'''",
    "- ",
    "1.",
]
BEYOND_ASCII = [
    "café",
    "раураl",
    "𝐛𝐨𝐚𝐭",
    "Ð¿Ñ€",
    "Ã©",
    "\ufeff",
    "\u202e",
    "\u200b",
    "\x85",
    "\ufffd",
    "\ue000",
]
ODD = ["<%", "${", "*", "#", "\\", "\x07", "\U000e0041", "\ufe00", "\u2028", "]]>", "p;"]
PIECES = st.sampled_from([*PLAIN, *BEYOND_ASCII, *ODD])


@pytest.fixture(scope="module")
def ruleset() -> RuleSet:
    plugins = Plugins()
    plugins.load_installed()
    ruleset, failures = compile_rules(_rules(plugins), plugins.kinds)
    assert not failures
    return ruleset


def _rules(plugins: Plugins) -> Iterator[Rule]:
    for folder in plugins.rule_folders:
        for rule in load_folder(folder):
            assert isinstance(rule, Rule)
            yield rule


@given(pieces=st.lists(PIECES, max_size=12))
def test_a_check_finds_nothing_in_texts_that_do_not_concern_it(ruleset: RuleSet, pieces: list[str]) -> None:
    document = Document("".join(pieces))
    asked = [check for check in ruleset.document_checks if type(check).concerns is not DocumentCheck.concerns]
    assert len(asked) > 8
    for check in asked:
        if not check.concerns(document.marks):
            assert not list(check.check(document)), check.rule.id

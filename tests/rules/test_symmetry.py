"""Symmetry: a word that is loaded when said of one side is as loaded when said of the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder

SIDES = (
    ("left", "right"),
    ("leftist", "rightist"),
    ("leftists", "rightists"),
    ("leftie", "rightie"),
    ("lefties", "righties"),
    ("liberal", "conservative"),
    ("democrat", "republican"),
    ("democrats", "republicans"),
)
OTHER_SIDE = dict(SIDES) | {other: one for one, other in SIDES}
WORD = re.compile(r"[a-z]+")


def lexicons() -> Iterator[Rule]:
    plugins = Plugins()
    plugins.load_installed()
    for folder in plugins.rule_folders:
        for rule in load_folder(folder):
            if isinstance(rule, Rule) and rule.kind == "lexicon":
                yield rule


def swapped(phrase: str) -> str:
    return WORD.sub(lambda found: OTHER_SIDE.get(found[0], found[0]), phrase)


@pytest.mark.parametrize("rule", list(lexicons()), ids=lambda rule: rule.id)
def test_both_sides_are_in_the_same_class(rule: Rule) -> None:
    for word_class in rule.options["classes"].values():
        words = {
            word
            for field in ("phrases", "adjectives", "nouns", "verbs")
            for word in word_class.get(field, ())
        }
        assert {swapped(word) for word in words} <= words

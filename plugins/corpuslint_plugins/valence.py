"""Valence: how favourable or unfavourable a word is, by VADER's lexicon and by classes of our own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

from corpuslint.rule import Rule, RuleError, load_file
from corpuslint_plugins.inflection import adjective_forms, noun_forms

FORMS = {"adjectives": adjective_forms, "nouns": noun_forms}
WEAK = frozenset(("mild", "faint"))


def vader_valences(least: float) -> dict[str, float]:
    """The words of VADER's lexicon with a valence of `least` or more either way; it goes from -4 to 4."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # 20 ms, for those who need it

    return {
        word: valence
        for word, valence in SentimentIntensityAnalyzer().lexicon.items()
        if abs(valence) >= least
    }


def words_of_classes(rule: Rule, classes: Mapping[str, Collection[str]]) -> frozenset[str]:
    """The forms of the adjectives and nouns in classes of lexicon rules that stand in the folder of `rule`.

    `classes` names them by the id of their rule; ValueError for a rule or a class that is not there.
    """
    folder = Path(rule.path).parent.parent
    found: set[str] = set()
    for identifier, names in classes.items():
        try:
            table = load_file(folder / f"{identifier}.toml", folder).options.get("classes", {})
        except RuleError as error:
            raise ValueError(f"classes: {identifier}: {error}") from error
        for name in names:
            if name not in table:
                raise ValueError(f"classes: {identifier} has no class {name!r}")
            found.update(_words(table[name]))
    return frozenset(found)


def _words(table: Mapping[str, Any]) -> Iterator[str]:
    """The forms of the words in a class; where they stand by strength, those of the stronger ones."""
    for field, value in table.items():
        if isinstance(value, Mapping):
            yield from _words(value) if field not in WEAK else ()
        elif field in FORMS:
            for word in value:
                yield from FORMS[field](word)

"""`loaded-language/one-sided-portrayal`: whom a sentence is about, what colours it, what is one-sided."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.check import Fact
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder, marked_spans
from corpuslint.ruleset import compile_rule
from corpuslint_plugins.portraits import odds_ratio
from corpuslint_plugins.portrayal import Portrayal

RULE = "loaded-language/one-sided-portrayal"
Corpuslint = Callable[..., Any]

# Berg is praised and Holm is blamed, in sentences that differ from text to text.
PRAISE = ("eloquent", "tireless", "meticulous", "principled", "steadfast", "humble")
BLAME = ("devious", "smug", "shameless", "spineless", "sleazy", "sanctimonious")
PLAIN = ("spoke to the council", "left by tram", "read the letter", "met the baker", "paid the fee")


EXPECTED = """\
00.txt:3:137: note loaded-language/one-sided-portrayal Olaf Holm: 14 unfavourable words and 0 favourable \
ones in all texts; Anna Berg: 0 and 14. Hold all to one standard.
Found 1 finding (1 note) in 14 documents.
"""


def article(number: int) -> str:
    praise, blame = PRAISE[number % 6], BLAME[number % 6]
    return (
        f"Council meets for the {number + 2}. time\n\n"
        f"The council of Lund met on Monday. Anna Berg gave a {praise} answer to question {number}. "
        f"Berg {PLAIN[number % 5]} on day {number}. Olaf Holm made a {blame} remark on page {number}. "
        f"Holm {PLAIN[(number + 1) % 5]} at {number} o’clock."
    )


ARTICLES = [article(number) for number in range(14)]


@cache
def portrayal() -> Portrayal:
    plugins = Plugins()
    plugins.load_installed()
    rules = [rule for folder in plugins.rule_folders for rule in load_folder(folder)]
    (rule,) = (rule for rule in rules if isinstance(rule, Rule) and rule.id == RULE)
    check = compile_rule(rule, plugins.kinds, thoroughly=True)
    assert isinstance(check, Portrayal)
    return check


def facts(texts: list[str]) -> list[Fact]:
    """The facts of texts, sent through JSON as a cache or another process would."""
    summaries = (portrayal().summarise(Document(text)) for text in texts)
    return [
        Fact(f"{number:02}.txt", None, json.loads(json.dumps(summary)))
        for number, summary in enumerate(summaries)
        if summary is not None
    ]


def counted(text: str) -> list[str]:
    """The words that count in a text, each with whom it is about."""
    summary = portrayal().summarise(Document(text)) or {}
    return [f"{entity}: {word}" for entity, (_, words) in summary.items() for _, _, word, _, _ in words]


def examples() -> list[tuple[str, list[tuple[int, int]]]]:
    rule = portrayal().rule
    return [*map(marked_spans, rule.bad), *((text, []) for text in rule.good)]


@pytest.mark.parametrize(("text", "marked"), examples())
def test_the_examples_mark_the_words_that_count(text: str, marked: list[tuple[int, int]]) -> None:
    summary = portrayal().summarise(Document(text)) or {}
    assert sorted((word[0], word[1]) for _, words in summary.values() for word in words) == marked


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Anna Berg was brave. Berg was wise.", ["Anna Berg: brave", "Anna Berg: wise"]),
        (
            "Anna Berg is a liar. Kurt Berg is a bully. Berg is a coward.",
            ["Anna Berg: liar", "Kurt Berg: bully"],
        ),
        ("Anna B. Berg is a liar.", ["Anna Berg: liar"]),
        ("The smug Olaf Holm met Anna Berg, who is wise.", ["Olaf Holm: smug"]),
        ("The council heard a wise word from Anna Berg and Olaf Holm.", []),
        ("For hours the town heard nothing but the reckless talk of Olaf Holm.", ["Olaf Holm: reckless"]),
        ("Olaf Holm is not a liar.", []),
        ("“Olaf Holm is a liar,” said the baker.", []),
        ("The mayor said that Olaf Holm was a liar.", []),
        ("Reckless drivers stay away from Lund.", []),
        ("Swedish voters are wise.", []),
        ("Olaf Holm is a liar. Olaf Holm is a liar.", ["Olaf Holm: liar"]),
    ],
)
def test_what_counts(text: str, words: list[str]) -> None:
    assert counted(text) == words


def test_one_is_blamed_and_the_other_praised() -> None:
    (found,) = portrayal().conclude(facts(ARTICLES)).items()
    index, (match,) = found
    text = ARTICLES[index]
    assert text[match.start : match.end] in (*BLAME, *PRAISE)
    assert match.arguments["words"] == 14
    assert match.arguments["other_words"] == 0
    assert {match.arguments["entity"], match.arguments["rivals"]} == {"Anna Berg", "Olaf Holm"}
    assert len(match.related) == 5
    for related in match.related:
        assert related.path is not None
        word = ARTICLES[int(related.path[:2])][related.start : related.end]
        assert word in (*BLAME, *PRAISE)
        assert related.message.endswith(f": {word!r}")


def test_nothing_is_found_where_both_are_blamed() -> None:
    blamed = [text.replace(praise, "rude") for text in ARTICLES for praise in PRAISE if praise in text]
    assert portrayal().conclude(facts(blamed)) == {}


def test_nothing_is_found_in_a_few_texts() -> None:
    assert portrayal().conclude(facts(ARTICLES[:5])) == {}


def test_a_sentence_that_every_text_has_counts_once() -> None:
    copies = [ARTICLES[0] + f" This is copy {number}." for number in range(14)]
    table = portrayal().table(facts(copies))
    assert table is not None
    assert table.rows[1] == ("Olaf Holm", 14, 28, 1, 0, "devious")


@given(st.randoms())
def test_the_order_of_texts_does_not_matter(rnd: random.Random) -> None:
    shuffled = list(enumerate(ARTICLES))
    rnd.shuffle(shuffled)
    by_path = sorted(
        (Fact(f"{number:02}.txt", None, portrayal().summarise(Document(text))) for number, text in shuffled)
    )
    assert portrayal().conclude(by_path) == portrayal().conclude(facts(ARTICLES))


def test_the_table() -> None:
    assert portrayal().table(facts(ARTICLES[:5])) is None
    table = portrayal().table(facts(ARTICLES))
    assert table is not None
    assert table.columns == ("entity", "documents", "sentences", "unfavourable", "favourable", "strongest")
    assert [row[:5] for row in table.rows] == [("Anna Berg", 14, 28, 0, 14), ("Olaf Holm", 14, 28, 14, 0)]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"classes": {"loaded-language/charged-word": {"favourable": ["prays"]}}}, "has no class 'prays'"),
        ({"classes": {"loaded-language/nothing": {"favourable": ["praise"]}}}, "cannot be read"),
        ({"favourable": ["smug"], "unfavourable": ["smug"]}, "'smug' is unfavourable, too"),
        ({"fewest-words": 0}, "fewest-words: "),
    ],
)
def test_a_mistake_in_the_rule(options: dict[str, Any], message: str) -> None:
    rule = msgspec.structs.replace(portrayal().rule, options=options)
    outcome = compile_rule(rule, {"portrayal": Portrayal}, thoroughly=True)
    assert isinstance(outcome, Failure)
    assert message in outcome.message


def test_odds() -> None:
    assert odds_ratio((10, 5), (5, 10)) == pytest.approx(10.5 * 10.5 / 5.5 / 5.5)
    assert odds_ratio((3, 0), (0, 0)) == pytest.approx(7)


def test_the_command(corpuslint: Corpuslint, tmp_path: Path) -> None:
    for number, text in enumerate(ARTICLES):
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    assert RULE not in corpuslint("--isolated", "--format", "jsonl", ".").rules
    outcome = corpuslint("--isolated", "--select", RULE, "--fail-level", "note", ".")
    assert outcome.status == 1
    assert outcome.stdout == EXPECTED

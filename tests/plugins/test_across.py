"""The rules over several texts: what a rule file's examples cannot show of them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint import lint_paths, lint_text
from corpuslint.check import CorpusCheck, Fact
from corpuslint.commands.options import open_linter
from corpuslint.config import Configuration
from corpuslint.document import Document
from corpuslint.finding import Match, Scope
from corpuslint.linter import Linter
from corpuslint.report import Report
from corpuslint.run import Run
from corpuslint.source import Source
from stopwatch import seconds

SEEDS = Path(__file__).parent.parent.parent / "seeds"
ACROSS = (
    "consistency/cross-date-conflict",
    "consistency/cross-name-variant",
    "consistency/cross-number-conflict",
    "consistency/cross-quote-variant",
    "consistency/near-duplicate",
)
STORY = """\
New bridge opens in Upper Ostby

The mayor, Mark Zuckerberg, opened the new bridge over the harbour on Sunday. The band of the fire brigade \
played to the crowd. It can carry 400 cars an hour in each direction. The builders worked for 30 months in \
the cold of the bay.

“We have waited for this bridge since my father was a child,” said Zuckerberg. The Ferry Bank, which was \
founded in 1911, lent half of the money to the town. The rest of the price was paid by 12 firms of the valley.
"""
CHANGES = {
    "consistency/cross-date-conflict": ("1911", "1912"),
    "consistency/cross-name-variant": ("Zuckerberg, opened", "Zuckerburg, opened"),
    "consistency/cross-number-conflict": ("400 cars", "300 cars"),
    "consistency/cross-quote-variant": ("my father", "my grandfather"),
    "consistency/near-duplicate": ("of the fire brigade", "of the school"),
}
FOUND = {
    "consistency/cross-date-conflict": "1912",
    "consistency/cross-name-variant": "Mark Zuckerburg",
    "consistency/cross-number-conflict": "300",
    "consistency/cross-quote-variant": "grandfather",
}
OTHERS = (
    "The price of milk fell in May, the board of the dairy said. Farmers met in the hall to the north.",
    "Goats won the cup in Lower Elm. “They ran as if the wolf was behind them,” said Ines Falk.",
    "It rained.",
)


def linter_of(rules: Sequence[str]) -> Linter:
    linter = open_linter(isolated=True, overrides={"select": list(rules)})
    assert isinstance(linter.configuration, Configuration)
    return linter


LINTER = linter_of(ACROSS)


def run_over(texts: Sequence[tuple[str, str]]) -> Report:
    run = Run(LINTER)
    in_force = LINTER.configuration.settings_for(Path("a.txt"))
    for path, text in texts:
        run.add_source(Source(path=path, text=text), in_force)
    return run.conclude()


def check_of(rule: str) -> CorpusCheck:
    checks = LINTER.rule_set(LINTER.configuration.settings_for(Path("a.txt"))).corpus_checks
    return next(check for check in checks if check.rule.id == rule)


@pytest.mark.parametrize("rule", ACROSS)
def test_a_change_in_a_copy_is_found(rule: str) -> None:
    report = run_over([("a.txt", STORY), ("b.txt", STORY.replace(*CHANGES[rule]))])
    assert report.failures == ()
    [finding] = [finding for finding in report.findings if finding.rule == rule]
    assert finding.path == "b.txt"
    assert finding.text == FOUND.get(rule, "New bridge opens in Upper Ostby")
    assert [related.path for related in finding.related] == ["a.txt"]


def test_a_copy_is_nothing_but_a_copy() -> None:
    report = run_over([("a.txt", STORY), ("b.txt", STORY), ("c.txt", OTHERS[0])])
    assert [(finding.path, finding.rule) for finding in report.findings] == [
        ("b.txt", "consistency/near-duplicate")
    ]


def test_one_text_is_held_against_nothing() -> None:
    assert lint_text(STORY + STORY, select=list(ACROSS)).findings == ()


def test_a_series_of_reports_is_no_conflict() -> None:
    texts = [
        (
            f"{week}.txt",
            f"The mill ground {400 + 7 * week} tons of flour in the week to Sunday. Of the sacks, "
            f"{20 + week} went to the bakers of the valley. The price stood at 30 crowns for a sack.",
        )
        for week in range(6)
    ]
    found = {finding.rule for finding in run_over(texts).findings}
    assert found <= {"consistency/near-duplicate"}


@settings(max_examples=25, deadline=None)
@given(st.permutations([*CHANGES, *range(len(OTHERS)), "story"]))
def test_the_order_of_texts_makes_no_difference(order: Sequence[str | int]) -> None:
    def text(name: str | int) -> str:
        if isinstance(name, int):
            return OTHERS[name]
        return STORY.replace(*CHANGES[name]) if name in CHANGES else STORY

    def by_place(report: Report) -> list[tuple[str, str, int, int]]:
        return sorted((each.path, each.rule, each.start, each.end) for each in report.findings)

    texts = [(f"{name}.txt", text(name)) for name in order]
    assert by_place(run_over(texts)) == by_place(run_over(sorted(texts)))


def test_the_seeds() -> None:
    findings = lint_paths(SEEDS, select=[*ACROSS, "consistency/duplicate-headline"]).findings
    [bonuses] = [finding for finding in findings if finding.rule == "consistency/cross-number-conflict"]
    assert bonuses.path.endswith("003_0cecadc29b449acf.txt")
    assert bonuses.text == "six-figure"
    [other] = bonuses.related
    assert other.path is not None
    assert Path(other.path).read_text(encoding="utf-8")[other.start : other.end] == "$100 million"
    [title] = [finding for finding in findings if finding.rule == "consistency/duplicate-headline"]
    assert (title.path.endswith("002_bee53b07d9ce023c.txt"), title.start) == (True, 53)


def test_who_speaks_is_known_without_reading_again() -> None:
    check = check_of("consistency/near-duplicate")
    facts = [Fact("a.txt", None, check.summarise(Document(STORY)))] * 2
    [[match]] = check.conclude(facts).values()
    assert isinstance(match, Match)
    assert match.scope is Scope.HEADLINE


def stories(count: int) -> list[str]:
    """As many texts, all of them different in names, numbers, quotations and most phrases."""
    draw = random.Random(1)
    syllables = [a + b for a in "bdfgklmnprstv" for b in "aeiou"]

    def word() -> str:
        return "".join(draw.choices(syllables, k=draw.randrange(2, 5)))

    def sentence(name: str) -> str:
        words = " ".join(f"the {word()} of {word()} {word()}" for _ in range(3))
        said = " ".join(word() for _ in range(9))
        return f"{name} counted {draw.randrange(1000)} of {words}. “{said},” said {name}."

    names = [f"{word().title()} {word().title()}" for _ in range(count)]
    return [" ".join(sentence(name) for _ in range(4)) for name in names]


@pytest.mark.parametrize("rule", ACROSS)
def test_ten_times_the_texts_take_ten_times_as_long(rule: str) -> None:
    check = check_of(rule)
    texts = [(index, check.summarise(Document(text))) for index, text in enumerate(stories(3000))]
    facts = [Fact("a.jsonl", index, fact) for index, fact in texts if fact is not None]

    few = seconds(lambda: check.conclude(facts[:300]))
    assert seconds(lambda: check.conclude(facts)) < max(25 * few, 0.05)


@pytest.mark.parametrize("rule", ACROSS)
def test_facts_are_small(rule: str) -> None:
    check = check_of(rule)
    facts = [check.summarise(Document(text * 50)) for text in (STORY, *stories(3))]
    assert all(fact is None or (isinstance(fact, bytes) and len(fact) < 4000) for fact in facts)


def test_many_copies_are_held_against_the_first() -> None:
    report = run_over([(f"{number:03}.txt", STORY) for number in range(40)])
    first = [finding.related[0].path for finding in report.findings]
    assert first == ["000.txt"] * 39
    assert all(one.path < other.path for one, other in pairwise(report.findings))

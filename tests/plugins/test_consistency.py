"""The consistency kinds, where an example in a rule file cannot show it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from corpuslint.document import Document
from corpuslint.finding import Finding, Severity
from corpuslint.layers.numbers import find_numbers
from corpuslint.linting import lint_document
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder
from corpuslint.ruleset import RuleSet, compile_rules
from corpuslint_plugins.quantities import agree

SEEDS = Path(__file__).parents[2] / "seeds"


def consistency_rules() -> RuleSet:
    plugins = Plugins()
    plugins.load_installed()
    loaded = [item for folder in plugins.rule_folders for item in load_folder(folder)]
    rules = [item for item in loaded if isinstance(item, Rule) and item.category == "consistency"]
    compiled, failures = compile_rules(rules, plugins.kinds)
    assert failures == []
    return compiled


RULES = consistency_rules()


def findings(text: str, rule: str) -> list[Finding]:
    linted = lint_document(Document(text), RULES, RULES.rules)
    assert linted.failures == ()
    return [finding for finding in linted.findings if finding.rule == f"consistency/{rule}"]


def of_seed(number: str, rule: str) -> list[Finding]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return findings(path.read_text(encoding="utf-8"), rule)


def test_the_shifts_of_voice_in_a_seed_are_all_that_is_flagged() -> None:
    shifts = of_seed("003", "point-of-view")
    assert [s.text for s in sorted(shifts, key=lambda s: s.start)] == [
        "has us concerned",
        "makes us wonder",
        "My company",
        "At Meta, we’re",
    ]
    assert all(shift.related and shift.related[0].start < shift.start for shift in shifts)


def test_a_seed_that_keeps_its_voice_is_left_alone() -> None:
    assert of_seed("000", "point-of-view") == []
    assert of_seed("001", "point-of-view") == []


def test_a_name_in_two_cases_is_flagged_once_with_the_usual_one() -> None:
    (variant,) = of_seed("001", "name-variant")
    assert (variant.text, variant.suggestions) == ("LLaMA", ("Llama",))


def test_a_promised_list_that_is_not_there() -> None:
    (count,) = of_seed("002", "headline-count")
    assert count.text == "10 Shocking Failures"


def test_a_list_with_more_than_half_of_what_was_promised_is_a_note() -> None:
    words = "The lamps were lit by hand when the ships came home in the autumn. " * 5
    text = f"4 Tips for a Quiet Garden\n\n- Water it.\n- Weed it.\n- Wall it.\n\n{words}"
    (count,) = findings(text, "headline-count")
    assert count.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("weekday", "rest"), [("%A", ", %B {d}, %Y"), ("%A", " {d} %B %Y"), ("%a", "., %b. {d}, %Y")]
)
def test_weekdays_agree_with_the_calendar(weekday: str, rest: str) -> None:
    for days in range(0, 30000, 997):
        day = date(1930, 1, 1) + timedelta(days)
        written = day.strftime(rest).format(d=day.day)
        right, wrong = day.strftime(weekday), (day + timedelta(1)).strftime(weekday)
        assert findings(f"The bridge was opened on {right}{written}, in the rain.", "date-weekday") == []
        assert len(findings(f"The bridge was opened on {wrong}{written}, in the rain.", "date-weekday")) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("$5 billion", "$4.98 billion", True),
        ("25 percent", "25.7 percent", True),
        ("about 2,000 boats", "1,914 boats", True),
        ("at least 12 people", "13 people", True),
        ("$1,000", "$1,500", False),
        ("12 people", "13 people", False),
        ("9.6 mln dlrs", "9.5 mln dlrs", False),
        ("two million dollars", "$2 million", True),
    ],
)
def test_rounding_is_understood(one: str, other: str, same: bool) -> None:
    (first,), (second,) = find_numbers(f"It was {one}."), find_numbers(f"It was {other}.")
    assert agree(first, second) is same


def test_a_headline_with_a_number_that_the_body_never_gives_is_a_note() -> None:
    body = "The town lies between the hills and the sea, and few ships come now. " * 6
    (number,) = findings(f"Harbour Sold for $70 Million\n\nThe harbour was sold. {body}", "headline-number")
    assert (number.text, number.severity) == ("$70 Million", Severity.NOTE)


def test_two_parts_that_make_the_number_of_the_headline_bear_it_out() -> None:
    body = "The town lies between the hills and the sea, and few ships come now. " * 6
    text = f"Mill Cuts 500 Jobs\n\nThe mill cut 300 jobs in May and 200 jobs in June. {body}"
    assert findings(text, "headline-number") == []

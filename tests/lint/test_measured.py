"""Measured figures: the file that ships, and those that anyone's folder of rules may bring."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

import corpuslint_rules
from corpuslint.errors import Failure
from corpuslint.finding import Severity
from corpuslint.measured import FILE, Estimate, Measured, decimal, measured_in, precision_of, shown
from corpuslint.rule import Rule, load_folder

Corpuslint = Callable[..., Any]
SHIPPED = Path(corpuslint_rules.__file__).parent
RULE = """\
id = "house/day"
kind = "phrases"
message = "m"
why = "w"
phrases = ["day"]
"""
DAY = {"set": "days", "counted": "is a day", "level": "warning", "rows": 1200, "findings": 40}
FIGURES: dict[str, Any] = {
    "version": "1.0",
    "date": "2026-01-02",
    "split": "invented rows",
    "sets": {
        "days": {
            "title": "Days",
            "holds": "notes",
            "rows": 1200,
            "address": "a",
            "paper": "p",
            "licence": "l",
        }
    },
    "figures": [],
    "rules": {
        "house/day": {
            "rates": {"warning": 0.25, "note": 1.5},
            "figures": [
                DAY | {"estimates": {"precision": {"value": 0.8, "low": 0.7, "high": 0.9}}},
                DAY | {"level": "note", "findings": 3},
            ],
        }
    },
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of rules with figures."""
    (tmp_path / "own" / "house").mkdir(parents=True)
    (tmp_path / "own" / "house" / "day.toml").write_text(RULE, encoding="utf-8")
    (tmp_path / "own" / "house" / "night.toml").write_text(RULE.replace("day", "night"), encoding="utf-8")
    (tmp_path / "own" / FILE).write_bytes(msgspec.json.encode(FIGURES))
    return tmp_path / "own"


def rules_of(folder: Path) -> dict[str, Rule]:
    return {rule.id: rule for rule in load_folder(folder) if isinstance(rule, Rule)}


class TestShipped:
    measured = measured_in(SHIPPED)

    def test_it_can_be_read(self) -> None:
        assert isinstance(self.measured, Measured)
        assert self.measured.split
        assert {figure.set for figure in self.measured.figures} == set(self.measured.sets)

    def test_it_knows_most_rules(self) -> None:
        assert isinstance(self.measured, Measured)
        assert len(self.measured.rules.keys() & rules_of(SHIPPED)) > 30

    def test_what_is_estimated_lies_in_its_interval(self) -> None:
        assert isinstance(self.measured, Measured)
        of_rules = [figure for rule in self.measured.rules.values() for figure in rule.figures]
        for figure in (*self.measured.figures, *of_rules):
            for estimate in figure.estimates.values():
                if estimate.low is not None and estimate.high is not None:
                    assert estimate.low <= estimate.value <= estimate.high

    def test_it_is_no_rule(self) -> None:
        assert not [item for item in load_folder(SHIPPED) if isinstance(item, Failure)]


class TestReading:
    def test_a_folder_may_have_none(self, tmp_path: Path) -> None:
        assert measured_in(tmp_path) is None

    def test_what_is_broken_is_a_failure(self, folder: Path) -> None:
        (folder / FILE).write_text("{}", encoding="utf-8")
        failure = measured_in(folder)
        assert isinstance(failure, Failure)
        assert "holds no figures: " in failure.message
        assert precision_of(rules_of(folder)["house/day"]) is None

    def test_precision_is_that_of_the_rules_own_severity(self, folder: Path) -> None:
        rules = rules_of(folder)
        assert rules["house/day"].severity is Severity.WARNING
        assert precision_of(rules["house/day"]) == 0.8
        assert precision_of(rules["house/night"]) is None


@pytest.mark.parametrize(
    ("estimate", "text"),
    [
        (Estimate(0.824, 0.79, 0.8566), ".82 (.79 to .86)"),
        (Estimate(0.9968, 0.995, 0.998), ".997 (.995 to .998)"),
        (Estimate(1.0, 0.9, 1.0), "1.00 (.90 to 1.00)"),
        (Estimate(-0.025, -0.07, 0.021), "-.025 (-.070 to .021)"),
        (Estimate(0.0), ".00"),
        (Estimate(2.154), "2.15"),
        (Estimate(10.5), "10.50"),
    ],
)
def test_how_an_estimate_is_printed(estimate: Estimate, text: str) -> None:
    assert shown(estimate) == text


def test_a_number_with_so_many_digits() -> None:
    assert (decimal(0.0361, 3), decimal(-0.5), decimal(20.0, 1)) == (".036", "-.50", "20.0")


class TestCommands:
    def test_explain(self, corpuslint: Corpuslint, folder: Path) -> None:
        shown = corpuslint("explain", "house/day", "--rules-path", folder).stdout
        assert (
            "measured (version 1.0, 2026-01-02, on invented rows):\n"
            "  - Days, 1,200 notes; a finding is right if it is a day\n"
            "    40 warnings: precision .80 (.70 to .90)\n"
            "    3 warnings and notes: not measured, as they are too few\n"
            "  - plain news: .250 warnings and 1.500 notes in 1,000 words\n"
        ) in shown
        assert "measured" not in corpuslint("explain", "house/night", "--rules-path", folder).stdout

    def test_rules(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("rules", "--measured", "house", "--rules-path", folder)
        assert outcome.status == 0
        head, *rows = [line.split("  ") for line in outcome.stdout.splitlines()]
        cells = [[cell.strip() for cell in row if cell.strip()] for row in (head, *rows)]
        assert cells == [
            [
                "rule",
                "counted",
                "set",
                "findings",
                "precision",
                "recall",
                "by chance",
                "in 1,000 words of news",
            ],
            ["house/day", "warnings", "days", "40", ".80 (.70 to .90)", ".250"],
            ["house/day", "warnings and notes", "days", "3", "not measured", "1.750"],
            ["house/night", "warnings", "not measured"],
        ]

    def test_rules_in_markdown(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("rules", "--measured", "--format", "markdown", "house", "--rules-path", folder)
        lines = outcome.stdout.splitlines()
        assert lines[2] == "| `house/day` | warnings | days | 40 | .80 (.70 to .90) |  |  | .250 |"
        assert len({line.count("|") for line in lines}) == 1

    def test_rules_in_json_lines(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("rules", "--measured", "--format", "jsonl", "house", "--rules-path", folder)
        day, night = outcome.rows
        assert day["measured"]["rates"] == {"warning": 0.25, "note": 1.5}
        assert night["measured"] is None
        plain = corpuslint("rules", "--format", "jsonl", "house", "--rules-path", folder)
        assert "measured" not in plain.rows[0]

    def test_a_broken_file_is_said(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / FILE).write_text("[]", encoding="utf-8")
        for command in (("explain", "house/day"), ("rules", "--measured", "house")):
            outcome = corpuslint(*command, "--rules-path", folder)
            assert outcome.status == 2
            assert f"{FILE}: holds no figures: " in outcome.stderr
        assert corpuslint("rules", "house", "--rules-path", folder).status == 0

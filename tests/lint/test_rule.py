"""Rule files are decoded strictly, and errors say where."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Fix, Scope, Severity
from corpuslint.rule import Rule, load_folder, marked_spans

VALID = """\
id = "house/jargon"
kind = "phrases"
message = "{text!r} is jargon."
severity = "note"
confidence = "high"
scope = ["narration"]
why = "Nobody outside the office says so."
phrases = ["synergy"]
bad = ["We need [[synergy]]."]
good = ["We need help."]
"""


def load(folder: Path, text: str, name: str = "house/jargon") -> Rule | Failure:
    path = folder / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    [loaded] = load_folder(folder)
    return loaded


def test_a_valid_rule(tmp_path: Path) -> None:
    rule = load(tmp_path, VALID)
    assert isinstance(rule, Rule)
    assert (rule.id, rule.category, rule.kind) == ("house/jargon", "house", "phrases")
    assert (rule.severity, rule.confidence) == (Severity.NOTE, Confidence.HIGH)
    assert rule.scope == {Scope.NARRATION}
    assert rule.options == {"phrases": ["synergy"]}
    assert rule.enabled
    assert rule.fix is Fix.NEVER


@pytest.mark.parametrize("level", Fix)
def test_whether_suggestions_may_be_applied(tmp_path: Path, level: Fix) -> None:
    rule = load(tmp_path, f'fix = "{level.label}"\n{VALID}')
    assert isinstance(rule, Rule)
    assert rule.fix is level


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        (
            'severity = "note"',
            'severity = "loud"',
            "severity: no severity is called 'loud'; there are note",
            4,
        ),
        (
            'scope = ["narration"]',
            'fix = "always"',
            "fix: no fix is called 'always'; there are never, unsafe and",
            6,
        ),
        ('scope = ["narration"]', 'scope = ["narrator"]', "scope: Invalid enum value 'narrator'", 6),
        ('why = "Nobody', 'reason = "Nobody', "the key 'why' is missing", None),
        ('id = "house/jargon"', 'id = "house/slang"', "id is 'house/slang' but the path says", 1),
        ("message =", "message", "is not TOML", 3),
        ('bad = ["We', 'bad = "We', "is not TOML", 9),
        ("bad = [", "bad = 3 #", "bad: must be a list, not a whole number", 9),
    ],
)
def test_errors_have_a_line(tmp_path: Path, old: str, new: str, message: str, line: int | None) -> None:
    failure = load(tmp_path, VALID.replace(old, new))
    assert isinstance(failure, Failure)
    assert message in failure.message
    assert failure.line == line
    assert failure.path == str(tmp_path / "house" / "jargon.toml")


def test_a_broken_rule_leaves_the_others(tmp_path: Path) -> None:
    load(tmp_path, VALID)
    (tmp_path / "house" / "broken.toml").write_bytes(b"\xff")
    broken, valid = load_folder(tmp_path)
    assert isinstance(broken, Failure)
    assert "is not UTF-8" in broken.message
    assert isinstance(valid, Rule)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    [failure] = load_folder(tmp_path / "none")
    assert isinstance(failure, Failure)
    assert failure.message == "no such folder of rules"


@pytest.mark.parametrize(
    ("example", "text", "spans"),
    [
        ("plain", "plain", []),
        ("[[all]]", "all", [(0, 3)]),
        ("a [[b]] c [[d]]", "a b c d", [(2, 3), (6, 7)]),
        ("two [[lines\nhere]].", "two lines\nhere.", [(4, 14)]),
    ],
)
def test_marked_spans(example: str, text: str, spans: list[tuple[int, int]]) -> None:
    assert marked_spans(example) == (text, spans)

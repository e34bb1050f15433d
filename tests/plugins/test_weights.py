"""Weighing: what a word brings along, what its place adds, and what the message says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding
from corpuslint.linting import lint_document
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.lexicon import Lexicon

NEUTRAL = {
    "about": "A test.",
    "bias": 0.0,
    "sentence": {"note": 1.0, "warning": 2.0},
    "text": {"note": 0.0, "warning": 1.5},
    "strengths": {"strong": 2.0, "clear": 1.0, "mild": 0.0, "faint": -1.0},
    "fields": {},
    "context": {},
    "classes": {},
    "words": {},
}
CLASSES = {
    "scorn": {
        "label": "expresses contempt",
        "strong": {"adjectives": ["absurd"]},
        "clear": {"nouns": ["crony"]},
        "mild": {"adjectives": ["weak"]},
        "faint": {"adjectives": ["small"]},
    }
}
LONG = "The council met on Monday and voted on the budget by nine to four after a debate of two hours. " * 6


def compiled(folder: Path, written: dict[str, Any], **options: Any) -> Lexicon | Failure:
    (folder / "weights.json").write_text(json.dumps(NEUTRAL | written), encoding="utf-8")
    rule = {
        "id": "test/words",
        "kind": "lexicon",
        "message": "{text!r} {label} ({why}).",
        "why": "A test.",
        "weights": "weights.json",
        "classes": CLASSES,
    }
    path = folder / "test" / "words.toml"
    check = compile_rule(decode_rule(rule | options, str(path)), {"lexicon": Lexicon}, thoroughly=True)
    assert isinstance(check, Lexicon | Failure)
    return check


def found(folder: Path, text: str, weights: dict[str, Any] | None = None, **options: Any) -> list[Finding]:
    check = compiled(folder, weights or {}, **options)
    assert isinstance(check, Lexicon), check
    linted = lint_document(Document(text), RuleSet([check]), known=["test/words"])
    assert linted.failures == ()
    return sorted(linted.findings, key=lambda finding: finding.start)


def severities(folder: Path, text: str, weights: dict[str, Any] | None = None, **options: Any) -> list[str]:
    return [f"{f.severity.label} {f.text}" for f in found(folder, text, weights, **options)]


def test_strength_decides_the_severity(tmp_path: Path) -> None:
    text = "An absurd plan. The cronies met. A weak plan. A small plan."
    assert severities(tmp_path, text) == ["warning absurd", "note cronies"]


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ({"bias": 1.0}, ["warning absurd", "warning cronies", "note weak"]),
        ({"classes": {"words/scorn": -1.0}}, ["note absurd"]),
        ({"fields": {"nouns": 1.0}}, ["warning absurd", "warning cronies"]),
        ({"words": {"weak": 2.0, "crony": -2.0}}, ["warning absurd", "warning weak"]),
    ],
)
def test_what_a_word_brings_along(tmp_path: Path, weights: dict[str, Any], expected: list[str]) -> None:
    assert severities(tmp_path, "An absurd plan. The cronies met. A weak plan.", weights) == expected


@pytest.mark.parametrize(
    ("context", "text", "expected"),
    [
        ({"emphasis": 1.0}, "An utterly weak plan. A weak plan.", ["note weak"]),
        (
            {"figures": -1.0},
            "An absurd plan. An absurd plan for 30 houses.",
            ["warning absurd", "note absurd"],
        ),
        ({"company": 0.5}, "An absurd plan of a crony. The crony met.", ["warning absurd", "note crony"]),
        ({"headline": 1.0}, "Weak Plan Fails\n\nThe weak plan failed on Monday.", ["note Weak"]),
        ({"paraphrase": -1.0}, "Anna Berg said that the absurd plan had failed.", ["note absurd"]),
        ({"text": 1.0}, "A weak plan.", []),
        ({"text": 1.0}, f"{LONG}A weak plan.", ["note weak"]),
        ({"reports": -0.5}, f"{LONG}Anna Berg said so. She said no. The cronies met.", []),
    ],
)
def test_what_its_place_adds(
    tmp_path: Path, context: dict[str, float], text: str, expected: list[str]
) -> None:
    found = severities(tmp_path, text, {"context": context})
    assert found[: len(expected)] == expected if context.keys() == {"company"} else found == expected


def test_company_counts_once_for_each_word_and_has_an_end(tmp_path: Path) -> None:
    weights = {"context": {"company": 1.0}}
    assert severities(tmp_path, "A weak plan of a crony.", weights) == ["note crony"]
    assert severities(tmp_path, "A weak, absurd plan.", weights) == ["note weak", "warning absurd"]
    assert severities(tmp_path, "A weak, absurd, absurd, absurd plan.", weights)[0] == "warning weak"
    assert severities(tmp_path, "A weak plan. An absurd plan.", weights) == ["warning absurd"]


def test_a_text_that_shows_its_kind_has_its_own_levels(tmp_path: Path) -> None:
    weights = {"bias": -0.5}
    assert severities(tmp_path, "An absurd plan of a crony.", weights) == ["note absurd"]
    assert severities(tmp_path, f"{LONG}An absurd plan of a crony.", weights) == [
        "warning absurd",
        "note crony",
    ]


def test_the_message_says_what_counted(tmp_path: Path) -> None:
    text = "The cronies of the weak mayor wrote an utterly absurd plan."
    assert [f.message for f in found(tmp_path, text)] == [
        "'cronies' expresses contempt (clear, with 'absurd').",
        "'absurd' expresses contempt (strong, after 'utterly', with 'cronies').",
    ]


def test_a_class_may_be_found_at_least_as_a_note(tmp_path: Path) -> None:
    classes = {"scorn": CLASSES["scorn"] | {"least": "note"}}
    assert severities(tmp_path, "A weak, small plan.", classes=classes) == ["note weak", "note small"]


def test_a_strong_word_is_a_note_at_least(tmp_path: Path) -> None:
    assert severities(tmp_path, "An absurd plan.", {"words": {"absurd": -9.0}}) == ["note absurd"]


def test_a_faint_word_is_a_note_at_most(tmp_path: Path) -> None:
    assert severities(tmp_path, "A small plan.", {"words": {"small": 9.0}}) == ["note small"]


def test_a_class_keeps_its_severity(tmp_path: Path) -> None:
    classes = {"scorn": CLASSES["scorn"] | {"severity": "note"}}
    assert severities(tmp_path, "An absurd plan.", classes=classes) == ["note absurd"]


def test_a_word_that_reaches_no_level_by_itself_is_not_looked_for(tmp_path: Path) -> None:
    check = compiled(tmp_path, {})
    assert isinstance(check, Lexicon)
    assert set(check.phrases()) == {"absurd", "absurdly", "crony", "cronies", "weak", "weakly"}


def test_a_file_of_weights_that_is_not_there_or_none(tmp_path: Path) -> None:
    missing = compiled(tmp_path, {}, weights="nothing.json")
    assert isinstance(missing, Failure)
    assert "weights: " in missing.message
    assert "nothing.json" in missing.message
    broken = compiled(tmp_path, {"bias": "much"})
    assert isinstance(broken, Failure)
    assert "weights: " in broken.message


def test_a_very_long_sentence_is_weighed_in_linear_time(tmp_path: Path) -> None:
    text = "the absurd plan of a weak crony 5 " * 2_000
    assert len(found(tmp_path, text, {"context": {"company": 0.1, "figures": -0.1}})) > 1_000

"""The kind lexicon: forms, classes, literal senses, surroundings, paraphrases, and its errors."""

from __future__ import annotations

from typing import Any

import pytest

from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding, Severity
from corpuslint.linting import lint_document
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint_plugins.inflection import adjective_forms
from corpuslint_plugins.lexicon import Lexicon

COMMON = {"id": "test/lexicon", "kind": "lexicon", "message": "{text!r} {label}.", "why": "A test."}


def compiled(options: dict[str, Any]) -> Lexicon | Failure:
    check = compile_rule(
        decode_rule({**COMMON, **options}, "test.toml"), {"lexicon": Lexicon}, thoroughly=True
    )
    assert isinstance(check, Lexicon | Failure)
    return check


def found(options: dict[str, Any], text: str) -> list[Finding]:
    check = compiled(options)
    assert isinstance(check, Lexicon), check
    linted = lint_document(Document(text), RuleSet([check]), known=["test/lexicon"])
    assert linted.failures == ()
    return sorted(linted.findings, key=lambda finding: finding.start)


def texts(options: dict[str, Any], text: str) -> list[str]:
    return [finding.text for finding in found(options, text)]


def message(options: dict[str, Any]) -> str:
    failure = compiled(options)
    assert isinstance(failure, Failure)
    return failure.message


def test_words_are_found_in_all_their_forms() -> None:
    words = {"label": "is loaded", "adjectives": ["absurd"], "nouns": ["crony"], "verbs": ["slam"]}
    text = "The cronies slammed an absurd door, and slam it absurdly."
    assert texts({"classes": {"a": words}}, text) == ["cronies", "slammed", "absurd", "slam", "absurdly"]


@pytest.mark.parametrize(
    ("adjective", "adverb"),
    [
        ("absurd", "absurdly"),
        ("happy", "happily"),
        ("terrible", "terribly"),
        ("toxic", "toxically"),
        ("shrill", "shrilly"),
        ("coy", "coyly"),
    ],
)
def test_adverbs(adjective: str, adverb: str) -> None:
    assert adjective_forms(adjective) == (adjective, adverb)


def test_a_phrase_and_an_adverb_have_one_form() -> None:
    assert adjective_forms("second rate") == ("second rate",)
    assert adjective_forms("sadly") == ("sadly",)


def test_a_class_lowers_the_severity_and_labels_the_message() -> None:
    classes = {
        "strong": {"label": "is strong", "phrases": ["vile"]},
        "weak": {"label": "is weak", "phrases": ["bold"], "severity": "note"},
    }
    findings = found({"classes": classes}, "A vile and bold plan.")
    assert [(f.severity, f.message) for f in findings] == [
        (Severity.WARNING, "'vile' is strong."),
        (Severity.NOTE, "'bold' is weak."),
    ]


def test_a_word_in_two_classes_belongs_to_the_first() -> None:
    classes = {
        "first": {"label": "one", "phrases": ["vile"]},
        "second": {"label": "two", "adjectives": ["vile"]},
    }
    assert [f.message for f in found({"classes": classes}, "A vile plan.")] == ["'vile' one."]


def test_a_literal_sense_is_shown_by_the_words_around() -> None:
    options = {
        "classes": {"a": {"label": "is loaded", "adjectives": ["toxic"]}},
        "contexts": {"chemistry": ["waste", "chemical"]},
        "literal": {"toxic": ["{chemistry}", "mushroom"]},
    }
    assert texts(options, "The toxic debate went on.") == ["toxic"]
    assert texts(options, "The chemicals are toxic.") == []
    assert texts(options, "Some mushrooms are toxic. The toxic debate went on.") == ["toxic"]


def test_what_stands_before_and_after() -> None:
    words = {
        "label": "is loaded",
        "phrases": ["slams"],
        "preceded-by": "(?:mayor|critic) ",
        "not-preceded-by": "former mayor ",
        "followed-by": " the",
        "not-followed-by": " the door",
    }
    options = {"classes": {"a": words}}
    assert texts(options, "The mayor slams the plan.") == ["slams"]
    assert texts(options, "The mayor\nslams the\ndoor.") == []
    assert texts(options, "The former mayor slams the plan.") == []
    assert texts(options, "The wind slams the plan.") == []
    assert texts(options, "The mayor slams it.") == []


def test_a_replacement_takes_the_form_of_the_word() -> None:
    options = {
        "classes": {
            "a": {"label": "is loaded", "verbs": ["slam"], "nouns": ["crony"], "adjectives": ["vast"]}
        },
        "replace": {"slam": "criticise", "crony": "friend", "vast": "large"},
    }
    findings = found(options, "Cronies slammed a vast and vastly dear plan.")
    assert [f.suggestions for f in findings] == [("Friends",), ("criticised",), ("large",), ()]


def test_allowed_phrases_and_scopes() -> None:
    words = {"label": "is loaded", "phrases": ["toxic"], "scope": ["narration"]}
    options = {"classes": {"a": words}, "allow": ["toxic shock"]}
    text = "Toxic Plan Fails Again\n\nThe toxic plan failed after a toxic shock to the council."
    assert [f.start for f in found(options, text)] == [text.index("toxic plan")]


def test_of_a_paraphrase_only_what_it_takes_for_granted() -> None:
    options = {
        "classes": {"a": {"label": "is loaded", "adjectives": ["absurd"], "verbs": ["squander"]}},
        "paraphrase": "attributive",
    }
    assert texts(options, "Anna Berg said that the absurd plan would fail.") == ["absurd"]
    assert texts(options, "Anna Berg said that the plan was absurd.") == []
    assert texts(options, "Anna Berg said that it was an absurd plan.") == []
    assert texts(options, "Anna Berg said that the council squandered its money.") == []


def test_errors_name_the_field() -> None:
    words = {"a": {"label": "is loaded", "phrases": ["toxic"]}}
    assert "replace: 'vile' is in none of the classes" in message(
        {"classes": words, "replace": {"vile": "bad"}}
    )
    assert "literal: {weather} is none of `contexts`" in message(
        {"classes": words, "literal": {"toxic": ["{weather}"]}}
    )
    assert "classes: the rule has no word" in message({"classes": {"a": {"label": "is loaded"}}})
    broken = {"a": {"label": "is loaded", "phrases": ["toxic"], "followed-by": "("}}
    assert "classes: followed-by: '(' is no regular expression" in message({"classes": broken})
    assert "unless: no guard is called 'moon'" in message({"classes": words, "unless": ["moon"]})

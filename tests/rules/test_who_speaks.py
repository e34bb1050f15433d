"""A loaded word is the narrator's, or somebody else's: who speaks decides, and the layers tell it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpuslint import lint_text
from corpuslint.finding import Finding, Scope, Severity
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder, marked_spans

CATEGORY = "loaded-language"
STORY = "The council met on Monday and voted by nine to four."
# These ask who chose the quotation marks, and the verb beside them.
OF_THE_FRAME = {"loaded-language/scare-quotes", "loaded-language/loaded-reporting-verb"}


def findings(text: str, filename: str = "a.txt") -> tuple[Finding, ...]:
    report = lint_text(text, filename=filename, select=CATEGORY)
    assert report.failures == ()
    return report.findings


def severities(text: str, filename: str = "a.txt") -> list[str]:
    return [finding.severity.label for finding in findings(text, filename)]


@pytest.mark.parametrize(
    "said",
    [
        "It is a disgraceful plan.",
        "The critics are a gang of thugs.",
        "It was a shameful betrayal of the town.",
        "The plan is idiotic and absurd.",
        "The mayor is a hypocrite and a liar.",
    ],
)
class TestOneSentence:
    def test_the_narrator_answers_for_it(self, said: str) -> None:
        assert "warning" in severities(f"{STORY} {said}")

    @pytest.mark.parametrize(
        "frame",
        [
            "“{}” Anna Berg said.",
            "Anna Berg told the council: “{}”",
            "“{}” – Anna Berg",
            "“{}” She would not say more.\n\nAnna Berg left.",
            '"{}" said Anna Berg, the mayor.',
            "Anna Berg wrote: «{}»",
            "“It is late,” said Anna Berg. “{}”",
        ],
    )
    def test_a_quoted_source_does(self, said: str, frame: str) -> None:
        quoted = frame.format(said.replace(".", ",") if frame.startswith(("“{}” A", '"')) else said)
        assert "warning" not in severities(f"{STORY}\n\n{quoted}")

    @pytest.mark.parametrize(
        "frame",
        [
            "Anna Berg said that {}.",
            "Anna Berg, the mayor, insists that {}.",
            "According to Anna Berg, {}.",
            "{}, Anna Berg said.",
            "{}, according to Anna Berg.",
        ],
    )
    def test_a_source_in_the_narrators_words_does(self, said: str, frame: str) -> None:
        clause = said[0].lower() + said[1:-1]
        text = frame.format(clause)
        assert "warning" not in severities(f"{STORY}\n\n{text[0].upper()}{text[1:]}")

    @pytest.mark.parametrize(
        "frame", ["{}, Mayor Says", "{}, Anna Berg Says", "Mayor Says {}", "Mayor: “{}”"]
    )
    def test_a_source_in_a_headline_does(self, said: str, frame: str) -> None:
        headline = frame.format(said.rstrip(".").title())
        assert "warning" not in severities(f"{headline}\n\n{STORY}")

    def test_the_writer_of_a_headline_answers_for_it(self, said: str) -> None:
        [first, *_] = findings(f"{said.rstrip('.').title()}\n\n{STORY}")
        assert (first.scope, first.severity) == (Scope.HEADLINE, Severity.WARNING)

    def test_a_block_quotation_is_a_quotation(self, said: str) -> None:
        assert "warning" not in severities(f"Anna Berg said on Monday:\n\n> {said}\n", "a.md")
        quoted = f"<p>Anna Berg said:</p><blockquote><p>{said}</p></blockquote>"
        assert "warning" not in severities(quoted, "a.html")


def examples() -> Iterator[tuple[str, str]]:
    """The bad examples of the rules of the category: a paragraph each, in which nobody is quoted yet."""
    plugins = Plugins()
    plugins.load_installed()
    for folder in plugins.rule_folders:
        for rule in load_folder(folder):
            if isinstance(rule, Rule) and rule.category == CATEGORY and rule.id not in OF_THE_FRAME:
                for example in rule.bad:
                    text, _ = marked_spans(example)
                    if not set(text) & set("\n“”\"‘’'"):
                        yield rule.id, text


@pytest.mark.parametrize(("rule", "example"), list(examples()))
def test_every_example_may_be_quoted(rule: str, example: str) -> None:
    for text in (f"Anna Berg said: “{example}”", f"“{example}” – Anna Berg"):
        assert [each for each in findings(text) if each.severity > Severity.NOTE] == []

"""Directives: how they are read, what they reach, and what is said of useless ones."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.finding import Confidence, Finding, Scope, Severity
from corpuslint.suppression import Suppressed, find_directives, suppress
from stopwatch import seconds

KNOWN = ("a/one", "a/two", "b/one")


def finding(start: int, rule: str = "a/one") -> Finding:
    return Finding(
        path="",
        record=None,
        rule=rule,
        severity=Severity.WARNING,
        confidence=Confidence.HIGH,
        scope=Scope.NARRATION,
        start=start,
        end=start + 1,
        line=1,
        column=1,
        end_line=1,
        end_column=2,
        text="x",
        message="",
    )


def lint(text: str, *, rules: tuple[str, ...] = ("a/one",)) -> tuple[str, Suppressed]:
    """The text with a * over each x whose findings are all suppressed, and the outcome."""
    findings = [
        finding(offset, rule) for offset, letter in enumerate(text) if letter == "x" for rule in rules
    ]
    document = Document(text)
    outcome = suppress(findings, document.directives, document.blocks, known=KNOWN, running=KNOWN)
    left = {each.start for each in outcome.findings}
    shown = "".join(
        "*" if letter == "x" and offset not in left else letter for offset, letter in enumerate(text)
    )
    return shown, outcome


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("x\n# corpuslint: disable=a/one\nx\nx", "x\n…\n*\n*"),
        ("x\n# corpuslint: disable=a/one\nx\n# corpuslint: enable=a/one\nx", "x\n…\n*\n…\nx"),
        ("<!-- corpuslint: disable=a -->\nx", "…\n*"),
        ("<!-- corpuslint: disable=all -->\nx", "…\n*"),
        ("<!-- corpuslint: disable=b/one -->\nx", "…\nx"),
        ("<!-- corpuslint: disable=b/one, a/one -->\nx", "…\n*"),
        ("<!-- corpuslint: disable=a/one -->\nx\n<!-- corpuslint: enable=a -->\nx", "…\n*\n…\nx"),
        ("<!-- corpuslint: disable=a/one -->\nx\n<!-- corpuslint: enable=all -->\nx", "…\n*\n…\nx"),
        ("<!-- corpuslint: disable=a -->\nx\n<!-- corpuslint: enable=b -->\nx", "…\n*\n…\n*"),
        ("<!-- corpuslint: disable=a -->\nx\n<!-- corpuslint: enable=a/one -->\nx", "…\n*\n…\nx"),
        ("<!-- corpuslint: disable=all -->\nx\n<!-- corpuslint: enable=a/two -->\nx", "…\n*\n…\n*"),
        (
            "# corpuslint: disable=a\nx\n# corpuslint: enable=a\nx\n# corpuslint: disable=all\nx",
            "…\n*\n…\nx\n…\n*",
        ),
        ("<!-- corpuslint: disable-next=a/one -->\n\nx\n\nx", "…\n\n*\n\nx"),
        ("x\n\n<!-- corpuslint: disable-file=a/one -->", "*\n\n…"),
        ("Say <!-- corpuslint: disable=a/one --> x", "Say … *"),
        ("# corpuslint: nothing\nx", "…\nx"),
        ("Say # corpuslint: disable=a/one\nx", "Say # corpuslint: disable=a/one\nx"),
    ],
)
def test_reach(text: str, shown: str) -> None:
    outcome, _ = lint(text)
    for directive in reversed(Document(text).directives):
        outcome = outcome[: directive.start] + "…" + outcome[directive.end :]
    assert outcome == shown


def test_a_directive_is_parsed() -> None:
    [directive] = find_directives('<!-- corpuslint: disable=a/one,b reason="a quote of the law" -->', None)
    assert directive.action == "disable"
    assert directive.rules == ("a/one", "b")
    assert directive.reason == "a quote of the law"
    assert directive.mistake is None


@pytest.mark.parametrize(
    ("body", "mistake"),
    [
        ("disable", "is not of the form"),
        ("disable=", "is not of the form"),
        ("switch=a/one", "'switch' is no action; there are disable, enable, disable-next, disable-file"),
        ("disable=a/one because", "is not of the form"),
    ],
)
def test_a_mistake_is_said_and_suppresses_nothing(body: str, mistake: str) -> None:
    shown, outcome = lint(f"<!-- corpuslint: {body} -->\nx")
    assert shown.endswith("\nx")
    [directive] = outcome.directives
    assert mistake in (directive.mistake or "")


def test_idle_and_unknown() -> None:
    _, outcome = lint("<!-- corpuslint: disable=a/one,a/two,b/on -->\nx")
    [directive] = outcome.directives
    assert directive.used == {"a/one"}
    assert directive.idle == ("a/two",)
    assert directive.unknown == ("b/on",)


@pytest.mark.parametrize(
    ("action", "idle"),
    [("disable", [("a/one",), ()]), ("disable-next", [("a/one",), ()]), ("disable-file", [(), ("a/one",)])],
)
def test_one_of_two_that_say_the_same_is_idle(action: str, idle: list[tuple[str, ...]]) -> None:
    shown, outcome = lint(f"# corpuslint: {action}=a/one\n" * 2 + "x")
    assert shown.endswith("\n*")
    assert [directive.idle for directive in outcome.directives] == idle


def test_a_rule_that_did_not_run_is_not_idle() -> None:
    document = Document("<!-- corpuslint: disable=b/one -->\ntext")
    outcome = suppress((), document.directives, document.blocks, known=KNOWN, running=("a/one",))
    assert outcome.directives[0].idle == ()


def test_directives_are_not_prose() -> None:
    document = Document("One.\n# corpuslint: disable=a/one\nTwo.")
    assert "disable" not in document.prose
    assert len(document.prose) == len(document.text)


@given(
    st.lists(
        st.sampled_from(
            [
                "x ",
                "word ",
                "\n\n",
                "<!-- corpuslint: disable=a/one -->",
                "<!-- corpuslint: enable=a -->",
                "\n# corpuslint: disable-next=a\n",
                "<!-- corpuslint:",
                "-->",
            ]
        ),
        max_size=25,
    )
)
def test_suppressing_only_removes_and_keeps_order(pieces: list[str]) -> None:
    text = "".join(pieces)
    findings = [finding(offset) for offset, letter in enumerate(text) if letter == "x"]
    document = Document(text)
    outcome = suppress(findings, document.directives, document.blocks, known=KNOWN, running=KNOWN)
    assert [each for each in findings if each in outcome.findings] == list(outcome.findings)
    if not document.directives:
        assert list(outcome.findings) == findings
    for before, after in zip(document.directives, outcome.directives, strict=True):
        assert (before.start, before.end) == (after.start, after.end)
        assert msgspec.structs.replace(after, used=frozenset(), idle=(), unknown=(), hints=()) == before


def test_directives_take_time_in_their_number_and_no_square_of_it() -> None:
    def taken(count: int) -> float:
        text = (
            "# corpuslint: disable=all\nx\n\n# corpuslint: disable=a\nx\n\n" * count
            + "<!-- corpuslint:" * count
        )
        findings = [finding(offset) for offset, letter in enumerate(text) if letter == "x"]
        document = Document(text)

        def suppressed() -> Suppressed:
            return suppress(findings, document.directives, document.blocks, known=KNOWN, running=KNOWN)

        assert suppressed().findings == ()
        return seconds(suppressed)

    assert taken(4000) < 25 * max(taken(400), 0.001)

"""Sentences that are quoted twice in one text."""

from __future__ import annotations

import pytest

from corpuslint.api import lint_text
from stopwatch import seconds

RULE = "consistency/quote-variant"
FIRST = "“The old ferry will never sail again under this flag,” said Anna Berg, the owner.\n\nIt rained.\n\n"


def found(text: str) -> list[str]:
    return [finding.text for finding in lint_text(text, select=RULE).findings]


@pytest.mark.parametrize(
    ("again", "words"),
    [
        ("“The old ferry will not sail again under this flag,” Berg said.", ["not"]),
        ("“The old ferry will never sail again under this moon,” Berg said.", ["moon"]),
        ("“Our old ferry will never sail again under this flag,” she said.", ["Our"]),
        ("“The old ferry will never sail again under this flag,” Berg said.", []),
        ("“The old ferry will never sail again,” Berg said.", []),
        ("“The old ferry will [not] sail again under this flag,” Berg said.", []),
        ("“The old ferry will not sail again under this flag,” Jonas Weber said.", []),
        ("“And the old ferry will never sail again under this flag,” Berg said.", []),
    ],
)
def test_a_second_wording(again: str, words: list[str]) -> None:
    assert found(FIRST + again) == words


def test_a_speech_may_repeat_itself() -> None:
    speech = FIRST.replace(",” said", ". The old ferry will not sail again under this flag,” said")
    assert found(speech + "It rained.") == []


def test_the_earlier_wording_is_related() -> None:
    text = FIRST + "“The old ferry will not sail again under this flag,” Berg said."
    [finding] = lint_text(text, select=RULE).findings
    [related] = finding.related
    assert text[related.start : related.end] == "The old ferry will never sail again under this flag,"
    assert "“never”" in finding.message


def test_ten_times_the_quotations_take_ten_times_as_long() -> None:
    def taken(count: int) -> float:
        said = (
            f"“We counted {number} seals on the long sandbank in May,” said Berg.\n\n"
            for number in range(count)
        )
        text = "".join(said)
        return seconds(lambda: found(text))

    assert taken(1000) < 25 * max(taken(100), 0.05)

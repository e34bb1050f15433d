"""Numerals in digits, found in texts that write them otherwise."""

from __future__ import annotations

import pytest

from corpuslint_plugins.numerals import stands_in


@pytest.mark.parametrize(
    ("numeral", "text"),
    [
        ("12", "It has 12 boats."),
        ("12", "It has a dozen boats."),
        ("1200", "It has 1,200 boats."),
        ("1,200", "It has 1200 boats."),
        ("25", "twenty-five boats"),
        ("25", "twenty - five boats, I think"),
        ("250", "two hundred and fifty boats"),
        ("250", "It costs two-fifty."),
        ("100", "a hundred boats"),
        ("4,000", "four thousand boats"),
        ("12.50", "at twelve and a half crowns"),
        ("2", "a couple of boats"),
        ("12.", "12"),
    ],
)
def test_a_form_of_the_numeral_stands_there(numeral: str, text: str) -> None:
    assert stands_in(numeral, text)


@pytest.mark.parametrize(
    ("numeral", "text"),
    [
        ("12", "It has 112 boats."),
        ("12", "It has 12.5 boats."),
        ("12", "It has 12,500 boats."),
        ("5", "It has 1.5 boats."),
        ("10", "They often attend."),
        ("25", "twenty or five boats"),
        ("1600", "It has 16 boats."),
        ("123456789012345", "It has 12 boats."),
    ],
)
def test_no_form_of_the_numeral_stands_there(numeral: str, text: str) -> None:
    assert not stands_in(numeral, text)

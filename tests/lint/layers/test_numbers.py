"""Numbers: values, units, counted nouns and modifiers; what only looks like a quantity is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.layers.numbers import Number, find_figures, find_numbers

Reading = tuple[str, float, str | None, str | None, str | None]


def readings(text: str) -> list[Reading]:
    return [(text[n.start : n.end], n.value, n.unit, n.counted, n.modifier) for n in find_numbers(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It paid $100 million.", ("$100 million", 1e8, "$", None, None)),
        ("It paid US$5.3 billion.", ("US$5.3 billion", 5.3e9, "$", None, None)),
        ("It paid £5bn.", ("£5bn", 5e9, "£", None, None)),
        ("Sales were 316.4 mln dlrs.", ("316.4 mln dlrs", 316.4e6, "$", None, None)),
        ("It fell 4.5 percent.", ("4.5 percent", 4.5, "%", None, None)),
        ("It was 66.4, then.", ("66.4", 66.4, None, None, None)),
        ("It fell 4.5%.", ("4.5%", 4.5, "%", None, None)),
        ("It fell 8 per cent.", ("8 per cent", 8, "%", None, None)),
        ("It has about 2,000 employees.", ("2,000", 2000, None, "employees", "about")),
        ("It built at least 12 new schools.", ("12", 12, None, "schools", "at least")),
        ("It has no more than 40 seats.", ("40", 40, None, "seats", "no more than")),
        ("It drew 5m people.", ("5m", 5e6, None, "people", None)),
        ("Ten people came.", ("Ten", 10, None, "people", None)),
        ("It owns two dozen boats.", ("two dozen", 24, None, "boats", None)),
        ("It has a million users.", ("a million", 1e6, None, "users", None)),
        ("They saw two hundred and fifty-two dogs.", ("two hundred and fifty-two", 252, None, "dogs", None)),
        ("Bank Cuts 500 Jobs", ("500", 500, None, "jobs", None)),
        ("They walked 12 km.", ("12 km", 12, "km", None, None)),
    ],
)
def test_quantities(text: str, expected: Reading) -> None:
    assert readings(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "on March 3, 2015",
        "on 12 March",
        "at 10:30",
        "at 10 a.m. sharp",
        "by 1800 GMT",
        "in the 1980s",
        "the 5th floor",
        "in 2015",
        "version 2.0.1",
        "page 7",
        "on Flight 93",
        "They released Llama 2 and GPT-4 with a Boeing 747 jet.",
        "They won 3-2.",
        "the season of 2010-11",
        "a 25-year-old",
        "a three-year plan",
        "two-thirds of them",
        "No. 5 on the list",
        "one of them",
    ],
)
def test_no_quantities(text: str) -> None:
    assert readings(text) == []


def test_figures_are_runs_of_digits_with_what_stands_beside_them() -> None:
    text = "€5 “and 1,200 cafés”, 3.5% of 10\nmen, in 1990.  So²: ٣"
    found = find_figures(text)
    assert list(zip(*found, strict=True)) == [
        (1, "5", "", "€"),
        (8, "1,200", "caf", " "),
        (22, "3.5", "", " "),
        (30, "10", "men", " "),
        (41, "1990.", "", " "),
    ]
    assert find_figures("") == find_figures("None.") == ([], [], [], [])


@given(st.text(alphabet="05,. ab\n-€é"))
def test_figures_have_their_places(text: str) -> None:
    for start, numeral, word, before in zip(*find_figures(text), strict=True):
        end = start + len(numeral)
        assert text[start:end] == numeral
        assert text[end:].lstrip(" \n").startswith(word)
        assert text[max(start - 1, 0) : start] == before


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The storm killed 12 people in the valley.", "The storm"),
        ("Built in Vik, the ferry carries 400 passengers and some goods.", "the ferry"),
        ("The mill, which employs 51 people, was sold.", "The mill"),
        ("Most of the 70 homes burnt, and about 12 people were hurt.", "about 12 people"),
        ("The firm said that sales rose to $26 million.", "sales"),
        ("He said the firm had paid $4 million for lamps.", "the firm"),
        ("The firm sold a mill and paid $4 million for lamps.", "The firm"),
        ("Anna Berg has support from 52 percent of the bakers.", "Anna Berg"),
        ("It takes 30 votes to win.", "It"),
        ("A total of 30 boats sank.", "A total of 30 boats"),
        ("With 40 pupils, the school is small.", None),
        ("Among the 40 clocks is one that runs backwards.", None),
        ("It is believed that 30 swimmers use the pool.", None),
        ("Rain, 3 inches of it.", None),
    ],
)
def test_the_subject_of_the_clause_with_the_number(text: str, subject: str | None) -> None:
    document = Document(text)
    number = document.numbers[-1 if subject and subject.startswith("about") else 0]
    found = document.subject_at(number.start)
    assert (found and text[found.start : found.end]) == subject


def test_the_ends_of_a_range_share_their_unit() -> None:
    assert readings("It grew 10-15 percent, and made 5 to 10 cars.") == [
        ("10", 10, "%", None, "to"),
        ("15 percent", 15, "%", None, "to"),
        ("5", 5, None, "cars", "to"),
        ("10", 10, None, "cars", "to"),
    ]


def test_two_amounts_joined_by_or_keep_their_units() -> None:
    assert readings("It cost £5bn or 4 percent.") == [
        ("£5bn", 5e9, "£", None, None),
        ("4 percent", 4, "%", None, None),
    ]


@given(st.text(alphabet="0123456789,.-–$% abdtenwomilk\n", max_size=60))
def test_numbers_are_in_order_and_apart(text: str) -> None:
    numbers: tuple[Number, ...] = find_numbers(text)
    assert all(0 <= number.start < number.end <= len(text) for number in numbers)
    assert all(a.end <= b.start for a, b in pairwise(numbers))

"""Names: where they begin and end, and which capitals are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.layers.names import Name, find_names


def names(text: str) -> list[str]:
    return [name.text for name in Document(text).names]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The deal between Meta Platforms and xAI fell apart.", ["Meta Platforms", "xAI"]),
        ("The governor of the Bank of England met OpenAI’s lawyers.", ["Bank of England", "OpenAI"]),
        ("On Tuesday Mr. Miller met President Laura Quill.", ["Miller", "Laura Quill"]),
        ("The chips went to OpenAI CEO Dana Poole in Oslo.", ["OpenAI", "Dana Poole", "Oslo"]),
        ("The firm hired Gov. Ann Smith’s brother.", ["Ann Smith"]),
        ("The talks with John F. Marsh in St. Louis failed.", ["John F. Marsh", "St. Louis"]),
        ("They sued Johnson & Reed Inc. in the U.S. last year.", ["Johnson & Reed Inc", "U.S."]),
        ("She met Ludwig van Dale and Charles de Bruyn.", ["Ludwig van Dale", "Charles de Bruyn"]),
        ("We saw the White House. The House rejected it.", ["White House", "House"]),
        ("It praised O'Brien, Jean-Luc Perrin and GPT-4.", ["O'Brien", "Jean-Luc Perrin", "GPT-4"]),
        ("In the spring I don't think Émile Zoé came.", ["Émile Zoé"]),
        ("They met in March, and on Friday in Paris.", ["Paris"]),
        ("The shares of Meta. Apple fell as well.", ["Meta", "Apple"]),
        ("He asked: “The plan?” Then Quill left.", ["Quill"]),
    ],
)
def test_names(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_the_first_word_of_a_sentence_is_a_name_if_it_is_one_elsewhere() -> None:
    assert names("Turnip fell. The shares of Turnip had risen.") == ["Turnip", "Turnip"]
    assert names("Turnip fell. The price of a turnip had risen.") == []
    assert names("Officials met. Critics left.") == []


def test_a_heading_in_title_case_has_only_names_of_the_text() -> None:
    text = "Shocking Failures of Marlow Foods’ Secret Plan\n\nThe plan of Marlow Foods failed in the spring."
    assert names(text) == ["Marlow Foods", "Marlow Foods"]


def test_a_headline_in_capitals_has_no_names() -> None:
    assert names("MARLOW FOODS BUYS RIVAL\n\nThe rival of Marlow Foods was sold today.") == ["Marlow Foods"]


def test_the_name_after_a_headline_in_capitals_is_found() -> None:
    assert names("HARBOUR BANK BUYS MARLOW\n\nHarbour Bank paid for it.") == ["Harbour Bank"]
    assert names("BANK TO MEET MARLOW\n\nIn Oslo they met.") == ["Oslo"]


def test_a_surname_in_a_headline_is_known_from_the_full_name() -> None:
    text = "Five Things That Abramov Told Investors\n\nThe speech by Ivan Abramov lasted an hour."
    assert names(text) == ["Abramov", "Ivan Abramov"]


def test_no_name_crosses_a_sentence_or_a_block() -> None:
    assert names("The shop sells a book by Ann Moss\n\nJohn Reed left it there today.") == [
        "Ann Moss",
        "John Reed",
    ]


def test_acronyms_are_told() -> None:
    found = Document("The FBI and the U.N. asked Ann Moss.").names
    assert [(name.text, name.acronym) for name in found] == [
        ("FBI", True),
        ("U.N.", True),
        ("Ann Moss", False),
    ]


@given(st.text(alphabet="AbCd. \n’'&-of", max_size=80))
def test_names_are_in_order_and_their_text_stands_at_their_place(text: str) -> None:
    found: tuple[Name, ...] = Document(text).names
    assert all(text[name.start : name.end] == name.text for name in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="AbCd. \n'&-of_1\x1c", max_size=80))
def test_a_text_in_ascii_has_the_names_it_would_have_in_another(text: str) -> None:
    document = Document(text)
    blocks, sentences = document.blocks, document.sentences
    assert find_names(text, blocks, sentences) == find_names(f"{text} é", blocks, sentences)


def test_more_names_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpuslint.layers.names.MOST_REMEMBERED", 2)
    people = [f"Anna Holm{'a' * number}" for number in range(9)]
    assert names(f"We met {', '.join(people)}, and {', '.join(people)}.") == [*people, *people]

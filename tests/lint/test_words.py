"""Words: where they begin and end, and which of them stand in a span."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.layers.words import Words, count_words, find_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor didn't – or wouldn’t – resign.", "The mayor didn't or wouldn’t resign"),
        ("U.S. well-known 3.5, 10,000; a.m.", "U.S well-known 3.5 10,000 a.m"),
        ("snake_case -dash- 'quoted'", "snake case dash quoted"),
        ("nai\u0308ve", "nai\u0308ve"),
        ("co\xadoperate well\u2011known", "co\xadoperate well\u2011known"),
        ("Ελλάδα Москва 東京", "Ελλάδα Москва 東京"),
        ("… — “”", ""),
    ],
)
def test_words(text: str, words: str) -> None:
    assert Words(text).texts == words.split()


def test_starts_and_spans() -> None:
    text = "One two, three four."
    words = Words(text)
    assert len(words) == 4
    assert [
        text[start : start + len(word)] for start, word in zip(words.starts, words.texts, strict=True)
    ] == (words.texts)
    assert [words.texts[index] for index in words.between(4, 14)] == ["two", "three"]
    assert list(words.between(5, 8)) == []


@given(st.text(alphabet="abZ09 \n'’-.,_/\xe9—"))
def test_words_are_counted_as_they_are_found(text: str) -> None:
    assert count_words(text) == len(find_words(text))


@given(st.text(alphabet="ab.’\xe9 \t\n\r\xa0\x00\x0b\x1f\x85\u2009\u2028\u3000\u200b"))
def test_a_document_has_the_words_that_white_space_parts(text: str) -> None:
    assert Document(text).word_count == len(text.split())

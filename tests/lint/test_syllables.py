"""Syllables: the rules of spelling, the exceptions, and what is not a plain word."""

from __future__ import annotations

import pytest

from corpuslint.layers.syllables import count_syllables, syllables

WORDS = {
    1: "the strength state called walked queue league stopped rhymes eyes friend choir through he",
    2: "table settled being going trying beyond royal science quiet people business every churches houses "
    "likely statement something rhythm didn't actor poet chaos unique baseball Wednesday",
    3: "radio video area idea beautiful animal media serious influence museum heroic alien suddenly anyone "
    "Japanese basically",
    4: "society material situation information criticism Iranian January reality European coalition "
    "continuous variety politician",
    5: "association university continuity individual",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count, words in WORDS.items() for word in words.split()]
)
def test_spelling(word: str, count: int) -> None:
    assert syllables(word) == count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("U.S", 2),
        ("US", 2),
        ("us", 1),
        ("BBC", 3),
        ("BBC's", 3),
        ("WTO", 5),
        ("church's", 2),
        ("church’s", 2),
        ("France's", 2),
        ("well-known", 2),
        ("café", 2),
        ("cafe\u0301", 2),
        ("naïve", 2),
        ("résumé", 3),
        ("3.5", 1),
        ("10,000", 1),
        ("1980s", 1),
        ("Łódź", 1),
        ("東京", 1),
    ],
)
def test_other_than_plain_words(word: str, count: int) -> None:
    assert syllables(word) == count


def test_every_word_has_at_least_one() -> None:
    assert count_syllables(["", "-", "hmm", "x", "'"]) == (1, 1, 1, 1, 1)


def test_one_count_a_word() -> None:
    assert count_syllables(["The", "city", "council", "voted"]) == (1, 2, 2, 2)

"""The shared phrase matcher and the folded text it searches."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint import matcher
from corpuslint.check import Hit
from corpuslint.layers.folded import Folded
from corpuslint.matcher import PhraseMatcher


def hits_in(text: str, *lists: Sequence[str]) -> list[list[Hit]]:
    """The hits, found by a search for what may be there and by one for all phrases alike."""
    little = PhraseMatcher(lists).hits(Folded(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(matcher, "LITTLE", -1)
        assert PhraseMatcher(lists).hits(Folded(text)) == little
    return little


def found(text: str, *phrases: str) -> list[str]:
    [hits] = hits_in(text, phrases)
    return [text[hit.start : hit.end] for hit in hits]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Critics say so.", "critics say", ["Critics say"]),
        ("critics\r\n   say so", "critics say", ["critics\r\n   say"]),
        ("Ask the critics\n\nsay others", "critics say", []),
        ("Ask the critics\nsay others", "critics say", ["critics\nsay"]),
        ("It doesn’t end.", "doesn't", ["doesn’t"]),
        ("the hypercritics say", "critics say", []),
        ("post-war years", "war", []),
        ("war-torn years", "war", []),
        ("the war--it ended", "war", ["war"]),
        ("the war—it ended", "war", ["war"]),
        ("war.", "war", ["war"]),
        ("the war's end", "war", ["war"]),
        ("war_chest", "war", []),
        ("İstanbul sees war", "war", ["war"]),
        ("İİ  war", "war", ["war"]),
        ("warfare and war", "war", ["war"]),
        ("éclat", "clat", []),
    ],
)
def test_whole_words_in_any_case_and_spacing(text: str, phrase: str, expected: list[str]) -> None:
    assert found(text, phrase) == expected


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no word goes on beyond either end; a hyphen between letters joins words."""
    before = text[start - 1 : start] if text[start].isalnum() else ""
    after = text[end : end + 1] if text[end - 1].isalnum() else ""
    if before.isalnum() or before == "_" or after.isalnum() or after == "_":
        return False
    joined_before = before == "-" and text[: start - 1][-1:].isalnum()
    return not (joined_before or (after == "-" and text[end + 1 : end + 2].isalnum()))


@given(
    st.text(alphabet="ab-_'.é“ 1", max_size=40),
    st.lists(st.text(alphabet="ab-'.é 1", min_size=1, max_size=4).filter(str.strip), min_size=1, unique=True),
)
def test_finds_what_a_plain_search_finds(text: str, phrases: list[str]) -> None:
    text = " ".join(text.split())
    phrases = [" ".join(phrase.split()) for phrase in phrases]
    [hits] = hits_in(text, phrases)
    assert [tuple(hit) for hit in hits] == sorted(
        (start, start + len(phrase), index)
        for index, phrase in enumerate(phrases)
        for start in range(len(text))
        if text.startswith(phrase, start) and stands_alone(text, start, start + len(phrase))
    )


def test_phrases_with_odd_white_space_are_found() -> None:
    assert found("One two three", "one\n two", "two  three", "\tthree ") == ["One two", "two three", "three"]


def test_each_list_gets_its_own_hits() -> None:
    first, second = hits_in("alpha beta gamma", ["alpha", "beta"], ["beta", "beta gamma"])
    assert [(hit.phrase, hit.start, hit.end) for hit in first] == [(0, 0, 5), (1, 6, 10)]
    assert [(hit.phrase, hit.start, hit.end) for hit in second] == [(0, 6, 10), (1, 6, 16)]


def test_no_phrases_no_hits() -> None:
    assert hits_in("text", []) == [[]]


@given(st.text(alphabet=st.sampled_from("aİ \t\n\r’b\u00a0é😀"), max_size=60))
def test_folded_offsets_lead_back(text: str) -> None:
    folded = Folded(text)
    for offset, character in enumerate(folded.text):
        original = text[folded.original(offset)]
        if character == "\0":
            assert original == "\n"
        elif character == " ":
            assert original in " \t\n\r\u00a0"
        else:
            assert original.lower().startswith(character) or original in "İ’"


@given(st.lists(st.sampled_from(["war", "peace", " ", "  ", "\n", "-", "’s", "é", "."]), max_size=30))
def test_every_hit_is_the_phrase(pieces: list[str]) -> None:
    text = "".join(pieces)
    for hit in found(text, "war", "war peace"):
        assert " ".join(hit.split()) in ("war", "war peace")


def test_texts_that_come_later_are_searched_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matcher, "LITTLE", 20)
    both = PhraseMatcher([["war", "end of war"]])
    for text in ("the end of war", "war", "no peace, no war", "the end of war"):
        assert both.hits(Folded(text)) == PhraseMatcher([["war", "end of war"]]).hits(Folded(text))
    assert [len(hits) for [hits] in both.hits_in([Folded("war and war"), Folded("peace")])] == [2, 0]

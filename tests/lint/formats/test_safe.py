"""Text made harmless."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.formats.encoding import to_json
from corpuslint.formats.safe import inert, legal_in_xml, visible, well_formed

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
ANY_TEXT = st.text(st.characters(categories=None) | st.sampled_from("\x1b\x9b\r\n\u202e\u2028\ud800#["))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain café 🙂", "plain café 🙂"),
        ("a\tb\nc\rd", "a␉b␊c␍d"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x00\x7f", "␀␡"),
        ("\x9b31m", "<U+009B>31m"),
        ("abc\u202edcba", "abc<U+202E>dcba"),
        ("line\u2028separator", "line<U+2028>separator"),
        ("lone \ud83d half", "lone <U+D83D> half"),
        ("family 👩\u200d👧", "family 👩\u200d👧"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(ANY_TEXT)
def test_visible_leaves_nothing_to_obey(text: str) -> None:
    shown = visible(text)
    assert BIDI.isdisjoint(shown)
    assert all(unicodedata.category(character) not in {"Cc", "Cs", "Zl", "Zp"} for character in shown)
    assert visible(shown) == shown
    assert len(shown.splitlines()) <= 1


@given(ANY_TEXT)
def test_well_formed_keeps_the_length(text: str) -> None:
    assert len(well_formed(text)) == len(text)
    well_formed(text).encode()


@given(ANY_TEXT)
def test_json_gives_back_the_text_and_holds_nothing_to_obey(text: str) -> None:
    import json

    encoded = to_json({"text": text})
    assert json.loads(encoded) == {"text": well_formed(text)}
    assert visible(encoded) == encoded
    assert "##[" not in encoded


def test_json_keeps_letters_beyond_ascii() -> None:
    assert to_json({"text": "café 🙂"}) == '{"text":"café 🙂"}'


def test_json_replaces_lone_surrogates_wherever_they_are() -> None:
    assert to_json({"a\ud800": ["\udcff", ("x", 1, None)]}) == '{"a\ufffd":["\ufffd",["x",1,null]]}'


def test_legal_in_xml() -> None:
    assert legal_in_xml("a\x00b\x1bc\ufffe\ud800\n\t😀") == "a\ufffdb\ufffdc\ufffd\ufffd\n\t😀"


@pytest.mark.parametrize(
    ("line", "harmless"),
    [
        ("news/a.txt:1:2: note", "news/a.txt:1:2: note"),
        ("::error::x:1:2: note", "./::error::x:1:2: note"),
        ("  ::error::x:1:2: note", "./  ::error::x:1:2: note"),
        ("a.txt:1:1: ##[add-mask]x", r"a.txt:1:1: ##\[add-mask]x"),
    ],
)
def test_inert(line: str, harmless: str) -> None:
    assert inert(line) == harmless

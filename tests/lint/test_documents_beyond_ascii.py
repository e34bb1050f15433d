"""The characters of a document that not every text has, which tell what need not be looked for."""

from __future__ import annotations

import pytest

from corpuslint import Document


@pytest.mark.parametrize(
    ("text", "characters"),
    [("", ""), ("The boat.", ""), ("The café’s “été”.", "é’“”"), ("\ud800é", "\ufffdé"), ("日本", "日本")],
)
def test_beyond_ascii(text: str, characters: str) -> None:
    assert Document(text).beyond_ascii == frozenset(characters)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("", ""),
        ("The boat, Anna's, left at 9.30\non a fast-rising tide.", ""),
        ("“No,” he said:\t[sic]!", "“”:\t[]!"),
        ("\ud800?", "\ufffd?"),
    ],
)
def test_marks(text: str, marks: str) -> None:
    assert Document(text).marks == frozenset(marks)

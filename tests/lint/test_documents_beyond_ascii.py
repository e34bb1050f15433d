"""The characters of a document that are not ASCII, which tell what need not be looked for."""

from __future__ import annotations

import pytest

from corpuslint import Document


@pytest.mark.parametrize(
    ("text", "characters"),
    [("", ""), ("The boat.", ""), ("The café’s “été”.", "é’“”"), ("\ud800é", "\ufffdé"), ("日本", "日本")],
)
def test_beyond_ascii(text: str, characters: str) -> None:
    assert Document(text).beyond_ascii == frozenset(characters)

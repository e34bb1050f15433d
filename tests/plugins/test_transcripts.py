"""Speech that somebody has written down."""

from __future__ import annotations

import pytest

from corpuslint import Document
from corpuslint_plugins.transcripts import is_speech

TALK = "So I took the picture off the wall and you can see it in my hand now. " * 20
TURNS = "Anna Berg: We close at noon.\nIda Holm: Why?\nAnna Berg: The roof.\nIda Holm: And then?\n"
ARTICLE = "The lido will close in May, as the town wants to spend less on its pools. " * 20


@pytest.mark.parametrize(
    ("text", "speech"),
    [
        (TALK, True),
        (f"A lesson\n\n{TALK}", True),
        (TURNS, True),
        (ARTICLE, False),
        (f"{ARTICLE}\n\n" + "The lido: The pool in May\n" * 5, False),
        ("", False),
        ("So I took the picture off my wall.", False),
        (f"{ARTICLE}\n\nWe asked you to say if you and I should pay for it, and you said no.", False),
        ("\n\n".join([TALK[:300]] * 8), False),
    ],
)
def test_speech_is_told_from_writing(text: str, speech: bool) -> None:
    assert is_speech(Document(text)) is speech

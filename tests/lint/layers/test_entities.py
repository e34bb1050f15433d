"""Entities: which mentions are one person's or one body's, and which are left out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document

STORY = """\
Meta Platforms hired Anna B. Berg on Monday. The company said that Berg had run a museum. She likes it.

“I am glad, and she said so,” said Meta CEO Mark Oster. He met Berg in Oslo. The Meta CEO lives in Lund.
"""


def mentions(text: str) -> dict[str, list[str]]:
    entities = Document(text).entities
    return {entity.name: [text[span.start : span.end] for span in entity.mentions] for entity in entities}


def test_names_pronouns_and_descriptions_are_joined() -> None:
    assert mentions(STORY) == {
        "Meta Platforms": ["Meta Platforms", "The company", "Meta"],
        "Anna Berg": ["Anna B. Berg", "Berg", "She", "Berg"],
        "Mark Oster": ["Mark Oster", "He", "The Meta CEO"],
        "Oslo": ["Oslo"],
        "Lund": ["Lund"],
    }


def test_kinds() -> None:
    kinds = {entity.name: entity.kind for entity in Document(STORY).entities}
    assert kinds["Meta Platforms"] == "body"
    assert kinds["Anna Berg"] == kinds["Mark Oster"] == "person"
    assert kinds["Oslo"] == "other"


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (
            "The Harbour Aid Fund (HAF) paid. Few thanked HAF.",
            "Harbour Aid Fund",
            ["Harbour Aid Fund", "HAF", "HAF"],
        ),
        ("We met Marlow Foods in Marlow. Then Marlow closed.", "Marlow Foods", ["Marlow Foods", "Marlow"]),
        ("We met Anna Berg and Kurt Berg. Later Berg left.", "Anna Berg", ["Anna Berg"]),
        ("The Harbour Commission met. The company was late.", "Harbour Commission", ["Harbour Commission"]),
        ("The Harbour Bank met. The bank was late.", "Harbour Bank", ["Harbour Bank", "The bank"]),
        ("We met Nordlys Ltd and Ostrava Steel. The firm left.", "Nordlys Ltd", ["Nordlys Ltd"]),
    ],
)
def test_what_may_be_another_is_left_out(text: str, name: str, expected: list[str]) -> None:
    assert mentions(text)[name] == expected


@given(
    st.lists(
        st.sampled_from(
            ["Anna Berg", "Berg", "She", "the company", "Nordlys Ltd", "said", "“", "”", ".", "\n\n"]
        )
    )
)
def test_mentions_are_in_order_and_apart(pieces: list[str]) -> None:
    for entity in Document(" ".join(pieces)).entities:
        ends = [0, *(span.end for span in entity.mentions)]
        assert all(end <= span.start for end, span in zip(ends, entity.mentions, strict=False))

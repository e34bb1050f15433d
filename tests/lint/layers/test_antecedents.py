"""The names that sources stand for: full names for surnames, and persons for pronouns."""

from __future__ import annotations

import pytest

from corpuslint.document import Document
from corpuslint.layers.persons import Person, person_in


def speakers(text: str) -> list[str | None]:
    """The speaker of each outermost quotation."""
    return [quotation.speaker for quotation in Document(text).quotations if not quotation.depth]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg owns the mill. It is old. “We like it,” Berg said.", ["Anna Berg"]),
        ("Mayor Anna Berg owns the mill. “We like it,” Ms. Berg said.", ["Anna Berg"]),
        ("“We like it,” said Anna Berg. “It is old,” Berg added.", ["Anna Berg", "Anna Berg"]),
        # Two of one surname: the title tells which, and where it does not, none is named in full.
        ("Anna Berg and Peter Berg own it. “We like it,” Mrs. Berg said.", ["Anna Berg"]),
        ("Anna Berg and Peter Berg own it. “We like it,” Berg said.", ["Berg"]),
        ("The Berg Foundation owns it. “We like it,” Berg said.", ["Berg"]),
        ("“We like it,” Rep. Anna Berg said.", ["Anna Berg"]),
    ],
)
def test_a_surname_stands_for_the_full_name(text: str, expected: list[str]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Berg owns the mill. “We like it,” she said.", "Anna Berg"),
        ("Anna Berg sold the mill to Peter Holm. “We liked it,” she said.", "Anna Berg"),
        ("Anna Berg sold the mill to Peter Holm. “I like it,” he said.", "Peter Holm"),
        ("Peter Holm met Jonas Weber on Monday. “We talked,” he said.", "Peter Holm"),
        ("The mill is shut, said Peter Holm. It rained in Lund. “We talked,” he said.", "Peter Holm"),
        ("Peter Holm owns the mill. He bought it from Jonas Weber. “It was cheap,” he said.", "Peter Holm"),
        ("“We talked,” Peter Holm said. “Jonas Weber was kind,” he added.", "Peter Holm"),
        ("Holm's mill is shut. Peter Holm owned it. “It was cheap,” he said.", "Peter Holm"),
        # Of whom somebody speaks is not who speaks.
        ("Jonas Weber met Peter Holm. “Jonas Weber was late,” he said.", "Peter Holm"),
        ("Peter Holm came in. Jonas Weber is ill, he said, “and will not come.”", "Peter Holm"),
        # Somebody without a name, nobody, or a place.
        ("Peter Holm owns the mill. A neighbour said it was loud. “It never stops,” he said.", "he"),
        ("The mill is shut. “It is a pity,” she said.", "she"),
        ("Lund is a town. New York is another. “I like both,” he said.", "he"),
        ("Anna Berg owns the mill. “We like it,” he said.", "he"),
    ],
)
def test_a_pronoun_stands_for_a_person(text: str, expected: str) -> None:
    assert speakers(text)[-1] == expected


def test_a_body_may_speak_as_it() -> None:
    assert speakers("Acme said it would close the mill. “It is too old,” it said.") == ["Acme"]


@pytest.mark.parametrize(
    ("run", "person"),
    [
        ("Anna Berg", Person("Anna Berg", "she", sure=True)),
        ("Mr. Berg", Person("Berg", "he", sure=True)),
        ("Sen. Anna Berg", Person("Anna Berg", "she", sure=True)),
        ("But Anna Berg", Person("Anna Berg", "she", sure=True)),
        ("Robin Berg", Person("Robin Berg", None, sure=True)),
        ("Xanthor Berg", Person("Xanthor Berg", None, sure=False)),
        ("Anna Berg Foundation", None),
        ("New York", None),
        ("White House", None),
        ("Berg", None),
        ("Monday", None),
        ("NATO", None),
    ],
)
def test_persons(run: str, person: Person | None) -> None:
    assert person_in(run) == person

"""The guards that look for a name, a source, a voice or a plain truth around a match."""

from __future__ import annotations

import pytest

from corpuslint.document import Document
from corpuslint.rule import marked_spans
from corpuslint_plugins.guards import GUARDS


def holds(guard: str, example: str) -> bool:
    """Whether the guard takes away the objection to what [[ ]] marks."""
    text, [(start, end)] = marked_spans(example)
    return GUARDS[guard](Document(text), start, end)


@pytest.mark.parametrize(
    "example",
    [
        "[[Critics]] such as Anna Berg say so.",
        "[[Some experts]], including the engineer Anna Berg, say so.",
        "[[Some experts warn]] of the bridge, including Anna Berg and the mayor.",
        "[[Three analysts agree]]: Anna Berg, Jonas Weber and Tim Lund.",
        "Anna Berg and [[others say]] so.",
        "Anna Berg, Jonas Weber and other [[critics say]] so.",
        "[[Many players]] (among them Jonas Weber) left.",
    ],
)
def test_people_who_are_named(example: str) -> None:
    assert holds("concrete", example)


@pytest.mark.parametrize(
    "example",
    [
        "[[Critics say]] that cities such as London will suffer.",
        "[[Some experts]] say so.",
        "[[Some experts say]] the Berg bridge, including its piers, is safe.",
        "Anna Berg left and [[critics say]] so.",
        "[[Critics say]] so. Among them is Anna Berg.",
    ],
)
def test_people_who_are_not_named(example: str) -> None:
    assert not holds("concrete", example)


@pytest.mark.parametrize(
    "example",
    [
        "[[Critics said]] it would fail. One of them, Anna Berg, called it a dream.",
        "[[Critics said]] it would fail. Among them is Anna Berg, who built the first.",
        "[[Critics said]] it would fail. For example, Anna Berg called it a dream.",
        "[[Many economists]] doubt it. The economist Anna Berg said the figures were old.",
        "The economist Anna Berg said the figures were old. [[Many economists]] doubt them.",
        "Anna Berg, an economist, doubts the figures. [[Many economists]] say they are too low.",
        "The figures divide the town. [[Critics say]] they are too low. The critic Anna Berg is not so sure.",
        "He [[reportedly]] left in a taxi. The Valley Post reported that a driver had seen him.",
    ],
)
def test_a_source_in_the_next_or_last_sentence(example: str) -> None:
    assert holds("sourced-nearby", example)


@pytest.mark.parametrize(
    "example",
    [
        "[[Critics said]] it would fail. One of them called it a dream.",
        "[[Critics said]] it would fail. Anna Berg said the hall was cold.",
        "[[Critics said]] it would fail.\n\nOne of them, Anna Berg, called it a dream.",
        "[[Critics said]] it would fail. The hall was cold. One of them, Anna Berg, called it a dream.",
        "[[Critics said]] it would fail",
    ],
)
def test_no_source_in_the_next_or_last_sentence(example: str) -> None:
    assert not holds("sourced-nearby", example)


@pytest.mark.parametrize(
    "example",
    [
        "I believe that it [[is considered]] late.",
        "In my view [[critics say]] little.",
        "We argue that it [[is considered]] late.",
        "It [[seems]] to me that it is late.",
        "As I see it, it [[is said]] too often.",
    ],
)
def test_the_author_owns_the_opinion(example: str) -> None:
    assert holds("announced", example)


@pytest.mark.parametrize(
    "example",
    ["“I believe so,” he said; it [[is considered]] late.", "He believes it [[is considered]] late."],
)
def test_the_opinion_is_somebody_elses(example: str) -> None:
    assert not holds("announced", example)


@pytest.mark.parametrize(
    "example",
    [
        "[[It is known that]] water boils at a hundred degrees.",
        "[[Everyone knows]] that the sun rises in the east.",
        "[[It is well known that]] cats sleep for most of the day.",
        "[[It is known that]] the Earth goes round the Sun.",
    ],
)
def test_a_truth_of_nature(example: str) -> None:
    assert holds("general-truth", example)


@pytest.mark.parametrize(
    "example",
    [
        "[[It is known that]] the water was stolen.",
        "[[It is known that]] taxes hurt trade.",
        "[[Everyone knows]] that Berg sleeps for most of the day.",
    ],
)
def test_no_truth_of_nature(example: str) -> None:
    assert not holds("general-truth", example)


@pytest.mark.parametrize(
    "reference",
    [
        "[12]",
        "[a]",
        "[1, 2]",
        "[^berg]",
        "[note 3]",
        "[citation]",
        "¹",
        "(Berg 2014)",
        "(Berg and Lund, 2014a, p. 3)",
        "(see Berg et al. 2014)",
        "https://example.org/a",
    ],
)
def test_a_reference_in_the_sentence(reference: str) -> None:
    assert holds("linked", f"[[Critics say]] so {reference} and go. They left.")


@pytest.mark.parametrize("mark", ["[12]", " [12]", "¹", "[a]"])
def test_a_footnote_mark_after_the_sentence(mark: str) -> None:
    assert holds("linked", f"[[Critics say]] so.{mark} They left.")


@pytest.mark.parametrize("text", ["(in 2014)", "[citation needed]", "(Berg)", "[sic]", "(the 2014 cup)"])
def test_no_reference(text: str) -> None:
    assert not holds("linked", f"[[Critics say]] so {text}. They left.")


@pytest.mark.parametrize(
    "example",
    [
        "The shares of Panther Foods <[[PANT]]> rose.",
        "[[SLUDGE]] WORKS BUYS MILL\n\nThe mill was sold to Sludge Works, it said.",
        "The [[Radical]] Party met on Monday.",
    ],
)
def test_parts_of_names(example: str) -> None:
    assert holds("in-name", example)


@pytest.mark.parametrize(
    "example",
    [
        "STRIKE STARTS TO [[CRUMBLE]]\n\nThe strike at Crumble Foods began to crumble, it said.",
        "STRIKE STARTS TO [[CRUMBLE]]\n\nThe strike may be over on Friday.",
        "The [[radical]] plan was dropped.",
    ],
)
def test_no_names(example: str) -> None:
    assert not holds("in-name", example)

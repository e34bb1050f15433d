"""The prose view, the folded view and the text as a reader sees it: same characters, and a way back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import UNSEEN
from corpuslint.finding import Span
from corpuslint.layers.folded import Folded
from corpuslint.layers.prose import GLUE, blank_masked, put_decoded
from corpuslint.layers.shortened import Shortened
from corpuslint.layers.words import Words
from corpuslint.source import Decoded

TEXTS = st.text(alphabet=st.sampled_from('ab*’"., \t\n\r\u00a0\u2028é😀İ'), max_size=40)


@st.composite
def masked_texts(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and spans of it, in any order, empty, touching and overlapping ones among them."""
    text = draw(TEXTS)
    place = st.integers(0, len(text))
    return text, [Span(*sorted(bounds)) for bounds in draw(st.lists(st.tuples(place, place), max_size=6))]


def masked(text: str, marks: str = "*_") -> list[Span]:
    return [Span(*found.span()) for found in re.finditer(f"[{marks}]", text)]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("no mark", "no mark"),
        ("*Hello* there", " Hello  there"),
        ('"*Hello*," he', '"·Hello·," he'),
        ("*Ann*’s _**old**_ boat", " Ann·’s    old    boat"),
        ("a**_b", "a···b"),
        ("a*\n*b", "a \n b"),
        ("a*", "a "),
        ("**", "  "),
        ("", ""),
    ],
)
def test_blanks_part_only_what_is_parted(text: str, prose: str) -> None:
    assert blank_masked(text, masked(text)) == prose.replace("·", GLUE)


def test_a_masked_line_end_stays() -> None:
    assert blank_masked("a<b\nc>d", [Span(1, 6)]) == f"a{GLUE * 2}\n{GLUE * 2}d"
    assert blank_masked("a<b\n\nc>d", [Span(1, 7)]) == "a  \n\n  d"
    assert blank_masked("a<b\r \rc>d", [Span(1, 8)]) == "a  \r \r  d"
    assert blank_masked("a<b\r\nc>d", [Span(1, 7)]) == f"a{GLUE * 2}\r\n{GLUE * 2}d"


def test_blocks_are_parted() -> None:
    assert blank_masked("one||two|three", [Span(3, 5), Span(8, 9)], edges=[0, 3, 5, 14]) == (
        f"one  two{GLUE}three"
    )


def test_references_are_their_characters() -> None:
    text = "don&rsquo;t"
    assert put_decoded(text, [Decoded(3, 10, "’")]) == "don’rsquo;t"
    assert put_decoded("&lt;&gt;", [Decoded(0, 4, "<"), Decoded(4, 8, ">")]) == "<lt;>gt;"
    assert put_decoded(text, []) is text


def test_a_text_without_masked_spans_is_itself() -> None:
    text = "A plain text."
    assert blank_masked(text, []) is text


@given(masked_texts())
def test_the_prose_has_the_characters_of_the_text(drawn: tuple[str, list[Span]]) -> None:
    text, spans = drawn
    prose = blank_masked(text, spans)
    assert len(prose) == len(text)
    hidden = {offset for span in spans for offset in range(span.start, span.end)}
    for offset, (seen, written) in enumerate(zip(prose, text, strict=True)):
        if offset not in hidden or written in "\r\n":
            assert seen == written
        else:
            assert seen in (" ", GLUE)
    for run in re.finditer(rf"{GLUE}+(?:[\r\n]+{GLUE}+)*", prose):
        assert not prose[run.start() - 1].isspace()
        assert not prose[run.end()].isspace()


@given(masked_texts())
def test_folded_offsets_lead_back(drawn: tuple[str, list[Span]]) -> None:
    prose = blank_masked(*drawn)
    folded = Folded(prose)
    assert GLUE not in folded.text
    assert "  " not in folded.text
    assert folded.same == (len(folded.text) == len(prose))
    originals = [folded.original(offset) for offset in range(len(folded.text))]
    assert originals == sorted(set(originals))
    for offset, original in enumerate(originals):
        character = prose[original]
        expected = {"’": "'", "İ": "İ"}.get(character, character.lower())
        assert folded.text[offset] in (" ", "\0" if character == "\n" else expected)
        assert folded.original_end(offset + 1) == original + 1


@given(masked_texts())
def test_the_shortened_text_leads_there_and_back(drawn: tuple[str, list[Span]]) -> None:
    prose = blank_masked(*drawn)
    seen = Shortened(prose, UNSEEN)
    without_marks = re.sub(rf"{GLUE}+(?:[\r\n]+{GLUE}+)*", "", prose)
    assert seen.text == re.sub("([ \u00a0]) +", r"\1", without_marks)
    for offset, character in enumerate(seen.text):
        original = seen.original(offset)
        assert prose[original] == character
        assert seen.shortened(original) == offset
    assert seen.shortened(len(prose)) == len(seen.text)
    places = [seen.shortened(offset) for offset in range(len(prose) + 1)]
    assert places == sorted(places)


def test_the_words_of_a_shortened_text_are_placed_in_the_whole() -> None:
    seen = Shortened(f"crit{GLUE}ics   say", UNSEEN)
    words = Words(seen.text, seen.original)
    assert words.texts == ["critics", "say"]
    assert words.starts == [0, 11]
    assert list(words.between(0, 5)) == [0]

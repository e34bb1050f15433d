"""Quotations in texts of which it is known what is quoted in them and by whom."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lint.layers.quotation_cases import (
    EVERY_STYLE,
    NESTING,
    PEOPLE,
    REOPENING,
    STYLES,
    UNBALANCED,
    Case,
    Known,
    Writer,
    cases,
)

from corpuslint.document import Document
from corpuslint.finding import Span
from corpuslint.readers.markdown import markdown_markup

CASES = tuple(cases())
STRUCTURES = (*EVERY_STYLE, *NESTING, *REOPENING, *UNBALANCED)


def found_in(text: str, *, markdown: bool = False) -> list[Known]:
    document = Document(text, markup=markdown_markup(text) if markdown else None)
    return [
        Known(
            found.start,
            found.inner.start,
            found.inner.end,
            found.end,
            found.depth,
            found.kind,
            found.closed,
            found.continues,
            found.speaker,
        )
        for found in document.quotations
    ]


def test_there_are_enough_cases_and_no_two_alike() -> None:
    assert len(CASES) >= 400
    assert len({case.text for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_quotations_and_their_speakers(case: Case) -> None:
    assert found_in(case.text, markdown=case.markdown) == list(case.quotations), case.text


TEXTS = st.lists(
    st.tuples(st.sampled_from(STRUCTURES), st.sampled_from(tuple(STYLES.values())), st.integers(0, 99)),
    min_size=1,
    max_size=6,
)


@given(TEXTS, st.data())
def test_whatever_is_mixed_and_cut_the_spans_nest(
    parts: list[tuple[Callable[[Writer], None], object, int]], data: st.DataObject
) -> None:
    text = ""
    for structure, marks, number in parts:
        writer = Writer(marks, number)  # type: ignore[arg-type]
        structure(writer)
        text += writer.text + data.draw(st.sampled_from(("\n\n", " ", "\n", "")))
    cut = data.draw(st.integers(0, len(text)))
    document = Document(text[:cut])
    outer: list[Span] = []
    for found in document.quotations:
        del outer[found.depth :]
        assert len(outer) == found.depth
        assert found.start <= found.inner.start < found.inner.end <= found.end <= len(text)
        assert not outer or (outer[-1].start < found.start and found.end <= outer[-1].end)
        assert found.closed or found.inner.end == found.end
        assert (found.source is None) == (found.speaker is None)
        if found.source is not None:
            assert 0 <= found.source.start < found.source.end <= cut
        outer.append(Span(found.start, found.end))
    ends = [found.end for found in document.quotations if not found.depth]
    starts = [found.start for found in document.quotations if not found.depth]
    assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


MARKED = {
    "straight": '"a" ',
    "curly": "“a” ",
    "single": "‘a’ ",
    "French": "« a » ",
    "German": "„a“ ",
    "straight, left open": '"a ',
    "curly, left open": "“a ",
    "never opened": "a” ",
    "mixed": "“a” 'b' \"c\" «d» „e“ ‘f’ ``g'' ",
    "nested, left open": "“a ‘b «c ",
    "apostrophes": "dogs' 'em '90s ",
    "inches": '6\'2" 12" ',
    "with speakers": f"“A b c,” {PEOPLE[0].name} said. ",
    "with pronouns": "“A b c,” she said. ",
}


@pytest.mark.parametrize("unit", MARKED.values(), ids=MARKED)
def test_a_hundred_thousand_marks_take_ten_times_as_long_as_ten_thousand(unit: str) -> None:
    marks = sum(not character.isalnum() and not character.isspace() for character in unit)
    small, large = (unit * (count // marks) for count in (10_000, 100_000))
    quick = min(seconds_for(small) for _ in range(2))
    assert seconds_for(large) < max(25 * quick, 0.5)


def seconds_for(text: str) -> float:
    """The time in which the quotations of a text are found, without the sentences'."""
    document = Document(text)
    assert document.sentences
    gc.collect()
    gc.disable()
    start = time.process_time()
    assert document.quotations is not None
    spent = time.process_time() - start
    gc.enable()
    return spent

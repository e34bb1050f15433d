"""Suggestions as changes to a text: what goes with them, what they leave alone, and many at once."""

from __future__ import annotations

import io
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.finding import Span
from corpuslint.fixes import Edit, Piece, apart, applied, edit_of, edits_to, spliced
from corpuslint.readers.html import HtmlReader
from corpuslint.readers.markdown import MarkdownReader
from corpuslint.readers.plain import PlainReader
from corpuslint.rule import marked_spans
from corpuslint.source import Input, Reader, ReadOptions, Source

READERS: dict[str, Reader] = {"txt": PlainReader(), "md": MarkdownReader(), "html": HtmlReader()}


def document_of(text: str, suffix: str) -> Document:
    name = f"a.{suffix}"
    [source] = READERS[suffix].read(Input(name, lambda: io.BytesIO(text.encode())), ReadOptions())
    assert isinstance(source, Source)
    return Document.of(source)


def changed(marked: str, suggestion: str = "", suffix: str = "txt") -> str | None:
    """The text in which what stands in [[ ]] has given way to the suggestion; None if it must not."""
    text, [(start, end)] = marked_spans(marked)
    edit = edit_of(document_of(text, suffix), start, end, suggestion)
    return None if edit is None else applied(text, [edit])


class TestReplacing:
    @pytest.mark.parametrize("suffix", READERS)
    def test_the_span_alone(self, suffix: str) -> None:
        assert changed("It was [[an long]] day.", "a long", suffix) == "It was a long day."

    @pytest.mark.parametrize(
        ("marked", "expected"),
        [
            ("They voted to\nclose [[the\nthe]] line.", "They voted to\nclose\nthe line."),
            ("They voted to\r\nclose [[the\r\nthe]] line.", "They voted to\r\nclose\r\nthe line."),
            ("They voted to\n  close [[the\n  the]] line.", "They voted to\n  close\n  the line."),
            ("[[The\nthe]] line was closed.", "the\nline was closed."),
        ],
    )
    def test_a_line_that_was_wrapped_stays_so(self, marked: str, expected: str) -> None:
        assert changed(marked, "the", "md") == expected

    def test_a_line_end_does_not_go_before_what_would_be_a_heading(self) -> None:
        assert changed("[[the\nthe]] # sign", "the", "md") == "the # sign"

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_new_line_end_is_one_of_the_text(self, end: str) -> None:
        assert changed(f"The boat left.{end}It came[[\u2028]]back.", "\n") == (
            f"The boat left.{end}It came{end}back."
        )

    def test_what_is_there_already_is_no_change(self) -> None:
        assert changed("It was [[a]] day.", "a") is None

    def test_not_from_one_block_into_another(self) -> None:
        assert changed("# Go [[to\nto]] be seen", "to", "md") is None
        assert changed("What it came [[to\n\nto]] begin with.", "to") is None

    @pytest.mark.parametrize("mark", [" [sic]", "” [sic]", " (sic)", " (sic!)"])
    def test_not_what_is_meant_so(self, mark: str) -> None:
        assert changed(f"He wrote of “[[the the]]{mark} boat.", "the") is None

    @pytest.mark.parametrize(
        ("marked", "suffix"),
        [
            ("It was [[the <b>the]]</b> boat.", "html"),
            ("It was [[the&nbsp;the]] boat.", "html"),
            ("It was [[a &eacute;lite]] boat.", "html"),
            ("It was [[the *the]]* boat.", "md"),
            ("It was [[the [the](the.html)]] boat.", "md"),
            ("> It was the [[boat\n> boat]] of all.", "md"),
        ],
    )
    def test_not_where_markup_stands_inside(self, marked: str, suffix: str) -> None:
        assert changed(marked, "the", suffix) is None

    def test_beside_markup(self) -> None:
        assert changed("<p>It was <b>[[the the]]</b>&nbsp;boat.", "the", "html") == (
            "<p>It was <b>the</b>&nbsp;boat."
        )
        assert changed("It was *[[the the]]* boat.", "the", "md") == "It was *the* boat."


class TestLeavingOut:
    @pytest.mark.parametrize(
        ("marked", "expected"),
        [
            ("It is [[very]] old.", "It is old."),
            ("It is old[[, very]].", "It is old."),
            ("It is old [[very]].", "It is old."),
            ("It is old [[very]]\nand grey.", "It is old\nand grey."),
            ("[[Very]] old it is.", "old it is."),
            ("A\n[[Very]] old it is.", "A\nold it is."),
            ("It is (very [[very]]) old.", "It is (very) old."),
            ("the[[</strong>]] bridge", "the bridge"),
        ],
    )
    def test_a_space_goes_with_a_word(self, marked: str, expected: str) -> None:
        assert changed(marked) == expected

    def test_no_space_goes_with_what_nobody_sees(self) -> None:
        assert changed("The [[\u200b]] boat.") == "The  boat."
        assert changed("The boat.\n[[\u00ad]]\nThe mill.") == "The boat.\n\nThe mill."

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    @pytest.mark.parametrize(
        ("marked", "expected"),
        [
            ("A boat.\n\n[[A mill.]]\n\nA lido.\n", "A boat.\n\nA lido.\n"),
            ("A boat.\n\n\n[[A mill.]]\n\n\nA lido.\n", "A boat.\n\n\nA lido.\n"),
            ("A boat.\n\n[[A mill.\n\nA dam.]]\n\nA lido.", "A boat.\n\nA lido."),
            ("A boat.\n \t\n  [[A mill.]]  \n \nA lido.\n", "A boat.\n \t\nA lido.\n"),
            ("A boat.\n\n[[A mill.]]\n  A lido.\n", "A boat.\n\n  A lido.\n"),
            ("A boat.\n[[A mill.]]\n\nA lido.\n", "A boat.\n\nA lido.\n"),
            ("A boat.\n[[A mill.]]\nA lido.\n", "A boat.\nA lido.\n"),
            ("[[A mill.]]\n\nA lido.\n", "A lido.\n"),
            ("\n\n[[A mill.]]\n\nA lido.\n", "\n\nA lido.\n"),
            ("A boat.\n\n[[A mill.]]\n", "A boat.\n"),
            ("A boat.  \n\n[[A mill.]] \n\n", "A boat.  \n\n"),
            ("A boat.\n\n[[A mill.]]", "A boat."),
            ("A boat.\n[[A mill.]]", "A boat."),
        ],
    )
    def test_a_block_goes_with_its_lines_and_one_blank_line(
        self, marked: str, expected: str, end: str
    ) -> None:
        assert changed(marked.replace("\n", end)) == expected.replace("\n", end)

    def test_not_all_there_is(self) -> None:
        assert changed("[[A mill.]]") is None
        assert changed("\n [[A mill.\n\nA dam.]]\n\n") is None

    @pytest.mark.parametrize(
        ("marked", "suffix"),
        [
            ("- A boat.\n- [[A mill.]]\n", "txt"),
            ("- A boat.\n- [[A mill.]]\n", "md"),
            ("1. A boat.\n2. [[A mill.]]\n", "txt"),
            ("A boat.\n\n## [[A mill]]\n\nA lido.\n", "md"),
            ("A boat.\n\n[[A mill]]\n------\n\nA lido.\n", "md"),
            ("A boat.\n\n> [[A mill.]]\n", "md"),
            ("| a |\n|---|\n| [[A mill]] |\n", "md"),
            ("<p>A boat.</p>\n<p>[[A mill.]]</p>\n", "html"),
            ("<p>A boat.</p>\n<p>\n[[A mill.]]\n</p>\n", "html"),
            ("A boat.\n\n[[A *mill*.]]\n", "md"),
        ],
    )
    def test_not_a_block_whose_marks_would_be_left(self, marked: str, suffix: str) -> None:
        assert changed(marked, suffix=suffix) is None

    def test_a_paragraph_of_markdown(self) -> None:
        assert changed("A boat.\n\n[[A mill.]]\n\nA lido.\n", suffix="md") == "A boat.\n\nA lido.\n"

    def test_not_a_directive(self) -> None:
        marked = "A boat.\n\n[[A mill.\n\n# corpuslint: disable=all\n\nA dam.]]\n\nA lido."
        assert changed(marked) is None


EDITS = st.builds(
    lambda start, length, text: Edit(start, start + length, text),
    st.integers(0, 60),
    st.integers(0, 12),
    st.text("xyz", max_size=4),
)


@given(st.text("ab \n", min_size=72, max_size=80), st.lists(EDITS, max_size=12))
def test_edits_apart_are_made_each_in_its_place(text: str, edits: list[Edit]) -> None:
    chosen = apart(edits)
    assert all(before.end < after.start for before, after in pairwise(chosen))
    one_by_one = text
    for edit in reversed(chosen):
        one_by_one = one_by_one[: edit.start] + edit.text + one_by_one[edit.end :]
    assert applied(text, chosen) == one_by_one


@given(st.lists(EDITS, max_size=12))
def test_of_edits_that_touch_the_first_is_chosen_and_no_other_waits_in_vain(edits: list[Edit]) -> None:
    chosen = apart(edits)
    for edit in edits:
        assert edit in chosen or any(each.start <= edit.start and edit.start <= each.end for each in chosen)
    assert apart(chosen) == chosen


@given(st.text("ab\n", min_size=72, max_size=80), st.lists(st.lists(EDITS, max_size=6), max_size=4))
def test_edits_of_several_passes_are_told_as_those_of_the_first_text(
    text: str, passes: list[list[Edit]]
) -> None:
    now = text
    pieces: list[Piece] = [Span(0, len(text))]
    for wanted in passes:
        edits = apart(edit for edit in wanted if edit.end <= len(now))
        now = applied(now, edits)
        pieces = spliced(pieces, edits)
    edits = edits_to(pieces, text)
    assert applied(text, edits) == now
    assert all(before.end < after.start for before, after in pairwise(edits))
    assert (edits == []) == (now == text) or len(passes) > 1


@given(st.lists(EDITS, min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_their_order_does_not_matter(edits: list[Edit], random: Random) -> None:
    distinct = list({(edit.start, edit.end): edit for edit in edits}.values())
    shuffled = distinct[:]
    random.shuffle(shuffled)
    assert apart(shuffled) == apart(distinct)


WORDS = ["the", "a", "boat", "<b>", "</b>", "&eacute;", "*", "# ", "- ", "> ", "\n", "\n\n", "\r\n", " ", "."]


@pytest.mark.parametrize("suffix", READERS)
@given(
    text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=30).map("".join),
    suggestion=st.sampled_from(["", "x", "x y", "x\ny"]),
    data=st.data(),
)
def test_a_change_touches_nothing_but_the_span_and_white_space_beside_it(
    suffix: str, text: str, suggestion: str, data: st.DataObject
) -> None:
    document = document_of(text, suffix)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    edit = edit_of(document, start, end, suggestion)
    if edit is None:
        return
    assert edit.start <= start
    assert end <= edit.end
    assert not text[edit.start : start].strip()
    assert not text[end : edit.end].strip()
    assert edit.text.split() == suggestion.split()
    assert document.prose[edit.start : edit.end] == text[edit.start : edit.end]

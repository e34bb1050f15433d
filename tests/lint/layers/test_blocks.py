"""What the lines of a plain text are: headline, headings, paragraphs, list items, quoted lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.layers.blocks import find_blocks
from corpuslint.source import Block, Markup

PROSE = "The council met on Tuesday and voted for the plan."


def kinds(text: str) -> list[tuple[str, str]]:
    """The kind and the text of each block."""
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text, None)]


def test_every_line_is_a_paragraph_without_blank_lines() -> None:
    text = "Council Backs Harbour Plan\nThe council met on Tuesday. It voted.\nThe mayor was not there.\n"
    assert kinds(text) == [
        ("headline", "Council Backs Harbour Plan"),
        ("paragraph", "The council met on Tuesday. It voted."),
        ("paragraph", "The mayor was not there."),
    ]


def test_white_space_at_both_ends_of_a_line_is_left_out() -> None:
    assert kinds("\n\t The council met. \r\n\r\n  It voted.  ") == [
        ("paragraph", "The council met."),
        ("paragraph", "It voted."),
    ]


def test_one_line_end_of_a_windows_file_is_no_blank_line() -> None:
    wrapped = (
        "The council voted on Tuesday to back a plan for the old harbour, which has\r\n"
        "stood empty since the last yard was closed by its owners, and to pay for it\r\n"
        "with a loan."
    )
    assert kinds(wrapped) == [("paragraph", wrapped)]


def test_wrapped_lines_are_joined() -> None:
    first = (
        "The council voted on Tuesday to back a plan for the old harbour, which has\n"
        "stood empty since the last shipyard closed, and to pay for it with a loan\n"
        "that Anna Berg called modest."
    )
    second = "Work begins next year in the part of the harbour that lies nearest to the town\nhall."
    assert kinds(f"{first}\n\n{second}\n") == [("paragraph", first), ("paragraph", second)]


def test_short_lines_are_not_joined() -> None:
    assert kinds("apples\npears\nplums") == [("paragraph", word) for word in ("apples", "pears", "plums")]


def test_lines_that_had_room_are_not_joined() -> None:
    lines = [
        "The council voted on Tuesday to back the plan for the harbour.",
        "It will be paid with a loan.",
        "The mayor said that nothing else had been decided by the council yet.",
    ]
    assert kinds("\n".join(lines)) == [("paragraph", line) for line in lines]


@pytest.mark.parametrize(
    "line",
    [
        "Council backs plan for harbour",
        "COUNCIL BACKS PLAN",
        "What will the council do now?",
        "Harbour saved at last!",
        "Council sells the harbour to an owner in the U.S.",
        "Berg: “We will not sell the harbour”",
    ],
)
def test_a_short_first_line_without_a_full_stop_is_the_headline(line: str) -> None:
    assert kinds(f"{line}\n{PROSE}") == [("headline", line), ("paragraph", PROSE)]


@pytest.mark.parametrize("line", ["The council has met.", "It was late,", "Key points:", "“It is late.”"])
def test_a_first_line_with_another_ending_is_none(line: str) -> None:
    assert kinds(f"{line}\n{PROSE}")[0][0] != "headline"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("One short sentence.", "paragraph"),
        ("Scientists say the moon is hollow", "paragraph"),
        ("Senate Passes New Farm Bill", "headline"),
        ("SENATE PASSES FARM BILL", "headline"),
        ("Farm Bill", "paragraph"),
        ("Is This the End?", "paragraph"),
    ],
)
def test_a_line_alone_is_a_headline_only_if_it_is_written_like_a_title(line: str, kind: str) -> None:
    assert kinds(line) == [(kind, line)]


def test_a_long_first_line_is_no_headline() -> None:
    line = "the council " * 13 + "met"
    assert kinds(f"{line}\n{PROSE}")[0] == ("paragraph", line)


def test_a_subtitle_is_a_heading() -> None:
    text = f"Council Backs Plan\nLoan will pay for work that begins next year\n{PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line", ["What the Plan Costs", "THE COSTS", "The reasons:", "More strange behaviour", "Who Will Pay?"]
)
def test_headings_stand_between_prose(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE}")[1] == ("heading", line)


@pytest.mark.parametrize(
    "line",
    [
        "The costs are high.",
        "a line in lower case",
        "This line is written like a sentence, is long, and was left without its stop",
        "– Anna Berg",
    ],
)
def test_other_lines_between_prose_are_paragraphs(line: str) -> None:
    assert kinds(f"{PROSE}\n\n{line}\n\n{PROSE}")[1] == ("paragraph", line)


def test_a_title_with_no_prose_after_it_is_a_paragraph() -> None:
    assert kinds(f"{PROSE}\n\nLeave a Reply")[-1] == ("paragraph", "Leave a Reply")


@pytest.mark.parametrize("marker", ["-", "*", "•", "1.", "2)", "(a)", "(iv)", "b)"])
def test_the_marker_of_a_list_item_is_left_out(marker: str) -> None:
    assert kinds(f"{PROSE}\n\n{marker} one thing\n")[1] == ("list-item", "one thing")


def test_a_marker_alone_makes_no_block_and_the_next_line_is_its_item() -> None:
    assert kinds("-\nOne thing to ask.\n\n-\nAnother thing.") == [
        ("list-item", "One thing to ask."),
        ("list-item", "Another thing."),
    ]


def test_a_wrapped_list_item_is_one_block() -> None:
    text = (
        "- one thing that goes on for so long that whoever wrote it had to break the\n  line\n- another thing"
    )
    assert kinds(text) == [
        ("list-item", "one thing that goes on for so long that whoever wrote it had to break the\n  line"),
        ("list-item", "another thing"),
    ]


def test_a_dash_marks_a_list_only_in_company() -> None:
    assert kinds("– one\n– two") == [("list-item", "one"), ("list-item", "two")]
    assert kinds("– Anna Berg") == [("paragraph", "– Anna Berg")]


@pytest.mark.parametrize("line", ["1987 was a good year.", "3 Dividend Giants", "-40 degrees were measured."])
def test_numbers_and_signs_are_no_markers(line: str) -> None:
    assert kinds(f"{PROSE}\n{line}")[1][1] == line


def test_quoted_lines() -> None:
    assert kinds(f"{PROSE}\n\n> He who waits\n> gets it.\n") == [
        ("paragraph", PROSE),
        ("block-quote", "He who waits\n> gets it."),
    ]


def test_a_stray_angle_bracket_quotes_nothing() -> None:
    assert kinds(">As the council met, it rained.")[0][0] == "paragraph"


def test_the_blocks_of_a_reader_are_kept() -> None:
    blocks = (Block(2, 5, "heading"),)
    assert find_blocks("# Abc", Markup(blocks=blocks)) is blocks


def test_nothing_has_no_blocks() -> None:
    assert find_blocks("", None) == ()
    assert find_blocks(" \n\t\r\n", None) == ()


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["", " ", "- ", "-", "> a", "1. b", "Title Case Here", PROSE, "a" * 80, "word " * 14]
        ),
        st.text(max_size=30),
    ),
    max_size=12,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_blocks_are_in_order_and_hold_every_word(lines: list[str], end: str) -> None:
    text = end.join(lines)
    last = 0
    for block in find_blocks(text, None):
        content = text[block.start : block.end]
        assert last <= block.start < block.end <= len(text)
        assert content.strip() == content != ""
        last = block.end

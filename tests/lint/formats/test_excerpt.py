"""The line of a finding and its carets."""

from __future__ import annotations

import time
from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.finding import Finding
from corpuslint.formats.excerpt import cells, excerpt
from corpuslint.formats.safe import visible

MakeFinding = Callable[..., Finding]


@pytest.mark.parametrize(
    ("text", "marked", "line", "carets"),
    [
        ("Some say so.", "Some", "Some say so.", "^^^^"),
        ("One.\r\nSome say so.\r\n", "say", "Some say so.", "     ^^^"),
        ("a\tbad\tword", "bad", "a␉bad␉word", "  ^^^"),
        ("東京 is big", "big", "東京 is big", "        ^^^"),
        ("cafe\u0301 is big", "big", "cafe\u0301 is big", "        ^^^"),
        ("so \u202ebig", "big", "so <U+202E>big", "           ^^^"),
        ("ends here\nand there", "here\nand", "ends here", "     ^^^^"),
        ("no space\n", "\n", "no space", "        ^"),
        ("\x1b[2J", "\x1b", "␛[2J", "^"),
    ],
)
def test_excerpt(text: str, marked: str, line: str, carets: str, make_finding: MakeFinding) -> None:
    assert excerpt(make_finding(text, marked), text, 100) == (line, carets)


@pytest.mark.parametrize(
    ("text", "line", "carets"),
    [
        ("XX " + "b" * 50, "XX bbbbbbbbbbbbbbbb…", "^^"),
        ("a" * 50 + " XX", "…aaaaaaaaaaaaaaaa XX", "                  ^^"),
        ("a" * 50 + " XX " + "b" * 50, "…aaaaaaa XX bbbbbbb…", "         ^^"),
        ("aaa " + "XX" * 50 + " bbb", "XXXXXXXXXXXXXXXXXXX…", "^" * 20),
    ],
)
def test_a_long_line_is_cut_around_the_finding(
    text: str, line: str, carets: str, make_finding: MakeFinding
) -> None:
    marked = "XX" * text.count("XX")
    assert excerpt(make_finding(text, marked), text, 20) == (line, carets)


@given(
    st.text(st.sampled_from("ab \t東é\u0301🙂\n\r\u202e")),
    st.text(st.sampled_from("xy東\n\x1b"), min_size=1),
    st.text(st.sampled_from("ab \t東é\u0301🙂\n\r\u202e")),
    st.integers(min_value=20, max_value=60),
)
def test_lines_keep_to_the_width_and_carets_under_the_finding(
    make_finding: MakeFinding, before: str, marked: str, after: str, width: int
) -> None:
    text = before + marked + after
    line, carets = excerpt(make_finding(text, marked), text, width)
    assert visible(line) == line
    assert cells(line) <= width
    assert len(carets.rstrip()) <= width + 1
    assert set(carets.lstrip()) == {"^"}


def test_excerpts_of_one_long_line_are_linear(make_finding: MakeFinding) -> None:
    text = "word bad " * 200_000
    first = make_finding(text, "bad")
    started = time.perf_counter()
    for start in range(first.start, len(text), 1_800):
        moved = msgspec.structs.replace(first, start=start, end=start + 3, column=start + 1)
        line, carets = excerpt(moved, text, 80)
        assert line[carets.index("^") : len(carets)] == "bad"
    assert time.perf_counter() - started < 2  # a tenth of that, unless the whole line is read each time

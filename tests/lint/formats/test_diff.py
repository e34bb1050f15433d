"""Unified diffs: what they look like, and that a program that reads them gets the text that is meant."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpuslint.fixes import Edit, apart, applied
from corpuslint.formats.diff import shown_diff, unified_diff

HEAD = re.compile(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n")
LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
NO_END = "\\ No newline at end of file\n"


def diff_of(text: str, old: str, new: str) -> str:
    start = text.index(old)
    return "".join(unified_diff("a.txt", text, [Edit(start, start + len(old), new)]))


def patched(text: str, diff: list[str]) -> str:
    """The text with a diff applied as strictly as can be: every line and every number must be right."""
    lines = LINE.findall(text)
    made: list[str] = []
    done = 0
    body = iter(diff[2:])
    for head in body:
        found = HEAD.fullmatch(head)
        assert found is not None
        first, length, new_first, new_length = (1 if n is None else int(n) for n in found.groups())
        begin = first - 1 if length else first
        assert begin >= done
        made += lines[done:begin]
        done = begin
        assert len(made) == (new_first - 1 if new_length else new_first)
        before = after = 0
        while before < length or after < new_length:
            line = next(body)
            mark, content = line[0], line[1:]
            if content.endswith(NO_END):
                content = content.removesuffix(NO_END)[:-1]
            if mark in " -":
                assert lines[done] == content
                done += 1
                before += 1
            if mark in " +":
                made.append(content)
                after += 1
    return "".join([*made, *lines[done:]])


def test_lines_around_are_shown() -> None:
    text = "".join(f"{number}\n" for number in range(1, 10))
    assert diff_of(text, "5", "five") == (
        "--- a.txt\n+++ a.txt\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
    )


def test_lines_that_go_and_lines_that_come() -> None:
    assert diff_of("1\n2\n3\n", "2\n", "") == "--- a.txt\n+++ a.txt\n@@ -1,3 +1,2 @@\n 1\n-2\n 3\n"
    assert diff_of("1\n3\n", "3", "2\n3") == "--- a.txt\n+++ a.txt\n@@ -1,2 +1,3 @@\n 1\n+2\n 3\n"
    assert diff_of("1\n", "1\n", "") == "--- a.txt\n+++ a.txt\n@@ -1 +0,0 @@\n-1\n"


def test_a_last_line_without_an_end() -> None:
    assert diff_of("1\n2", "2", "3") == (
        f"--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n 1\n-2\n{NO_END}+3\n{NO_END}"
    )


def test_changes_far_apart_are_hunks_of_their_own() -> None:
    text = "".join(f"{number}\n" for number in range(100, 130))
    edits = [Edit(text.index(number), text.index(number) + 3, "x\nx") for number in ("105", "112", "120")]
    diff = list(unified_diff("a.txt", text, edits))
    assert [line for line in diff if line.startswith("@@")] == [
        "@@ -3,14 +3,16 @@\n",
        "@@ -18,7 +20,8 @@\n",
    ]


def test_no_edits_no_diff() -> None:
    assert list(unified_diff("a.txt", "1\n", [])) == []


def test_only_line_feeds_end_lines() -> None:
    assert diff_of("1\r2\x0c3\u20284\r\n5\n", "3", "x") == (
        "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n-1\r2\x0c3\u20284\r\n+1\r2\x0cx\u20284\r\n 5\n"
    )


def test_on_a_terminal() -> None:
    lines = unified_diff("a.txt", "\x1b[31m1\r\n", [Edit(5, 6, "2")])
    assert list(shown_diff(lines, color=True))[-2:] == [
        "\x1b[31m-␛[31m1␍\x1b[0m\n",
        "\x1b[32m+␛[31m2␍\x1b[0m\n",
    ]


EDITS = st.builds(
    lambda start, length, text: Edit(start, start + length, text),
    st.integers(0, 60),
    st.integers(0, 9),
    st.text("xy\n", max_size=5),
)


@given(st.text("ab\n\n", max_size=70), st.lists(EDITS, max_size=6))
def test_a_diff_gives_the_edited_text(text: str, wanted: list[Edit]) -> None:
    edits = apart(edit for edit in wanted if edit.end <= len(text))
    assert patched(text, list(unified_diff("a.txt", text, edits))) == applied(text, edits)

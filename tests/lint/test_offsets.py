"""Whatever a text is made of, a finding's span gives back its text, and its line and column agree."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint import lint_text

# What findings come from, between what makes offsets go wrong.
PIECES = [
    "Critics say the the plan will fail. ",
    "The shocking move is an total disaster, reportedly. ",
    "“We love it,” said Mary Smith. ",
    "It is believed that an candid man utilizes it. ",
    "Read more: [",
    "&amp; â€™ ",
    "# corpuslint: disable=attribution/hearsay\n",
    "<!-- corpuslint: disable=none/such -->",
    "- \n",
    "😀",
    "e\u0301",
    "İ",
    "ß",
    "\ufeff",
    "\u200b",
    "\u202e",
    "\r\n",
    "\r",
    "\n\n",
    "\n",
    "\u2028",
    "\x0b",
    "\t",
    "   ",
    "\ud800",
    "“",
    '"',
    "’",
    "**",
    "[x](y) ",
    "`code` ",
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=3)), max_size=14).map("".join)


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends, as editors count them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text) or [""]


def assert_findings_fit(text: str, filename: str) -> None:
    report = lint_text(text, filename=filename, select=["all"])
    assert report.failures == ()
    lines = lines_of(text)
    if text.endswith(("\r", "\n")):
        lines.append("")
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert finding.text
        for line, column, offset in (
            (finding.line, finding.column, finding.start),
            (finding.end_line, finding.end_column, finding.end),
        ):
            assert sum(map(len, lines[: line - 1])) + column - 1 == offset
        for related in finding.related:
            assert 0 <= related.start <= related.end <= len(text)


@settings(deadline=None, max_examples=50)
@given(TEXTS)
def test_plain_text(text: str) -> None:
    assert_findings_fit(text, "<generated>.txt")


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_markdown(text: str) -> None:
    assert_findings_fit(text, "<generated>.md")


@settings(deadline=None, max_examples=30)
@given(TEXTS)
def test_html(text: str) -> None:
    assert_findings_fit(text, "<generated>.html")


def test_the_pieces_do_give_findings() -> None:
    report = lint_text("".join(PIECES), select=["all"])
    assert len({finding.rule for finding in report.findings}) >= 10

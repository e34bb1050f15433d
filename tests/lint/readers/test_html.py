"""HTML: what is prose, and of which block."""

from __future__ import annotations

import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.readers.html import HtmlReader, html_markup
from corpuslint.readers.tags import parts
from corpuslint.source import Input, ReadOptions, Source


def blocks(text: str) -> list[tuple[str, str]]:
    """The kind and the words of each block."""
    document = Document(text, markup=html_markup(text))
    return [
        (block.kind, " ".join(document.prose_in(block.start, block.end).split())) for block in document.blocks
    ]


def words(text: str) -> str:
    """All that is prose, wherever it stands."""
    return " ".join(Document(text, markup=html_markup(text)).prose_in(0, len(text)).split())


def test_a_page() -> None:
    page = """<!DOCTYPE html>
<html><head><title>Harbour | The Daily</title><style>p { color: red }</style></head>
<body>
<header><a href="/">The Daily</a></header>
<nav><ul><li>News</li><li>Sport</li></ul></nav>
<main><article>
<header><h1>The <em>harbour</em> opens</h1></header>
<p>Ships <b>came</b> in 😀 at <a href="/d?a=1&amp;b=2" title="no prose">dawn</a>.
<p>The mayor spoke.
<h2>What she said</h2>
<blockquote><p>We are glad.</p><ul><li>Very.</li></ul></blockquote>
<ul><li>First<li>Second <p>and more</p></ul>
<table><caption>Ships</caption><tr><th>Name<td>Mary</table>
<h1>Another title</h1>
<pre>code</pre>
</article></main>
<aside><p>Read more</p></aside>
<footer>All rights reserved</footer>
<script>var p = "<p>no prose</p>"; if (a < b) {}</script>
</body></html>
"""
    assert blocks(page) == [
        ("boilerplate", "The Daily"),
        ("boilerplate", "News"),
        ("boilerplate", "Sport"),
        ("headline", "The harbour opens"),
        ("paragraph", "Ships came in 😀 at dawn."),
        ("paragraph", "The mayor spoke."),
        ("heading", "What she said"),
        ("block-quote", "We are glad."),
        ("block-quote", "Very."),
        ("list-item", "First"),
        ("list-item", "Second"),
        ("list-item", "and more"),
        ("table", "Ships"),
        ("table", "Name"),
        ("table", "Mary"),
        ("heading", "Another title"),
        ("boilerplate", "Read more"),
        ("boilerplate", "All rights reserved"),
    ]
    assert blocks(page.replace("\n", "\r\n")) == blocks(page)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("no tags at all", "no tags at all"),
        ("a < b and b > c", "a < b and b > c"),
        ("1 <2 and <3 hearts", "1 <2 and <3 hearts"),
        ("fish &amp; chips &#38; peas &#x26; beans", "fish & chips & peas & beans"),
        ("AT&T and R&D; and &nosuchname; stay", "AT&T and R&D; and &nosuchname; stay"),
        ("see <code>x = 1</code> and <kbd>Ctrl</kbd>", "see and"),
        ("<p>one<br>two<br/>three", "one two three"),
        ('<p title="a > b">words', "words"),
        ("<p title='it\"s > b' class=x>words", "words"),
        ("<P CLASS=X>words</P>", "words"),
        ('<a b="never closed>words</a> more', "words more"),
        ("words <a href=", "words <a href="),
        ("words <!-- gone", "words <!-- gone"),
        ("words <!-- gone <p>gone</p>", "words"),
        ("words <script>gone</p>", "words"),
        ("<script>'</scripted>' gone</SCRIPT >words", "words"),
        ("<![CDATA[ gone > gone ]]>words<?php gone ?><!ELEMENT gone>", "words"),
        ("<svg><text>gone</text></svg>words", "words"),
        ("<p><code>gone<p>words", "words"),
        ("</p></div>words</b>", "words"),
        ("<svg/>words", "words"),
    ],
)
def test_what_is_prose(text: str, expected: str) -> None:
    assert words(text) == expected


def test_loose_text_is_a_paragraph() -> None:
    assert blocks("One.<p>Two.</p>Three.<div>Four.</div> <br> ") == [
        ("paragraph", "One."),
        ("paragraph", "Two."),
        ("paragraph", "Three."),
        ("paragraph", "Four."),
    ]


def test_comments_and_links_are_told() -> None:
    text = "<!-- corpuslint: disable=all --><p>A <a href=u>link <b>text</b></a>, <a></a> <!-- b --></p>"
    markup = html_markup(text)
    assert [text[span.start : span.end] for span in markup.comments] == [
        "<!-- corpuslint: disable=all -->",
        "<!-- b -->",
    ]
    assert [text[span.start : span.end] for span in markup.links] == ["link <b>text</b>"]


def test_a_file_becomes_one_source() -> None:
    text = "<p>Caf\u00e9 😀</p>\r\n"
    reader = HtmlReader()
    (source,) = reader.read(
        Input("a.html", lambda: io.BytesIO(b"\xef\xbb\xbf" + text.encode())), ReadOptions()
    )
    assert source == Source(path="a.html", text=text, markup=html_markup(text))
    (failure,) = reader.read(Input("a.html", lambda: io.BytesIO(b"\0\1")), ReadOptions())
    assert failure == Failure("a.html", "is a binary file")
    (empty,) = reader.read(Input("a.html", lambda: io.BytesIO(b"")), ReadOptions())
    assert empty == Source(path="a.html", text="", markup=html_markup(""))


PIECES = st.lists(
    st.sampled_from(
        [
            "<p>",
            "</p>",
            "<a href=",
            '"',
            "'",
            ">",
            "=",
            "<!--",
            "-->",
            "<b>",
            "</b>",
            "<li>",
            "<code>",
            "<h1>",
            "<script>",
            "</script>",
            "<br/>",
            "<![CDATA[",
            "]]>",
            "<",
            "&amp;",
            "&nbsp;",
            "&shy;",
            "&",
            " ",
            "\r\n",
            "word",
            "😀",
            "/",
        ]
    )
).map("".join)


@given(PIECES)
def test_whatever_the_page_its_parts_and_spans_fit(text: str) -> None:
    assert "".join(text[part.start : part.end] for part in parts(text)) == text
    markup = html_markup(text)
    for spans in (markup.masked, markup.blocks, markup.comments, markup.links, markup.decoded):
        bounds = [bound for span in spans for bound in (span.start, span.end)]
        assert bounds == sorted(bounds)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
    prose = Document(text, markup=markup).prose
    assert all(prose[block.start] != " " != prose[block.end - 1] for block in markup.blocks)


@pytest.mark.parametrize(
    "piece",
    [
        "<a ",
        "<a b='",
        '<a b=">"',
        "<a b='>' c=\">",
        "<!--",
        "<!-- -->",
        "<![CDATA[",
        "<",
        "</",
        "&",
        "<?",
        "<p a=1 ",
        "<div>",
        "<p>",
        "</p>",
        "<div></span>",
        "<li>a",
        "<script>",
        "<code>a<p>b",
        "\n<p>x",
        '<a href="x" ',
    ],
)
@pytest.mark.parametrize("tail", ["", ">", '">', "-->"])
def test_a_page_gone_wrong_takes_linear_time(piece: str, tail: str) -> None:
    began = time.perf_counter()
    html_markup(piece * 40_000 + tail)
    assert time.perf_counter() - began < 5

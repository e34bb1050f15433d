"""Markdown: what is prose, of which block, and where in the file."""

from __future__ import annotations

import io
import re
import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.layers.prose import GLUE
from corpuslint.readers.html import html_markup
from corpuslint.readers.markdown import MarkdownReader, markdown_markup
from corpuslint.source import Input, ReadOptions, Source


def blocks(text: str) -> list[tuple[str, str]]:
    """The kind and the words of each block."""
    document = Document(text, markup=markdown_markup(text))
    return [
        (block.kind, " ".join(document.prose_in(block.start, block.end).split())) for block in document.blocks
    ]


def words(text: str) -> str:
    """All that is prose, wherever it stands."""
    return " ".join(Document(text, markup=markdown_markup(text)).prose_in(0, len(text)).split())


PAGE = """---
title: No prose
tags: [a, b]
---

<!-- corpuslint: disable=all -->

# The *harbour* opens #

Ships **came** in 😀 at [dawn](http://a.example/dawn "dawn in Dover").
A second line of `code`.

> The mayor *spoke*
and went on.
>
> - Within a quotation

1. First point
   goes on

   and has two paragraphs
2. Second

Underlined
title
---

| Ship | Note \\| remark |
|------|:---------------:|
| *Mary* | lost \\| found |
Anna | `no prose`

```
no prose
```

    no prose

<div class="note">
A note &amp; more
</div>

***

[ref]: http://b.example "no prose"
"""


def test_a_page() -> None:
    assert blocks(PAGE) == [
        ("headline", "The harbour opens"),
        ("paragraph", "Ships came in 😀 at dawn. A second line of ."),
        ("block-quote", "The mayor spoke and went on."),
        ("block-quote", "Within a quotation"),
        ("list-item", "First point goes on"),
        ("list-item", "and has two paragraphs"),
        ("list-item", "Second"),
        ("heading", "Underlined title"),
        ("table", "Ship"),
        ("table", "Note | remark"),
        ("table", "Mary"),
        ("table", "lost | found"),
        ("table", "Anna"),
        ("paragraph", "A note & more"),
    ]


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_the_line_ends_of_the_file_are_kept(line_end: str) -> None:
    text = PAGE.replace("\n", line_end)
    assert blocks(text) == blocks(PAGE)
    lines = {text.count("\n", 0, block.start) for block in markdown_markup(text).blocks}
    assert line_end == "\r" or len(lines) > 10


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("plain", "plain"),
        ("*em* **strong** ***both*** _em_ __strong__ ~~gone~~", "em strong both em strong gone"),
        ("snake_case and 2 * 3 * 4 and ~5 and *open", "snake_case and 2 * 3 * 4 and ~5 and *open"),
        ("**open *closed*", "**open closed"),
        (r"\*not em\* and \a", "*not em* and \\a"),
        ("hard\\\nbreak  \nbreak", "hard break break"),
        ("fish &amp; chips &#38; peas &nosuch; &", "fish & chips & peas &nosuch; &"),
        ("`a` ``b ` c`` ` d", "` d"),
        ("[text](target 'a text')", "text"),
        ('[text](<a b> "text") text', "text text"),
        ("[*text*][ref] [ref][] [ref] [no]\n\n[ref]: /u 'text'", "text ref ref [no]"),
        ("[text [in] text](u)", "text [in] text"),
        ("![picture *of*](u 't') and ![r] stay\n\n[r]: u", "and stay"),
        ("[![picture](u) label](v)", "label"),
        ("[![a <code>](u)](v) more </code> words", "more words"),
        ("<http://a.example/x> <me@a.example>", ""),
        ("see http://a.example/a_b_c, or (www.a.example/x).", "see , or ()."),
        ("a <b>bold</b> <code>gone *em*</code> <!-- gone --> word", "a bold word"),
        ("a <code>open", "a open"),
        ("a note[^1] and [^two].\n\n[^1]: Its text.\n[^two]: Its.", "a note and . Its text. Its."),
        ("a note[^1].\n\n[^1]: word", "a note."),
        ("costs $5 and US$6, or $7-$8.", "costs $5 and US$6, or $7-$8."),
        ("where $x_1 = 2$ and $n$ and $$\\int f$$ hold", "where and and hold"),
        ("- [ ] open\n- [x] done", "open done"),
        ("> [!NOTE]\n> Words.", "Words."),
        ("{{ site.title }} and {% include x %}", "and"),
        ("Setext\n======\n\n# \n\n#no heading", "Setext #no heading"),
        ("# a # b #", "a # b"),
        ("- # item\n- > # quoted", "item quoted"),
        ("> \u00a0\n> word", "word"),
        ("\tcode\n\n-\tword", "word"),
        ("a\u2028b\x0bc\x85d", "a b c d"),
        ("+++\ntitle = 'x'\n+++\nWord", "Word"),
        ("---\n# comment\ntitle: x\n...\nWord", "Word"),
        ("---\n---\nWord", "Word"),
        ("---\n\nA rule above: a text.\n\n---\n", "A rule above: a text."),
        ("---\ntitle: never closed\n", "title: never closed"),
        ("a|b\n-|-\n\\|c|d\\\\|e|f\n|g\n", "a b |c d|e g"),
        ("> a|b\n> -|-\n> c|*d*\n", "a b c d"),
        ("1. x\n\n   a|b\n   -|-\n   c|<b>d</b>\n", "x a b c d"),
        ("<div>\n\nA *word*.\n\n</div>", "A word."),
        ("> <p>one\n> <b>two</b>\n", "one two"),
        ("nul\0byte *em*", "nul\0byte em"),
    ],
)
def test_what_is_prose(text: str, expected: str) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("## First\n\ntext\n\n# Title\n\n# Another", ["heading", "paragraph", "headline", "heading"]),
        ("## First\n\ntext\n\n## Second", ["headline", "paragraph", "heading"]),
        ("text\n\n## First", ["paragraph", "heading"]),
        ("![](logo.png)\n\n## First\n\ntext", ["headline", "paragraph"]),
        ("<h1 align=center>Title</h1>\n\n# Another", ["headline", "heading"]),
    ],
)
def test_the_headline(text: str, kinds: list[str]) -> None:
    assert [kind for kind, _ in blocks(text)] == kinds


def test_comments_and_links_are_told() -> None:
    text = "<!-- a -->\r\n\r\n> A [*link*](u)<!--\r\n> b --> to [x][r], [y](v), note[^1].\r\n\r\n[r]: u\r\n"
    markup = markdown_markup(text)
    assert [text[span.start : span.end] for span in markup.comments] == ["<!-- a -->", "<!--\r\n> b -->"]
    assert [text[span.start : span.end] for span in markup.links] == ["*link*", "x", "y", "[^1]"]


def read(data: bytes) -> Source | Failure:
    (only,) = MarkdownReader().read(Input("a.md", lambda: io.BytesIO(data)), ReadOptions())
    return only


def test_a_file_becomes_one_source() -> None:
    assert read(b"\xef\xbb\xbf# A\r\n") == Source(
        path="a.md", text="# A\r\n", markup=markdown_markup("# A\r\n")
    )
    assert read(b"") == Source(path="a.md", text="", markup=markdown_markup(""))
    assert read(b"\0\1") == Failure("a.md", "is a binary file")
    source = read("The café’s *owner*.".encode("cp1252"))
    assert isinstance(source, Source)
    assert source.notice == "is not UTF-8; read as windows-1252"
    assert source.markup is not None


def test_what_nests_too_deeply_is_read_as_plain_text(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(text: str) -> None:
        raise RecursionError

    monkeypatch.setattr("corpuslint.readers.markdown.markdown_markup", give_up)
    assert read(b"> > a") == Source(
        path="a.md", text="> > a", notice="is nested too deeply to be read as Markdown; read as plain text"
    )


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "word",
                "word",
                "word",
                " ",
                " ",
                "\n",
                "\n",
                "\r\n",
                "\n\n",
                "  \n",
                "😀",
                "e\u0301",
                "\u00a0",
                "\t",
            ),
            *(
                "*",
                "**",
                "_",
                "~~",
                "`",
                "``",
                "\\",
                "&amp;",
                "&shy;",
                "&nbsp;",
                "&",
                "[",
                "]",
                "(",
                ")",
                "](u)",
                "![",
                "[r]",
                "<b>",
            ),
            *(
                "</b>",
                "<!-- c -->",
                "<a@b.cc>",
                "> ",
                "- ",
                "1. ",
                "# ",
                "#",
                "===",
                "---",
                "```",
                "    ",
                "|",
            ),
            *(
                "|-|-|\n",
                "a|b\n-|-\n",
                "\n[r]: u\n",
                "\\|",
                "<",
                ">",
                "<div>",
                "'",
                '"',
                "!",
                ":",
                "+",
                "\ufeff",
            ),
        ]
    ),
    max_size=40,
).map("".join)


def text_of(token: Token) -> str:
    """What markdown-it itself takes for the text of a token."""
    if token.type == "html_block":
        return Document(token.content, markup=html_markup(token.content)).prose_in(0, len(token.content))
    texts = []
    auto = False
    for child in token.children or ():
        if child.info == "auto":
            auto = child.type == "link_open"
        elif (child.type == "text" and not auto) or child.type == "text_special":
            texts.append(child.content)
    return "".join(texts)


ORACLE = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("text_join")
NOT_FOR_THE_ORACLE = re.compile(r"^---\s*\n|^[ \t>#\d.+|-]*\[[ x]\]|\{|\$|http", re.MULTILINE)


@settings(max_examples=500)
@given(PIECES)
def test_the_prose_is_what_the_parser_takes_for_text(text: str) -> None:
    assume(not NOT_FOR_THE_ORACLE.search(text))
    expected = "".join(text_of(token) for token in ORACLE.parse(text))
    assert "".join(words(text).split()) == "".join(expected.replace("\xad", "").split())


@given(st.one_of(PIECES, st.text()))
def test_whatever_the_text_its_spans_fit(text: str) -> None:
    markup = markdown_markup(text)
    for spans in (markup.masked, markup.blocks, markup.decoded):
        bounds = [bound for span in spans for bound in (span.start, span.end)]
        assert bounds == sorted(bounds)
    for spans in (markup.masked, markup.blocks, markup.comments, markup.links):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
    inside = prose = Document(text, markup=markup).prose.replace(GLUE, " ")
    for block in markup.blocks:
        assert not prose[block.start].isspace()
        assert not prose[block.end - 1].isspace()
        inside = inside[: block.start] + " " * (block.end - block.start) + inside[block.end :]
    assert not inside.strip()  # all prose is in a block


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "[",
            "![",
            "[a](",
            "*a ",
            "**a** ",
            "_a*b ",
            "~~a ",
            "`",
            "<",
            "<!--",
            "<a ",
            "> ",
            "- ",
            "&amp",
            "[a]",
        ),
        *(
            "a\n",
            "a *b*\n",
            "[a](b) ",
            "[^1] ",
            "$a",
            " $a$",
            "{{",
            "{{ a }} ",
            "www.",
            "http://",
            "|a",
            "\\[",
        ),
        *("<p>a</p>\n", "<p>a</p>\n\n", "[a]: b\n", "- a\n", "1. a\n", "[a](<b", "word ", "“a” ", "\u00a0\n"),
    ],
)
def test_a_text_gone_wrong_takes_linear_time(piece: str) -> None:
    began = time.perf_counter()
    markdown_markup(piece * 10_000 + "](b)")
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize(
    "text",
    [
        "> " * 10_000 + "a",
        "- " * 10_000 + "a",
        "[" * 10_000 + "a" + "]" * 10_000,
        "![" * 10_000 + "](a)" * 10_000,
        "*" * 10_000 + "a" + "*" * 10_000,
        "<b>" * 10_000 + "a",
        "| a | b |\n|---|---|\n" + "| c " * 10_000,
    ],
)
def test_ten_thousand_levels_do_not_break_it(text: str) -> None:
    began = time.perf_counter()
    assert isinstance(read(text.encode()), Source)
    assert time.perf_counter() - began < 10

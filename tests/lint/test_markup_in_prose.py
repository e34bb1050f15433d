"""Marks of emphasis, links and character references change nothing of who speaks and what is found."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint import lint_text
from corpuslint.document import Document
from corpuslint.finding import Scope
from corpuslint.layers.prose import GLUE
from corpuslint.readers.html import html_markup
from corpuslint.readers.markdown import markdown_markup


def markdown(text: str) -> Document:
    return Document(text, markup=markdown_markup(text))


def page(text: str) -> Document:
    return Document(text, markup=html_markup(text))


@pytest.mark.parametrize(
    "document",
    [
        markdown('"*We will not leave the harbour*," Mary Smith said.'),
        markdown("“**We will not leave the harbour**,” **Mary** **Smith** said."),
        markdown("**Mary Smith** said: “[We will not leave the harbour](http://a.example/b).”"),
        markdown("_“We will not leave the harbour,”_ said *Mary Smith*, the mayor."),
        markdown("&ldquo;We will not leave the harbour,&rdquo; Mary Smith said."),
        markdown("&quot;*We won&rsquo;t leave the harbour*,&quot; Mary Smith said."),
        page("<p>&ldquo;We will not leave the harbour,&rdquo; Mary Smith said.</p>"),
        page("<p>“<em>We won&#8217;t leave it today</em>,” said <b>Mary Smith</b>.</p>"),
        page("<p>&quot;<a\n href='b'\n>We will not leave it</a>,&quot; <i>Mary</i> Smith said.</p>"),
        page("<p>&laquo;We will not leave the harbour,&raquo; said Mary Smith.<br>It rained.</p>"),
    ],
)
def test_quotations(document: Document) -> None:
    [quotation] = document.quotations
    assert (quotation.speaker, quotation.kind, quotation.closed) == ("Mary Smith", "speech", True)
    assert document.prose[quotation.start] in '"“«'
    assert document.text[quotation.inner.start :].startswith("We ")
    assert document.scope_at(document.text.index("leave")) is Scope.QUOTATION
    assert document.scope_at(document.text.index("Smith")) is Scope.NARRATION


def test_layers_find_what_a_reader_sees() -> None:
    text = "*Anna Lee*’s firm, AT&amp;T, spent **$10** million; crit*ics* and caf&eacute;s don&rsquo;t."
    document = markdown(text)
    assert document.words.texts == [
        *("Anna", "Lee’s", "firm", "AT", "T", "spent", "10", "million", "critics", "and", "cafés", "don’t"),
    ]
    starts = [text.index(word) for word in ("Anna", "Lee", "firm", "AT", "T,", "spent", "10", "million")]
    assert document.words.starts[:8] == starts
    assert [(name.text, text[name.start : name.end]) for name in document.names] == [
        ("Anna Lee", "Anna Lee"),
        ("AT&T", "AT&amp;T"),
    ]
    [number] = document.numbers
    assert (number.value, text[number.start : number.end]) == (1e7, "$10** million")
    assert document.prose_in(text.index("crit"), text.index("* and")) == "critics"


def test_a_reference_to_a_space_is_one_space() -> None:
    [number] = page("<p>The lake cost &pound;10&nbsp;million.</p>").numbers
    assert (number.value, number.unit) == (10_000_000, "£")


def test_blocks_and_line_breaks_part_words() -> None:
    assert page("<p>One<br>two</p><p>three</p><ul><li>four</li><li>five</li></ul>").words.texts == [
        *("One", "two", "three", "four", "five"),
    ]
    assert markdown("> *one*\n>two<br>three\n\n|four|**five**|\n|-|-|\n").words.texts == [
        *("one", "two", "three", "four", "five"),
    ]


def test_plain_text_is_read_as_it_stands() -> None:
    document = Document("A *plain* text&rsquo;s   words.\n# corpuslint: disable=none/such\n")
    assert document.seen is None
    assert document.as_seen is document


def test_a_finding_has_whole_references() -> None:
    text = "<p>&ldquo;The boats left at noon, and nobody saw them.</p>\n<p>It rained on the harbour.</p>\n"
    [finding] = lint_text(
        text, filename="a.html", select=["text-quality"], ignore=["text-quality/document-length"]
    ).findings
    assert finding.rule == "text-quality/unbalanced-quotation"
    assert finding.text == "&ldquo;The"
    assert text[finding.start : finding.end] == finding.text
    text = "He saw caf&eacute; caf&eacute; signs."
    for finding in lint_text(text, filename="a.md", select=["all"]).findings:
        assert not re.search(r"&\w*\Z", finding.text)


def test_phrases_are_found_in_marked_words() -> None:
    text = "Many crit*ics* say the plan is bad, and **some** experts agree."
    found = {finding.text for finding in lint_text(text, filename="a.md", select=["attribution"]).findings}
    assert "Many crit*ics* say" in found


SENTENCES = [
    "Critics say the “shocking” plan can’t work — it’s a disaster.",
    "“It is the the most brutal attack in years,” Mary Smith said; the café’s owner didn’t agree.",
    "A hour later, AT&T’s shares rose 5 % & fell again…",
    "‘Nobody knows,’ he said. It is believed that the £10 million was lost.",
    "“The mayor left, the paper wrote.",
]


def with_references(text: str) -> str:
    """The text with a reference for everything that can be written as one."""
    names = {"“": "ldquo", "”": "rdquo", "‘": "lsquo", "’": "rsquo", "—": "mdash", "…": "hellip", "&": "amp"}
    return "".join(f"&{names[c]};" if c in names else c if c.isascii() else f"&#{ord(c)};" for c in text)


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("filename", ["a.html", "a.md"])
def test_references_give_the_findings_of_their_characters(sentence: str, filename: str) -> None:
    def findings(text: str) -> list[tuple[str, str, Scope]]:
        report = lint_text(text, filename=filename, select=["all"])
        assert report.failures == ()
        return [(f.rule, html.unescape(f.text), f.scope) for f in report.findings]

    assert findings(with_references(sentence)) == findings(sentence) != []


CLEAN = """<!DOCTYPE html>
<html><body><h1>The harbour&rsquo;s new bridge</h1>
<p>The mayor: &ldquo;We&#8217;re glad &ndash; very glad.&rdquo;&nbsp; It cost &pound;10&nbsp;million,
&quot;not &lt;b&gt;9&lt;/b&gt;&quot;, and co&shy;operation of Smith&nbsp;&amp;&nbsp;Sons and AT&amp;T.&#13;
Caf&eacute;s in Z&uuml;rich opened&hellip;</p>
</body></html>
"""


@pytest.mark.parametrize("filename", ["a.html", "a.md"])
def test_references_are_no_faults_of_a_page(filename: str) -> None:
    report = lint_text(
        CLEAN, filename=filename, select=["text-quality"], ignore=["text-quality/document-length"]
    )
    assert [(finding.rule, finding.text) for finding in report.findings] == []


PIECES = [
    "Critics say the the plan will fail. ",
    "The *shocking*, **brutal** move is an total disaster, reportedly. ",
    "“*We love it*,” said **Mary** Smith. ",
    "<b>It</b> is <i>believ</i>ed that an candid man utilizes&nbsp;it. ",
    "&ldquo;", "&rdquo;", "&quot;", "&rsquo;s ", "&amp;", "&shy;", "<br>", "*", "**", "_", "`a`", "[x](y)",
    "<em>", "</em>", "<p>", "</p>", "<!-- corpuslint: disable=none/such -->", "\n\n", "\n", "\r\n", " ",
    "word", "&eacute;", "1,000 ", "100 people", "“", "’", ".", "- ", "> ", "|", "\n|-|-|\n", "# ",
]  # fmt: skip


@settings(deadline=None, max_examples=50)
@given(st.sampled_from(["a.md", "a.html"]), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_findings_show_nothing_of_the_blanks(filename: str, text: str) -> None:
    report = lint_text(text, filename=filename, select=["all"])
    assert report.failures == ()
    for finding in report.findings:
        assert text[finding.start : finding.end] == finding.text
        assert GLUE not in finding.message + "".join(finding.suggestions)


@given(st.sampled_from([markdown, page]), st.lists(st.sampled_from(PIECES), max_size=20).map("".join))
def test_layers_lie_in_the_text(read: object, text: str) -> None:
    document = markdown(text) if read is markdown else page(text)
    prose = document.prose
    assert len(prose) == len(text)
    references = {r.start: r for r in document.markup.decoded} if document.markup else {}
    masked = (
        {o for span in document.markup.masked for o in range(span.start, span.end)}
        if document.markup
        else set()
    )
    for offset, (seen, written) in enumerate(zip(prose, text, strict=True)):
        if written in "\r\n":
            assert seen == written
        elif offset in references:
            assert seen == references[offset].character
        elif offset not in masked:
            assert seen == written
        else:
            assert seen in (" ", GLUE)
    for layer in (document.sentences, document.quotations, document.names, document.numbers):
        for item in layer:
            assert 0 <= item.start < item.end <= len(text)
            assert not prose[item.start].isspace()
            assert not prose[item.end - 1].isspace()
            assert GLUE not in (prose[item.start], prose[item.end - 1])


@pytest.mark.parametrize("text", [GLUE, f"{GLUE}{GLUE}\n\nMary Smith said so.", f"<p>&#xFDD0;{GLUE}</p>"])
@pytest.mark.parametrize("filename", ["a.txt", "a.md", "a.html"])
def test_a_text_may_hold_the_character_that_stands_for_marks(filename: str, text: str) -> None:
    assert lint_text(text, filename=filename, select=["all"]).failures == ()

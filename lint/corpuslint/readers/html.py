"""HTML pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from corpuslint.decode import read_text
from corpuslint.errors import Failure
from corpuslint.finding import Span
from corpuslint.source import Block, BlockKind, Input, Markup, ReadOptions, Source

HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
KINDS: dict[str, BlockKind] = {
    "h1": "headline",
    "li": "list-item",
    "dd": "list-item",
    "dt": "list-item",
    "blockquote": "block-quote",
    "td": "table",
    "th": "table",
    "caption": "table",
    "nav": "boilerplate",
    "footer": "boilerplate",
    "aside": "boilerplate",
    "form": "boilerplate",
    "menu": "boilerplate",
    **dict.fromkeys(HEADINGS, "heading"),
}
# Begin and end a block, but leave its kind to what is around them.
NEUTRAL = frozenset(
    [
        "address",
        "article",
        "body",
        "center",
        "details",
        "dialog",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "main",
        "ol",
        "p",
        "section",
        "summary",
        "table",
        "tbody",
        "tfoot",
        "thead",
        "tr",
        "ul",
    ]
)
HIDDEN = frozenset(
    [
        "audio",
        "button",
        "canvas",
        "code",
        "head",
        "iframe",
        "kbd",
        "math",
        "noscript",
        "object",
        "pre",
        "samp",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "tt",
        "var",
        "video",
    ]
)
HIDDEN_BLOCKS = frozenset({"pre", "math", "textarea"})
VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


class HtmlReader:
    """Reads a page as one text; tags, entities, scripts and code are masked."""

    name = "html"
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]:
        """The one text of the page, or why there is none."""
        decoded = read_text(source)
        if isinstance(decoded, Failure):
            yield decoded
        else:
            markup = html_markup(decoded.text)
            yield Source(path=source.path, text=decoded.text, markup=markup, notice=decoded.note)


def html_markup(text: str) -> Markup:
    """What the tags of a page, or of a piece of one, say of its text."""
    page = Page(text)
    page.feed(text)
    page.close()
    page.end_block()
    return Markup(
        blocks=tuple(page.blocks),
        masked=tuple(spans_between(page.visible, len(text))),
        comments=tuple(page.comments),
        links=tuple(page.links),
    )


def spans_between(visible: list[Span], end: int) -> Iterator[Span]:
    """The spans from 0 to `end` that `visible`, spans in order, leaves."""
    last = 0
    for span in visible:
        if span.start > last:
            yield Span(last, span.start)
        last = span.end
    if end > last:
        yield Span(last, end)


class Element(NamedTuple):
    """An element that is open: what kind of block text in it belongs to, and whether it is no prose."""

    tag: str
    kind: BlockKind
    hidden: bool


class Page(HTMLParser):
    """Walks through a page and notes which of its characters are prose, and of which block."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.text = text
        self.blocks: list[Block] = []
        self.visible: list[Span] = []
        self.comments: list[Span] = []
        self.links: list[Span] = []
        self._line_starts = _line_starts(text)
        self._open: list[Element] = [Element("", "paragraph", False)]
        self._open_tags: Counter[str] = Counter()
        self._block: Span | None = None  # the prose of the block so far, from first to last
        self._link: int | None = None  # where the text of the link begins that is open
        self._has_headline = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in KINDS or tag in NEUTRAL or tag in HIDDEN_BLOCKS:
            self._close_implied(tag)
            self.end_block()
        if tag == "a":
            self._link = self._offset() + len(self.get_starttag_text() or "")
        if tag not in VOID:
            self._push(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            self.handle_starttag(tag, attrs)
        else:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._link is not None:
            if self._link < self._offset():
                self.links.append(Span(self._link, self._offset()))
            self._link = None
        if tag in KINDS or tag in NEUTRAL or tag in HIDDEN_BLOCKS:
            self.end_block()
        if self._open_tags[tag]:
            while self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        inside = self._open[-1]
        if inside.hidden:
            return
        start = self._offset()
        self.visible.append(Span(start, start + len(data)))
        if data.isspace():
            return
        first = start + len(data) - len(data.lstrip())
        end = start + len(data.rstrip())
        self._block = Span(first if self._block is None else self._block.start, end)

    def handle_comment(self, data: str) -> None:
        start = self._offset()
        end = start + len("<!--") + len(data) + len("-->")
        if self.text.startswith("<!--", start) and self.text.endswith("-->", start, end):
            self.comments.append(Span(start, end))

    def unknown_decl(self, data: str) -> None:
        """A marked section such as CDATA is no prose."""

    def end_block(self) -> None:
        """What comes is of another block than what was."""
        if self._block is None:
            return
        kind = self._open[-1].kind
        if kind == "headline":
            kind = "heading" if self._has_headline else "headline"
            self._has_headline = True
        self.blocks.append(Block(self._block.start, self._block.end, kind))
        self._block = None

    def _push(self, tag: str) -> None:
        around = self._open[-1]
        kind = KINDS.get(tag, around.kind)
        if around.kind == "boilerplate" or (around.kind == "block-quote" and tag not in ("td", "th", "nav")):
            kind = around.kind
        if tag == "header" and not (self._open_tags["article"] or self._open_tags["main"]):
            kind = "boilerplate"
        if tag == "h1":
            kind = "headline"
        self._open.append(Element(tag, kind, around.hidden or tag in HIDDEN))
        self._open_tags[tag] += 1

    def _pop(self) -> str:
        tag = self._open.pop().tag
        self._open_tags[tag] -= 1
        return tag

    def _close_implied(self, tag: str) -> None:
        """End the paragraph or heading that a block cannot stand in, and a list item or cell by the next."""
        for closed in ("p", "h1", *HEADINGS):
            if self._open_tags[closed]:
                self.handle_endtag(closed)
        if tag in ("li", "td", "th", "dd", "dt", "tr") and self._open[-1].tag == tag:
            self.handle_endtag(tag)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column


def _line_starts(text: str) -> list[int]:
    """Where the lines begin that the parser counts: those that end with LF."""
    starts = [0]
    while (end := text.find("\n", starts[-1])) >= 0:
        starts.append(end + 1)
    return starts

"""HTML pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from corpuslint.decode import read_text
from corpuslint.errors import Failure
from corpuslint.finding import Span
from corpuslint.readers.tags import Part, character_of, parts
from corpuslint.source import Block, BlockKind, Decoded, Input, Markup, ReadOptions, Source

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
KINDS: dict[str, BlockKind] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dd", "dt"), "list-item"),
    **dict.fromkeys(("td", "th", "caption"), "table"),
    **dict.fromkeys(("nav", "footer", "aside", "form", "menu"), "boilerplate"),
    "blockquote": "block-quote",
}
# These begin and end a block too, but leave its kind to what is around them.
NEUTRAL = frozenset(
    {
        *("address", "article", "body", "center", "details", "dialog", "div", "dl", "fieldset", "figcaption"),
        *("figure", "header", "hgroup", "hr", "html", "legend", "main", "ol", "p", "section", "summary"),
        *("table", "tbody", "tfoot", "thead", "tr", "ul", "pre", "math", "textarea"),
    }
)
# In these there is no prose.
HIDDEN = frozenset(
    {
        *("audio", "button", "canvas", "code", "head", "iframe", "kbd", "math", "noscript", "object", "pre"),
        *("samp", "script", "select", "style", "svg", "template", "textarea", "title", "tt", "var", "video"),
    }
)
VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track"),
        "wbr",
    }
)
SIBLINGS = frozenset({"li", "td", "th", "dd", "dt", "tr"})  # each ends the one before it


class HtmlReader:
    """Reads a page as one text; tags, scripts and code are masked, character references decoded."""

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
    for part in parts(text):
        page.add(part)
    page.end_block()
    return page.markup()


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
    """An element that is open: of what kind the blocks in it are, and whether it holds no prose."""

    tag: str
    kind: BlockKind
    hidden: bool


class Page:
    """Takes the parts of a page in order and notes which are prose, and of which block."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._blocks: list[Block] = []
        self._visible: list[Span] = []
        self._comments: list[Span] = []
        self._links: list[Span] = []
        self._decoded: list[Decoded] = []
        self._open = [Element("", "paragraph", False)]
        self._open_tags: Counter[str] = Counter()
        self._prose: Span | None = None  # of the block so far, from its first word to its last
        self._link: int | None = None  # where the text of the link begins that is open
        self._has_headline = False

    def markup(self) -> Markup:
        """All that was noted."""
        return Markup(
            blocks=tuple(self._blocks),
            masked=tuple(spans_between(self._visible, len(self.text))),
            comments=tuple(self._comments),
            links=tuple(self._links),
            decoded=tuple(self._decoded),
        )

    def add(self, part: Part) -> None:
        """Take the next part."""
        if part.kind == "text":
            self._add_text(part.start, self.text[part.start : part.end])
        elif part.kind == "entity":
            self._add_decoded(part, character_of(self.text[part.start : part.end]))
        elif part.kind == "begin" or (part.kind == "empty" and part.tag in VOID):
            self._begin(part)
        elif part.kind == "end":
            self._end(part)
        elif part.kind == "comment":
            self._comments.append(Span(part.start, part.end))

    def end_block(self) -> None:
        """What comes is of another block than what was."""
        if self._prose is None:
            return
        kind = self._open[-1].kind
        if kind == "heading" and self._open_tags["h1"] and not self._has_headline:
            kind = "headline"
            self._has_headline = True
        self._blocks.append(Block(self._prose.start, self._prose.end, kind))
        self._prose = None

    def _add_text(self, start: int, text: str) -> None:
        if self._open[-1].hidden:
            return
        self._visible.append(Span(start, start + len(text)))
        if text.isspace():
            return
        first = start + len(text) - len(text.lstrip())
        self._prose = Span(self._prose.start if self._prose else first, start + len(text.rstrip()))

    def _add_decoded(self, part: Part, character: str | None) -> None:
        if character is not None and not self._open[-1].hidden:
            self._decoded.append(Decoded(part.start, part.end, character))
            self._add_text(part.start, character)

    def _begin(self, part: Part) -> None:
        if part.tag in KINDS or part.tag in NEUTRAL:
            self.end_block()
            for closed in ("p", *HEADINGS):  # in which no block can stand
                self._close(closed)
            if part.tag in SIBLINGS and self._open[-1].tag == part.tag:
                self._close(part.tag)
        if part.tag == "a":
            self._link = part.end
        if part.tag == "br":
            self._add_decoded(part, " ")
        if part.tag not in VOID:
            around = self._open[-1]
            self._open.append(Element(part.tag, self._kind(part.tag), around.hidden or part.tag in HIDDEN))
            self._open_tags[part.tag] += 1

    def _end(self, part: Part) -> None:
        if part.tag == "a" and self._link is not None:
            if self._link < part.start:
                self._links.append(Span(self._link, part.start))
            self._link = None
        if part.tag in KINDS or part.tag in NEUTRAL:
            self.end_block()
        self._close(part.tag)

    def _close(self, tag: str) -> None:
        """Close the innermost element of this name, and all that is open in it."""
        while self._open_tags[tag]:
            closed = self._open.pop().tag
            self._open_tags[closed] -= 1
            if closed == tag:
                return

    def _kind(self, tag: str) -> BlockKind:
        """The kind of the blocks in an element that begins here; a heading is one wherever it stands."""
        around = self._open[-1].kind
        if tag in HEADINGS:
            return "heading"
        if tag == "header" and not (self._open_tags["article"] or self._open_tags["main"]):
            return "boilerplate"
        if around == "boilerplate" or (around == "block-quote" and KINDS.get(tag) == "list-item"):
            return around
        return KINDS.get(tag, around)

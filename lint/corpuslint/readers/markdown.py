"""Markdown: CommonMark with tables, strikethrough, footnotes, front matter and formulas."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from corpuslint.decode import read_text
from corpuslint.errors import Failure
from corpuslint.finding import Span
from corpuslint.layers.lines import NEWLINE
from corpuslint.readers.content import Content, Piece, content_of_lines
from corpuslint.readers.html import html_markup, spans_between
from corpuslint.readers.inline import InlineMarks
from corpuslint.source import Block, BlockKind, Decoded, Input, Markup, ReadOptions, Source

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

YAML_KEY = re.compile(r"[\w\"'][\w\"'.-]*:(?:\s|\Z)")
MARKED = re.compile(r"[\\`*_~\[<&${]|https?:|www\.", re.IGNORECASE)  # without these a content is all prose
# What is no prose though CommonMark calls it text: addresses, the marks of footnotes, tasks and
# alerts, and the tags of site generators.
ASIDE = re.compile(
    r"\b(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?\"'”’)\]]"
    r"|(?P<footnote>\[\^[^\]\s]{1,100}\]):?"
    r"|\A\[(?:[ xX]|![A-Za-z]+)\](?=\s|\Z)"
    r"|\{\{.{1,500}?\}\}|\{%.{1,500}?%\}",
    re.IGNORECASE,
)
FORMULA = re.compile(r"\$\$[^$]+\$\$|(?<![\w$\\])\$(?!\s)(?P<inner>[^$\n]{1,200})(?<!\s)\$(?![\w$])")
FORMULA_SIGN = re.compile(r"[\\^_={}]|\A[A-Za-z]\Z")  # tells a formula from what stands between two prices
LINE = re.compile(r"[^\r\n]+")
CELL_END = re.compile(r"(?<!\\)\|")


class MarkdownReader:
    """Reads a file as one text; code, targets of links, tags, comments and front matter are masked."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mkd", ".mdown")

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]:
        """The one text of the file, or why there is none."""
        decoded = read_text(source)
        if isinstance(decoded, Failure):
            yield decoded
            return
        markup, notice = None, decoded.note
        try:
            markup = markdown_markup(decoded.text)
        except RecursionError:
            notice = "is nested too deeply to be read as Markdown; read as plain text"
        yield Source(path=source.path, text=decoded.text, markup=markup, notice=notice)


def markdown_markup(text: str) -> Markup:
    """What the marks in a Markdown text say of it; RecursionError if they nest beyond reason."""
    return Walk(text).markup()


class Walk:
    """Goes through the blocks of a text and notes which of its characters are prose, and of what."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(found.end() for found in NEWLINE.finditer(text))]
        self._lines = NEWLINE.sub("\n", text).replace("\0", "\ufffd").split("\n")
        _blank_front_matter(self._lines)
        self._row_columns: dict[int, int] = {}  # by line: where in it a row of a table begins
        self._marks = InlineMarks()
        self._parser = _parser(self._marks, self._row_columns)
        self._env: dict[str, Any] = {}  # definitions of links, which markdown-it keeps here
        self._blocks: list[Block] = []
        self._titles: list[int] = []  # which of the blocks are headings of the first level
        self._visible: list[Span] = []
        self._comments: list[Span] = []
        self._links: list[Span] = []
        self._decoded: list[Decoded] = []
        self._spaces: set[int] = set()  # where references to white space begin

    def markup(self) -> Markup:
        """The blocks in order, and all that is no prose."""
        around: list[BlockKind] = ["paragraph"]
        heading: Token | None = None
        cell = 0
        for token in self._parser.parse("\n".join(self._lines), self._env):
            match token.type:
                case "blockquote_open":
                    around.append("block-quote")
                case "list_item_open":
                    around.append("block-quote" if around[-1] == "block-quote" else "list-item")
                case "blockquote_close" | "list_item_close":
                    around.pop()
                case "heading_open":
                    heading = token
                case "heading_close":
                    heading = None
                case "tr_open":
                    cell = 0
                case "th_close" | "td_close":
                    cell += 1
                case "html_block":
                    self._add_html(self._lines_of(token), around[-1])
                case "inline" if heading is not None:
                    self._add_heading(token, heading)
                case "inline" if token.map and token.map[0] in self._row_columns:
                    self._add(self._cell_of(token, cell), "table")
                case "inline":
                    self._add(self._lines_of(token), around[-1])
        return Markup(
            blocks=self._blocks_with_headline(),
            masked=tuple(self._masked()),
            comments=tuple(self._comments),
            links=tuple(self._links),
            decoded=tuple(self._decoded),
        )

    def _masked(self) -> Iterator[Span]:
        """What is not visible: line by line, so that the marks at a line's end do not touch the next line."""
        for span in spans_between(self._visible, len(self.text)):
            for line in LINE.finditer(self.text, span.start, span.end):
                if not line[0].isspace():
                    yield Span(*line.span())

    def _lines_of(self, token: Token) -> Content:
        first, last = token.map or (0, 0)
        return content_of_lines(token.content, self._lines[first:last], self._starts[first:last])

    def _add_heading(self, token: Token, heading: Token) -> None:
        content = self._atx_heading_of(token) if heading.markup.startswith("#") else self._lines_of(token)
        if self._add(content, "heading") and heading.tag == "h1":
            self._titles.append(len(self._blocks) - 1)

    def _atx_heading_of(self, token: Token) -> Content:
        """The content of a heading that stands after number signs: no mark before them holds one."""
        number = token.map[0] if token.map else 0
        line = self._lines[number]
        signs = line.index("#")
        column = line.find(token.content, len(line) - len(line[signs:].lstrip("#")))
        return Content(token.content, [Piece(0, self._starts[number] + column, len(token.content))])

    def _cell_of(self, token: Token, index: int) -> Content:
        """The content of one cell of a row of a table, where `\\|` stands for `|`."""
        number = token.map[0] if token.map else 0
        line = self._lines[number][self._row_columns[number] :]
        column = self._row_columns[number] + len(line) - len(line.lstrip())
        row = line.strip()
        ends = [found.start() for found in CELL_END.finditer(row)]
        if ends and ends[0] == 0:
            index += 1
        bounds = [-1, *ends, len(row)]
        if index + 1 >= len(bounds):
            return Content("", [])
        cell = row[bounds[index] + 1 : bounds[index + 1]]
        place = self._starts[number] + column + bounds[index] + 1 + len(cell) - len(cell.lstrip())
        runs = re.split(r"\\(?=\|)", cell.strip())
        if "".join(runs) != token.content.strip():
            return Content("", [])
        pieces: list[Piece] = []
        start = len(token.content) - len(token.content.lstrip())
        for run in runs:
            pieces.append(Piece(start, place, len(run)))
            start += len(run)
            place += len(run) + 1
        return Content(token.content, pieces)

    def _add(self, content: Content, kind: BlockKind) -> bool:
        """Note what of a content is prose; whether there is any."""
        start = end = None
        for span in self._prose_of(content):
            self._visible.append(span)
            trimmed = self._trimmed(span)
            if trimmed.start < trimmed.end:
                start = trimmed.start if start is None else start
                end = trimmed.end
        if start is None or end is None:
            return False
        self._blocks.append(Block(start, end, kind))
        return True

    def _trimmed(self, span: Span) -> Span:
        """The span without the white space at its ends, that of references included."""
        start, end = span.start, span.end
        while start < end and self._is_space(start):
            start += 1
        while start < end and self._is_space(end - 1):
            end -= 1
        return Span(start, end)

    def _is_space(self, offset: int) -> bool:
        return self.text[offset].isspace() or offset in self._spaces

    def _prose_of(self, content: Content) -> Iterator[Span]:
        """The spans of the file that are prose of a content, in order."""
        if not MARKED.search(content.text):
            yield from content.in_file(0, len(content.text))
            return
        marks = self._marks
        marks.clear()
        self._parser.inline.parse(content.text, self._parser, self._env, [])
        marks.settle()
        masked = marks.masked + _formulas(content.text)
        for span in spans_between(_merged(masked), len(content.text)):
            for aside in ASIDE.finditer(content.text, span.start, span.end):
                masked.append(Span(*aside.span()))
                if aside["footnote"]:
                    marks.links.append(Span(*aside.span("footnote")))
        self._comments += _in_file(content, marks.comments)
        self._links += _in_file(content, sorted(marks.links))
        visible = list(spans_between(_merged(masked), len(content.text)))
        decoded = list(_decoded_in_file(content, _within(visible, marks.decoded)))
        self._decoded += decoded
        self._spaces.update(reference.start for reference in decoded if reference.character.isspace())
        for span in visible:
            yield from content.in_file(span.start, span.end)

    def _add_html(self, content: Content, around: BlockKind) -> None:
        """Note what a block of HTML holds; it may well be half a page, so each is read by itself."""
        markup = html_markup(content.text)
        for span in spans_between(list(markup.masked), len(content.text)):
            self._visible += content.in_file(span.start, span.end)
        self._decoded += _decoded_in_file(content, markup.decoded)
        self._comments += _in_file(content, markup.comments)
        self._links += _in_file(content, markup.links)
        for block in markup.blocks:
            extent = content.extent_in_file(block.start, block.end)
            if extent is None:
                continue
            if block.kind == "headline":
                self._titles.append(len(self._blocks))
            kind = around if block.kind == "paragraph" else block.kind
            self._blocks.append(Block(extent.start, extent.end, "heading" if kind == "headline" else kind))

    def _blocks_with_headline(self) -> tuple[Block, ...]:
        """The blocks, with the first title or else a heading that begins the text as the headline."""
        blocks = self._blocks
        title = self._titles[0] if self._titles else 0
        if blocks and blocks[title].kind == "heading":
            blocks[title] = Block(blocks[title].start, blocks[title].end, "headline")
        return tuple(blocks)


def _parser(marks: InlineMarks, row_columns: dict[int, int]) -> MarkdownIt:
    """A parser that notes inline markup in `marks`, and in `row_columns` where rows of tables begin."""
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import table

    def noted_table(state: StateBlock, first: int, last: int, silent: bool) -> bool:
        if not table(state, first, last, silent):
            return False
        if not silent:
            for line in range(first, state.line):
                start = state.src.rfind("\n", 0, state.bMarks[line]) + 1
                row_columns[line] = state.bMarks[line] + state.tShift[line] - start
        return True

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.disable(["inline", "text_join"])  # contents are parsed one by one, by Walk
    parser.block.ruler.at("table", noted_table, {"alt": ["paragraph", "reference"]})
    marks.install(parser)
    return parser


def _blank_front_matter(lines: list[str]) -> None:
    """Blank the metadata between `---` (YAML) or `+++` (TOML) at the top, if there are any."""
    fence = lines[0].rstrip()
    if fence == "---":
        first = next((line for line in lines[1:] if line.strip() and not line.startswith("#")), "")
        if not YAML_KEY.match(first):
            return  # a rule above a text
    elif fence != "+++":
        return
    fences = ("---", "...") if fence == "---" else ("+++",)
    last = next((number for number in range(1, len(lines)) if lines[number].rstrip() in fences), None)
    if last is not None:
        lines[: last + 1] = [""] * (last + 1)


def _formulas(text: str) -> list[Span]:
    return [
        Span(*found.span())
        for found in FORMULA.finditer(text)
        if found["inner"] is None or FORMULA_SIGN.search(found["inner"])
    ]


def _merged(spans: list[Span]) -> list[Span]:
    """The spans in order, without overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _within(visible: list[Span], references: list[Decoded]) -> Iterator[Decoded]:
    """The references that begin in one of the visible spans, which are in order."""
    for reference in references:
        index = bisect_right(visible, reference.start, key=attrgetter("start")) - 1
        if index >= 0 and reference.start < visible[index].end:
            yield reference


def _decoded_in_file(content: Content, references: Iterable[Decoded]) -> Iterator[Decoded]:
    """References of a content with their places in the file."""
    for reference in references:
        extent = content.extent_in_file(reference.start, reference.end)
        if extent is not None:
            yield Decoded(extent.start, extent.end, reference.character)


def _in_file(content: Content, spans: list[Span] | tuple[Span, ...]) -> Iterator[Span]:
    """The extents in the file of spans of a content."""
    for span in spans:
        extent = content.extent_in_file(span.start, span.end)
        if extent is not None:
            yield extent

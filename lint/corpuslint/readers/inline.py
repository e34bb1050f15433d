"""What the inline rules of markdown-it take for markup, with its place in the content of a block.

markdown-it's tokens say nothing of places, but while its rules run, their state does. So each
rule that takes markup away is wrapped in one that notes from where to where.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from corpuslint.finding import Span
from corpuslint.readers.html import HIDDEN
from corpuslint.readers.tags import character_of
from corpuslint.source import Decoded

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

    InlineRule = Callable[[StateInline, bool], bool]
    Note = Callable[[StateInline, int, int], None]

TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)")


class Delimiter(NamedTuple):
    """A run of * _ or ~ that may turn out to mark emphasis: then its token is no text any more."""

    span: Span
    token: Token


class InlineMarks:
    """The markup of one content: clear it, let the parser run, and read it off."""

    def __init__(self) -> None:
        self.masked: list[Span] = []
        self.comments: list[Span] = []
        self.links: list[Span] = []
        self.decoded: list[Decoded] = []
        self._delimiters: list[Delimiter] = []
        self._hidden: tuple[str, int] | None = None  # an element such as <code>, and where it begins
        self._images = 0  # how many images we are inside of

    def clear(self) -> None:
        """Forget what was noted of another content."""
        self.masked, self.comments, self.links, self.decoded = [], [], [], []
        self._delimiters = []
        self._hidden = None

    def settle(self) -> None:
        """Mask the marks that were found to be emphasis, once the parser is through."""
        self.masked += [
            mark.span for mark in self._delimiters if mark.token.type != "text" or not mark.token.content
        ]

    def install(self, parser: MarkdownIt) -> None:
        """Make the rules of a parser note here what they take away."""
        from markdown_it.rules_inline import (
            autolink,
            backtick,
            emphasis,
            entity,
            escape,
            html_inline,
            image,
            link,
            strikethrough,
        )

        parser.disable("fragments_join")  # it would give the marks of emphasis the texts beside them
        for name, rule, note in (
            ("escape", escape, self._note_escape),
            ("backticks", backtick, self._note_code),
            ("strikethrough", strikethrough.tokenize, self._note_delimiters),
            ("emphasis", emphasis.tokenize, self._note_delimiters),
            ("link", link, self._note_link),
            ("image", self._within_image(image), self._note_whole),
            ("autolink", autolink, self._note_whole),
            ("html_inline", html_inline, self._note_html),
            ("entity", entity, self._note_reference),
        ):
            parser.inline.ruler.at(name, self._noting(rule, note))

    def _noting(self, rule: InlineRule, note: Note) -> InlineRule:
        """A rule that does what `rule` does and notes it, unless it was only to look ahead."""

        def noted(state: StateInline, silent: bool) -> bool:
            start, made = state.pos, len(state.tokens)
            if not rule(state, silent):
                return False
            if not silent and not self._images:
                note(state, start, made)
            return True

        return noted

    def _within_image(self, image: InlineRule) -> InlineRule:
        """The image rule parses the description as a content of its own, of which nothing is noted."""

        def rule(state: StateInline, silent: bool) -> bool:
            self._images += 1
            try:
                return image(state, silent)
            finally:
                self._images -= 1

        return rule

    def _note_whole(self, state: StateInline, start: int, made: int) -> None:
        self.masked.append(Span(start, state.pos))

    def _note_reference(self, state: StateInline, start: int, made: int) -> None:
        self._note_decoded(start, state.pos, character_of(state.src[start : state.pos]))

    def _note_decoded(self, start: int, end: int, character: str | None) -> None:
        if character is None:
            self.masked.append(Span(start, end))
            return
        self.masked.append(Span(start + 1, end))
        self.decoded.append(Decoded(start, end, character))

    def _note_escape(self, state: StateInline, start: int, made: int) -> None:
        token = state.tokens[-1]
        if token.content != token.markup or token.type == "hardbreak":
            self.masked.append(Span(start, start + 1))

    def _note_code(self, state: StateInline, start: int, made: int) -> None:
        if len(state.tokens) > made:  # else it was a run of backticks that is never closed
            self.masked.append(Span(start, state.pos))

    def _note_delimiters(self, state: StateInline, start: int, made: int) -> None:
        end = state.pos
        index = len(state.tokens)
        while end > start:
            index -= 1
            token = state.tokens[index]
            self._delimiters.append(Delimiter(Span(end - len(token.content), end), token))
            end -= len(token.content)

    def _note_link(self, state: StateInline, start: int, made: int) -> None:
        label_end = state.md.helpers.parseLinkLabel(state, start, True)
        if state.src.startswith("[^", start):  # a footnote with a definition of one word
            self.masked.append(Span(start, state.pos))
            self.links.append(Span(start, state.pos))
            return
        self.masked += (Span(start, start + 1), Span(label_end, state.pos))
        if start + 1 < label_end:
            self.links.append(Span(start + 1, label_end))

    def _note_html(self, state: StateInline, start: int, made: int) -> None:
        tag = TAG.match(state.src, start)
        if tag is not None and tag["name"].lower() == "br":
            self._note_decoded(start, state.pos, " ")
            return
        self.masked.append(Span(start, state.pos))
        if state.src.startswith("<!--", start):
            self.comments.append(Span(start, state.pos))
        if tag is None:
            return
        name = tag["name"].lower()
        if not tag["close"] and self._hidden is None and name in HIDDEN:
            self._hidden = (name, start)
        elif tag["close"] and self._hidden is not None and self._hidden[0] == name:
            self.masked.append(Span(self._hidden[1], state.pos))
            self._hidden = None

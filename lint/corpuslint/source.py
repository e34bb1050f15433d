"""Where text comes from, and what its format says of its structure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import BinaryIO, Literal, Protocol

import msgspec

from corpuslint.errors import Failure
from corpuslint.finding import Span

BlockKind = Literal["headline", "heading", "paragraph", "list-item", "block-quote", "table", "boilerplate"]


class Block(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, heading or list item: the unit that sentences and quotations stay inside."""

    start: int
    end: int
    kind: BlockKind = "paragraph"


class Decoded(msgspec.Struct, frozen=True):
    """What stands at `start`…`end` for one character: `&rdquo;` for ”, `<br>` for a space."""

    start: int
    end: int
    character: str


class Markup(msgspec.Struct, frozen=True):
    """What a reader that parses a markup knows of a text; offsets are those of the text itself.

    `blocks` are in order and do not overlap. `masked` spans are not prose (code, the target of a
    link, tags, front matter); rules see blanks in their place. `comments` are the spans of
    comments, delimiters included, in which directives may stand; they are masked too.
    `links` are the visible texts of links and the marks of footnotes. `decoded` are the character
    references, in order: in the first place of each, rules see its character; the rest is masked.
    """

    blocks: tuple[Block, ...]
    masked: tuple[Span, ...] = ()
    comments: tuple[Span, ...] = ()
    links: tuple[Span, ...] = ()
    decoded: tuple[Decoded, ...] = ()


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One text to lint. `record` is its id or 1-based row number where it came from a record file.

    `markup` is None for plain text, whose blocks are found by the look of its lines. `notice` is
    something the user should hear of how it was read, such as a guessed encoding.
    """

    path: str
    text: str
    record: str | int | None = None
    markup: Markup | None = None
    notice: str | None = None


class Input(msgspec.Struct, frozen=True):
    """A file that was asked for, or standard input: the name to report it by, and how to open it.

    `text` is its text where a caller has that and no bytes; a reader of texts takes it as it is. `file`
    is the path to write to, where it is a file: `path` may show that in another way.
    """

    path: str
    open: Callable[[], BinaryIO]
    text: str | None = None
    file: str | None = None


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user said of record files. Dots in a field name step into nested objects."""

    text_field: str = "text"
    id_field: str | None = None


class Reader(Protocol):
    """Turns one input into sources. Registered by the hook `corpuslint_readers`.

    `suffixes` are lower-case file endings with their dot (".md", ".jsonl.gz"); the longest that
    fits a file's name wins. `read` yields a Failure for what cannot be read and goes on where it
    can; it never raises for bad input, and an OSError may pass through.
    """

    name: str
    suffixes: tuple[str, ...]

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]: ...

"""Fixing: a text is changed as its findings suggest, and linted again, until nothing is left to change."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

import msgspec

from corpuslint.config import Settings
from corpuslint.decode import DecodedText, DecodeError, decode, encode
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Finding, Fix, Span
from corpuslint.fixes import Edit, Piece, apart, applied, edit_of, edits_to, spliced
from corpuslint.linter import Linter
from corpuslint.linting import Linted
from corpuslint.reading import read_input
from corpuslint.rewriting import RewriteError
from corpuslint.run import heeded
from corpuslint.source import Input, Source

MOST_PASSES = 100
MOST_GROWTH = 10_000  # characters more than twice the text: then a fix feeds on itself


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A file's bytes before and after `fixes` of its findings were fixed; the same as edits of its text."""

    before: bytes
    after: bytes
    text: str
    edits: list[Edit]
    fixes: int


# What is done with a change: whether it was made. RewriteError if it could not be.
Put = Callable[[Input, Change], bool]


class Fixing:
    """Fixes what a run has linted, with `put` to write it back. `done` counts the findings fixed so far."""

    def __init__(self, linter: Linter, put: Put, *, unsafe: bool = False) -> None:
        self.done = 0
        self.least = Fix.UNSAFE if unsafe else Fix.SAFE
        self._linter = linter
        self._put = put
        self._with_records: set[str] = set()

    def fix(self, document: Document, linted: Linted, settings: Settings, origin: Input) -> Linted:
        """What linting the document gives once it is fixed; if it was not, what it gave, and why not."""
        if not self._fixable(linted.findings, settings, document.path):
            return linted
        if document.record is not None:
            return self._refuse_records(document, linted)
        try:
            change, fixed = self._settled(document, linted, settings, origin)
            made = self._put(origin, change)
        except RewriteError as error:
            return _with_failure(linted, Failure(document.path, f"not fixed: {error}"))
        self.done += change.fixes
        return fixed if made else linted

    def _fixable(self, findings: Iterable[Finding], settings: Settings, path: str) -> list[Finding]:
        """The findings that are to be fixed."""
        return heeded((finding for finding in findings if finding.fix >= self.least), settings, path)

    def _refuse_records(self, document: Document, linted: Linted) -> Linted:
        if document.path in self._with_records:
            return linted
        self._with_records.add(document.path)
        message = "not fixed: texts in records are left as they are; put them into files of their own"
        return _with_failure(linted, Failure(document.path, message))

    def _settled(
        self, document: Document, linted: Linted, settings: Settings, origin: Input
    ) -> tuple[Change, Linted]:
        """The change after which nothing is left to be fixed, and what is found then."""
        with origin.open() as stream:
            before = stream.read()
        decoded = _decoded(before, document.text)
        text = document.text
        pieces: list[Piece] = [Span(0, len(text))]
        after = before
        seen = {hash(text)}
        fixes = 0
        for _ in range(MOST_PASSES):
            fixable = self._fixable(linted.findings, settings, document.path)
            edits = _edits(document, fixable)
            if not edits:
                whole = edits_to(pieces, decoded.text)
                change = Change(before=before, after=after, text=decoded.text, edits=whole, fixes=fixes)
                return change, linted
            fixes += len(edits)
            text = applied(text, edits)
            pieces = spliced(pieces, edits)
            if hash(text) in seen or len(text) > 2 * len(decoded.text) + MOST_GROWTH:
                break
            seen.add(hash(text))
            after = _encoded(text, decoded)
            document = self._read_again(after, text, settings, origin.path)
            linted = self._linter.lint(document, settings)
        rules = ", ".join(sorted({finding.rule for finding in fixable}))
        raise RewriteError(f"its fixes do not come to an end ({rules})")

    def _read_again(self, content: bytes, text: str, settings: Settings, path: str) -> Document:
        """The document of a text that was changed and encoded: if it is not read back, it is not written."""
        items = list(read_input(Input(path, lambda: io.BytesIO(content)), self._linter, settings))
        if len(items) != 1 or not isinstance(items[0], Source) or items[0].text != text:
            raise RewriteError("it would then be read in another way; save it as UTF-8")
        return Document.of(items[0])


def _edits(document: Document, findings: Iterable[Finding]) -> list[Edit]:
    """The changes to make at once; what would touch one of them waits for the next pass."""
    edits = [edit_of(document, finding.start, finding.end, finding.suggestions[0]) for finding in findings]
    return apart(edit for edit in edits if edit is not None)


def _decoded(content: bytes, text: str) -> DecodedText:
    """How the bytes of a file hold the text that was linted."""
    try:
        decoded = decode(content)
    except DecodeError:
        decoded = None
    if decoded is None or decoded.text != text:
        raise RewriteError("it is not stored as plain text, or has changed while it was linted")
    return decoded


def _encoded(text: str, like: DecodedText) -> bytes:
    try:
        return encode(text, like)
    except UnicodeEncodeError as error:
        missing = text[error.start]
        raise RewriteError(
            f"{like.encoding} has no {missing!r} (U+{ord(missing):04X}); save it as UTF-8"
        ) from error


def _with_failure(linted: Linted, failure: Failure) -> Linted:
    return msgspec.structs.replace(linted, failures=(*linted.failures, failure))

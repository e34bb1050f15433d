"""The kind `document-measure`: a number of a whole document, held against limits as filters of corpora do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from itertools import islice

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Span
from corpuslint.rule import Rule

LINE = re.compile(r"[^\s][^\n]*(?<=\S)")
BLANK_LINE = re.compile(r"\n\s*\n")
LETTER = re.compile(r"[^\W\d_]")
NO_LETTER = re.compile(r"(?<!\S)(?:(?!\s)[\W\d_])+(?!\S)")
CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
PLAIN_WORD = re.compile(r"[a-z]+")
NUMBER = re.compile(r"\d[\d.,]*")
SYMBOL = re.compile(r"#|…|\.{3}")
BULLETS = ("-", "*", "•", "·", "‣", "◦", "▪", "●", "○", "■", "–")
ELLIPSES = ("...", "…")
TERMINAL = (".", "!", "?", "…", '"', "”", "’", "'", "。", "！", "？")
STOP_WORDS = frozenset(("the", "be", "to", "of", "and", "that", "have", "with"))
SHORT_LINE = 30  # characters

Measured = tuple[float, Span | None]  # a number, and the place that shows it, where there is one


class View:
    """The document as filters see it: lines, paragraphs and words between white space."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.prose

    @cached_property
    def lines(self) -> list[Span]:
        """The lines that hold something, without the white space at their ends."""
        return [Span(*found.span()) for found in LINE.finditer(self.text)]

    @cached_property
    def paragraphs(self) -> list[Span]:
        """What blank lines part."""
        breaks = [found.span() for found in BLANK_LINE.finditer(self.text)]
        edges = [0, *(edge for span in breaks for edge in span), len(self.text)]
        spans = zip(edges[::2], edges[1::2], strict=True)
        return [Span(start, end) for start, end in spans if self.text[start:end].strip()]

    @cached_property
    def words(self) -> list[str]:
        """What white space parts."""
        return self.text.split()

    @cached_property
    def visible(self) -> int:
        """How many characters are no white space."""
        return sum(map(len, self.words))

    def of(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def first(self, pattern: re.Pattern[str]) -> Span | None:
        """The first place that a pattern matches."""
        found = pattern.search(self.text)
        return Span(*found.span()) if found else None


def word_count(view: View) -> Measured:
    """Words between white space."""
    return len(view.words), None


def sentence_count(view: View) -> Measured:
    """Sentences that have an end."""
    return sum(view.of(Span(s.start, s.end)).endswith(TERMINAL) for s in view.document.sentences), None


def mean_word_length(view: View) -> Measured:
    """Characters a word."""
    longest = max(view.words, key=len)
    place = view.text.find(longest)
    return view.visible / len(view.words), Span(place, place + len(longest))


def longest_word(view: View) -> Measured:
    """Characters of the longest word."""
    longest = max(view.words, key=len)
    place = view.text.find(longest)
    return len(longest), Span(place, place + len(longest))


def symbols(view: View) -> Measured:
    """Number signs and ellipses a word."""
    return len(SYMBOL.findall(view.text)) / len(view.words), view.first(SYMBOL)


def curly_brackets(view: View) -> Measured:
    """Opening curly brackets."""
    place = view.text.find("{")
    return view.text.count("{"), Span(place, place + 1) if place >= 0 else None


def line_breaks(view: View) -> Measured:
    """Line ends a word."""
    return view.text.count("\n") / len(view.words), None


def letters(view: View) -> Measured:
    """Share of the words that hold a letter."""
    return sum(LETTER.search(word) is not None for word in view.words) / len(view.words), view.first(
        NO_LETTER
    )


def capitals(view: View) -> Measured:
    """Share of the words of two letters or more that are in capitals."""
    words = [word for word in view.words if len(LETTER.findall(word)) > 1]
    return sum(map(str.isupper, words)) / max(len(words), 1), view.first(CAPITALS)


def digits(view: View) -> Measured:
    """Share of the characters that are digits."""
    return sum(map(view.text.count, "0123456789")) / max(view.visible, 1), view.first(NUMBER)


def stop_words(view: View) -> Measured:
    """How many of the commonest English words there are."""
    return len(STOP_WORDS.intersection(PLAIN_WORD.findall(view.text.lower()))), None


def _share_of_lines(is_one: Callable[[str], bool], view: View) -> Measured:
    """Share of the lines that are one of a sort, and the first of them."""
    found = [line for line in view.lines if is_one(view.of(line))]
    return len(found) / max(len(view.lines), 1), found[0] if found else None


def _repeated(view: View, spans: Sequence[Span]) -> list[Span]:
    """The spans whose text an earlier one has."""
    seen: set[str] = set()
    repeated: list[Span] = []
    for span in spans:
        text = view.of(span)
        if text in seen:
            repeated.append(span)
        seen.add(text)
    return repeated


def repeats(what: str, view: View) -> Measured:
    """Share of the lines or paragraphs that stand there already."""
    spans: list[Span] = getattr(view, what)
    repeated = _repeated(view, spans)
    return len(repeated) / max(len(spans), 1), repeated[0] if repeated else None


def repeated_characters(what: str, view: View) -> Measured:
    """Share of the characters that stand in such a line or paragraph."""
    repeated = _repeated(view, getattr(view, what))
    length = sum(span.end - span.start for span in repeated)
    return length / max(len(view.text), 1), repeated[0] if repeated else None


def top_phrase(words: int, view: View) -> Measured:
    """Share of the characters that the commonest phrase of so many words takes, if it stands there twice."""
    lowered = view.text.lower().split()
    phrases = Counter(zip(*(islice(lowered, first, None) for first in range(words)), strict=False))
    if not phrases:
        return 0.0, None
    phrase, count = max(phrases.items(), key=lambda item: item[1] * sum(map(len, item[0])))
    if count < 2:
        return 0.0, None
    place = re.search(r"(?<!\S)" + r"\s+".join(map(re.escape, phrase)) + r"(?!\S)", view.text, re.IGNORECASE)
    return count * sum(map(len, phrase)) / view.visible, Span(*place.span()) if place else None


MEASURES: dict[str, Callable[[View], Measured]] = {
    "words": word_count,
    "sentences": sentence_count,
    "mean-word-length": mean_word_length,
    "longest-word": longest_word,
    "symbols-a-word": symbols,
    "curly-brackets": curly_brackets,
    "line-breaks-a-word": line_breaks,
    "alphabetic-words": letters,
    "capital-words": capitals,
    "digits": digits,
    "stop-words": stop_words,
    "bullet-lines": partial(_share_of_lines, lambda line: line.startswith(BULLETS)),
    "ellipsis-lines": partial(_share_of_lines, lambda line: line.endswith(ELLIPSES)),
    "unfinished-lines": partial(_share_of_lines, lambda line: not line.endswith(TERMINAL)),
    "short-lines": partial(_share_of_lines, lambda line: len(line) < SHORT_LINE),
    "repeated-lines": partial(repeats, "lines"),
    "repeated-line-characters": partial(repeated_characters, "lines"),
    "repeated-paragraphs": partial(repeats, "paragraphs"),
    "repeated-paragraph-characters": partial(repeated_characters, "paragraphs"),
    "top-2-gram": partial(top_phrase, 2),
    "top-3-gram": partial(top_phrase, 3),
    "top-4-gram": partial(top_phrase, 4),
}


class MeasureOptions(Options, frozen=True, kw_only=True):
    """The `measure` of a document must be at least `at_least` and at most `at_most`.

    Documents with fewer than `minimum_words` words are left alone. The message has {value}, {limit} and
    {side}, which is “below” or “above”.
    """

    measure: str
    at_least: float | None = None
    at_most: float | None = None
    minimum_words: int = 1


class DocumentMeasure(DocumentCheck):
    """Flags the first place that shows what is wrong with a document, or its first line where none does."""

    kind = "document-measure"
    Options = MeasureOptions

    def __init__(self, rule: Rule, options: MeasureOptions) -> None:
        super().__init__(rule, options)
        if options.measure not in MEASURES:
            raise ValueError(f"measure: none is called {options.measure!r}; there are {', '.join(MEASURES)}")
        if options.at_least is None and options.at_most is None:
            raise ValueError("at-most: a measure needs at-most or at-least")
        self._options = options

    def check(self, document: Document) -> Iterator[Match]:
        view = View(document)
        if len(view.words) < max(self._options.minimum_words, 1):
            return
        value, place = MEASURES[self._options.measure](view)
        if self._options.at_least is not None and value < self._options.at_least:
            limit, side = self._options.at_least, "below"
        elif self._options.at_most is not None and value > self._options.at_most:
            limit, side = self._options.at_most, "above"
        else:
            return
        shown = place or view.lines[0]
        yield Match(
            start=shown.start,
            end=shown.end,
            arguments={"value": f"{value:.3g}", "limit": f"{limit:g}", "side": side},
        )

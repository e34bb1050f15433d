"""The kind `unattributed-quotation`: somebody's words, and nobody who says them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Scope
from corpuslint.layers.quotations import Quoted
from corpuslint.layers.reporting import QUOTING, SAYING, is_noun
from corpuslint.rule import Rule

SPOKEN = SAYING | QUOTING
NEAR = 400  # characters on each side of a quotation in which its speaker may be given
REACH = 600  # characters before it: who is quoted there may go on to speak
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE_END = frozenset(".!?…”’\"')")
STOP = re.compile(r"(?<=[.!?…])\s+")
WHOLE = re.compile(r"\W*[A-Z].*[.!?…]\W*\Z", re.DOTALL)
# What tells of a speaker, or of a place the words can be read, without a verb of saying.
SOURCE = re.compile(
    r"\b(?:according|words|statement|quot\w+|letters?|speech|interview|slogans?|signs?|banners?|posters?|"
    r"e-?mails?|messages?|headlined?|headlines|titled|put it|motto|chant\w*|sang|lyrics|caption|inscription|"
    r"voice|asked|shout\w*|verse|proverb)\b",
    re.IGNORECASE,
)
SIGNATURE = re.compile(r"\s*(?:[–—―-]{1,2}\s*\W?[A-Z]|[\[(][A-Z])")


class UnattributedQuotationOptions(Options, frozen=True, kw_only=True):
    """`min-words`: a quotation with fewer words is a term or an ironic word, and no speech."""

    min_words: int = 4


class UnattributedQuotation(DocumentCheck):
    """Flags whole quoted sentences for which, and for whose neighbours, no speaker is given."""

    kind = "unattributed-quotation"
    Options = UnattributedQuotationOptions
    layers = ("blocks", "sentences", "quoted")

    def __init__(self, rule: Rule, options: UnattributedQuotationOptions) -> None:
        super().__init__(rule, options)
        self._min_words = options.min_words

    def check(self, document: Document) -> Iterator[Match]:
        candidates = [quotation for quotation in document.quoted if self._is_speech(document, quotation)]
        if not candidates:
            return
        starts = [sentence.start for sentence in document.sentences]
        counts = _sentence_counts(document)
        for quotation in candidates:
            start, end = _neighbourhood(document, starts, quotation)
            first = _sentences(document.prose_in(quotation.inner.start, quotation.inner.end))[0]
            # Words quoted twice are a pull quote; their speaker stands with the other one.
            if counts[first] == 1 and not _tells_speaker(document, quotation, start, end):
                yield Match(start=quotation.start, end=quotation.end)

    def _is_speech(self, document: Document, quotation: Quoted) -> bool:
        """A whole sentence that the narrator quotes and the quotation layer found no speaker for."""
        if quotation.kind != "speech" or quotation.depth or quotation.source is not None:
            return False
        if quotation.continued or not quotation.closed:
            return False
        inner = document.prose_in(quotation.inner.start, quotation.inner.end)
        if len(inner.split()) < self._min_words or not WHOLE.match(inner):
            return False
        block = document.block_at(quotation.start)
        if block is None or block.kind != "paragraph":
            return False
        before = document.prose_in(max(block.start, quotation.start - 8), quotation.start).rstrip()
        if before and before[-1] not in SENTENCE_END:
            return False
        return document.scopes.on_page(quotation.start) is Scope.QUOTATION


def _neighbourhood(document: Document, starts: list[int], quotation: Quoted) -> tuple[int, int]:
    """From the sentence before the quotation to the one after it, but not further than NEAR."""
    first = max(bisect_right(starts, quotation.start) - 2, 0)
    last = min(bisect_left(starts, quotation.end), len(starts) - 1)
    start = max(min(starts[first], quotation.start), quotation.start - NEAR)
    end = min(max(document.sentences[last].end, quotation.end), quotation.end + NEAR)
    return start, end


def _tells_speaker(document: Document, quotation: Quoted, start: int, end: int) -> bool:
    """Whether the text around the quotation names a speaker, of it or of a quotation beside it."""
    if SIGNATURE.match(document.prose, quotation.end, end):
        return True
    before, after = document.prose_in(start, quotation.start), document.prose_in(quotation.end, end)
    around = f"{before} {after}"
    if SOURCE.search(around) or not WORD.search(around):
        return True  # a text that is nothing but a quotation was cut out of where its speaker stood
    if _reports(around):
        return True
    if any(_has_speaker(document, near) for near in document.quotations_in(start, end)):
        return True
    if any(_goes_on(document, near) for near in document.quotations_in(quotation.start - REACH, start)):
        return True
    return bool(document.claims_in(quotation.start, quotation.end))


def _reports(text: str) -> bool:
    """Whether a text has a verb of saying: not “the report” or “the state”."""
    previous = ""
    for word in WORD.findall(text):
        form = word.lower()
        if form in SPOKEN and not is_noun(form, previous):
            return True
        previous = form
    return False


def _has_speaker(document: Document, quotation: Quoted) -> bool:
    """Whether a quotation beside it has a speaker, or looks as if it had: left open, or before a comma."""
    return (
        quotation.source is not None
        or not quotation.closed
        or document.prose_in(quotation.inner.start, quotation.inner.end).rstrip().endswith(",")
    )


def _goes_on(document: Document, quotation: Quoted) -> bool:
    """Whether somebody is quoted with a whole sentence, so that the next quotation may be theirs, too."""
    inner = document.prose_in(quotation.inner.start, quotation.inner.end)
    return quotation.source is not None and inner[:1].isupper()


def _sentence_counts(document: Document) -> Counter[str]:
    """How often each sentence stands in quotation marks in the document."""
    return Counter(
        sentence
        for quotation in document.quoted
        for sentence in _sentences(document.prose_in(quotation.inner.start, quotation.inner.end))
    )


def _sentences(quoted: str) -> list[str]:
    """The sentences of a quotation without their stops, spaced alike."""
    return [" ".join(sentence.split()).rstrip(".,!?…") for sentence in STOP.split(quoted.strip())]

"""The kind `headline-name`: a name in the headline that the text below it never has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import combining, normalize

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Severity
from corpuslint.hardness import stems
from corpuslint.layers.common_words import COMMON_WORDS
from corpuslint.layers.names import CALENDAR
from corpuslint.layers.persons import FIRST_NAMES
from corpuslint.rule import Rule
from corpuslint.source import Block
from corpuslint_plugins.ordinary_words import is_ordinary
from corpuslint_plugins.slips import is_slip

# A capitalised word; no handle, no symbol of a share in angle brackets, and no part of an address.
WORD = re.compile(r"[^\W\d_a-z](?<![\w<@#./-].)[^\W\d_]+(?![\w>]|[./-]\w)")
CAPITALISED = re.compile(r"\b[A-Z]\w*")
MOST_SHORTENED = 4  # words of which a name is made that has the beginning of each
ANY_WORD = re.compile(r"\w+")
TEXT_WORD = re.compile(r"[^\W\d_]{4,}")
INITIAL = re.compile(r"\b[A-Z]")
COMPARED = " vs "  # between the figures of two years, in a table
MOST_COMPARED = 2
TITLE_CASE = 0.8  # of the longer words begin with a capital
LONGEST_SENTENCE = 110  # characters
SHORT = 75  # characters of a sentence that surely is a headline
SHORTEST_PART = 3  # letters of either part of a name that the text writes in two words
SHORTEST_STEM = 4  # letters that a name and a form of it have in common: Canada, Canadian
LONGEST_ENDING = 3
BYLINE = re.compile(r"\bby:\s(?:[A-Z][\w.]*\s){0,2}\Z")  # “Tested by: Anna Berg”
LONGEST_BYLINE = 40  # characters
# A sentence of a story, of which the beginning is lost: “They named it Ostrava.”
STORY = re.compile(r"\A\W*(?:They|He|She|It|We|But|And)\b|\b(?:last|earlier\sthis)\s(?:week|month|year)\b")
BEYOND_LATIN = "\u0250"
FEWEST_HEARD = 0.34  # of the other words of a headline: a text that has fewer is another


class HeadlineNameOptions(Options, frozen=True, kw_only=True):
    """Names shorter than `shortest` letters are left alone, and so is all under a text of `fewest-words`.

    `words` are no names, and `places` may stand for somebody there whom the text calls otherwise.
    """

    shortest: int = 5
    fewest_words: int = 30
    words: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


class HeadlineName(DocumentCheck):
    """Looks in the text for each word of its headline, or a form of it, that is no ordinary word.

    Where every word of a headline has a capital, only the lists of words tell a name from another word.
    Common first names do not count: a text may have the surname alone.
    """

    kind = "headline-name"
    Options = HeadlineNameOptions

    def __init__(self, rule: Rule, options: HeadlineNameOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._known = options.words | options.places | COMMON_WORDS | {name.lower() for name in FIRST_NAMES}

    def check(self, document: Document) -> Iterator[Match]:
        blocks = document.blocks
        if len(blocks) < 2 or not _is_headline(document, blocks[0]):
            return
        start, end = blocks[0].start, blocks[0].end
        told = ANY_WORD.findall(document.prose, start, end)
        capitalised = [word for word in told if word[0].isupper() and len(word) >= self._options.shortest]
        rare = [word for word in map(str.lower, capitalised) if word not in self._known]
        if not rare:
            return
        folded = document.folded
        body = folded.text[end:] if folded.same else document.prose[end:].lower()
        if not [word for word in rare if not is_ordinary(word) and _stem(word) not in body]:
            return  # as in nearly all texts
        names = [
            word
            for word in WORD.finditer(document.prose, start, end)
            if len(word[0]) >= self._options.shortest
            and _stem(word[0].lower()) not in body
            and self._may_be_name(word[0].lower())
            and not _is_aside(document.prose, word)
            and not _stands_otherwise(word[0], body, document.prose[end:])
        ]
        if names and self._tells(document, names, body):
            headline = document.prose[start:end]
            sure = blocks[0].kind == "headline" or (
                not STORY.search(headline) and (end - start <= SHORT or _is_in_title_case(headline))
            )
            for word in names:
                yield from _match(document, word, end, None if sure else Severity.NOTE)

    def _tells(self, document: Document, names: Sequence[re.Match[str]], body: str) -> bool:
        """Whether the text tells what its headline promises but for the names: it is long, and no table."""
        if document.word_count < self._options.fewest_words or body.count(COMPARED) > MOST_COMPARED:
            return False
        words = {word.lower() for word in TEXT_WORD.findall(document.prose[: document.blocks[0].end])}
        others = [_stem(word) for word in words - {name[0].lower() for name in names}]
        heard = sum(stem in body for stem in others)
        return heard > 0 and heard >= FEWEST_HEARD * len(others)

    def _may_be_name(self, word: str) -> bool:
        options = self._options
        return (
            word not in options.places
            and word.capitalize() not in FIRST_NAMES
            and options.words.isdisjoint((word, *stems(word)))
            and word.capitalize() not in CALENDAR
            and not is_ordinary(word)
            and not _is_compound(word)
        )


def _is_compound(word: str) -> bool:
    """Whether a word is made of two ordinary ones: puppetmaster, or LONGTERM in a headline in capitals."""
    parts = range(SHORTEST_STEM, len(word) - SHORTEST_STEM + 1)
    return any(is_ordinary(word[:part]) and is_ordinary(word[part:]) for part in parts)


def _is_headline(document: Document, block: Block) -> bool:
    """Whether the first block is a headline, or a short sentence that may be one with its full stop."""
    if block.kind == "headline":
        return True
    return (
        block.end - block.start <= LONGEST_SENTENCE
        and len(document.sentences_in(block.start, block.end)) == 1
    )


def _is_in_title_case(text: str) -> bool:
    words: list[str] = TEXT_WORD.findall(text)
    return len([word for word in words if word[0].isupper()]) >= TITLE_CASE * len(words)


def _stem(word: str) -> str:
    return word[: max(SHORTEST_STEM, len(word) - LONGEST_ENDING)]


def _is_aside(text: str, word: re.Match[str]) -> bool:
    """Whether a word of a headline is a share's sign in brackets, in a byline, or in another script."""
    start, end = word.span()
    if max(word[0]) >= BEYOND_LATIN or not word[0][0].isupper():
        return True
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        return True
    return BYLINE.search(text, max(start - LONGEST_BYLINE, 0), start) is not None


def _stands_otherwise(word: str, body: str, text: str) -> bool:
    """Whether the text has a name in another form; `body` is the text in lower case."""
    if _stands_in_parts(word.lower(), body) or _is_shortened(word.lower(), CAPITALISED.findall(text)):
        return True
    if word.isascii() and body.isascii():
        return False
    return _stem(_unaccented(word.lower())) in _unaccented(body)


def _stands_in_parts(word: str, body: str) -> bool:
    """Whether the text has words that begin with both parts of a word: of BankAmerica, or of NatWest."""
    parts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    return any(f" {word[:part]}" in body and f" {word[part:]}" in body for part in parts)


def _is_shortened(word: str, names: Sequence[str]) -> bool:
    """Whether a word is made of the beginnings of words that follow one another: NYMEX, SoCal, NYTimes."""
    starts = [place for place, name in enumerate(names) if name[0].lower() == word[0]]
    return any(
        _is_made_of(word, [name.lower() for name in names[place : place + MOST_SHORTENED]])
        for place in starts
    )


def _is_made_of(word: str, names: Sequence[str]) -> bool:
    """Whether a word is made of beginnings of these words, in turn; those at the end may be left out."""
    if not word:
        return True
    return bool(names) and any(
        _is_made_of(word[length:], names[1:])
        for length in range(1, len(word) + 1)
        if names[0].startswith(word[:length])
    )


def _unaccented(text: str) -> str:
    """A text without the marks on its letters."""
    return "".join(character for character in normalize("NFKD", text) if not combining(character))


def _match(document: Document, word: re.Match[str], end: int, severity: Severity | None) -> Iterator[Match]:
    """The finding at a word; none if it is an ordinary word misspelt, or initials of words of the text."""
    if word[0].isupper() and word[0] in "".join(INITIAL.findall(document.prose, end)):
        return
    for other in TEXT_WORD.finditer(document.prose, end):
        if is_slip(other[0].lower(), word[0].lower()):
            if other[0][0].isupper():
                spelt = other[0].upper() if word[0].isupper() else other[0]
                related = Related(*other.span(), "the text has this name")
                yield Match(
                    start=word.start(),
                    end=word.end(),
                    severity=severity,
                    suggestions=(spelt,),
                    related=(related,),
                )
            return
    yield Match(start=word.start(), end=word.end(), severity=severity)

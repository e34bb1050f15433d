"""The kind `indefinite-article`: “a” before a vowel sound, “an” before a consonant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Fix, Match, Scope
from corpuslint.rule import Rule
from corpuslint_plugins.language import is_english

# An article, perhaps a mark or a currency sign, and a word. Where its first letters leave no doubt ("a"
# before most consonants, "an" before most vowels) it is passed over here, as nine in ten are. A search for
# one letter is several times as fast as one for either of two, so “a” and “A” have an expression each. The
# letters of PLAIN come first, as they leave no doubt after two in three articles.
PLAIN = "[bcdgjklpqstvwyz]"
BETWEEN = r"\s{1,40}[\"“‘'(\[]?[$£€]?"
REST = (
    rf"(?=n\s|\s(?!{PLAIN}))(?<![\w.'’&/<@#*+=\-–][Aa])"
    rf"(?:n{BETWEEN}(?![ai]|o(?!n)|e(?![uw]))"
    rf"|{BETWEEN}(?=[aeioux]|8|1[18]|h(?:o[un]|eir)|[AEFHIMNORUXY]|[B-Z][^a-z]|m[^aeiouy]|n[^aeiouy]|r[^aeiouyh]"
    r"|f[^aeiouylr]))"
    r"(?P<word>[^\W_]\w*(?:[.,'’&-]\w+)*)"
)
ARTICLES = (re.compile("a" + REST), re.compile("A" + REST))
SENTENCE_START = re.compile(r"(?:\A|[.!?:;\"“”‘(\[—–\n>]|\.\.\.|[-•*])\s*\Z")
NUMBER = re.compile(r"\d+")
CAPITALS = re.compile(r"[A-Z]{2,}|[A-Z](?![a-z'’])")
LETTER_WITH_VOWEL = frozenset("AEFHILMNORSX")  # letters whose names begin with a vowel sound
NO_VOWEL = re.compile(r"[^AEIOUYaeiouy]+\Z")

# Of words that begin with a vowel letter, those that begin with the sound of “you” or “w”.
CONSONANT_SOUND = re.compile(
    r"eu(?!re)|ew|one(?:$|[-'’]|s$|self|time|ness|sie)|once(?:$|-)|"
    r"u(?:ni(?!d|m|n|ll|ss|rr)|nan(?:im)|b(?:iq)|fo|kr|kul|gand|"
    r"s(?:e|u(?!r?p)|a(?:g|b)|ur)|t(?:[aeio](?!r)|er(?:us|in))|r(?:an(?:i|u)|ol|in|ugu|et))"
)
VOWEL_H = re.compile(r"hours?\b|hourly|hourglass|honest|hono(?:u?r)|heir")
# Both articles are in use, or the sound cannot be told from the letters.
EITHER = re.compile(
    r"h(?:istor|otel|yster|abitu|eroic|orrif|eredit|umble|alluc|ilar|omage|erb|ypo|aitian|ors\b)|"
    r"u(?:yghur|ighur|lyss|niss|nill|nirr|rd|ru)|ou(?:ija|att|aga|i\b)|oaxac|y[^aeiou]|x[^aeiouy]|u\b|io\b"
)
# After these an “a” is a letter or a slip of another sort: "vitamin a or", "as a in".
NO_NOUN = frozenset(
    re.findall(
        r"\w+",
        """
        a an and another are as at if in into is it its of on or over under up our also after am any be by for
        he i the to was we will with
        """,
    )
)
# Two capitals that are a word, a title or an abbreviation as often as two letters read one by one.
AMBIGUOUS_CAPITALS = frozenset(
    ("FT", "HA", "HE", "HI", "HQ", "LO", "LT", "ME", "MR", "MS", "MY", "NO", "RE", "RM", "SO", "ST", "UP")
)
# After these an article stands, and neither “and” nor a word of another language.
BEFORE_ARTICLE = re.compile(
    r"(?<![\w'’-])(?:about|after|as|at|be|been|before|by|for|from|had|has|have|in|into|is|like|made|make|of|on|"
    r"over|said|than|that|through|to|under|was|were|when|with|without)\s+\Z",
    re.IGNORECASE,
)
LONGEST_BEFORE = 12  # characters of such a word and the space after it


class ArticleOptions(Options, frozen=True, kw_only=True):
    """`spelled` are initialisms that are read letter by letter though they could be read as words.

    `vowel` and `consonant` are words whose first sound their letters do not tell.
    """

    spelled: tuple[str, ...] = ()
    vowel: tuple[str, ...] = ()
    consonant: tuple[str, ...] = ()


class IndefiniteArticle(DocumentCheck):
    """Flags an article with the word after it, and suggests the other article.

    In a quotation, whose words are not the author's, that is at most an unsafe fix. So it is where “an”
    may be half an “and”, and “a” a word of another language before a name.
    """

    kind = "indefinite-article"
    Options = ArticleOptions

    def __init__(self, rule: Rule, options: ArticleOptions) -> None:
        super().__init__(rule, options)
        self._spelled = frozenset(options.spelled)
        self._sounds = dict.fromkeys(options.vowel, True) | dict.fromkeys(options.consonant, False)

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        english: bool | None = None
        for found in (*ARTICLES[0].finditer(prose), *ARTICLES[1].finditer(prose)):
            start = found.start()
            article = prose[start : start + 2].rstrip()
            word = found["word"]
            vowel = self._begins_with_vowel(word)
            if vowel is None or vowel == (article[1:] == "n") or not _is_article(prose, start, word):
                continue
            if english is None:
                english = is_english(document)
            if not english:
                return
            right = article[0] + ("n" if vowel else "")
            yield Match(
                start=start,
                end=found.end(),
                arguments={"right": right, "word": word},
                suggestions=(right + document.text[start + len(article) : found.end()],),
                fix=None if _is_certain(document, start, word, vowel=vowel) else Fix.UNSAFE,
            )

    def _begins_with_vowel(self, word: str) -> bool | None:
        """Whether the word is spoken with a vowel at its start; None where that is not known."""
        if word[0].isdigit():
            return _number_begins_with_vowel(word)
        if not word[0].isascii():
            return None
        lower = word.lower()
        head = re.split(r"['’-]", lower, maxsplit=1)[0]
        for known in (lower, head):
            if known in self._sounds:
                return self._sounds[known]
        if head in NO_NOUN or EITHER.match(lower):
            return None
        if capitals := CAPITALS.match(word):
            return self._initialism_begins_with_vowel(capitals[0], word)
        if lower[0] in "aeiou":
            return CONSONANT_SOUND.match(lower) is None
        if NO_VOWEL.match(head):
            return None  # read letter by letter, or an abbreviation: mRNA, Mr, St
        return VOWEL_H.match(lower) is not None

    def _initialism_begins_with_vowel(self, capitals: str, word: str) -> bool | None:
        """The same for a word that begins with these capitals: read letter by letter, or as a word?"""
        by_letter = capitals[0] in LETTER_WITH_VOWEL
        if len(capitals) == 1:
            return by_letter if not word[1:2].isalpha() else None  # X-ray, U-turn, U.S., but not McKay
        if capitals in self._spelled:
            return by_letter
        if capitals in AMBIGUOUS_CAPITALS:
            return None
        if capitals[0] == "U":
            return False if len(capitals) <= 3 else None  # a UN, but an UMNO
        if capitals.startswith("EU") and len(capitals) > 2:
            return None
        if capitals[0] in "AEIO" or not by_letter or len(capitals) == 2 or NO_VOWEL.match(capitals):
            return by_letter
        return None  # the letters F, H, L, M, N, R, S: an NBA, but a NATO


def _is_certain(document: Document, start: int, word: str, *, vowel: bool) -> bool:
    """Whether nothing but the other article can be meant, in the author's own words."""
    if document.scopes.on_page(start) is Scope.QUOTATION:
        return False
    if vowel and not word[0].isupper():
        return True
    return BEFORE_ARTICLE.search(document.prose, max(start - LONGEST_BEFORE, 0), start) is not None


def _number_begins_with_vowel(word: str) -> bool | None:
    digits = NUMBER.match(word)
    number = digits[0] if digits else ""
    if number.startswith("8"):
        return True
    if number.startswith("0"):
        return None  # "an 0-1 record": oh and one
    if number.startswith(("11", "18")):
        if len(number) == 2:
            return True
        return None if len(number) == 4 else False  # 1100: eleven hundred, or one thousand one hundred
    return False


def _is_article(prose: str, start: int, word: str) -> bool:
    """Whether “A” is the article and no letter, as in "Vitamin A levels" or "A H Robins"."""
    if prose[start] == "a" or prose[start + 1] == "n":
        return True
    if len(word) == 1 and word.isupper():
        return False
    return SENTENCE_START.search(prose, max(start - 12, 0), start) is not None

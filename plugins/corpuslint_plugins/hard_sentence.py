"""The kind `hard-sentence`: a sentence that has to be read twice, and what makes it so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import itemgetter, or_

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Span
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.words import WORD
from corpuslint.readability import prose_sentences, spaced_sentences
from corpuslint.rule import Rule

LONGEST_SUBJECT = 80  # characters from the beginning of a sentence to the comma after its subject
LONGEST_INTERRUPTION = 400  # characters between the subject and the verb
LONGEST_SPEAKER = 8  # words at the end of a sentence that may only name who “said” what comes before
# What comes between a subject and its verb begins with one of these words after a comma. The second ones only
# do so after a subject: after "In March," they are the subject. A search for a comma is several times as fast
# as one for what must not stand before it.
RELATIVES = (
    "which who whose whom where when including such like according based together along formerly now then"
)
APPOSITIVES = "a an the one both all many most some part"
INTERRUPTION = re.compile(
    rf",(?<![\"”'’],)\s+(?=(?:(?P<apposed>{'|'.join(APPOSITIVES.split())})|{'|'.join(RELATIVES.split())}|[a-z]+ing)\b)"
)
NO_SUBJECT = re.compile(
    r"""
    (?:[\"“(]*(?:After|Although|Among|And|As|At|Because|Before|But|By|Despite|During|Earlier|Even|Finally|First|For
    |From|Further|Hence|However|If|In|Instead|Last|Later|Like|Meanwhile|More|Moreover|Nevertheless|Nonetheless|Now
    |On|Once|Or|Over|Recently|Since|So|Still|Then|There|Therefore|Though|Through|Thus|To|Today|Under|Unless|Unlike
    |Until|Upon|What|When|Where|Whereas|While|With|Within|Without|Yesterday|Yet|[A-Z][a-z]+ly|[A-Z][a-z]+ing)\b)
    | [^,]*\b(?:is|are|was|were|has|have|had|will|would|can|could|does|did)\b
    """,
    re.VERBOSE,
)
# Verbs that can be told from participles, which stand after a comma as well.
VERB = re.compile(
    r"""
    ,\s+(?:(?:also|now|then|later|never|not|still|already)\s+)?
    (?:(?:has|have|had|is|are|was|were|will|would|can|could|may|might|must|should|did|does|made|took|came|went|gave
    |found|held|won|lost|began|became|saw|met|led|told|announced|agreed|called|declined|refused|wants|wanted|plans
    |planned|hopes|hoped|(?P<said>said|says))\b)
    """,
    re.VERBOSE,
)
OPENINGS = ("When ", "If ", "Although ", "Though ", "While ", "Because ", "Unless ", "Whereas ", "Even ")
OPENING_LETTERS = frozenset(opening[:3] for opening in OPENINGS)
# A comma after which a sentence that began with such a word goes on with its main clause.
MAIN_CLAUSE = re.compile(
    r"""
    ,\s(?!\s*(?:according|which|who|whose|whom|where|when|but|and|or|nor|so|yet|including|such|like|as|after|before
    |because|although|though|while|if|unless|until|with|without|from|to|in|on|at|by|for|of|than|rather|even|not|said
    |says|especially|particularly|not|an?|[a-z]+(?:ing|ed))\b)
    """,
    re.VERBOSE,
)
# Words that begin a clause inside a sentence; most are "that" or begin with "wh".
CLAUSES = (
    *(
        "that",
        "which",
        "who",
        "whom",
        "whose",
        "because",
        "although",
        "though",
        "whereas",
        "unless",
        "if",
        "when",
    ),
    *("where", "until", "while", "whether"),
)
CLAUSE = re.compile(rf"\s(?=(?:{'|'.join(CLAUSES)})\s)(?<!\bof\s)(?<!\bin\s)(?<!\bat\s)")
SPEECH = re.compile('["“”«»]')
NUMBER = re.compile(r"(?<![\w.,-])[$£€]?\d[\d.,]*")
# Nouns are in a pile only after one of these; elsewhere the first of them may be a verb.
BEFORE_PILE = frozenset(
    (
        *("the", "a", "an", "this", "that", "its", "their", "his", "her", "our", "your", "my", "some", "any"),
        *("each", "every", "no", "of", "for", "in", "on", "by", "with", "from", "at"),
    )
)
NO_NOUN = ("ly", "ed", "ing")
LIKELY_PILE = re.compile(" [a-z-]{4,}" * 5)  # a quick look; most of the words that are no nouns are shorter
FIRST = itemgetter(0)
PLURAL = re.compile(r"(?<![sui])s\Z")


class HardSentenceOptions(Options, frozen=True, kw_only=True):
    """A sentence with at least `fewest_words` words is flagged for any of these reasons.

    `apart` words or more stand between its subject and its verb; its main clause begins after
    `opening` words or more; `clauses` clauses or more hang on it; or it has `many_words` words and among
    them `pile` nouns or more in a row, none of them one of the words `in_no_pile`. If it holds `numbers`
    numbers or more, that is said as well.
    """

    fewest_words: int = 25
    many_words: int = 40
    apart: int = 15
    opening: int = 20
    clauses: int = 5
    pile: int = 5
    numbers: int = 6
    in_no_pile: tuple[str, ...] = ()


class HardSentence(DocumentCheck):
    """Flags whole sentences, with the stretches that make them hard as related spans."""

    kind = "hard-sentence"
    Options = HardSentenceOptions

    def __init__(self, rule: Rule, options: HardSentenceOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._in_no_pile = frozenset(options.in_no_pile)
        self._pile_of_tokens = bytes(options.pile)

    def check(self, document: Document) -> Iterator[Match]:
        text, many = document.prose, self._options.many_words
        for sentence, spaces in spaced_sentences(document, self._options.fewest_words - 1):
            start, end = sentence.start, sentence.end
            reasons = self._of_clauses(text, start, end)
            if reasons or (spaces + 1 >= many and LIKELY_PILE.search(text, start, end)):
                reasons += self._of_nouns(text, start, end)
            if reasons and self._is_told(document, sentence):
                reasons += self._of_numbers(text, start, end)
                yield Match(
                    start=start,
                    end=end,
                    arguments={"reasons": " and ".join(reason.message for reason in reasons)},
                    related=tuple(reasons),
                )

    def _is_told(self, document: Document, sentence: Sentence) -> bool:
        """Whether it is a whole sentence of the author's; how hard speech is, is up to the speaker."""
        return bool(prose_sentences(document, [sentence])) and not SPEECH.search(
            document.prose, sentence.start, sentence.end
        )

    def _of_clauses(self, text: str, start: int, end: int) -> list[Related]:
        reasons: list[Related] = []
        opened = INTERRUPTION.search(text, start, end)
        apart = opened and _apart(text, opened, start, end)
        if apart and (words := _words(text, apart)) >= self._options.apart:
            reasons.append(Related(apart.start, apart.end, f"{words} words part the verb from its subject"))
        opening = text[start : start + 3] in OPENING_LETTERS and _opening(text, start, end)
        if opening and (words := _words(text, opening)) >= self._options.opening:
            reasons.append(Related(opening.start, opening.end, f"the main clause begins after {words} words"))
        if text.count(" wh", start, end) + text.count(" that ", start, end) >= self._options.clauses - 2:
            clauses = [found.start() + 1 for found in CLAUSE.finditer(text, start, end)]
            if len(clauses) >= self._options.clauses:
                reasons.append(Related(clauses[0], end, f"{len(clauses)} clauses hang on it"))
        return reasons

    def _of_nouns(self, text: str, start: int, end: int) -> Iterator[Related]:
        tokens = text[start:end].split()
        named = map(str.isupper, map(FIRST, tokens))
        if self._pile_of_tokens not in bytes(map(or_, map(self._in_no_pile.__contains__, tokens), named)):
            return  # a name or a word that is no noun stands among any few words, as nearly always
        for pile in self._piles(text, start, end):
            yield Related(pile.start, pile.end, f"{_words(text, pile)} nouns stand in a row")

    def _of_numbers(self, text: str, start: int, end: int) -> Iterator[Related]:
        numbers = list(NUMBER.finditer(text, start, end))
        if len(numbers) >= self._options.numbers:
            yield Related(numbers[0].start(), numbers[-1].end(), f"it holds {len(numbers)} numbers")

    def _piles(self, text: str, start: int, end: int) -> Iterator[Span]:
        """Runs of enough words that can all be nouns; a plural ends one, as what follows may be its verb."""
        run: list[re.Match[str]] = []
        before = ""
        for word in [*WORD.finditer(text, start, end), None]:
            joined = word and not (run and text[run[-1].end() : word.start()].strip())
            if word and joined and self._may_be_in_pile(word[0]) and (run or before in BEFORE_PILE):
                run.append(word)
                if not PLURAL.search(word[0]):
                    continue
            if len(run) >= self._options.pile:
                yield Span(run[0].start(), run[-1].end())
            run, before = [], word[0].lower() if word else ""

    def _may_be_in_pile(self, word: str) -> bool:
        return word[0].islower() and word not in self._in_no_pile and not word.endswith(NO_NOUN)


def _apart(text: str, opened: re.Match[str], start: int, end: int) -> Span | None:
    """What stands between the commas that part the subject of a sentence from its verb, if they do."""
    if opened.start() >= start + LONGEST_SUBJECT:
        return None
    closed = VERB.search(text, opened.end(), min(opened.end() + LONGEST_INTERRUPTION, end))
    if closed is None or (closed["said"] and text.count(" ", closed.end(), end) <= LONGEST_SPEAKER):
        return None
    if opened["apposed"] and NO_SUBJECT.match(text, start, opened.start()):
        return None
    return Span(opened.end(), closed.start())


def _opening(text: str, start: int, end: int) -> Span | None:
    """The clause before the main clause of a sentence, up to its comma; None if there is none."""
    if not text.startswith(OPENINGS, start):
        return None
    comma = text.find(", ", start, end)
    if comma < 0 or text.count(" ", comma, end) < LONGEST_SPEAKER:
        return None
    return Span(start, comma) if MAIN_CLAUSE.match(text, comma, end) else None


def _words(text: str, span: Span) -> int:
    return len(text[span.start : span.end].split())

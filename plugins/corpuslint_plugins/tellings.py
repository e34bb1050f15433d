"""Tellings: a number in its sentence, and whether two of them tell the same of the same thing."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from corpuslint.document import Document, remembered
from corpuslint.layers.sentences import Sentence

# Words beside a number that say why it differs from another, or that it is of something else.
CHANGES = frozenset(
    """
    than compared versus vs against previous previously earlier instead another other others additional
    additionally further extra remaining rest respectively each every per revised separate separately average
    fewer less ago initially originally former reduced increased rose fell
    """.split()  # noqa: SIM905 - one to a line is longer and no clearer
)
FROM = re.compile(r"\bfrom (?=[$£€¥\d])", re.IGNORECASE)
BESIDE = 40  # characters on each side of a number in which those are looked for
TIME = re.compile(
    r"\b(?:(?:19|20)\d\d(?:/\d+)?|Jan\w*|Feb\w*|March|April|May|June|July|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec\w*"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
# Words that say when, or which of several.
DEICTIC = re.compile(
    r"\b(?:first|second|third|fourth|fifth|last|next|earlier|later|today|yesterday|tomorrow|tonight|now"
    r"|this (?:year|month|week|quarter|season|time))\b",
    re.IGNORECASE,
)
SAME = re.compile(r"(?:\b(?:the|these|those|all(?: of)?(?: the)?)|['’]s) [$£€]?\Z", re.IGNORECASE)
NEW = re.compile(r"\bthere (?:is|are|was|were) (?:\w+ )?\Z", re.IGNORECASE)
LOOK_BEHIND = 16  # characters
CLAUSE_ENDS = re.compile(r"[,;:)]\s|\s[–—-]\s")
COMPLEMENT = 3  # words after a number that are looked at
OF_THINGS = re.compile(r"\s[a-z]{3,}\sof\s[A-Za-z]{4,}\s[A-Za-z]{4,}")
NAMED = re.compile(r"(?:[A-Z]|(?:the|an?|its|his|her|their)\s)\D+")  # and no number
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "that", "this", "there"})
NO_PART_OF_NAME = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "sir"}
)
WORD = re.compile(r"[a-z]+")
LETTERS = re.compile(r"[^\W\d_]{4,}")
LONG_TEXT = 100_000  # characters
STEM = 6  # letters of a word that are compared
TOO_COMMON_WORDS = """
    that this with from have were been they their which would could after about when more also said will into
    over than them only some such most other what where there while before between because during under these
    those being years people million thousand billion
    """
TOO_COMMON = frozenset(TOO_COMMON_WORDS.split())


class Told(NamedTuple):
    """Where the digits of a number stand, and its sentence."""

    start: int
    end: int
    sentence: Sentence


class Clause(NamedTuple):
    """The words of a clause with a number, in lower case, and the times told up to its end."""

    subject: list[str]
    verb: list[str]  # and what else stands before the number
    times: set[str]


def is_again(document: Document, told: Told) -> bool:
    """Whether the number is told as one that is known: “the 12 men”."""
    return SAME.search(document.prose, max(told.start - LOOK_BEHIND, 0), told.start) is not None


def may_change(document: Document, told: Told) -> bool:
    """Whether a word beside the number says that it is another one, or was."""
    start, end = max(told.start - BESIDE, told.sentence.start), min(told.end + BESIDE, told.sentence.end)
    if not CHANGES.isdisjoint(_words(document, start, end)):
        return True
    return FROM.search(document.prose, start, end) is not None


def are_of_two_times(document: Document, one: Told, other: Told) -> bool:
    """Whether two sentences tell different dates or days; where one says “the 12 men” it may add one."""
    first, second = (_times(_text(document, told)) for told in (one, other))
    return first != second and not (is_again(document, other) and (first <= second or second <= first))


def share_a_rare_word(document: Document, one: Told, other: Told, noun: str) -> bool:
    """Whether two sentences share a word that the rest of the text has not.

    What they count is no such word, unless it is told as known.
    """
    shared = _stems(_text(document, one)) & _stems(_text(document, other))
    if not is_again(document, other):
        shared.discard(noun[:STEM].lower())
    return any(_stands_twice(document, stem) for stem in shared)


def _stands_twice(document: Document, stem: str) -> bool:
    """Whether a text has a stem in two places only; of a long one its words are counted once."""
    text = document.folded.text
    return text.count(stem) == 2 if len(text) < LONG_TEXT else _counted_stems(document)[stem] == 2


@remembered
def _counted_stems(document: Document) -> Counter[str]:
    return Counter(word[:STEM] for word in LETTERS.findall(document.folded.text))


def name_the_same(document: Document, one: Told, other: Told) -> bool:
    """Whether the names in one of the two sentences are all in the other, too."""
    names, others = (
        {name.text.rpartition(" ")[2] for name in document.names_in(told.sentence.start, told.sentence.end)}
        for told in (one, other)
    )
    return names <= others or others <= names


def have_two_subjects(document: Document, one: Told, other: Told) -> bool:
    """Whether the clauses of two numbers are about two things, as far as their subjects tell."""
    if NEW.search(document.prose, max(other.start - LOOK_BEHIND, 0), other.start):
        return True
    first, second = (_clause(document, told) for told in (one, other))
    if first is None or second is None:
        return False
    return not _is_one_subject(first, second)


def say_the_same(document: Document, one: Told, other: Told) -> bool:
    """Whether the clauses of two numbers say the same of the same subject, at the same time."""
    if not _go_on_alike(document, one, other) or not name_the_same(document, one, other):
        return False
    first = _clause(document, one)
    second = _clause(document, other) if first else None
    return (
        first is not None
        and second is not None
        and first.verb == second.verb
        and first.times == second.times
        and first.subject[-1] == second.subject[-1]
        and _is_one_subject(first, second)
    )


def name_one_thing(document: Document, one: Told, other: Told) -> bool:
    """Whether two numbers are of the same things by two words at least: “12 boxes of unpaid bills”."""
    named = [OF_THINGS.match(document.prose, told.end, told.sentence.end) for told in (one, other)]
    return (
        named[0] is not None
        and named[1] is not None
        and (things := named[0][0].lower().split()) == named[1][0].lower().split()
        and TOO_COMMON.isdisjoint(things)
        and _times(_text(document, one)) == _times(_text(document, other))
        and not any(may_change(document, told) for told in (one, other))
        and name_the_same(document, one, other)
    )


def _is_one_subject(first: Clause, second: Clause) -> bool:
    """Whether one of the subjects has all the words of the other: “the new ferry”, “the ferry”."""
    one, other = ({word[:STEM] for word in clause.subject} for clause in (first, second))
    return one <= other or other <= one


def _go_on_alike(document: Document, one: Told, other: Told) -> bool:
    """Whether the same words follow two numbers in their clauses, and none that tells of a change is near."""
    first, second = (_words(document, told.end, _clause_end(document, told)) for told in (one, other))
    shared = min(len(first), len(second), COMPLEMENT)
    if not shared or first[:shared] != second[:shared] or not CHANGES.isdisjoint(first + second):
        return False
    return all(
        CHANGES.isdisjoint(_words(document, max(told.start - BESIDE, told.sentence.start), told.start))
        for told in (one, other)
    )


def _clause(document: Document, told: Told) -> Clause | None:
    """The clause of a number; None if it has no subject that names a thing, or one that holds a number."""
    subject = document.subject_at(told.start)
    if subject is None or subject.end > told.start:
        return None
    if not NAMED.fullmatch(document.prose, subject.start, subject.end):
        return None
    words = [word for word in _words(document, subject.start, subject.end) if word not in NO_PART_OF_NAME]
    if not words or (len(words) == 1 and words[0] in PRONOUNS):
        return None
    return Clause(
        words,
        _words(document, subject.end, told.start),
        _times(document.prose_in(told.sentence.start, _clause_end(document, told))),
    )


def _clause_end(document: Document, told: Told) -> int:
    stop = CLAUSE_ENDS.search(document.prose, told.end, told.sentence.end)
    return stop.start() if stop else told.sentence.end


def _times(text: str) -> set[str]:
    return {*TIME.findall(text), *map(str.lower, DEICTIC.findall(text))}


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in LETTERS.findall(text.lower()) if word not in TOO_COMMON}


def _words(document: Document, start: int, end: int) -> list[str]:
    return WORD.findall(document.prose_in(start, end).lower())


def _text(document: Document, told: Told) -> str:
    return document.prose_in(told.sentence.start, told.sentence.end)

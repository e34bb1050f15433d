"""The kind `number-conflict`: the same thing counted twice in one document, with different results."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related, Severity
from corpuslint.layers.numbers import MEASURES, MONTHS, PHRASE_ENDS, SCALES, TIME_WORDS, Number
from corpuslint.layers.sentences import Sentence
from corpuslint.rule import Rule
from corpuslint_plugins.quantities import agree

SIGNS = frozenset("$£€¥")
NO_COUNT = frozenset("-–/.,:'’#_$£€¥")  # after one of these a numeral is a part of more, or a sum
# What is counted over and over, and told of many things.
OFTEN = """
    day days year years month months week weeks hour hours minute minutes second seconds cts dlr dlrs versus
    point points share shares basis percentage lot lots unit units respectively yesterday today member members
    """
COUNTS_NOTHING = frozenset(
    {*OFTEN.split(), *SCALES, *PHRASE_ENDS, *TIME_WORDS, *(month.lower() for month in MONTHS)}
    | {word for word, unit in MEASURES.items() if unit == "%"}
)
# No nouns, and the abbreviations of market reports, in which each sentence has such numbers.
SAYS_NOTHING = PHRASE_ENDS | {"mln", "bln", "dlrs", "dlr", "cts", "pct", "shrs", "versus"}
SHORTEST_NOUN = 3  # letters
MOST_NUMBERS = 6  # of one thing: a text with more compares
MOST_ALIKE = 8  # before one word, where the sentences say much the same
FEW_NUMBERS = 3
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
LOOK_BEHIND = 16  # characters
NEW = re.compile(r"\bthere (?:is|are|was|were) (?:\w+ )?\Z", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d[.,]*\Z")
LETTERS = re.compile(r"[^\W\d_]{4,}")
STEM = 6  # letters of a word that are compared
STOPS = frozenset('.!?”"')
CLAUSE_ENDS = re.compile(r"[,;:)]\s|\s[–—-]\s")
WORD = re.compile(r"[a-z]+")
NAMED = re.compile(r"(?:[A-Z]|(?:the|an?|its|his|her|their)\s)\D+")  # and no number
PRONOUNS = frozenset({"it", "he", "she", "they", "we", "i", "you", "that", "this", "there"})
NO_PART_OF_NAME = frozenset(
    {"the", "a", "an", "mr", "mrs", "ms", "dr", "sen", "rep", "gov", "president", "sir"}
)
VERSUS = " vs"  # in tables
OF = " of "
REACH = 12  # characters beside two numbers that are the same where the clauses are
COMPLEMENT = 3  # words after a number that are looked at
OF_THINGS = re.compile(r"\s[a-z]{3,}\sof\s[A-Za-z]{4,}\s[A-Za-z]{4,}")
TOO_COMMON_WORDS = """
    that this with from have were been they their which would could after about when more also said will into
    over than them only some such most other what where there while before between because during under these
    those being years people million thousand billion
    """
TOO_COMMON = frozenset(TOO_COMMON_WORDS.split())


class NumberConflictOptions(Options, frozen=True, kw_only=True):
    """A sentence with more than `most-numbers` numerals compares, and says nothing."""

    most_numbers: int = 2


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


class NumberConflict(DocumentCheck):
    """Flags the later of two numbers that disagree, with the earlier beside it.

    They must stand before the same noun, or both be money, in two sentences that share a word which the
    text has nowhere else, and not have two subjects. The more numbers there are, the less is it sure. Or
    two clauses say the same of the same subject, but for the number.
    """

    kind = "number-conflict"
    Options = NumberConflictOptions

    def __init__(self, rule: Rule, options: NumberConflictOptions) -> None:
        super().__init__(rule, options)
        self._most = options.most_numbers

    def check(self, document: Document) -> Iterator[Match]:
        if len(document.figures.starts) < 2:
            return
        found: set[int] = set()
        for one, other, sure in self._at_odds(document):
            if other.start not in found:
                found.add(other.start)
                yield _match(document, one, other, sure=sure)

    def _at_odds(self, document: Document) -> Iterator[tuple[Number, Number, bool]]:
        """Each two numbers that cannot both be right, and whether it is sure that they count one thing."""
        by_word = _by_word(document)
        for one, other in _of_one_clause(document, by_word) if by_word else ():
            if numbers := _numbers(document, one, other):
                yield *numbers, True
        for noun, places in _of_one_thing(document, by_word):
            told = list(self._told(document, places))
            for one, other in combinations(told, 2):
                if _tell_one_thing(document, one, other, noun) and (
                    numbers := _numbers(document, one, other)
                ):
                    numerals = max(_count(document, told) for told in (one, other))
                    sure = _is_again(document, other) or (numerals == 1 and len(places) <= FEW_NUMBERS)
                    yield *numbers, sure and not (numbers[0].modifier or numbers[1].modifier)

    def _told(self, document: Document, places: Iterable[int]) -> Iterator[Told]:
        """The figures at those places with their sentences; none that are compared, or quoted."""
        starts, numerals, _, _ = document.figures
        for place in places:
            start = starts[place]
            sentence = document.sentence_at(start)
            if sentence is None:
                continue
            told = Told(start, start + len(numerals[place]), sentence)
            if (
                _count(document, told) <= self._most
                and not _may_change(document, told)
                and not document.quotations_in(start, told.end)
            ):
                yield told


def _text(document: Document, told: Told) -> str:
    return document.prose_in(told.sentence.start, told.sentence.end)


def _count(document: Document, told: Told) -> int:
    """How many numerals the sentence has that are no years."""
    starts, numerals, _, before = document.figures
    first = bisect_left(starts, told.sentence.start)
    last = bisect_left(starts, told.sentence.end, first)
    return sum(
        beside != "/" and not YEAR.match(numeral)
        for numeral, beside in zip(numerals[first:last], before[first:last], strict=True)
    )


def _numbers(document: Document, one: Told, other: Told) -> tuple[Number, Number] | None:
    """The numbers whose digits the two are, where these are counts or sums and do not agree."""
    first, second = (document.numbers_in(told.start, told.end) for told in (one, other))
    if not first or not second or agree(first[0], second[0]):
        return None
    return first[0], second[0]


def _match(document: Document, one: Number, other: Number, *, sure: bool) -> Match:
    earlier = document.text[one.start : one.end]
    return Match(
        start=other.start,
        end=other.end,
        arguments={"other": " ".join(earlier.split())},
        severity=None if sure else Severity.NOTE,
        confidence=None if sure else Confidence.LOW,
        related=(Related(one.start, one.end, "the earlier number"),),
    )


def _by_word(document: Document) -> dict[str, list[int]]:
    """The places, among the figures, of those before each word that stands after several, but not many."""
    words = document.figures.words
    few = [word for word, times in Counter(words).items() if 1 < times <= MOST_ALIKE]
    found: dict[str, list[int]] = {
        word: [] for word in few if len(word) >= SHORTEST_NOUN and word.lower() not in SAYS_NOTHING
    }
    for place, word in [(place, word) for place, word in enumerate(words) if word in found]:
        found[word].append(place)
    return found


def _of_one_thing(
    document: Document, by_word: Mapping[str, list[int]]
) -> Iterator[tuple[str, Sequence[int]]]:
    """The nouns, or signs, with the places of the figures that these are of, where not all are alike."""
    _, numerals, words, before = document.figures
    groups: dict[str, list[int]] = {}
    for sign in SIGNS:
        if 1 < before.count(sign) <= MOST_NUMBERS:
            groups[sign] = [place for place, beside in enumerate(before) if beside == sign]
    for noun, places in by_word.items():
        if noun.lower() not in COUNTS_NOTHING:
            groups[noun] = [place for place in places if before[place] not in NO_COUNT]
    for noun, places in groups.items():
        if (
            2 <= len(places) <= MOST_NUMBERS
            and len({(numerals[place], words[place]) for place in places}) > 1
        ):
            yield noun, places


def _tell_one_thing(document: Document, one: Told, other: Told, noun: str) -> bool:
    """Whether two sentences that have a number of the same noun tell the same of it, as far as one sees."""
    return (
        one.sentence is not other.sentence
        and _share_a_rare_word(document, one, other, noun)
        and not _are_of_two_times(document, one, other)
        and _name_the_same(document, one, other)
        and (_is_again(document, other) or not _have_two_subjects(document, one, other))
    )


def _is_again(document: Document, told: Told) -> bool:
    """Whether the number is told as one that is known: “the 12 men”."""
    return SAME.search(document.prose, max(told.start - LOOK_BEHIND, 0), told.start) is not None


def _are_of_two_times(document: Document, one: Told, other: Told) -> bool:
    """Whether two sentences tell different dates or days; where one says “the 12 men” it may add one."""
    first, second = (_times(_text(document, told)) for told in (one, other))
    return first != second and not (_is_again(document, other) and (first <= second or second <= first))


def _times(text: str) -> set[str]:
    return {*TIME.findall(text), *map(str.lower, DEICTIC.findall(text))}


def _may_change(document: Document, told: Told) -> bool:
    start, end = max(told.start - BESIDE, told.sentence.start), min(told.end + BESIDE, told.sentence.end)
    if not CHANGES.isdisjoint(_words(document, start, end)):
        return True
    return FROM.search(document.prose, start, end) is not None


def _share_a_rare_word(document: Document, one: Told, other: Told, noun: str) -> bool:
    """Whether two sentences share a word that the rest of the text has not.

    What they count is no such word, unless it is told as known.
    """
    shared = _stems(_text(document, one)) & _stems(_text(document, other))
    if not _is_again(document, other):
        shared.discard(noun[:STEM].lower())
    return any(document.folded.text.count(stem) == 2 for stem in shared)


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in LETTERS.findall(text.lower()) if word not in TOO_COMMON}


def _name_the_same(document: Document, one: Told, other: Told) -> bool:
    """Whether the names in one of the two sentences are all in the other, too."""
    names, others = (
        {name.text.rpartition(" ")[2] for name in document.names_in(told.sentence.start, told.sentence.end)}
        for told in (one, other)
    )
    return names <= others or others <= names


def _have_two_subjects(document: Document, one: Told, other: Told) -> bool:
    """Whether the clauses of two numbers are about two things, as far as their subjects tell."""
    if NEW.search(document.prose, max(other.start - LOOK_BEHIND, 0), other.start):
        return True
    first, second = (_clause(document, told) for told in (one, other))
    if first is None or second is None:
        return False
    return not _is_one_subject(first, second)


def _is_one_subject(first: Clause, second: Clause) -> bool:
    """Whether one of the subjects has all the words of the other: “the new ferry”, “the ferry”."""
    one, other = ({word[:STEM] for word in clause.subject} for clause in (first, second))
    return one <= other or other <= one


def _of_one_clause(document: Document, by_word: Mapping[str, list[int]]) -> Iterator[tuple[Told, Told]]:
    """Each two figures that are told of the same subject, or of the same things, with the same words."""
    prose, (starts, numerals, words, _) = document.prose.replace("\n", " "), document.figures
    places = list(chain.from_iterable(by_word.values()))
    said = [prose[starts[place] - REACH : starts[place]] + words[place] for place in places]
    for key, group in _groups(places, said):
        if VERSUS not in key:
            yield from _alike(document, group, _say_the_same)
    named = [
        prose[(end := starts[place] + len(numerals[place])) : end + REACH + len(words[place])]
        for place in places
    ]
    for key, group in _groups(places, named):
        if OF in key:
            yield from _alike(document, group, _name_one_thing)


def _groups(places: Sequence[int], keys: Sequence[str]) -> Iterator[tuple[str, Sequence[int]]]:
    """Each key that more than one place has, but few, and these places."""
    if len(set(keys)) == len(keys):
        return  # as mostly
    groups: dict[str, list[int]] = {
        key: [] for key, times in Counter(keys).items() if 1 < times <= FEW_NUMBERS
    }
    for place, key in zip(places, keys, strict=True):
        if key in groups:
            groups[key].append(place)
    yield from groups.items()


def _alike(
    document: Document, places: Sequence[int], are_one: Callable[[Document, Told, Told], bool]
) -> Iterator[tuple[Told, Told]]:
    """Each two of the figures that `are_one` and stand in two sentences that end as such: in no table."""
    starts, numerals, _, _ = document.figures
    if len({numerals[place] for place in places}) == 1:
        return
    told = [
        Told(starts[place], starts[place] + len(numerals[place]), sentence)
        for place in places
        if (sentence := document.sentence_at(starts[place])) and document.prose[sentence.end - 1] in STOPS
    ]
    for one, other in combinations(told, 2):
        if (
            one.sentence is not other.sentence
            and are_one(document, one, other)
            and not any(document.quotations_in(told.start, told.end) for told in (one, other))
        ):
            yield one, other


def _say_the_same(document: Document, one: Told, other: Told) -> bool:
    """Whether the clauses of two numbers say the same of the same subject, at the same time."""
    if not _go_on_alike(document, one, other) or not _name_the_same(document, one, other):
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


def _clause_end(document: Document, told: Told) -> int:
    stop = CLAUSE_ENDS.search(document.prose, told.end, told.sentence.end)
    return stop.start() if stop else told.sentence.end


def _name_one_thing(document: Document, one: Told, other: Told) -> bool:
    """Whether two numbers are of the same things by two words at least: “12 boxes of unpaid bills”."""
    named = [OF_THINGS.match(document.prose, told.end, told.sentence.end) for told in (one, other)]
    return (
        named[0] is not None
        and named[1] is not None
        and (things := named[0][0].lower().split()) == named[1][0].lower().split()
        and TOO_COMMON.isdisjoint(things)
        and _times(_text(document, one)) == _times(_text(document, other))
        and not any(_may_change(document, told) for told in (one, other))
        and _name_the_same(document, one, other)
    )


def _clause(document: Document, told: Told) -> Clause | None:
    """The clause of a number; None if it has no subject that names a thing, or one that holds a number."""
    subject = document.subject_at(told.start)
    if subject is None or not NAMED.fullmatch(document.prose, subject.start, subject.end):
        return None
    words = [word for word in _words(document, subject.start, subject.end) if word not in NO_PART_OF_NAME]
    if not words or (len(words) == 1 and words[0] in PRONOUNS):
        return None
    return Clause(
        words,
        _words(document, subject.end, told.start),
        _times(document.prose_in(told.sentence.start, _clause_end(document, told))),
    )


def _words(document: Document, start: int, end: int) -> list[str]:
    return WORD.findall(document.prose_in(start, end).lower())

"""Proper names."""

from __future__ import annotations

import re
import string
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple, TypeVar

import msgspec

from corpuslint.layers.common_words import is_common
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.sought_words import SoughtWords
from corpuslint.source import Block


class Name(msgspec.Struct, frozen=True, gc=False):
    """A proper name: capitalised words that belong together, without titles or a possessive ending.

    `acronym` says that it is one word written in capitals.
    """

    start: int
    end: int
    text: str
    acronym: bool = False


class Token(NamedTuple):
    """A word of a run, without the point of an abbreviation, and where in the run it stands."""

    start: int
    end: int
    word: str


# A name in a run of capitalised words: its start and end in the run, its text, whether it is an acronym.
Part = tuple[int, int, str, bool]
# A run of capitalised words and where it begins.
Placed = tuple[int, str]
# A block of which the words have capitals because it is a heading: its start and end, and whether they begin
# with one (or else consist of them).
Title = tuple[int, int, bool]
Found = TypeVar("Found")


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Capital letters: of Latin-1, of Greek and Cyrillic without accents, and of Latin Extended-A one by one.
# (A class of all that Unicode has takes several milliseconds to compile, in every run.)
_EXTENDED = "".join(character for c in range(0x100, 0x180) if (character := chr(c)).isupper())
_U = f"[A-ZÀ-ÖØ-Þ{_EXTENDED}Α-ΫЀ-Я]"
# Words whose point belongs to them before a capital, as that of an initial does.
_SHORTENED = "St Mt Ft Mr Mrs Ms Dr Prof Sen Gov Rep Gen Col Lt Sgt Capt Rev Hon Maj Adm Pres Jr Sr"
_AFTER_FIRST = "|".join(f"(?<={word[0]}){word[1:]}" for word in _SHORTENED.split())
# What follows the first letter: of a plain word, which most are; of U.S. and J.K.; of St. and J. only before
# a capital; of O'Brien, AT&T, Jean-Luc, GPT-4. The ending of a contraction is taken in, so that it can be
# told from a name; a possessive ending never is.
_REST = (
    rf"(?:\w*+(?![-‑&.'’])|\.(?:{_U}\.?)+(?!\w)|(?:{_AFTER_FIRST}|)\.(?=\s{{1,3}}{_U})"
    rf"|\w*+(?:[-‑&]{_U}\w*+|[-‑]\d++|['’](?!s\b|S\b)\w++)*)"
)
_WORD = _U + _REST
_PARTICLE = r"(?:of(?:\s{1,3}the)?|for|de(?:\s{1,3}l[ao]s?)?|del|della|di|da|dos|du|van(?:\s{1,3}de[nr]?)?"
_PARTICLE += r"|von(?:\s{1,3}de[nr])?|bin|ibn|al|el|la|le|&)"
# A capital at the beginning of a word, or after its first letter (xAI, iPhone). The capital stands before the
# question what it follows, so that the search goes from capital to capital.
RUN = re.compile(
    rf"{_U}(?:(?<!\w.)|(?<=\b[a-z].)){_REST}(?:\s{{1,4}}(?:{_PARTICLE}\s{{1,3}}|)[a-z]?{_WORD})*"
)
# The same for a text in ASCII, in a fifth less time: of a class of three ranges Python makes a table.
ASCII_RUN = re.compile(RUN.pattern.replace(_U, "[A-ZÀ-ÖØ-Þ]").replace(r"\w", "[A-Z0-9_a-z]"))
TOKEN = re.compile(rf"[a-z]?{_WORD}|{_PARTICLE}(?=\s)|\S")
PARTICLES = re.compile(_PARTICLE)
DOTTED = re.compile(r"(?:\w\.){2}\Z")
SINGLE_LETTER = re.compile(r"\w\.?")
INNER_CAPITAL = re.compile(rf"\w{_U}")
CONTRACTION = re.compile(r"['’](?:t|m|d|re|ve|ll)\Z")
HANDLE_MARKS = "@#"  # what follows is a name of an account, or of a subject
OPENERS = "\"“‘'«([*"

FUNCTION_WORDS = _words(
    """
    A An The And But Or Nor If As At By In On To From With Without Into Over Under After Before Since
    Until Because Although Though While When Where What Which Who Whose Why How Whether Is Are Was Were
    Be Been Do Does Did Has Have Had Will Would Can Could Should Might Must It He She They We You His
    Her Hers Him Their Them Its Our Us My Me Your This That These Those There Here Not No Yes So Then
    Than Also Too Just Only Even Now Some Many Most More Much Few Both Each Every Any Other Another Such
    Yet Still Once Despite During According Among Between Against Through About Around Near Like Unlike
    However Meanwhile Today Yesterday Tomorrow None One Two Three Four Five Six Seven Eight Nine Ten
    """
)
# Words that stand before a name and are no part of it, wherever they stand.
TITLES = _words(
    """
    Mr Mrs Ms Miss Dr Prof Sen Sens Gov Rep Reps Gen Col Lt Sgt Capt Rev Hon Maj Adm Pres Sir Dame
    President Vice-President Minister Secretary Chairman Chairwoman Chair Chief CEO CFO COO CTO Governor
    Senator Premier Chancellor Ambassador Professor Representative Congressman Congresswoman
    Commissioner Spokesman Spokeswoman Spokesperson Director Executive Deputy Founder Co-Founder
    Cofounder Councillor Councilman Detective Sergeant Lieutenant Colonel Captain Inspector
    Superintendent Correspondent Editor Candidate Leader Speaker Treasurer Former
    """
)
# Titles only at the beginning of a run, and not before these words.
LEADING_TITLES = {
    "General": _words("Motors Electric Mills Assembly Dynamics Foods Synod Medical Council Atomics Hospital"),
    "Justice": _words("Department Ministry League Minister Secretary"),
    "Judge": _words("Dredd"),
    "King": _words("Kong Street County Island"),
    "Queen": _words("Street Mary"),
    "Prince": _words("Edward Rupert George Street"),
    "Princess": _words("Cruises"),
    "Lord": _words("of"),
    "Lady": _words("Gaga Bird"),
    "Pope": _words("Street"),
    "Mayor": _words(""),
    "Father": _words("Christmas"),
    "Bishop": _words("Street"),
    "Archbishop": _words(""),
    "Major": _words("League"),
    "Attorney": _words(""),
    "Prime": _words("Video Day Computer"),
    "Vice": _words("Media City News"),
    "Officer": _words(""),
    "Coach": _words(""),
    "Sheriff": _words(""),
    "Cardinal": _words("Health"),
    "Emperor": _words(""),
}
PRIME_OR_VICE = _words("Prime Vice Managing Assistant Acting Attorney")
# "of" and "for" are part of a name only after these.
HEADS = _words(
    """
    Bank University College Department Ministry Bureau Board House City State States Gulf Bay Republic
    Kingdom Isle Church Council Court Institute Academy Museum Library Office Federation Confederation
    Organization Organisation Association Society School Chamber Cape Duke Duchess Prince Princess Lord
    Tower Knights Sons Daughters District Commonwealth Union Emirates League Book Call World Declaration
    Bill Statue Battle Treaty Center Centers Centre Campaign Committee Commission Coalition Agency Fund
    Foundation Front Party Army Movement Hall Temple Cathedral Province Strait Straits Sea Horn Valley
    Rock Port Isles Islands Peoples Alliance Conference Congress Assembly Parliament Royal Game Games
    Lady Friends Doctors Reporters Secretariat
    """
)
# Common words that nevertheless often begin a name of several words.
NAME_OPENERS = _words(
    """
    air all bank big black central church city civil college common community council court dark day
    department district federal first fair fire food foreign foundation free general global gold good
    grand great green health high home house human international justice key king late little long
    mental national network new nuclear office old open oxford pacific park paris point port power
    private public real red republic right road royal rural science second security social society south
    sports state stock summer supreme tax time trade union unit united universities university upper war
    water west western white winter women world yellow young
    """
)
CALENDAR = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    """
)
WEEKDAYS = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
NEVER = _words("I Im OK Ok PM AM A.M. P.M.")
# Words for which a run has to be looked at word by word.
NOT_PLAIN = (
    FUNCTION_WORDS
    | TITLES
    | CALENDAR
    | PRIME_OR_VICE
    | frozenset(LEADING_TITLES)
    | _words("of for de del della di da dos du van von der bin ibn al el la le")
)
NO_NAMES = FUNCTION_WORDS | TITLES | CALENDAR | NEVER
MOST_REMEMBERED = 20_000  # runs whose parts are kept for the next time
LONGEST_REMEMBERED = 120  # characters of such a run
NO_TITLE: Title = (sys.maxsize, sys.maxsize, False)  # after the last
NOT_LOWER_CASE = bytes(sorted(set(range(256)) - set(string.ascii_lowercase.encode())))
LONG_WORD = re.compile(r"\b[^\W\d_]{5,}")
HEADINGS = frozenset(("headline", "heading"))
LONGEST_TITLE = 250  # characters
LIST_OF_NAMES = 4  # long words: a shorter line that is no heading may be a byline or a list of names
SHORTEST_LIST = len("Names names names names")
LONGEST_NAME = 6  # words
SENTENCE_MARKS = ".!?:;,\"”’'…"


def find_names(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[Name, ...]:
    """The names of a text, in order.

    A single word that begins a sentence is a name if it has its capital inside a sentence elsewhere, or
    is neither a common word nor in lower case anywhere in the document. A heading in title case has
    only the names that the rest of the document knows; one all in capitals has none.
    """
    starts = [sentence.start for sentence in sentences]
    titles = _titles(text, blocks)
    names, opening = _told(text, starts, titles)
    known = {name.text for name in names}
    lower = SoughtWords(text, _stands_in, str.split)
    later: list[Name] = []
    for start, run in opening:
        parts, less, doubted, rare = OPENINGS[run]
        if doubted and doubted not in known and (not rare or rare in lower):
            parts = less
        for first, last, name, acronym in parts:
            later.append(Name(start + first, start + last, name, acronym))
    titled = list(_titled(text, starts, titles))
    if titled:
        known.update([name.text for name in later])
        known.update(_surnames(titled, known, lower))
        for start, run in titled:
            later += _placed(start, _known_parts(run, known))
    if later:
        names += later
        names.sort(key=attrgetter("start"))
    return tuple(names)


def _placed(start: int, parts: Iterable[Part]) -> list[Name]:
    """The names that the parts of a run are, where the run begins at `start`."""
    return [Name(start + first, start + last, name, acronym) for first, last, name, acronym in parts]


def _stands_in(text: str, word: str) -> bool:
    """Whether a word stands in a text with white space around it."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if (not start or text[start - 1].isspace()) and (end == len(text) or text[end].isspace()):
            return True
        start = text.find(word, end)
    return False


def _told(text: str, starts: Sequence[int], titles: Sequence[Title]) -> tuple[list[Name], list[Placed]]:
    """The names inside sentences, and the runs that open one, whose first word may owe its capital to that.

    Titles are left out. No run goes across sentences.
    """
    names: list[Name] = []
    opening: list[Placed] = []
    opens = set(starts)
    begin = 0
    runs = (ASCII_RUN if text.isascii() else RUN).finditer
    for stop, go_on, _ in (*titles, NO_TITLE):
        for found in runs(text, begin, stop):
            run = found[0]
            if run in NO_NAMES:
                continue
            start = found.start()
            before = text[start - 1] if start else ""
            if before != " ":
                if before.islower():
                    start, run = start - 1, before + run  # xAI
                elif before in HANDLE_MARKS and start:
                    continue
                opened = start in opens or before in OPENERS
            else:
                opened = start in opens or text[start - 2] == ":"
            if run.isalpha():
                if opened:
                    opening.append((start, run))
                elif len(run) > 1:
                    names.append(Name(start, start + len(run), run, run.isupper()))
            elif "\n" in run or ". " in run:
                for at, piece in _cut(start, run, starts):
                    if at in opens:
                        opening.append((at, piece))
                    else:
                        names += _placed(at, PARTS[piece])
            elif opened:
                opening.append((start, run))
            else:
                for first, last, name, acronym in PARTS[run]:
                    names.append(Name(start + first, start + last, name, acronym))
        begin = go_on
    return names, opening


def _titled(text: str, starts: Sequence[int], titles: Sequence[Title]) -> Iterator[Placed]:
    """The runs of headings in title case, where every word has a capital."""
    for begin, end, capitalised in titles:
        for found in RUN.finditer(text, begin, end) if capitalised else ():
            if found[0] not in NO_NAMES:
                yield from _cut(found.start(), found[0], starts)


def _cut(start: int, run: str, starts: Sequence[int]) -> Iterator[Placed]:
    """The run in pieces that each lie in one sentence."""
    end = start + len(run)
    for cut in starts[bisect_right(starts, start) : bisect_left(starts, end)]:
        yield start, run[: cut - start].rstrip()
        run, start = run[cut - start :], cut
    yield start, run


def _titles(text: str, blocks: Sequence[Block]) -> list[Title]:
    """The blocks that are in title case, and those all in capitals."""
    titles: list[Title] = []
    for block in blocks:
        content = text[block.start : block.end]
        if content.isupper():
            titles.append((block.start, block.end, False))
            continue
        heading = block.kind in HEADINGS
        if not heading and (content[-1] in SENTENCE_MARKS or len(content) < SHORTEST_LIST):
            continue
        if len(content) > LONGEST_TITLE:
            continue
        if heading and 10 * _lower_letters(content) < len(content):
            titles.append((block.start, block.end, False))
        elif _is_title_case(content, heading=heading):
            titles.append((block.start, block.end, True))
    return titles


def _lower_letters(text: str) -> int:
    """How many letters from a to z there are in a text."""
    return len(text.encode().translate(None, NOT_LOWER_CASE))


def _is_title_case(text: str, *, heading: bool) -> bool:
    """Whether nearly all the long words of a line have a capital, and are enough if it is no heading."""
    words = LONG_WORD.findall(text)
    if not heading and len(words) < LIST_OF_NAMES:
        return False
    lower = len([word for word in words if word[0].islower()])
    return 5 * lower <= len(words)


class _Remembered(dict[str, Found]):
    """What `find` finds in a run of words, kept for the next time; long runs are not.

    A lookup takes half the time of one in an `lru_cache`.
    """

    def __init__(self, find: Callable[[str], Found]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, run: str) -> Found:
        found = self._find(run)
        if len(run) <= LONGEST_REMEMBERED:
            if len(self) >= MOST_REMEMBERED:
                self.clear()
            self[run] = found
        return found


class Opening(NamedTuple):
    """What a run holds that begins a sentence: its names with its first word, and less what may be none.

    `doubted` is the name that is none unless the document has it elsewhere, "" if there is no doubt;
    `rare`, in lower case, is such a word that is none only if the document has it so.
    """

    parts: tuple[Part, ...]
    less: tuple[Part, ...] = ()
    doubted: str = ""
    rare: str = ""


def _opening(run: str) -> Opening:
    parts = PARTS[run]
    if not parts or parts[0][0] > 0 or parts[0][3]:
        return Opening(parts)
    _, end, name, _ = parts[0]
    word, space, rest = name.partition(" ")
    bare = word.lower()
    if not space:
        ordinary = is_common(bare) or bare in NAME_OPENERS
        return Opening(parts, parts[1:], name, "" if ordinary else bare)
    if not is_common(bare) or bare in NAME_OPENERS or rest.startswith(("of ", "for ")):
        return Opening(parts)
    return Opening(parts, ((len(word) + 1, end, rest, _is_acronym(rest)), *parts[1:]), name)


def _parts(run: str) -> tuple[Part, ...]:
    """The names in a run of capitalised words, each word taken to owe its capital to being a name."""
    words = run.split(" ")
    skipped = 0
    while words and words[0] in NO_NAMES:
        skipped += len(words.pop(0)) + 1
    if NOT_PLAIN.isdisjoint(words) and "".join(words).isalpha():
        name = run[skipped:] if skipped else run
        alone = len(words) == 1
        if alone and (len(name) == 1 or name in NEVER):
            return ()
        return ((skipped, len(run), name, alone and name.isupper()),)
    return tuple(_parts_word_by_word(run))


def _parts_word_by_word(run: str) -> Iterator[Part]:
    tokens = [Token(found.start(), found.end(), found[0].rstrip(".")) for found in TOKEN.finditer(run)]
    group: list[Token] = []
    for index, token in enumerate(tokens):
        after = tokens[index + 1].word if index + 1 < len(tokens) else ""
        if _parts_names(token.word, after, group):
            yield from _name_of(run, group)
            group = []
        elif group or not (token.word in CALENDAR or PARTICLES.fullmatch(token.word)):
            group.append(token)
    yield from _name_of(run, group)


def _parts_names(word: str, after: str, group: Sequence[Token]) -> bool:
    """Whether a word is part of no name: a title, a contraction, a function word, an "of" between names."""
    if word in FUNCTION_WORDS or CONTRACTION.search(word):
        return True
    if word.startswith(("of", "for")):
        return not group or group[-1].word not in HEADS
    if word in PRIME_OR_VICE:
        return after in TITLES or after == "General"
    if word in LEADING_TITLES:
        return not group and after not in LEADING_TITLES[word]
    return word in TITLES


def _name_of(run: str, group: list[Token]) -> Iterator[Part]:
    """The name that a group of words makes, if they make one."""
    while group and (group[-1].word in WEEKDAYS or PARTICLES.fullmatch(group[-1].word)):
        group = group[:-1]
    if not group:
        return
    start, end = group[0].start, group[-1].end
    name = run[start:end]
    if name.endswith(".") and not DOTTED.search(name):
        end, name = end - 1, name[:-1]
    if len(name) > 1 and name not in NEVER and (len(group) > 1 or not SINGLE_LETTER.fullmatch(name)):
        yield start, end, name, _is_acronym(name)


def _is_acronym(name: str) -> bool:
    return name.isupper() and len(name) > 1 and " " not in name


def _surnames(titled: Sequence[Placed], known: Iterable[str], lower: SoughtWords) -> set[str]:
    """The words of titles that are the last of known names of two or three, if they can stand for those."""
    words = {word for _, run in titled for word in TOKEN.findall(run)}
    words = {word for word in words if len(word) > 2 and not is_common(word.lower())}
    if not words:
        return words
    last = {parts[-1] for name in known if len(parts := name.split()) in (2, 3)}
    return {word for word in words & last if word.lower() not in lower}


def _known_parts(run: str, known: set[str]) -> Iterator[Part]:
    """In a run of words that would all have a capital anyway: the longest that are names elsewhere."""
    if run.isalpha():  # one word, as most are
        if run in known or INNER_CAPITAL.search(run):
            yield 0, len(run), run, _is_acronym(run)
        return
    tokens = [Token(found.start(), found.end(), found[0]) for found in TOKEN.finditer(run)]
    index = 0
    while index < len(tokens):
        for last in range(min(index + LONGEST_NAME, len(tokens)) - 1, index - 1, -1):
            start, end = tokens[index].start, tokens[last].end
            name = run[start:end]
            if name in known or (last == index and INNER_CAPITAL.search(name)):
                yield start, end, name, _is_acronym(name)
                index = last
                break
        index += 1


PARTS = _Remembered(_parts)
OPENINGS = _Remembered(_opening)

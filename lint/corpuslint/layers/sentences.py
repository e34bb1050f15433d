"""Sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from corpuslint.source import Block


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """A sentence, from its first character to the end of its closing punctuation and quotation marks.

    `block` is the index of the block it lies in.
    """

    start: int
    end: int
    block: int


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A stop with what closes after it, white space, and what may begin a sentence: a capital or a digit, or a
# name such as iPhone, perhaps in quotation marks or brackets. No dash begins one: a signature follows it.
# A run of stops is tried once, from its first, so that a line of a million of them stays linear.
STOP_FORM = r"""{stop}(?<![.!?…]{{2}})[.!?…]*+(?:['"”’»)\]]|\[\d{{1,3}}\])*"""
START_FORM = r"""["“”„‘’'`«(\[<$£€¥#@*¿¡]{0,3}(?:[^\W_a-zß-öø-ÿ]|[a-z][A-Z])"""
STOP = re.compile(STOP_FORM.format(stop="[.!?…]") + rf"(?=\s+{START_FORM})")
# The same where no line ends right after the stop, as it does after most paragraphs; points, which are looked
# for several times as fast as a set of characters, and other marks, which most texts do not have.
POINT_IN_LINE = re.compile(STOP_FORM.format(stop=r"\.") + rf"(?=[^\S\n]\s*{START_FORM})")
OTHER_STOPS = "!?…"
OTHER_STOP_IN_LINE = re.compile(STOP_FORM.format(stop=f"[{OTHER_STOPS}]") + rf"(?=[^\S\n]\s*{START_FORM})")
MOST_MARKS = 3  # that START_FORM takes before the first letter

# The words that begin a sentence often, and hardly ever follow an abbreviation inside one.
STARTERS = _words(
    """
    A According After All Although An And Another Any As At Because Before Both But By Critics
    Despite During Each Even Every Experts For From He Her Here His How However I If In Instead
    Investigators It Its Last Later Many Meanwhile More Most My Neither No Nobody None Nor Not Now
    Officials On Once One Only Other Others Our Over People Perhaps Police She Since So Some Soon
    Still Such That The Their Then There These They This Those Though Through Thus Today Two Under
    Unless Until We What When Where Whether Which While Who Why Yet You Your
    """
)
# Never at the end of a sentence: a name or a number follows.
TITLES = _words(
    """
    Adm Amb Atty Capt Cdr Cmdr Col Cpl Det Dr Fr Ft Gen Gov Hon Insp Lt Maj Messrs Mgr Mlle Mme Mr
    Mrs Ms Msgr Mt Pfc Pres Prof Pte Pvt Rep Reps Rev Sen Sens Sgt Spc Sra St Ste Supt Det.-Sgt
    Lt.-Col approx ca cf e.g i.e viz vs v esp incl Fig Figs Eq
    """
)
# Only before a number.
COUNTERS = _words("No Nos no nos Art Ch Sec Vol vol p pp Pt para")
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
# May end a sentence: they do before one of the starters, or where nothing says that a name goes on.
SHORTENED = MONTHS | _words(
    """
    Assn Assoc Ave Blvd Bros Co Corp Cos Dept Dist Div Esq Est Inc Int'l Jr Ltd Mfg Natl Pty Rd Sr
    Univ Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Mass Md Mich Minn Miss Mo Mont
    Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo Ont Que Alta Mon Tue Tues Wed Thu Thur
    Thurs Fri Yahoo Jeb al
    """
)
TIMES = frozenset(("a.m", "p.m", "A.M", "P.M"))
AFTER_TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|[ECMPBG][SMD]?T|Eastern|Central|Pacific|Mountain|GMT|UTC|"
    r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\d|\()"
)
# The few abbreviations whose last four characters are lower-case letters.
LONG_TAILS = frozenset(("alif", "prox", "essr", "ssoc", "hurs", "essrs"))
INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z|(?:[A-Z][a-z]?\.)*[A-Z]\Z|(?:Ph|Ed|Sc|Litt)\.D\Z")
WORD_BEFORE = re.compile(r"[^\s(\[{\"“‘'«—–/]*\Z")
WORD_AFTER = re.compile(r"[\"“”‘’'«(\[]*([^\W\d_]+(?:['’][^\W\d_]+)?|\d)?")
ENUMERATION = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]+\Z")
# After “Why?” or “Stop!” the sentence goes on if a name and a verb of saying follow.
NAMED_SPEAKER = re.compile(
    r"(?:[A-Z][\w.’'-]*\s+){1,4}(?:said|says|asked|asks|wrote|writes|added|adds|shouted|cried|replied|told|"
    r"tweeted|yelled|exclaimed|wondered)\b"
)


def find_sentences(text: str, blocks: Sequence[Block]) -> tuple[Sentence, ...]:
    """The sentences of the blocks, in order, white space at both ends left out."""
    sentences: list[Sentence] = []
    stops = _stops_in_lines(text)  # of all blocks at once, as most hold none
    following = 0  # the first stop behind the block before
    for index, block in enumerate(blocks):
        start, last = block.start, block.end
        if start >= last or text[start].isspace() or text[last - 1].isspace():
            start, last = _stripped(text, start, last)
            if start >= last:
                continue
        first = following
        while stops[following][0] < last:
            following += 1
        if text.find("\n", start, last) >= 0:
            inside = [found.span() for found in STOP.finditer(text, start, last)]
            sentences += _parts(text, start, last, index, inside)
        elif first < following:
            sentences += _parts(text, start, last, index, stops[first:following])
        else:
            sentences.append(Sentence(start, last, index))  # as in most
    return tuple(sentences)


def _parts(
    text: str, start: int, last: int, block: int, stops: Sequence[tuple[int, int]]
) -> Iterator[Sentence]:
    """The sentences of the block `start`…`last`, which end at some of the stops and at its own end."""
    for stop, end in stops:
        if stop < start or end >= last:
            continue
        after = end + 1
        while text[after].isspace():
            after += 1
        if last - after <= MOST_MARKS and not STOP.match(text, stop, last):
            continue  # what would begin a sentence stands in the next block
        if _ends_sentence(text, start, stop, end, after, last):
            yield Sentence(start, end, block)
            start = after
    yield Sentence(start, last, block)


def _stops_in_lines(text: str) -> list[tuple[int, int]]:
    """Start and end of the stops that may end a sentence but not its line, and one behind the text."""
    stops = [found.span() for found in POINT_IN_LINE.finditer(text)]
    if any(map(text.__contains__, OTHER_STOPS)):
        stops += [found.span() for found in OTHER_STOP_IN_LINE.finditer(text)]
        stops.sort()
    stops.append((len(text), len(text)))
    return stops


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    if start < end and not text[start].isspace() and not text[end - 1].isspace():
        return start, end  # as nearly always
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip())


def _ends_sentence(text: str, start: int, stop: int, end: int, after: int, last: int) -> bool:
    """Whether the punctuation at `stop`…`end` ends the sentence that began at `start`.

    What follows it begins at `after`, and the block ends at `last`.
    """
    if text[stop] != ".":
        return _ends_after_mark(text, stop, end, after, last)
    tail = text[stop - 4 : stop]
    if stop - start >= 4 and tail.isalpha() and tail.islower() and tail not in LONG_TAILS:
        return True
    return _ends_after_word(text, start, stop, end, after, last)


def _ends_after_mark(text: str, stop: int, end: int, after: int, last: int) -> bool:
    """A question or exclamation mark, or an ellipsis: a name may hold one, and a speaker may follow."""
    next_word = WORD_AFTER.match(text, after, last)
    if next_word and next_word[1] in STARTERS:
        return True
    if (
        text[stop] == "!"
        and end == stop + 1
        and text[max(stop - 8, 0) : stop].endswith(("Yahoo", "Jeb", "Jeopardy"))
    ):
        return False
    return end == stop + 1 or not NAMED_SPEAKER.match(text, after, last)


def _ends_after_word(text: str, start: int, stop: int, end: int, after: int, last: int) -> bool:
    """A point after a word that may be an abbreviation, an initial or a number."""
    if text[stop : stop + 2] == "..":
        return True
    found = WORD_BEFORE.search(text, max(stop - 12, start), stop)
    word = found[0] if found else ""
    closed = end > stop + 1
    if word in TITLES and not closed:
        return False
    if stop - start <= 4 and ENUMERATION.match(text, start, end):
        return False  # the number of a point in a list: “2. Next”
    next_word = WORD_AFTER.match(text, after, last)
    begins = next_word[1] if next_word else None
    if word in COUNTERS:
        return closed or not (begins and begins.isdigit())
    if word in TIMES:
        return closed or not AFTER_TIME.match(text, after, last)
    if word in MONTHS and begins and begins.isdigit():
        return False
    if word in SHORTENED or INITIALS.match(word):
        return _ends_after_abbreviation(text, start, stop, word, begins, closed)
    return True


def _ends_after_abbreviation(
    text: str, start: int, stop: int, word: str, begins: str | None, closed: bool
) -> bool:
    if begins in STARTERS:
        return not (word == "I" and _after_name(text, start, stop))
    if word == "I":
        return not _after_name(text, start, stop)
    return closed and word in SHORTENED


def _after_name(text: str, start: int, stop: int) -> bool:
    """Whether a capitalised word stands before the one that ends at `stop`: Henry I. Miller."""
    before = text[max(stop - 30, start) : stop].split()
    return len(before) > 1 and before[-2][0].isupper()

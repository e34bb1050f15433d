"""Numbers with their units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, chain
from operator import attrgetter
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from corpuslint.layers.common_words import is_common


class Number(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quantity in digits or words: "$100 million", "ten", "4.5 percent", "about 2,000 employees".

    `start`…`end` holds the number with its currency sign, scale and unit; a modifier and the noun that is
    counted lie outside. `value` is the plain value (1e8 for "$100 million"). `unit` is a currency sign or
    code, "%" or a unit of measure; `counted` the lower-case noun that follows a bare count ("employees").
    `modifier` is a lower-case word that bounds or rounds it ("about", "at least", "nearly"), or "to"
    for both ends of a range. The subject of its clause is found where it is asked for, by `subject_at`.
    """

    start: int
    end: int
    value: float
    unit: str | None = None
    counted: str | None = None
    modifier: str | None = None


class Figures(NamedTuple):
    """The runs of digits of a text, whatever they say: what each list has at one place is of one run.

    `starts` are offsets; `numerals` are the digits, with the commas and points in and after them; `words`
    are the words that follow, "" where none does; `before` are the characters right before.
    """

    starts: list[int]
    numerals: list[str]
    words: list[str]
    before: list[str]


ONES = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
    """
UNITS_IN_WORDS = {word: value for value, word in enumerate(ONES.split(), start=1)}
TENS_UP = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = {word: 10 * value for value, word in enumerate(TENS_UP.split(), start=2)}
SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "billion": 1e9,
    "bln": 1e9,
    "bn": 1e9,
    "b": 1e9,
    "trillion": 1e12,
    "tln": 1e12,
    "trn": 1e12,
    "tn": 1e12,
}
CURRENCIES = {
    "dollar": "$",
    "dollars": "$",
    "dlr": "$",
    "dlrs": "$",
    "usd": "$",
    "pounds": "£",
    "stg": "£",
    "gbp": "£",
    "euro": "€",
    "euros": "€",
    "eur": "€",
    "yen": "¥",
    "cents": "cents",
    "cent": "cents",
    "cts": "cents",
    "ct": "cents",
    "pence": "pence",
    "francs": "francs",
    "marks": "marks",
    "crowns": "crowns",
    "rupees": "₹",
    "yuan": "yuan",
    "roubles": "roubles",
    "rubles": "roubles",
    "pesos": "pesos",
    "won": "won",
}
MEASURES = {
    "%": "%",
    "percent": "%",
    "pct": "%",
    "pc": "%",
    "km": "km",
    "kilometers": "km",
    "kilometres": "km",
    "miles": "miles",
    "mile": "miles",
    "mph": "mph",
    "kph": "km/h",
    "meters": "m",
    "metres": "m",
    "cm": "cm",
    "centimeters": "cm",
    "centimetres": "cm",
    "mm": "mm",
    "millimeters": "mm",
    "millimetres": "mm",
    "feet": "feet",
    "ft": "feet",
    "inches": "inches",
    "yards": "yards",
    "acres": "acres",
    "hectares": "hectares",
    "kg": "kg",
    "kilos": "kg",
    "kilograms": "kg",
    "lb": "lb",
    "lbs": "lb",
    "ounces": "ounces",
    "tons": "tons",
    "tonnes": "tonnes",
    "litres": "litres",
    "liters": "litres",
    "gallons": "gallons",
    "barrels": "barrels",
    "bushels": "bushels",
    "bpd": "barrels a day",
    "gb": "GB",
    "mb": "MB",
    "tb": "TB",
    "ghz": "GHz",
    "mhz": "MHz",
    "mw": "MW",
    "gw": "GW",
    "kw": "kW",
    "degrees": "degrees",
    "°": "degrees",
    "°c": "°C",
    "°f": "°F",
}
SIGNS = "$£€¥₹"


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


MONTHS = _words(
    """
    January February March April May June July August September October November December
    Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec
    """
)
TIME_WORDS = _words("am pm gmt utc est edt pst pdt cst cdt mst mdt cet bst et pt ct hrs")
TIME = re.compile(r"[\s-]?(?:[ap]\.\s?m\b|o['’]clock)")


# A number after one of these names a thing and counts nothing.
LABELS = _words(
    """
    no nos number numbers page pages pp chapter section article articles version type phase day age aged
    ages flight route highway room channel level grade part volume vol question figure fig table step
    stage category size line act rule bill amendment resolution title item week round game episode
    season model class group district ward lane gate platform unit block floor lot verse psalm paragraph
    clause schedule appendix tel telephone phone fax call dial isbn under-
    """
)
# The last word of what bounds or rounds a number.
MODIFIER_ENDS = _words(
    """
    about around some nearly almost roughly approximately over under above below exceeding least most to than
    many much few little estimated only between up circa
    """
)
MODIFIER = re.compile(
    r"\b(about|around|some|nearly|almost|roughly|approximately|over|under|above|below|exceeding|circa"
    r"|at\s(?:least|most)|up\sto|(?:no\s)?(?:more|less|fewer|greater|higher|lower)\sthan"
    r"|as\s(?:many|much|few|little)\sas|(?:an?\s)?estimated|only|close\sto|between)\s(?:an?\s)?\Z",
    re.IGNORECASE,
)
# Words that end the noun phrase after a number.
PHRASE_ENDS = _words(
    """
    of in to at and or for from on by with is are was were be been has have had per a an the than as
    that which who but if when while after before since until into over under about against between
    among during within without it he she they we you his her its their our my this these those will
    would can could may might should must not did does do said says ago later now so because also each
    every apiece plus minus times
    """
)
IRREGULAR_PLURALS = _words(
    """
    people men women children police staff personnel troops cattle feet teeth deer sheep bangladeshis
    emiratis hindus hutus iraqis israelis kuwaitis nepalis omanis pakistanis punjabis qataris saudis
    somalis sunnis yemenis zulus taxis skis menus gurus
    """
)
NOT_PLURAL = _words("this its his was has does says as us vs across versus perhaps always besides afterwards")
PLURAL = re.compile(r"[^sui'’]s\Z")

# A run of digits, all of them written 0, and the word after it, in ASCII: to look for one literal byte takes
# a third of the time that it takes to look for a class of characters.
FIGURE = re.compile(rb"(0[0,.]*)([ \n]?[A-Za-z]*)")
AS_ZEROS = bytes(ord("0") if chr(byte).isdigit() and byte < 128 else byte for byte in range(256))
DIGITS = re.compile(r"\d++(?:,\d{3}(?!\d))*(?:\.\d++)?")
# A range goes on: its other end follows, in digits.
RANGE = re.compile(rf"\s?[-–—]\s?(?=[{SIGNS}]?\d)|\s(?:to|and|or)\s(?=[{SIGNS}]?\d)")
NEXT_WORDS = re.compile(
    r"\s+([A-Za-z][A-Za-z’'-]*)(?:\s([A-Za-z][A-Za-z’'-]*))?(?:\s([A-Z]++(?![a-z])|[a-z][a-z’'-]*))?"
)
AFTER = re.compile(r"([\s-]?)([^\W\d_]+|%|°[CF]?)")
# Units of two words, of which the first alone is none.
TWO_WORD_UNITS = {
    ("per", "cent"): "%",
    ("percentage", "point"): "points",
    ("percentage", "points"): "points",
    ("basis", "points"): "basis points",
}
BAD_BEFORE = frozenset("-–—/.:#@'’+~=\\_*^&")

UNITS = CURRENCIES | MEASURES
_UNIT_WORD = "|".join(sorted(UNITS_IN_WORDS, key=len, reverse=True))
_TENS_WORD = "|".join(TENS)
_BIG = "dozen|hundred|thousand|million|billion|trillion"
# Where a number in words may begin: a cheap first look, then the whole of it.
WORD_START = re.compile(
    r"[\s\"“‘(](?=[tfsenoaTFSENOA])(?=[Tt](?:wo|en|h(?:ree|irt)|w(?:el|ent))|[Ff](?:o(?:ur|rt)|i(?:ve|ft))"
    r"|[Ss](?:ix|even)|[Ee](?:igh|leven)|[Nn]ine|[Oo]ne\s|[Aa]n?\s[hmtbd])"
)
IN_WORDS = re.compile(
    rf"(?:(?P<a>an?|one)\s(?=(?:{_BIG})\b)|(?P<tens>{_TENS_WORD})(?:[-\s](?P<ones>{_UNIT_WORD}))?\b"
    rf"|(?P<unit>{_UNIT_WORD})\b)(?:\s?(?P<big>(?:(?:{_BIG})\b\s?){{1,3}}))?"
    rf"(?:and\s(?:(?P<tens2>{_TENS_WORD})[-\s]?)?(?P<ones2>{_UNIT_WORD})?\b)?",
    re.IGNORECASE,
)
NO_COUNT = re.compile(r"-[^\W\d]|\s(?:thirds?|quarters?|fifths?|tenths?|halves|o['’]clock)\b|['’]s\b")
YEAR_ENDS = (",", ".", ";", ")", "\n")
FIRST_YEAR, LAST_YEAR = 1000, 2100
FIRST_LIKELY_YEAR = 1600  # what is smaller, and stands before a noun in the plural, counts that
LOOK_BEHIND = 24  # characters before a number in which a modifier may stand
DASHES = frozenset("-–—")


def find_figures(text: str) -> Figures:
    """The runs of digits of a text, in a tenth of the time of its numbers: where to look for those."""
    pieces = FIGURE.split(text.encode("ascii", "replace").translate(AS_ZEROS))
    lengths = list(map(len, pieces))
    starts = list(accumulate(lengths))[:-1:3]
    if not starts:
        return Figures([], [], [], [])
    return Figures(
        starts,
        [text[start : start + length] for start, length in zip(starts, lengths[1::3], strict=True)],
        b"|".join(pieces[2::3]).translate(None, b" \n").decode().split("|"),
        [text[start - 1 : start] for start in starts],
    )


def find_numbers(text: str, start: int = 0, end: int | None = None, fewest: int = 0) -> tuple[Number, ...]:
    """The numbers whose digits or words lie in `start`…`end`, in order.

    Left out are parts of dates, times, names and versions, years, ordinals, scores, fractions, and what
    a hyphen makes part of another word. Once it is plain that there are fewer than `fewest`, the rest is
    not read.
    """
    end = len(text) if end is None else end
    in_words = list(_in_words(text, start, end))
    spare = len(DIGITS.findall(text, start, end)) + len(in_words) - fewest if fewest else len(text)
    numbers = [*_in_digits(text, start, end, spare), *in_words]
    numbers.sort(key=attrgetter("start"))
    return tuple(numbers)


def _in_digits(text: str, begin: int, limit: int, spare: int) -> Iterator[Number]:
    """The numbers in digits; of a range both ends have the modifier "to" and share the unit.

    Those before more than `spare` digits have been no numbers.
    """
    if spare < 0:
        return
    first: Number | None = None  # the number before, where a range may go on after it
    joint: re.Match[str] | None = None
    for found in DIGITS.finditer(text, begin, limit):
        start, end = found.span()
        joined = joint is not None and start - joint.end() in (0, 1)
        number = _read(text, start, end, found[0], joined)
        if number is None:
            spare -= 1
            if spare < 0:
                return
        if joined and joint is not None:
            first, number = _joined(first, number, joint[0].strip())
        if first is not None:
            yield first
        first = number
        joint = RANGE.match(text, number.end if number else end)
    if first is not None:
        yield first


def _joined(first: Number | None, second: Number | None, joint: str) -> tuple[Number | None, Number | None]:
    """The two ends of what may be a range; a score or a span of years is none."""
    if joint == "and" and (first is None or first.modifier != "between"):
        return first, second
    if second is None or (joint in DASHES and not (second.unit or second.counted)):
        return None, None
    if first is None:
        return None, replace(second, modifier="to")
    own = first.unit or first.counted
    if joint == "or" and own and own != (second.unit or second.counted):
        return first, second
    shared = {} if own else {"unit": second.unit, "counted": second.counted}
    return replace(first, modifier="to", **shared), replace(second, modifier="to")


def _read(text: str, start: int, end: int, digits: str, joined: bool) -> Number | None:
    """The number whose digits stand at `start`…`end`; `joined` to the other end of a range before it."""
    before = text[start - 1 : start]
    signed = before in SIGNS if before else False
    if signed:
        start -= 1
        while text[start - 1 : start].isupper():
            start -= 1  # US$
    elif not joined and (before.isalnum() or before in BAD_BEFORE):
        return None
    after = text[end : end + 2]
    value = float(digits.replace(",", ""))
    yearlike = not signed and len(digits) == 4 and digits.isdigit() and FIRST_YEAR <= value <= LAST_YEAR
    if yearlike and after[:1] in YEAR_ENDS:
        return None
    if after[:1] in ":/.'’" and after[1:].isalnum():
        return None
    unit = before if signed else None
    close, word, reach = _word_after(text, end)
    if word in SCALES and (len(word) > 1 or not close):
        if word == "m" and not signed and _counted(text, reach) is None:
            return None
        value *= SCALES[word]
        end = reach
        close, word, reach = _word_after(text, end)
    elif word and (close == "-" or not close) and word not in UNITS:
        return None
    measured = _unit(text, word, reach)
    if measured:
        unit, end = (unit or measured[0]), measured[1]
    scaled = end > start + len(digits) + signed
    if not (unit or scaled) and _is_date_or_time(text, word, end):
        return None
    counted = None if unit else _counted(text, end)
    modifier = None
    if before.isspace() and (words := text[max(start - LOOK_BEHIND, 0) : start].split()):
        modifier = _modifier(text, start, words[-1])
        if not (unit or scaled) and _names_a_thing(words[-1], text, end, counted):
            return None
    if yearlike and not (unit or scaled or (counted and (modifier or value < FIRST_LIKELY_YEAR))):
        return None
    return Number(start=start, end=end, value=value, unit=unit, counted=counted, modifier=modifier)


def _word_after(text: str, end: int) -> tuple[str, str, int]:
    """What stands between `end` and the word after it, that word in lower case, and where it ends."""
    found = AFTER.match(text, end)
    return (found[1], found[2].lower(), found.end()) if found else ("", "", end)


def _unit(text: str, word: str, reach: int) -> tuple[str, int] | None:
    """The unit that `word`, which ends at `reach`, is or begins, and where the unit ends."""
    if word in UNITS:
        return UNITS[word], reach
    if word in ("per", "percentage", "basis"):
        _, second, end = _word_after(text, reach)
        if unit := TWO_WORD_UNITS.get((word, second)):
            return unit, end
    return None


def _is_date_or_time(text: str, word: str, end: int) -> bool:
    return word.capitalize() in MONTHS or word in TIME_WORDS or TIME.match(text, end) is not None


def _names_a_thing(before: str, text: str, end: int, counted: str | None) -> bool:
    """Whether the word before a bare number makes it part of a date or name: March 3, page 4, Boeing 747."""
    word = before.lstrip("(\"“‘'")
    lower = word.rstrip(".").lower()
    if lower in LABELS or (word[:1].isupper() and word.rstrip(".,").capitalize() in MONTHS):
        return True
    if not word[:1].isupper() or not word.isalnum() or is_common(lower) or lower in MODIFIER_ENDS:
        return False
    return counted is None or text[end + 1 : end + 2].islower()


def _modifier(text: str, start: int, before: str) -> str | None:
    """What bounds or rounds the number at `start`; `before` is the last word before it."""
    if before.lower() not in MODIFIER_ENDS:
        return None
    found = MODIFIER.search(text, max(start - LOOK_BEHIND, 0), start)
    return " ".join(found[1].lower().split()) if found else None


def _counted(text: str, end: int) -> str | None:
    """The first plural noun among the next words of the phrase after `end`."""
    found = NEXT_WORDS.match(text, end)
    if found is None:
        return None
    for word in found.groups():
        if word is None:
            return None
        lower = word.lower()
        if lower in PHRASE_ENDS:
            return None
        if lower in IRREGULAR_PLURALS:
            return lower
        if len(lower) > 3 and PLURAL.search(lower) and lower not in NOT_PLURAL:
            return lower
    return None


def _in_words(text: str, begin: int, limit: int) -> Iterator[Number]:
    """The numbers in words: ten, two dozen, a million, two hundred and fifty; "one" only before a scale."""
    reached = begin
    for start in chain((begin,), (found.end() for found in WORD_START.finditer(text, begin, limit))):
        found = IN_WORDS.match(text, start) if start >= reached else None
        if found is None:
            continue
        value, end = _value_in_words(found), start + len(found[0].rstrip())
        if value == 1 or NO_COUNT.match(text, end):
            continue
        reached = end
        _, word, reach = _word_after(text, end)
        unit, end = _unit(text, word, reach) or (None, end)
        words = text[max(start - LOOK_BEHIND, 0) : start].split()
        if words and words[-1].lower() in LABELS:
            continue
        yield Number(
            start=start,
            end=end,
            value=value,
            unit=unit,
            counted=None if unit else _counted(text, end),
            modifier=_modifier(text, start, words[-1]) if words else None,
        )


def _value_in_words(found: re.Match[str]) -> float:
    value = float(TENS.get(_lower(found["tens"]), 0) + UNITS_IN_WORDS.get(_lower(found["ones"]), 0))
    value = value or float(UNITS_IN_WORDS.get(_lower(found["unit"]), 0)) or 1.0
    for scale in (found["big"] or "").lower().split():
        value *= SCALES[scale]
    return value + TENS.get(_lower(found["tens2"]), 0) + UNITS_IN_WORDS.get(_lower(found["ones2"]), 0)


def _lower(word: str | None) -> str:
    return (word or "").lower()

"""The kind `cross-date-conflict`: two texts of a run date in two ways what happens but once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec

from corpuslint.check import CorpusCheck, Fact, Options
from corpuslint.document import Document
from corpuslint.facts import packed
from corpuslint.finding import Match, Related
from corpuslint.formats.places import label
from corpuslint.layers.names import Name
from corpuslint.rule import Rule

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
YEAR = re.compile(r"(?:(?<= )1[5-9]|(?<= )20)\d\d(?![\w%–-]|[,.]\d)")
LENGTHS = (4, 5)  # characters of a year, with a comma or a point after it
DAY = r"[0-3]?\d(?:st|nd|rd|th)?"
# What stands between an event and the year: a few words, “in” or “on”, and the rest of the date.
GAP = re.compile(
    rf"(?:(?: [\w’'.-]+){{0,5}} (?:in|on)(?: the)?)? (?:(?P<day>{DAY})(?: of)? )?"
    rf"(?:(?P<month>{MONTH}) )?(?:(?P<second>{DAY}),? )?"
)
# What stands between a name and what befell it. The name of who does something to others is no such name.
PASSIVE = re.compile(r"(?:,(?: (?:which|who))?|(?:,? (?:which|who))? (?:was|were|had been))(?: first)? ")
ACTIVE = re.compile(r"(?:,? who)? |, (?:was )?| was ")
BEHIND = re.compile(r", (?:the )?(?=[A-Z])")  # what stands between the year and a name that follows it
CLEFT = re.compile(r"\b[Ii]t was\b")  # “It was in 1911 that Norwind was founded”
THAT = re.compile(r" that (?:the )?(?=[A-Z])")
LOOK_BEHIND = 90  # characters in which the event and the end of the name stand before a year
DIED = "died"
OF_PEOPLE = frozenset({"born", DIED})  # a surname alone does not tell whose birth or death it is


class CrossDateConflictOptions(Options, frozen=True, kw_only=True):
    """`events` are verbs, as they stand before a date, for what happens but once to whom it happens."""

    events: tuple[str, ...]


class Date(NamedTuple):
    """A date; the month and the day are 0 where they are not told."""

    year: int
    month: int
    day: int

    def agrees(self, other: Date) -> bool:
        """Whether both can be true."""
        return all(one == two or not (one and two) for one, two in zip(self, other, strict=True))


class Dated(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """An event of a name, and where its year stands, with the date."""

    name: str
    event: str
    start: int
    end: int
    date: Date


class CrossDateConflict(CorpusCheck):
    """Flags the year in a text that dates an event otherwise than more, or earlier, texts do."""

    kind = "cross-date-conflict"
    Options = CrossDateConflictOptions

    def __init__(self, rule: Rule, options: CrossDateConflictOptions) -> None:
        super().__init__(rule, options)
        if not options.events:
            raise ValueError("events: there are none")
        self._events = frozenset(options.events)
        self._event = re.compile(
            rf"\b({'|'.join(map(re.escape, [*options.events, *map(str.capitalize, options.events)]))})\b"
        )

    def summarise(self, document: Document) -> bytes | None:
        prose = document.prose
        rows: dict[tuple[str, str], Dated] = {}
        for year in _years(document):
            begin = max(year.start() - LOOK_BEHIND, 0)
            if prose.startswith(" that ", year.end()) and (dated := self._in_cleft(document, begin, year)):
                rows.setdefault((dated.name, dated.event), dated)
            if self._events.isdisjoint(prose[begin : year.start()].lower().split()):
                continue
            for event in self._event.finditer(prose, begin, year.start()):
                gap = GAP.fullmatch(prose, event.end(), year.start())
                name = self._name(document, event, year) if gap else None
                if gap and name is not None:
                    dated = Dated(name.text, event[0].lower(), *year.span(), _date(gap, year[0]))
                    rows.setdefault((dated.name, dated.event), dated)
        return packed(list(rows.values())) if rows else None

    def _name(self, document: Document, event: re.Match[str], year: re.Match[str]) -> Name | None:
        """The name whose birth, founding or end an event is; None where something else is said."""
        if event[0].islower():
            return _name_before(document, event.start(), event[0])
        return _name_behind(document, year.end(), event[0].lower())

    def _in_cleft(self, document: Document, begin: int, year: re.Match[str]) -> Dated | None:
        """What “It was in 1911 that Norwind was founded” tells; None where something else is said."""
        prose = document.prose
        opening = CLEFT.search(prose, begin, year.start())
        gap = GAP.fullmatch(prose, opening.end(), year.start()) if opening else None
        that = THAT.match(prose, year.end())
        names = document.names_in(that.end(), that.end() + 1) if gap and that else ()
        if gap is None or that is None or not names or names[0].start != that.end():
            return None
        name = names[0]
        event = self._event.search(prose, name.end, name.end + LOOK_BEHIND)
        if event is None or not _befell(name, event[0], prose[name.end : event.start()]):
            return None
        return Dated(name.text, event[0], *year.span(), _date(gap, year[0]))

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        decode = msgspec.msgpack.Decoder(list[Dated]).decode
        events: defaultdict[tuple[str, str], list[tuple[int, Dated]]] = defaultdict(list)
        for index, fact in enumerate(facts):
            for dated in decode(fact.summary):
                events[dated.name, dated.event].append((index, dated))
        found: defaultdict[int, list[Match]] = defaultdict(list)
        for told in events.values():
            for (index, dated), (first, usual) in _at_odds(told):
                found[index].append(_match(dated, usual, facts[first]))
        return found


def _years(document: Document) -> list[re.Match[str]]:
    """What may be a year, in order."""
    prose, figures = document.prose, document.figures
    return [
        year
        for start, numeral in zip(figures.starts, figures.numerals, strict=True)
        if len(numeral) in LENGTHS and (year := YEAR.match(prose, start))
    ]


def _name_before(document: Document, start: int, event: str) -> Name | None:
    """The name that was founded, in “Norwind, founded in 1911, …”."""
    names = document.names_in(max(start - LOOK_BEHIND, 0), start)
    if not names or not _befell(names[-1], event, document.prose[names[-1].end : start]):
        return None
    return names[-1]


def _befell(name: Name, event: str, between: str) -> bool:
    """Whether an event befell a name, by what stands between the two."""
    if event in OF_PEOPLE and " " not in name.text:
        return False
    return (ACTIVE if event == DIED else PASSIVE).fullmatch(between) is not None


def _name_behind(document: Document, end: int, event: str) -> Name | None:
    """The name that was founded, in “Founded in 1911, Norwind …”."""
    opening = BEHIND.match(document.prose, end)
    names = document.names_in(opening.end(), opening.end() + 1) if opening else ()
    if not opening or not names or names[0].start != opening.end():
        return None
    return None if event in OF_PEOPLE and " " not in names[0].text else names[0]


def _date(gap: re.Match[str], year: str) -> Date:
    day = gap["day"] or gap["second"]
    month = MONTHS.index(gap["month"][:3].lower()) + 1 if gap["month"] else 0
    return Date(int(year), month, int(day.rstrip("stndrh")) if day and month else 0)


def _at_odds(
    told: Sequence[tuple[int, Dated]],
) -> Iterator[tuple[tuple[int, Dated], tuple[int, Dated]]]:
    """The texts whose date is not the usual one, each with the first text that has that."""
    dates: defaultdict[Date, list[tuple[int, Dated]]] = defaultdict(list)
    for row in told:
        dates[row[1].date].append(row)
    if len(dates) > 1:
        usual = max(dates.values(), key=len)[0]
        yield from ((row, usual) for row in told if not row[1].date.agrees(usual[1].date))


def _match(dated: Dated, usual: Dated, fact: Fact) -> Match:
    date = usual.date
    told = "-".join([str(date.year), *(f"{part:02}" for part in date[1:] if part)])
    arguments = {
        "name": dated.name,
        "event": dated.event,
        "other": told,
        "first": label(fact.path, fact.record),
    }
    related = Related(usual.start, usual.end, f"{dated.event} {told}", path=fact.path, record=fact.record)
    return Match(start=dated.start, end=dated.end, arguments=arguments, related=(related,))

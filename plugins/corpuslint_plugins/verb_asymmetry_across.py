"""The kind `verb-asymmetry-across`: text after text, one side claims and the other says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from corpuslint.check import CorpusCheck, Fact
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.rule import Rule
from corpuslint_plugins.exact_test import chance
from corpuslint_plugins.verb_asymmetry import listed
from corpuslint_plugins.voices import VerbOptions, Verbs

MOST_KEPT = 4  # verbs of a source in a text that are kept to be shown
MOST_RELATED = 8  # verbs of each side that are shown


class VerbAsymmetryAcrossOptions(VerbOptions, frozen=True, kw_only=True):
    """`fewest`: a side counts from so many verbs on, `texts`: and its slanted ones from so many texts on.

    The share of slanted verbs must be `times` that of the others who speak in the same texts. `level`
    is the greatest chance that any finding of the whole run is due to chance.
    """

    fewest: int = 5
    texts: int = 2
    times: float = 3
    level: float = 0.01


class Part(NamedTuple):
    """What one text gives a source: its slanted and its other verbs, counted, and the first of each as rows.

    A row is the start, the end and the verb. `text` is the index of the text's fact.
    """

    text: int
    slanted: int
    plain: int
    slanted_rows: Sequence[tuple[int, int, str]]
    plain_rows: Sequence[tuple[int, int, str]]


class Side(NamedTuple):
    """A source, and its parts in some texts, in order."""

    name: str
    parts: list[Part]

    @property
    def slanted(self) -> int:
        return sum(part.slanted for part in self.parts)

    @property
    def plain(self) -> int:
        return sum(part.plain for part in self.parts)

    @property
    def reports(self) -> int:
        return self.slanted + self.plain


class VerbAsymmetryAcross(CorpusCheck):
    """Flags the first slanted verb of a source that gets more of them than the others in the same texts."""

    kind = "verb-asymmetry-across"
    Options = VerbAsymmetryAcrossOptions

    def __init__(self, rule: Rule, options: VerbAsymmetryAcrossOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._verbs = Verbs(options)

    def summarise(self, document: Document) -> Any:
        """A row for each source with a name: the name, its two counts, its first verbs of both sorts."""
        rows = [
            (
                voice.name,
                len(voice.slanted),
                len(voice.plain),
                [tuple(verb) for verb in voice.slanted[:MOST_KEPT]],
                [tuple(verb) for verb in voice.plain[:MOST_KEPT]],
            )
            for voice in self._verbs.voices(document, named=True)
        ]
        return rows or None

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        sides = _sides(facts)
        speaking = _by_text(sides)
        tried = [side for side in sides if side.slanted >= self._options.fewest]
        found: defaultdict[int, list[Match]] = defaultdict(list)
        for side in tried:
            others = _beside(side, speaking)
            if self._is_told_apart(side, others, len(tried)):
                text, match = _finding(side, others, facts)
                found[text].append(match)
        return found

    def _is_told_apart(self, side: Side, others: Sequence[Side], tried: int) -> bool:
        """Whether a source gets so many more slanted verbs than the others that it can hardly be chance.

        The chance is multiplied by the number of sources tried: of many one is always odd.
        """
        slanted, plain = sum(other.slanted for other in others), sum(other.plain for other in others)
        if not plain or len({part.text for part in side.parts if part.slanted}) < self._options.texts:
            return False
        share = side.slanted / side.reports
        if share < self._options.times * slanted / (slanted + plain):
            return False
        return chance(side.slanted, side.plain, slanted, plain) * tried <= self._options.level


def _sides(facts: Sequence[Fact]) -> list[Side]:
    """The sources of all texts. A surname alone is whoever is the only one of that name here."""
    full: defaultdict[str, set[str]] = defaultdict(set)
    for fact in facts:
        for name, *_ in fact.summary:
            if " " in name:
                full[name.split()[-1]].add(name)
    sides: dict[str, Side] = {}
    for text, fact in enumerate(facts):
        for name, *part in fact.summary:
            known = full.get(name, ())
            name = next(iter(known)) if len(known) == 1 and name.istitle() else name
            sides.setdefault(name, Side(name, [])).parts.append(Part(text, *part))
    return list(sides.values())


def _by_text(sides: Iterable[Side]) -> Mapping[int, list[tuple[str, Part]]]:
    """Who speaks in each text."""
    speaking: defaultdict[int, list[tuple[str, Part]]] = defaultdict(list)
    for side in sides:
        for part in side.parts:
            speaking[part.text].append((side.name, part))
    return speaking


def _beside(side: Side, speaking: Mapping[int, list[tuple[str, Part]]]) -> list[Side]:
    """The others in the texts in which a source speaks, as far as those texts go."""
    others: dict[str, Side] = {}
    for text in dict.fromkeys(part.text for part in side.parts):
        for name, part in speaking[text]:
            if name != side.name:
                others.setdefault(name, Side(name, [])).parts.append(part)
    return list(others.values())


def _finding(side: Side, others: Sequence[Side], facts: Sequence[Fact]) -> tuple[int, Match]:
    """The match at a source's first slanted verb, and the text it stands in."""
    other = max(others, key=lambda each: each.plain)
    slanted = [(part.text, *row) for part in side.parts for row in part.slanted_rows]
    plain = [(part.text, *row) for part in other.parts for row in part.plain_rows]
    text, start, end, _ = slanted[0]
    arguments = {
        "speaker": side.name,
        "verbs": listed(verb for *_, verb in slanted),
        "slanted": side.slanted,
        "reports": side.reports,
        "others_slanted": sum(each.slanted for each in others),
        "others_reports": sum(each.reports for each in others),
    }
    shown = [(side.name, row) for row in slanted[1:][:MOST_RELATED]]
    shown += [(other.name, row) for row in plain[:MOST_RELATED]]
    related = tuple(_related(name, row, facts) for name, row in shown)
    return text, Match(start=start, end=end, arguments=arguments, related=related)


def _related(name: str, row: tuple[int, int, int, str], facts: Sequence[Fact]) -> Related:
    text, start, end, verb = row
    fact = facts[text]
    return Related(start, end, f"{name} {verb}", path=fact.path, record=fact.record)

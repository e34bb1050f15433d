"""Plants faults in articles, lints them, and counts what is found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

import msgspec

from accuracy.bootstrap import doubt, estimates
from accuracy.inject.article import Article, article_of
from accuracy.inject.case import Case, Marked
from accuracy.inject.kinds import Kind
from accuracy.linted import LintedRow, Rules
from accuracy.rows import Row, touches
from accuracy.scores import Measure, Share, share
from accuracy.sets.news import PER_WORDS, RATE
from corpuslint.finding import Finding, Severity
from corpuslint.measured import Figure

JUDGED = ("consistency", "text-quality")
SEED = "articles"


class Outcome(msgspec.Struct, frozen=True):
    """What the rules made of a case: new findings at the fault, and any at the carriers without it."""

    case: Case
    found: Severity | None
    rules: tuple[str, ...]
    flagged: Severity | None

    @property
    def counts(self) -> tuple[float, ...]:
        """Shares of one case, in the order of NAMES."""
        warned = self.found is not None and self.found >= Severity.WARNING
        own = 0 if self.case.carried else 1
        carried = 1 - own
        flagged = self.flagged is not None
        warned_of = self.flagged is not None and self.flagged >= Severity.WARNING
        return (
            *Share(warned, 1),
            *Share(self.found is not None, 1),
            *Share(warned and own, own),
            *Share(warned_of and carried, carried),
            *Share(flagged and carried, carried),
        )


NAMES = ("recall", "with notes", "of the article's own", "carriers warned of", "with notes, too")


def _part(place: int) -> Measure:
    return lambda counts: share(counts[place : place + 2])


MEASURES = {name: _part(2 * place) for place, name in enumerate(NAMES)}


def articles_of(rows: Sequence[Row]) -> list[Article]:
    """The articles of a set, in an order that the seed gives."""
    articles = [article for row in rows if (article := article_of(row))]
    Random(SEED).shuffle(articles)
    return articles


def cases_of(name: str, kind: Kind, sets: Sequence[Sequence[Article]], wanted: int) -> list[Case]:
    """So many cases, from each set its part, or more where another has too few articles that allow it."""
    planted = [_cases(name, kind, articles) for articles in sets]
    cases: list[Case] = []
    while len(cases) < wanted and planted:
        for each in list(planted):
            case = next(each, None)
            if case is None:
                planted.remove(each)
            elif len(cases) < wanted:
                cases.append(case)
    return cases


def outcomes_of(rules: Rules, kind: Kind, cases: Sequence[Case]) -> list[Outcome]:
    """What the rules that are on make of the cases."""
    clean = _linted(rules, [case.clean for case in cases], across=kind.across)
    faulty = _linted(rules, [case.faulty for case in cases], across=kind.across)
    return [_outcome(*each) for each in zip(cases, clean, faulty, strict=True)]


def figure_of(name: str, outcomes: Sequence[Outcome], sets: str) -> Figure:
    """The recall of one kind of fault, with intervals."""
    counts = [outcome.counts for outcome in outcomes]
    found = estimates(counts, MEASURES, f"inject: {name}", doubt(counts))
    return Figure(set=sets, counted=name, level=Severity.WARNING.label, rows=len(outcomes), estimates=found)


def rates_of(rules: Rules, articles: Sequence[Article], name: str) -> Iterator[Figure]:
    """What the same rules raise on the untouched articles, in 1,000 words: all, and each that fires."""
    rows = rules.lint([_row(article.id, article.text) for article in articles], _on(rules))
    words = [len(row.row.text.split()) for row in rows]
    fired = sorted({finding.rule for row in rows for finding in row.findings})
    for selector in (*JUDGED, *fired):
        rates = {}
        for level in (Severity.WARNING, Severity.NOTE):
            counts = [
                Share(PER_WORDS * sum(finding.severity is level for finding in _found(row, selector)), length)
                for row, length in zip(rows, words, strict=True)
            ]
            if any(part for part, _ in counts):
                measured = estimates(counts, {RATE: share}, f"inject: {name} {selector} {level.label}")
                rates[f"{level.label}s {RATE}"] = measured[RATE]
        yield Figure(set=name, counted=selector, level=Severity.NOTE.label, rows=len(rows), estimates=rates)


def _cases(name: str, kind: Kind, articles: Iterable[Article]) -> Iterator[Case]:
    for article in articles:
        case = kind.plant(article, Random(f"{name} {article.id}"))
        if case is not None:
            yield case


def _on(rules: Rules) -> list[str]:
    return [name for name in rules.chosen(JUDGED, corpus=True) if rules.rules[name].enabled]


def _found(row: LintedRow, selector: str) -> Iterator[Finding]:
    return row.found(selector, level=Severity.NOTE)


def _row(name: str, text: str) -> Row:
    return Row(name, text, None, [], {})


class Linted(msgspec.Struct, frozen=True):
    """The documents of a case: the marked spans of each by its path, and what is found in all of them."""

    spans: dict[str, list[tuple[int, int]]]
    findings: list[Finding]

    def touching(self) -> list[Finding]:
        """The findings with a span, of their own or related, that touches what is marked."""
        return [finding for finding in self.findings if any(self._is_marked(*at) for at in _places(finding))]

    def _is_marked(self, path: str | None, start: int, end: int) -> bool:
        return touches(self.spans.get(path or "", []), start, end)


def _linted(rules: Rules, cases: Sequence[Sequence[Marked]], *, across: bool) -> list[Linted]:
    """Each case is a corpus of its own, as carriers come again in others."""
    corpora = [[_row(str(place), marked.text) for place, marked in enumerate(case)] for case in cases]
    linted = []
    for case, rows in zip(cases, rules.lint_corpora(corpora, _on(rules), corpus=across), strict=True):
        spans = {row.row.id: marked.spans for row, marked in zip(rows, case, strict=True)}
        linted.append(Linted(spans, [finding for row in rows for finding in row.findings]))
    return linted


def _outcome(case: Case, clean: Linted, faulty: Linted) -> Outcome:
    known = {_key(finding) for finding in clean.findings}
    hits = [finding for finding in faulty.touching() if _key(finding) not in known]
    return Outcome(
        case,
        max((finding.severity for finding in hits), default=None),
        tuple(sorted({finding.rule for finding in hits})),
        max((finding.severity for finding in clean.touching()), default=None),
    )


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.rule, finding.text, finding.message


def _places(finding: Finding) -> Iterator[tuple[str | None, int, int]]:
    yield finding.path, finding.start, finding.end
    for related in finding.related:
        yield related.path, related.start, related.end


def by_rule(outcomes: Sequence[Outcome]) -> Mapping[str, int]:
    """How many of the cases each rule found."""
    return Counter(rule for outcome in outcomes for rule in outcome.rules)

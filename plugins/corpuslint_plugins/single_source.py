"""The kind `single-source`: a long article in which one source says everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope, Span
from corpuslint.layers.claims import Claim
from corpuslint.layers.reporting import QUOTING, SAYING, THINKING
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speakers import describe_source
from corpuslint.rule import Rule
from corpuslint_plugins.point_of_view import phrase_pattern
from corpuslint_plugins.voices import by_source

REPORTING = (SAYING | QUOTING) - THINKING | {"according to", "as per", "per"}
# Most reports have one of these, so that few of them rule an article out at no cost.
COMMON = (" said", " says", " told", " added", " wrote", " explain", "ccording to")
COMMON_SHARE = 0.75
SAID = re.compile(r" said\b")
# The last word of a name, right before or after “said”.
BEFORE = re.compile(r"\b[A-Z]\w+\Z")
AFTER = re.compile(r"(?: [A-Z][\w'’-]+\.?)* ([A-Z][\w'’-]+)")
NO_NAMES = frozenset(("He", "She", "It", "They", "I", "We", "You", "The"))
REACH = 40  # characters on each side of “said” in which a name may stand
FIRST_PERSON = re.compile(r"\b(?:I|my)\b(?!\.)")
MOST_RELATED = 8  # reports that are shown


class SingleSourceOptions(Options, frozen=True, kw_only=True):
    """`min-words`: how long an article must be, `min-reports`: how often its one source must be reported.

    With fewer reports than one in `words-per-report` words the piece is its author's own. Where one of
    the phrases `own-right` stands, one voice is what the piece is for.
    """

    min_words: int = 400
    min_reports: int = 5
    words_per_report: int = 80
    own_right: tuple[str, ...] = ()


class Report(NamedTuple):
    """What a source is called, and where it and the words that report it stand."""

    name: str
    source: Span
    cue: Span


class SingleSource(DocumentCheck):
    """Flags the source where it is reported first."""

    kind = "single-source"
    Options = SingleSourceOptions

    def __init__(self, rule: Rule, options: SingleSourceOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._own_right = phrase_pattern(options.own_right)

    def check(self, document: Document) -> Iterator[Match]:
        words = document.word_count
        if words < self._options.min_words:
            return
        fewest = max(self._options.min_reports, words / self._options.words_per_report)
        if _names_two_beside_said(document.prose) or not _is_often_said(
            document.prose, COMMON_SHARE * fewest
        ):
            return
        if _names_two(document) or _reads_two(document):
            return
        reports = _reports_of_one(document)
        if len(reports) < fewest or self._own_right.search(document.prose) or _in_first_person(document):
            return
        (name, source, _), *others = reports
        yield Match(
            start=source.start,
            end=_end_of_name(document, source),
            arguments={"reports": len(reports), "words": words},
            related=tuple(
                Related(cue.start, cue.end, f"{name}, again") for _, _, cue in others[:MOST_RELATED]
            ),
        )


def _is_often_said(text: str, fewest: float) -> bool:
    """Whether common words of reporting stand in a text so many times."""
    count = 0
    for word in COMMON:
        count += text.count(word)
        if count >= fewest:
            return True
    return False


def _end_of_name(document: Document, source: Span) -> int:
    """Where a source ends without the “, the mayor” that may follow its name."""
    comma = document.prose.find(",", source.start + 1, source.end)
    return source.end if comma < 0 else comma


# Most articles with two sources are told by their quotations, or by who stands beside a plain “said”.


def _names_two(document: Document) -> bool:
    """Whether two names stand beside quotations."""
    names: set[str] = set()
    for quotation in document.quoted:
        if quotation.source is not None:
            _, name = describe_source(document.prose_in(quotation.source.start, quotation.source.end))
            if name and name[0].isupper() and (last := name.split()[-1]) not in NO_NAMES:
                names.add(last)
                if len(names) > 1:
                    return True
    return False


def _names_two_beside_said(text: str) -> bool:
    names: set[str] = set()
    for said in SAID.finditer(text):
        start, end = said.span()
        last = text[max(start - REACH, 0) : start].rpartition(" ")[2]
        before = None if last.islower() else BEFORE.search(text, start - len(last), start)
        after = None if before else AFTER.match(text, end, end + REACH)
        name = before[0] if before else after[1] if after else None
        if name and name not in NO_NAMES:
            names.add(name)
            if len(names) > 1:
                return True
    return False


def _reads_two(document: Document) -> bool:
    """Whether two sources are reported: read sentence by sentence, as most articles soon tell.

    Those with a common verb of saying are read first: most of them have a source.
    """
    names: set[str] = set()
    for sentence in sorted(document.sentences, key=partial(_is_silent, document.prose)):
        for claim in document.claims_in(sentence.start, sentence.end):
            if claim.source is None or claim.source_kind == "pronoun" or not _is_report(document, claim):
                continue
            _, name = describe_source(document.prose_in(claim.source.start, claim.source.end))
            if name is None and claim.source_kind == "group":
                return True
            names.add(name.split()[-1] if name else claim.source_kind)
            if len(names) > 1:
                return True
    return False


def _is_silent(text: str, sentence: Sentence) -> bool:
    """Whether no common verb of saying stands in a sentence."""
    said = text[sentence.start : sentence.end]
    return not any(word in said for word in COMMON)


def _reports_of_one(document: Document) -> list[Report]:
    """The reports of the only source; none where there is another, or nobody is named."""
    reports = []
    for name, attribution in by_source(document):
        if attribution.source is None or not _is_report(document, attribution):
            continue
        if name is not None:
            reports.append(Report(name, attribution.source, attribution.cue))
        elif attribution.source_kind != "pronoun":
            return []
    return reports if len({report.name.casefold() for report in reports}) == 1 else []


def _is_report(document: Document, claim: Claim) -> bool:
    cue = document.prose_in(claim.cue.start, claim.cue.end).lower()
    return cue in REPORTING or not REPORTING.isdisjoint(cue.split())


def _in_first_person(document: Document) -> bool:
    return any(
        document.scope_at(found.start()) is Scope.NARRATION for found in FIRST_PERSON.finditer(document.prose)
    )

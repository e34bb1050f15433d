"""The kind `verb-asymmetry`: one side claims and admits, the other says and explains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from corpuslint.check import Hit, PhraseCheck
from corpuslint.document import Document
from corpuslint.finding import Confidence, Match, Related
from corpuslint.layers.claims import Claim
from corpuslint.layers.speakers import ARTICLES
from corpuslint.rule import Rule
from corpuslint_plugins.exact_test import chance
from corpuslint_plugins.voices import Verb, VerbOptions, Verbs, Voice

SURE = 0.01  # a chance up to which the rule's own confidence stands
ROUNDING = 1e-9  # the chance of three against three is .05 exactly, but for the last digits
WORD = re.compile(r"\w+")
MOST_RELATED = 8  # verbs of each side that are shown
MOST_NAMED = 3  # verbs of each side that the message names


class VerbAsymmetryOptions(VerbOptions, frozen=True, kw_only=True):
    """`fewest`: a side counts from so many of its verbs on; `level`: the greatest chance that all is luck."""

    fewest: int = 3
    level: float = 0.05


class VerbAsymmetry(PhraseCheck):
    """Flags the first slanted verb of a source that is given mostly such, where the others hardly are.

    The phrases are only there to pass over texts with fewer slanted verbs than it takes.
    """

    kind = "verb-asymmetry"
    Options = VerbAsymmetryOptions

    def __init__(self, rule: Rule, options: VerbAsymmetryOptions) -> None:
        super().__init__(rule, options)
        self._options = options
        self._verbs = Verbs(options)

    def phrases(self) -> Sequence[str]:
        return sorted(self._verbs.slanted)

    def judge(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        fewest = self._options.fewest
        if len(hits) < fewest or _most_of_one(document, hits, fewest) < fewest:
            return
        voices = self._verbs.voices(document)
        for voice in voices:
            if len(voice.slanted) >= fewest and len(voice.slanted) > len(voice.plain):
                others = [other for other in voices if other is not voice]
                yield from self._against(voice, others)

    def _against(self, voice: Voice, others: Sequence[Voice]) -> Iterator[Match]:
        """The finding on a voice, if the others together and one of them alone are told otherwise."""
        believed = [
            other
            for other in others
            if other.reports >= self._options.fewest and len(other.plain) > 2 * len(other.slanted)
        ]
        p = chance(
            len(voice.slanted),
            len(voice.plain),
            sum(len(other.slanted) for other in others),
            sum(len(other.plain) for other in others),
        )
        if believed and p <= self._options.level + ROUNDING:
            other = max(believed, key=lambda each: len(each.plain) - len(each.slanted))
            first = voice.slanted[0]
            yield Match(
                start=first.start,
                end=first.end,
                arguments=_arguments(voice, other),
                confidence=None if p <= SURE else Confidence.LOW,
                related=(*_related(voice, voice.slanted[1:]), *_related(other, other.plain)),
            )


def _most_of_one(document: Document, hits: Sequence[Hit], fewest: int) -> int:
    """How many of the hits may be one voice's at most; 0 if too few of them report what somebody says.

    It is told without reading the rest of the text: a source counts with all that share a word with
    it, and with all hits of which it is not plain whose they are.
    """
    reporting = [claim for hit in hits if (claim := _report_at(document, hit)) is not None]
    if len(reporting) < fewest:
        return 0
    sources = [
        frozenset(WORD.findall(document.prose_in(claim.source.start, claim.source.end).casefold())) - ARTICLES
        for claim in reporting
        if claim.source is not None and claim.source_kind != "pronoun"
    ]
    most = max((sum(not source.isdisjoint(other) for other in sources) for source in sources), default=0)
    return most + len(hits) - len(sources)


def _report_at(document: Document, hit: Hit) -> Claim | None:
    """The report of which a hit is the cue, if it is one."""
    for claim in document.claims_in(hit.start, hit.end):
        if claim.source is not None and claim.cue.overlaps(hit.start, hit.end):
            return claim
    return None


def _arguments(voice: Voice, other: Voice) -> dict[str, object]:
    """What the message says of the two sides: their names, verbs and counts."""
    return {
        "speaker": voice.name,
        "verbs": listed(verb.text for verb in voice.slanted),
        "slanted": len(voice.slanted),
        "reports": voice.reports,
        "other": other.name,
        "other_verbs": listed(verb.text for verb in other.plain),
        "other_slanted": len(other.slanted),
        "other_reports": other.reports,
    }


def _related(voice: Voice, verbs: Sequence[Verb]) -> Iterator[Related]:
    """The places of a voice's verbs."""
    for verb in verbs[:MOST_RELATED]:
        yield Related(verb.start, verb.end, f"{voice.name} {verb.text}")


def listed(verbs: Iterable[str]) -> str:
    """The first three different verbs: “claimed, insisted, alleged”."""
    return ", ".join(list(dict.fromkeys(verbs))[:MOST_NAMED])

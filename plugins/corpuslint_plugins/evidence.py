"""The kind `evidence`: cues that say little alone, flagged where enough of them stand in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from corpuslint.check import Hit
from corpuslint.document import Document
from corpuslint.finding import Match, Related
from corpuslint.rule import Rule
from corpuslint_plugins.cue import Cue, CueClass, CueOptions, Fitting, apart

MOST_SHOWN = 8  # of a sentence's other cues, as related spans


class WeighedCue(CueClass, frozen=True, kw_only=True):
    """A class of cues with its `weight`: how much one of them in a sentence says for the objection."""

    weight: float


class EvidenceOptions(CueOptions, frozen=True, kw_only=True):
    """A sentence is flagged whose cues weigh `least` or more together, each class counted once."""

    cues: tuple[WeighedCue, ...]
    least: float


class Evidence(Cue):
    """Flags the heaviest cue of each sentence in which the cues weigh enough; the others are related."""

    kind = "evidence"
    Options = EvidenceOptions

    def __init__(self, rule: Rule, options: EvidenceOptions) -> None:
        super().__init__(rule, options)
        self._least = options.least

    def judge_seen(self, document: Document, hits: Sequence[Hit]) -> Iterator[Match]:
        for _, fitting in groupby(apart(self.fitting(document, hits)), key=_sentence_start):
            cues = list(fitting)
            if weight_of(cues) < self._least:
                continue
            cues = [cue for cue in cues if self.holds(document, cue)]
            if cues and weight_of(cues) >= self._least:
                yield _match(cues)


def weight_of(cues: Sequence[Fitting]) -> float:
    """What the cues weigh together; of those of one class one counts."""
    return sum({id(cue.surroundings): _weight(cue) for cue in cues}.values())


def _match(cues: Sequence[Fitting]) -> Match:
    heaviest = max(cues, key=_weight)
    others = [cue for cue in cues if cue is not heaviest][:MOST_SHOWN]
    return Match(
        start=heaviest.start,
        end=heaviest.end,
        message=heaviest.surroundings.objection.message,
        related=tuple(Related(cue.start, cue.end, "This adds to it.") for cue in others),
    )


def _weight(cue: Fitting) -> float:
    found = cue.surroundings.cue
    return found.weight if isinstance(found, WeighedCue) else 0.0


def _sentence_start(cue: Fitting) -> int:
    return cue.sentence.start

"""Attributions: source, cue and content."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from corpuslint.cached import cached_property
from corpuslint.finding import Span
from corpuslint.layers.antecedents import Antecedents
from corpuslint.layers.attitudes import Attitudes
from corpuslint.layers.claims import Attribution, Claim, Paraphrases, by_cue, depths
from corpuslint.layers.quotations import Quoted
from corpuslint.layers.reports import FAR, CueWord, Reports
from corpuslint.layers.retellings import find_retellings
from corpuslint.layers.sentences import Sentence
from corpuslint.layers.speech import MANY, Speech

REACH = 300  # characters between a source and its cue
NEAR = 60  # characters after a source in which a word such as “remembered” stands
NO_PARAPHRASES = Paraphrases(())


class Reading:
    """A text read sentence by sentence, each at most once, and only if asked for.

    Who speaks in a few places can so be told without reading the rest.
    """

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        sentence_starts: Sequence[int],
        quotations: Sequence[Quoted],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.sentence_starts = sentence_starts
        self.speech = Speech(quotations)
        self._quotations = quotations
        self._reports = Reports(text, self.speech)
        self._cues: dict[int, list[CueWord]] = {}  # by the index of the sentence
        self._found: dict[int, list[Claim]] = {}  # without the kind of source
        self._claims: dict[int, list[Claim]] = {}  # the same with it
        self._direct: dict[int, list[Claim]] = {}  # of sentences with many claims: those of quotations
        self._paraphrases: dict[int, Paraphrases] = {}

    @cached_property
    def attitudes(self) -> Attitudes:
        """Who wants, supports or fears what, sentence by sentence."""
        return Attitudes(self.text, self.speech, self._reports.contents)

    def attributions(self) -> tuple[Attribution, ...]:
        """All attributions, in order of cue: attitudes too, and what is told in quotations."""
        claims = self._all_reports()
        for index, sentence in enumerate(self.sentences):
            claims += self.attitudes.of(sentence, self.claims_of(index))
        claims += find_retellings(self.text, self.sentences, self._quotations)
        return self._attributions(claims)

    def reports(self) -> tuple[Attribution, ...]:
        """The attributions that rules may take for somebody's statement, in order of cue."""
        return self._attributions(self._all_reports())

    def _all_reports(self) -> list[Claim]:
        claims = [claim for index in range(len(self.sentences)) for claim in self.claims_of(index)]
        claims += self._reports.by_marks(self.speech.quotations)
        return claims + self._unreported(self.speech.quotations, 0, len(self.text))

    def _attributions(self, claims: list[Claim]) -> tuple[Attribution, ...]:
        """The claims with the names of those who make them, and how deep they stand in each other."""
        claims.sort(key=by_cue)
        quoted = [Span(quotation.start, quotation.end) for quotation in self.speech.quotations]
        speakers = Antecedents(self.text, self.sentences, quoted)
        return tuple(
            Attribution(
                **msgspec.structs.asdict(claim),
                speaker=speakers.name_of(claim.source),
                depth=depth,
                mixed=not claim.direct and self.speech.stands_in(claim.content),
            )
            for claim, depth in zip(claims, depths(claims), strict=True)
        )

    def claims_in(self, start: int, end: int) -> tuple[Claim, ...]:
        """The reports whose source, cue or content touches `start`…`end`, in order of cue."""
        sentences = range(self._sentence_of(start), bisect_left(self.sentence_starts, end))
        if not self.speech.quotations:
            claims = [claim for index in sentences for claim in self._claims_near(index, start, end)]
            return tuple(sorted([claim for claim in claims if claim.touches(start, end)], key=by_cue))
        return self._claims_beside(set(sentences), start, end)

    def said_at(self, start: int, end: int) -> Iterable[Claim]:
        """The reports whose content shares a character with `start`…`end`: of `claims_in` no others count."""
        if self.speech.touches(start, end):
            return [claim for claim in self.claims_in(start, end) if claim.holds(start, end)]
        claims: list[Claim] = []
        for index in range(self._sentence_of(start), bisect_left(self.sentence_starts, end)):
            if self._may_hold(index, start, end):
                found = self._found_in(index)
                claims += found if len(found) <= MANY else self._claims_near(index, start, end)
        return [self._reports.contents.described(claim) for claim in claims if claim.holds(start, end)]

    def _claims_beside(self, sentences: set[int], start: int, end: int) -> tuple[Claim, ...]:
        """The claims in some sentences that touch `start`…`end`, and those of quotations there and near."""
        first = bisect_right(self.speech.stops, start)
        last = bisect_left(self.speech.starts, end)
        for quotation in self.speech.quotations[first:last]:
            if quotation.source is not None:  # a claim has its source's quotations, wherever they stand
                sentences.add(self._sentence_of(quotation.source.start))
        claims = [claim for index in sorted(sentences) for claim in self._claims_near(index, start, end)]
        near = self.speech.quotations[max(first - 2, 0) : last + 2]
        claims += self._reports.by_marks(near)
        claims += self._unreported(near, start, end)
        return tuple(sorted([claim for claim in claims if claim.touches(start, end)], key=by_cue))

    def _unreported(self, quotations: Sequence[Quoted], start: int, end: int) -> list[Claim]:
        """The claims of quotations whose source stands beside them with a word that is no cue elsewhere.

        Those that touch `start`…`end` are enough.
        """
        found: list[Claim] = []
        sources: set[int] = set()  # where they begin
        for quotation in quotations:
            source = quotation.source
            if source is None or source.start in sources:
                continue
            sources.add(source.start)
            low, high = min(quotation.start, source.start), max(quotation.end, source.end) + NEAR
            if (low >= end or start >= high) and not self._says_there(source, start, end):
                continue
            claim = self._reports.beside(quotation, source)
            if claim is not None and claim.touches(start, end) and not self._is_reported(source):
                found.append(claim)
        return found

    def _says_there(self, source: Span, start: int, end: int) -> bool:
        """Whether a source is quoted in `start`…`end`."""
        return any(said.start < end and start < said.end for said in self.speech.said_by(source))

    def _is_reported(self, source: Span) -> bool:
        """Whether a claim of its sentence has this source."""
        claims = self._found_in(self._sentence_of(source.start))
        first = bisect_left(claims, source.start - REACH, key=by_cue)
        last = bisect_right(claims, source.end + REACH, key=by_cue)
        return any(
            claim.source is not None and claim.source.overlaps(source.start, source.end)
            for claim in claims[first:last]
        )

    def is_paraphrase(self, offset: int) -> bool:
        """Whether what stands at `offset` is what a source says in the narrator's words."""
        index = bisect_right(self.sentence_starts, offset) - 1
        if index < 0:
            return False
        paraphrases = self._paraphrases.get(index)
        if paraphrases is None:
            if not self._may_hold(index, offset, offset + 1):
                return False
            found = self._found_in(index)
            paraphrases = self._paraphrases[index] = Paraphrases(found) if found else NO_PARAPHRASES
        return paraphrases.hold(offset)

    def _may_hold(self, index: int, start: int, end: int) -> bool:
        """Whether a claim of the sentence may hold what stands at `start`…`end`; most are not read for it."""
        if index in self._found:
            return True
        return self._reports.may_hold(self.sentences[index], self._cues_in(index), start, end)

    def _sentence_of(self, offset: int) -> int:
        """The index of the sentence that holds `offset`, else of one beside it."""
        return max(bisect_right(self.sentence_starts, offset) - 1, 0)

    def _claims_near(self, index: int, start: int, end: int) -> list[Claim]:
        """The claims of a sentence that may touch `start`…`end`: all, but of a sentence without end."""
        claims = self.claims_of(index)
        if len(claims) <= MANY:
            return claims
        if index not in self._direct:
            self._direct[index] = [claim for claim in claims if claim.direct]
        first = bisect_left(claims, start - 2 * FAR, key=by_cue)
        last = bisect_right(claims, end + 2 * FAR, key=by_cue)
        near = claims[first:last]
        return [claim for claim in near if not claim.direct] + self._direct[index]

    def claims_of(self, index: int) -> list[Claim]:
        """The claims of a sentence that a verb, a noun or “according to” makes, in order."""
        claims = self._claims.get(index)
        if claims is None:
            claims = self._claims[index] = list(map(self._reports.contents.described, self._found_in(index)))
        return claims

    def _found_in(self, index: int) -> list[Claim]:
        found = self._found.get(index)
        if found is None:
            found = self._found[index] = self._reports.of(self.sentences[index], self._cues_in(index))
        return found

    def _cues_in(self, index: int) -> list[CueWord]:
        cues = self._cues.get(index)
        if cues is None:
            cues = self._cues[index] = self._reports.cues_in(self.sentences[index])
        return cues

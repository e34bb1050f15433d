"""PolNeAR: news articles in which every attribution is annotated, with its source, cue and content."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from accuracy.linted import LintedRow
from accuracy.rows import touches
from accuracy.scores import Hits, Share, share
from accuracy.sets.labelled import LEVELS, LabelledSet
from corpuslint.document import Document
from corpuslint.finding import Finding, Severity, Span
from corpuslint.layers.quotations import Quotation
from corpuslint.measured import Figure

QUOTATION_RULE = "attribution/unattributed-quotation"
VAGUE_RULES = (
    "attribution/agentless-report",
    "attribution/anonymous-source",
    "attribution/hearsay",
    "attribution/vague-source",
)
KIN = (
    "attribution/agentless-act",
    "attribution/assumed-consensus",
    "attribution/unowned-label",
    "attribution/unsourced-reaction",
)
PARTS = ("cue", "source", "content")
FEWEST_WORDS = 4  # of a quotation that has to have a speaker
KNOWN = ("named", "pronoun")

Spans = list[tuple[int, int]]


class Frame(msgspec.Struct, frozen=True):
    """An annotated attribution; `source_kind` is `named`, `pronoun`, `generic`, `other` or `none`."""

    source: Spans
    cue: Spans
    content: Spans
    no_source: bool
    source_text: str
    source_kind: str
    quoted: bool

    def touches(self, start: int, end: int) -> bool:
        """Whether `start`…`end` shares a character with its source or its cue."""
        return touches([*self.source, *self.cue], start, end)

    @property
    def is_known(self) -> bool:
        """Whether its source is somebody: a name, or a pronoun that stands for one."""
        return not self.no_source and self.source_kind in KNOWN


class Polnear(LabelledSet):
    """The attribution layer against people's annotation, and the rules about who said it."""

    name = "polnear"
    lints = ("attribution",)
    judges = (*VAGUE_RULES, *KIN, QUOTATION_RULE)
    right = "touches an attribution to nobody or to somebody unnamed"

    def is_right(self, row: LintedRow, finding: Finding) -> bool | None:
        frames = frames_of(row)
        if finding.rule == QUOTATION_RULE:
            return not has_source(frames, finding.start, finding.end)
        touched = [frame for frame in frames if frame.touches(finding.start, finding.end)]
        return any(not frame.is_known for frame in touched) if touched else None

    def criterion(self, rule: str) -> str:
        return "is a quotation for which no source is marked" if rule == QUOTATION_RULE else self.right

    def figures(self, rows: Sequence[LintedRow]) -> Iterator[Figure]:
        documents = [row.document for row in rows]
        frames = [frames_of(row) for row in rows]
        both = list(zip(documents, frames, strict=True))
        for part in PARTS:
            counts = [character_hits(document, of_row, part) for document, of_row in both]
            yield self.figure(
                f"characters of {part}s, by the attribution layer", None, counts, rows=len(rows)
            )
        for layer, sayings in (("quotation", quoted_sayings), ("attribution", attributed_sayings)):
            right = [right_sources(sayings(document), of_row) for document, of_row in both]
            counted = f"direct quotations of a name or pronoun: the right source, by the {layer} layer"
            yield self.figure(counted, None, right, {"share": share}, rows=len(rows))
        yield self.figure(
            "quotations of four words or more that have a source: flagged all the same",
            Severity.WARNING,
            [
                flagged_with_source(document, of_row, row)
                for row, (document, of_row) in zip(rows, both, strict=True)
            ],
            {"share": share},
            rows=len(rows),
        )
        yield from self._vague(rows, frames)

    def _vague(self, rows: Sequence[LintedRow], frames: Sequence[Sequence[Frame]]) -> Iterator[Figure]:
        rules = "vague-source, agentless-report, hearsay or anonymous-source"
        every = "findings of all attribution rules, on by default or not"
        ways = (
            (f"warnings of {rules}", Severity.WARNING, VAGUE_RULES),
            (f"findings of {rules}", Severity.NOTE, VAGUE_RULES),
            ("findings of these and their kin that are on by default", Severity.NOTE, (*VAGUE_RULES, *KIN)),
            (every, Severity.NOTE, self.lints),
        )
        for findings, level, selectors in ways:
            counts = [
                sourceless_found(of_row, row.spans(*selectors, level=level, off=selectors == self.lints))
                for row, of_row in zip(rows, frames, strict=True)
            ]
            counted = f"attributions to nobody, by {findings}"
            yield self.figure(counted, level, counts, {"recall": share}, rows=len(rows))
        of_these: list[tuple[Severity, str, tuple[str, ...]]] = [
            *((level, f"{findings} of {rules}", VAGUE_RULES) for level, findings in LEVELS.items()),
            (Severity.NOTE, "findings of these and their kin that are on by default", (*VAGUE_RULES, *KIN)),
        ]
        for level, findings, chosen in of_these:
            counts = [
                only_known(of_row, row.spans(*chosen, level=level))
                for row, of_row in zip(rows, frames, strict=True)
            ]
            counted = f"{findings} that touch only attributions to somebody named"
            yield self.figure(counted, level, counts, {"share": share}, rows=len(rows))


def frames_of(row: LintedRow) -> list[Frame]:
    """The annotated attributions of an article."""
    return msgspec.convert(row.row.meta["frames"], list[Frame])


def character_hits(document: Document, frames: Iterable[Frame], part: str) -> Hits:
    """The characters that the layer and the annotation hold to be a part of an attribution."""
    wanted = characters(span for frame in frames for span in getattr(frame, part))
    found = characters(
        (span.start, span.end)
        for attribution in document.attributions
        for span in {"cue": (attribution.cue,), "content": attribution.content}.get(
            part, (attribution.source,) if attribution.source else ()
        )
    )
    both = len(wanted & found)
    return Hits(both, len(found), both, len(wanted))


def characters(spans: Iterable[tuple[int, int]]) -> set[int]:
    """The offsets that some spans cover."""
    return {offset for span in spans for offset in range(*span)}


class Saying(NamedTuple):
    """What somebody is found to say: where it stands, where the source stands, and the speaker's name."""

    content: Spans
    source: Span | None
    speaker: str | None


def quoted_sayings(document: Document) -> list[Saying]:
    """What the quotation layer finds."""
    return [
        Saying([(quotation.start, quotation.end)], quotation.source, quotation.speaker)
        for quotation in speech(document)
    ]


def attributed_sayings(document: Document) -> list[Saying]:
    """What the attribution layer finds."""
    return [
        Saying([(span.start, span.end) for span in found.content], found.source, found.speaker)
        for found in document.attributions
    ]


def speech(document: Document) -> list[Quotation]:
    """The outermost quotations that are speech."""
    return [
        quotation for quotation in document.quotations if quotation.kind == "speech" and not quotation.depth
    ]


def right_sources(sayings: Sequence[Saying], frames: Iterable[Frame]) -> Share:
    """Of the direct quotations whose source is a name or a pronoun, those for which it is found."""
    asked = [frame for frame in frames if frame.quoted and frame.is_known]
    return Share(sum(finds_source(sayings, frame) for frame in asked), len(asked))


def finds_source(sayings: Sequence[Saying], frame: Frame) -> bool:
    """Whether the saying that shares most with an attribution's content has its source.

    Another mention of the same name will do.
    """
    saying = max(sayings, key=lambda each: _shared(each.content, frame.content), default=None)
    if saying is None or not _shared(saying.content, frame.content):
        return False
    if saying.source and touches(frame.source, saying.source.start, saying.source.end):
        return True
    words = (saying.speaker or "").split()
    return bool(words) and frame.source_kind == "named" and words[-1] in frame.source_text.split()


def _shared(one: Spans, other: Spans) -> int:
    """How many characters two lists of spans have in common."""
    return sum(max(0, min(end, stop) - max(start, begin)) for start, end in one for begin, stop in other)


def has_source(frames: Iterable[Frame], start: int, end: int) -> bool:
    """Whether a stretch shares a character with the content of an attribution that has a source."""
    return any(not frame.no_source and touches(frame.content, start, end) for frame in frames)


def flagged_with_source(document: Document, frames: Sequence[Frame], row: LintedRow) -> Share:
    """Of the quotations of four words or more that have a source, those flagged as having none."""
    flagged = set(row.spans(QUOTATION_RULE, level=Severity.NOTE))
    asked = [
        quotation
        for quotation in speech(document)
        if len(document.text[quotation.inner.start : quotation.inner.end].split()) >= FEWEST_WORDS
        and has_source(frames, quotation.start, quotation.end)
    ]
    return Share(sum((quotation.start, quotation.end) in flagged for quotation in asked), len(asked))


def sourceless_found(frames: Iterable[Frame], found: Spans) -> Share:
    """Of the attributions that name no source, those that a finding touches."""
    asked = [frame for frame in frames if frame.no_source]
    return Share(sum(any(frame.touches(*span) for span in found) for frame in asked), len(asked))


def only_known(frames: Collection[Frame], found: Spans) -> Share:
    """Of some findings, those that touch attributions to somebody named and no others."""
    wrong = 0
    for span in found:
        touched = [frame for frame in frames if frame.touches(*span)]
        wrong += bool(touched) and all(frame.is_known for frame in touched)
    return Share(wrong, len(found))

"""What each set counts, on rows that are invented."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from accuracy.by_rule import hits_of, judged, levels_of, rates
from accuracy.linted import LintedRow, Rules
from accuracy.rows import Row
from accuracy.scores import Hits, Share
from accuracy.sets import SETS
from accuracy.sets.babe import Babe, word_hits
from accuracy.sets.boilerlines import line_hits
from accuracy.sets.clickbait import Clickbait
from accuracy.sets.polnear import (
    Frame,
    Polnear,
    Saying,
    attributed_sayings,
    character_hits,
    finds_source,
    has_source,
    only_known,
    quoted_sayings,
    right_sources,
    sourceless_found,
)
from accuracy.sets.ptc import loaded_spans, span_hits
from accuracy.sets.readable import is_in_order
from accuracy.sets.summedits import contradiction
from corpuslint.document import Document
from corpuslint.finding import Confidence, Finding, Scope, Severity

RULE = "loaded-language/charged-word"
OTHER = "loaded-language/superlative"


def row_of(text: str, label: float = 0, spans: tuple[str, ...] = (), **meta: Any) -> Row:
    """A row in which each of `spans` is marked where it first stands."""
    return Row("r", text, label, [_place(text, span) for span in spans], meta)


def linted(row: Row, *found: tuple[str, str, Severity], on: frozenset[str] = frozenset((RULE,))) -> LintedRow:
    """The row with findings, each given by rule, text and severity."""
    return LintedRow(row, [_finding(row.text, *each) for each in found], on)


def _place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


def _finding(text: str, rule: str, part: str, severity: Severity) -> Finding:
    start, end = _place(text, part)
    return Finding(
        path="r",
        record=None,
        rule=rule,
        severity=severity,
        confidence=Confidence.HIGH,
        scope=Scope.NARRATION,
        start=start,
        end=end,
        text=part,
        message="m",
        line=1,
        column=start + 1,
        end_line=1,
        end_column=end + 1,
    )


SENTENCE = "The shameless plan to close the tiny mill is sheer folly."


class TestLintedRow:
    row = linted(row_of(SENTENCE), (RULE, "shameless", Severity.WARNING), (OTHER, "tiny", Severity.NOTE))

    def test_what_is_found_depends_on_level_and_on_what_is_on(self) -> None:
        shameless, tiny = _place(SENTENCE, "shameless"), _place(SENTENCE, "tiny")
        assert self.row.spans("loaded-language") == [shameless]
        assert self.row.spans("loaded-language", level=Severity.NOTE) == [shameless]
        assert self.row.spans("loaded-language", level=Severity.NOTE, off=True) == [shameless, tiny]
        assert not self.row.fires("attribution")


class TestBabe:
    row = linted(
        row_of(SENTENCE, 1, ("shameless", "sheer folly"), leaning="left"),
        (RULE, "shameless plan", Severity.WARNING),
        (RULE, "tiny", Severity.NOTE),
    )

    def test_words(self) -> None:
        assert word_hits(self.row, Severity.WARNING) == Hits(1, 2, 1, 3)
        assert word_hits(self.row, Severity.NOTE) == Hits(1, 3, 1, 3)

    def test_symmetry(self) -> None:
        sides = ["left"] * 4 + ["right"] * 2 + ["center"]
        flagged = [True, False, False, False, True, False, False]
        rows = [
            linted(
                row_of(SENTENCE, 0, leaning=side), *([(RULE, "tiny", Severity.WARNING)] if is_flagged else [])
            )
            for side, is_flagged in zip(sides, flagged, strict=True)
        ]
        figures = {figure.counted: figure for figure in Babe().figures(rows)}
        left = figures["unbiased sentences of left outlets, by loaded-language warnings"]
        assert (left.rows, left.estimates["false-positive rate"].value) == (4, 0.25)
        less = figures["unbiased sentences, left less right, by loaded-language warnings"]
        assert (less.rows, less.estimates["difference"].value) == (6, -0.25)

    def test_chance_is_the_share_of_marked_words(self) -> None:
        assert Babe().chance([self.row]) == pytest.approx(3 / 11)


def test_ptc_counts_three_techniques_and_touching() -> None:
    row = linted(
        row_of(
            SENTENCE,
            0,
            ("shameless", "sheer folly", "mill"),
            span_labels=["Loaded_Language", "Doubt", "Name_Calling,Labeling"],
        ),
        (RULE, "shameless plan", Severity.WARNING),
        (RULE, "folly", Severity.WARNING),
    )
    assert loaded_spans(row) == [_place(SENTENCE, "shameless"), _place(SENTENCE, "mill")]
    assert span_hits(row, loaded_spans(row), Severity.WARNING) == Hits(1, 2, 1, 2)
    assert span_hits(row, row.row.spans, Severity.WARNING) == Hits(2, 2, 2, 3)


def test_boilerlines_counts_lines() -> None:
    text = "Share this\nThe mill is shut.\nFollow us\nRead more"
    lines = [_place(text, line) for line in text.splitlines()]
    row = linted(
        row_of(text, 1, ("Share this", "Follow us"), lines=lines),
        ("text-quality/boilerplate", "Share this", Severity.WARNING),
        ("text-quality/boilerplate", "Read more", Severity.WARNING),
        on=frozenset(("text-quality/boilerplate",)),
    )
    assert line_hits(row, Severity.WARNING) == Hits(1, 2, 1, 2)


@pytest.mark.parametrize(
    ("label", "new_number", "found", "hits"),
    [
        (1, True, True, Hits(1, 1, 1, 1)),
        (1, True, False, Hits(0, 0, 0, 1)),
        (1, False, True, Hits(1, 1, 0, 0)),
        (0, True, True, Hits(0, 1, 0, 0)),
    ],
)
def test_summedits_has_a_recall_only_for_new_numbers(
    label: int, new_number: bool, found: bool, hits: Hits
) -> None:
    rule = "consistency/number-conflict"
    row = linted(
        row_of("Nine.\n\nTen.", label, new_number=new_number),
        *([(rule, "Nine", Severity.WARNING)] if found else []),
        on=frozenset((rule,)),
    )
    assert contradiction(row, Severity.WARNING, "consistency") == hits


def test_a_story_is_in_order_if_its_grades_rise() -> None:
    assert is_in_order([(2, 11.0), (0, 5.0), (1, 8.0)])
    assert not is_in_order([(2, 8.0), (0, 5.0), (1, 8.0)])


class TestPolnear:
    quoted = "“The mill will not open again this year,”"
    text = f"{quoted} Berg said. Nobody believed it. Some fear worse."

    def frame(self, source: str, cue: str, content: str, kind: str) -> Frame:
        source_spans = [_place(self.text, source)] if source else []
        return Frame(
            source=source_spans,
            cue=[_place(self.text, cue)],
            content=[_place(self.text, content)],
            no_source=not source,
            source_text=source,
            source_kind=kind,
            quoted=content.startswith("“"),
        )

    @property
    def berg(self) -> Frame:
        return self.frame("Berg", "said", self.quoted, "named")

    @property
    def nobody(self) -> Frame:
        return self.frame("", "fear", "worse", "none")

    def test_characters(self) -> None:
        document = Document("Berg said the mill would open.")
        frame = Frame([(0, 4)], [(5, 9)], [(10, 29)], False, "Berg", "named", False)
        for part, size in (("source", 4), ("cue", 4)):
            assert character_hits(document, [frame], part) == Hits(size, size, size, size)
        assert character_hits(document, [], "cue") == Hits(0, 4, 0, 0)

    @pytest.mark.parametrize("sayings", [quoted_sayings, attributed_sayings])
    def test_the_source_of_a_quotation(self, sayings: Callable[[Document], list[Saying]]) -> None:
        found = sayings(Document(self.text))
        assert finds_source(found, self.berg)
        assert not finds_source(found, self.frame("Some", "fear", self.quoted, "named"))
        assert not finds_source([], self.berg)
        assert right_sources(found, [self.berg, self.nobody]) == Share(1, 1)

    def test_another_mention_of_the_name_will_do(self) -> None:
        content = [_place(self.text, self.quoted)]
        assert finds_source([Saying(content, None, "Anna Berg")], self.berg)
        assert not finds_source([Saying(content, None, "Anna Bern")], self.berg)

    def test_sources(self) -> None:
        frames = [self.berg, self.nobody]
        assert has_source(frames, 0, 5)
        assert not has_source(frames, *_place(self.text, "worse"))
        fear, said = _place(self.text, "fear"), _place(self.text, "said")
        assert sourceless_found(frames, [fear]) == Share(1, 1)
        assert sourceless_found(frames, [said]) == Share(0, 1)
        assert only_known(frames, [fear, said, (said[0], fear[1])]) == Share(1, 3)

    def test_a_finding_that_touches_no_attribution_is_not_judged(self) -> None:
        row = linted(
            Row("r", self.text, 0, [], {"frames": []}),
            ("attribution/vague-source", "Nobody", Severity.WARNING),
        )
        assert Polnear().is_right(row, row.findings[0]) is None


class TestByRule:
    rules = Rules()

    def rows(self, right: int, wrong: int) -> list[LintedRow]:
        text = "You Will Not Believe These Mills"
        found = (Clickbait.lints[0], "You Will", Severity.WARNING)
        return [linted(row_of(text, label), found) for label in [1] * right + [0] * wrong]

    def test_precision_and_recall(self) -> None:
        rule = self.rules.rules[Clickbait.lints[0]]
        rows = [*self.rows(24, 6), linted(row_of("Ten Mills", 1))]
        [(name, figure)] = judged(Clickbait(), [rule], rows)
        assert (name, figure.findings, figure.level, figure.rows) == (rule.id, 30, "warning", 31)
        values = {measure: estimate.value for measure, estimate in figure.estimates.items()}
        assert values == {"precision": 0.8, "recall": 0.96, "by chance": pytest.approx(25 / 31, abs=1e-4)}

    def test_of_too_few_nothing_is_said(self) -> None:
        rule = self.rules.rules[Clickbait.lints[0]]
        [(_, figure)] = judged(Clickbait(), [rule], self.rows(5, 0))
        assert (figure.findings, figure.estimates) == (5, {})

    def test_what_is_wrong_may_weigh_more(self) -> None:
        [row] = self.rows(0, 1)
        labelled = Clickbait()
        assert hits_of(labelled, Clickbait.lints[0], row, Severity.WARNING) == Hits(0, 1, 0, 0)

    def test_a_rule_with_notes_is_judged_with_them_too(self) -> None:
        rows = [linted(row_of(SENTENCE), (RULE, "tiny", Severity.NOTE))]
        assert levels_of(self.rules.rules[RULE], rows) == [Severity.WARNING, Severity.NOTE]

    def test_rates(self) -> None:
        rows = [linted(row_of(SENTENCE), (RULE, "tiny", Severity.NOTE))]
        chosen = {RULE: self.rules.rules[RULE]}
        assert rates(rows, chosen) == {RULE: {"warning": 0, "note": pytest.approx(1000 / 11)}}


def test_every_rule_that_a_set_names_is_there() -> None:
    rules = Rules()
    for labelled in SETS.values():
        for selector in (*labelled.lints, *labelled.judges, *labelled.answers):
            assert rules.chosen([selector], corpus=True), f"{labelled.name}: {selector}"

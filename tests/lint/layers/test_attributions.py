"""Who is said to have said what: source, cue and content, the kind of source, and the name."""

from __future__ import annotations

import re
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.finding import Scope, Span
from corpuslint.layers.claims import Attribution, Claim
from corpuslint.layers.speakers import describe_source
from stopwatch import seconds

Parts = tuple[str | None, str, list[str]]


def parts(text: str) -> list[Parts]:
    """Source, cue and content of each report, as they stand in the text."""
    return [
        (
            text[found.source.start : found.source.end] if found.source else None,
            text[found.cue.start : found.cue.end],
            [text[span.start : span.end] for span in found.content],
        )
        for found in Document(text).attributions
        if found.act == "report"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Berg said it was shut and added that it was a pity.",
            [("Berg", "said", ["it was shut"]), ("Berg", "added", ["that it was a pity"])],
        ),
        (
            "Berg said it was shut, adding that it was a pity.",
            [("Berg", "said", ["it was shut"]), ("Berg", "adding", ["that it was a pity"])],
        ),
        (
            "Anna Berg walked to the mill on Monday, saying it was shut.",
            [("Anna Berg", "saying", ["it was shut"])],
        ),
        (
            "Berg apologised by saying it was shut.",
            [("Berg", "saying", ["it was shut"])],
        ),
        (
            "Although Berg said it was shut, the mill was full.",
            [("Berg", "said", ["it was shut"])],
        ),
    ],
)
def test_verbs_that_share_a_subject(text: str, expected: list[Parts]) -> None:
    assert parts(text) == expected


def test_what_is_said_in_a_quotation_is_its_speaker_s() -> None:
    text = "“He said it was shut,” Berg told the Gazette."
    [claim] = Document(text).claims_in(0, len(text))
    assert text[claim.cue.start : claim.cue.end] == "told"


def only(text: str) -> Attribution:
    [found] = Document(text).attributions
    return found


def test_direct_says_that_the_content_is_a_quotation() -> None:
    assert only("“It is shut,” said Berg.").direct
    assert not only("Berg said it was “shut”.").direct
    assert not only("Berg said it was shut.").direct


@pytest.mark.parametrize(
    ("phrase", "kind", "name"),
    [
        ("Anna Berg", "named", "Anna Berg"),
        ("Anna Berg, a councillor", "named", "Anna Berg"),
        ("Berg, 52,", "named", "Berg"),
        ("the Treasury", "named", "Treasury"),
        ("President Lee", "role", "Lee"),
        ("Sen. Jo Lee (D-Ohio)", "role", "Jo Lee"),
        ("Acme spokesman Jo Lee", "role", "Jo Lee"),
        ("Acme's chief executive", "role", None),
        ("Acme's CEO, Jo Lee,", "role", "Jo Lee"),
        ("a spokesman for Acme", "role", "Acme"),
        ("the company's chief executive", "role", None),
        ("the ministry", "role", None),
        ("police", "role", None),
        ("Police", "role", None),
        ("he", "pronoun", None),
        ("who", "pronoun", None),
        ("critics", "group", None),
        ("Some experts", "group", None),
        ("many of them", "group", None),
        ("Acme officials", "group", None),
        ("officials in Lund", "group", None),
        ("a source close to the company", "group", None),
        ("an official", "group", None),
        ("two people familiar with the plan", "group", None),
        ("everyone", "group", None),
    ],
)
def test_kinds_of_source(phrase: str, kind: str, name: str | None) -> None:
    assert describe_source(phrase) == (kind, name)


def test_nobody_is_a_kind_of_source() -> None:
    found = only("It is alleged that the mill was shut.")
    assert (found.source, found.source_kind, found.speaker) == (None, "none", None)


def test_a_pronoun_stands_for_the_person_before() -> None:
    said, added = Document("Anna Berg said it was shut. She said it was a pity.").attributions
    assert (said.source_kind, said.speaker) == ("named", "Anna Berg")
    assert (added.source_kind, added.speaker) == ("pronoun", "Anna Berg")
    assert only("Anna Berg walked home. She said it was shut.").speaker == "Anna Berg"
    assert only("It rained. They said it was shut.").speaker is None


def test_what_an_attribution_touches() -> None:
    found = only("The mill, she said, was shut.")
    assert found.touches(0, 3)
    assert not found.touches(8, 10)


PIECES = st.lists(
    st.sampled_from(
        [
            *(
                "Berg",
                "the mill",
                "said",
                "says",
                "that",
                "according to",
                "called",
                "adding",
                "claim",
                "who",
                "he",
            ),
            *(
                "it is believed",
                "critics",
                "“",
                "”",
                '"',
                ",",
                ".",
                "?",
                ":",
                "—",
                "and",
                "\n",
                "\n\n",
                "İ",
                "😀",
            ),
        ]
    ),
    max_size=30,
)


@given(PIECES)
def test_spans_lie_inside_the_text_and_in_order(pieces: list[str]) -> None:
    text = " ".join(pieces)
    last = 0
    for found in Document(text).attributions:
        assert found.content
        for span in (found.cue, *found.content, *([found.source] if found.source else [])):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()
        assert found.cue.start >= last
        last = found.cue.start


@given(PIECES)
def test_a_paraphrase_is_what_an_attribution_with_a_source_holds(pieces: list[str]) -> None:
    text = " ".join(pieces)
    document = Document(text)
    scopes = [document.scope_at(offset) for offset in range(len(text))]
    held = {
        offset
        for found in document.attributions
        if found.source is not None and not found.direct and found.act == "report"
        for span in found.content
        for offset in range(span.start, span.end)
    }
    for offset, scope in enumerate(scopes):
        if scope is Scope.PARAPHRASE:
            assert offset in held
        if scope is Scope.NARRATION:
            assert offset not in held


@given(PIECES, st.integers(0, 200), st.integers(1, 200))
def test_the_claims_of_a_place_are_the_reports_that_touch_it(
    pieces: list[str], start: int, length: int
) -> None:
    text = " ".join(pieces)
    claims = Document(text).claims_in(start, start + length)
    document = Document(text)
    reports = [found for found in document.attributions if found.act == "report"]
    touching = {_key(found) for found in reports if found.touches(start, start + length)}
    assert {_key(claim) for claim in claims} <= touching
    for source, cue, *_ in touching - {_key(claim) for claim in claims}:
        # what rules need not know: who is quoted by a verb that reports only there, or in a quotation
        assert any(
            quotation.start <= cue.start < quotation.end or quotation.source == source
            for quotation in document.quotations
        )


@given(PIECES)
def test_a_glance_at_the_cues_tells_what_reading_all_of_them_does(pieces: list[str]) -> None:
    text = " ".join(pieces)
    read = Document(text)
    read.reports  # noqa: B018 - so that no sentence is left to a glance
    for word in re.finditer(r"\S+", text):
        start, end = word.span()
        assert Document(text).scope_at(start) is read.scope_at(start)
        said = {_key(claim) for claim in read.claims_in(start, end) if claim.holds(start, end)}
        assert set(map(_key, Document(text).said_at(start, end))) == said


def _key(claim: Claim) -> tuple[Span | None, Span, tuple[Span, ...], str, bool]:
    return claim.source, claim.cue, claim.content, claim.source_kind, claim.direct


SHAPES = {
    "quotation marks": '" ',
    "quotations": "“a,” Berg said. ",
    "apostrophes": "'a' b' ",
    "cues": "Berg said it was so and ",
    "claims": "the claim that ",
    "sources": "according to Berg, ",
    "attitudes": "Berg opposes the plan to sell it and ",
    "colons": "Berg: it is shut. ",
    "retellings": "“Anna told me that it was shut,” Berg said. ",
    "prose": "The mill is shut, critics say. ",
    "one word": "a",
}


def read_through(text: str) -> None:
    document = Document(text)
    assert document.attributions is not None
    assert all(document.scope_at(offset) for offset in range(0, len(text), 40))


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_about_ten_times_as_long(shape: str) -> None:
    unit = SHAPES[shape]
    small, large = (
        seconds(partial(read_through, unit * (size // len(unit))), times=2) for size in (10_000, 100_000)
    )
    assert large < 0.05 or large < 25 * small  # ten, the noise of the machine, and no square of it


def test_a_line_of_a_million_characters() -> None:
    text = "The mill is shut, critics say, and it is “old” " * 21_000
    assert seconds(lambda: read_through(text), times=1) < 30

"""Who is said to have said what: source, cue and content, the kind of source, and the name."""

from __future__ import annotations

import gc
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.document import Document
from corpuslint.finding import Scope
from corpuslint.layers.claims import Attribution
from corpuslint.layers.speakers import describe_source

Parts = tuple[str | None, str, list[str]]


def parts(text: str) -> list[Parts]:
    """Source, cue and content of each attribution, as they stand in the text."""
    return [
        (
            text[found.source.start : found.source.end] if found.source else None,
            text[found.cue.start : found.cue.end],
            [text[span.start : span.end] for span in found.content],
        )
        for found in Document(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # before what is said
        ("Berg said the mill was shut.", ("Berg", "said", ["the mill was shut"])),
        ("Berg said that the mill was shut.", ("Berg", "said", ["that the mill was shut"])),
        ("Berg has also said that it was shut.", ("Berg", "has also said", ["that it was shut"])),
        ("Berg said on Tuesday that it was shut.", ("Berg", "said", ["that it was shut"])),
        ("Berg told reporters in Lund that it was shut.", ("Berg", "told", ["that it was shut"])),
        ("Critics say the plan will fail.", ("Critics", "say", ["the plan will fail"])),
        ("Police said the road was shut.", ("Police", "said", ["the road was shut"])),
        (
            "Anna Berg, mayor of Lund, said it was shut.",
            ("Anna Berg, mayor of Lund,", "said", ["it was shut"]),
        ),
        ("Berg — the mayor — said it was shut.", ("Berg — the mayor —", "said", ["it was shut"])),
        ("Berg (52) said it was shut.", ("Berg (52)", "said", ["it was shut"])),
        ("Anna Berg and Jo Lee said it was shut.", ("Anna Berg and Jo Lee", "said", ["it was shut"])),
        (
            "The man who owns the mill said it was shut.",
            ("The man who owns the mill", "said", ["it was shut"]),
        ),
        ("On Monday, Berg said it was shut.", ("Berg", "said", ["it was shut"])),
        ("The firm's report says profits fell.", ("The firm's report", "says", ["profits fell"])),
        ("The study shows that sales fell.", ("The study", "shows", ["that sales fell"])),
        ("Berg asked whether it was shut.", ("Berg", "asked", ["whether it was shut"])),
        ("Berg called the plan “a disaster”.", ("Berg", "called", ["the plan “a disaster”"])),
        ("Berg dismissed the plan as a joke.", ("Berg", "dismissed", ["the plan as a joke"])),
        ("Berg did not say whether it was shut.", ("Berg", "did not say", ["whether it was shut"])),
        # after it and around it
        ("The mill was shut, Berg said.", ("Berg", "said", ["The mill was shut"])),
        ("The mill was shut, officials said on Monday.", ("officials", "said", ["The mill was shut"])),
        ("The mill was shut, said Anna Berg.", ("Anna Berg", "said", ["The mill was shut"])),
        (
            "The mill was shut, said Anna Berg, a councillor.",
            ("Anna Berg, a councillor", "said", ["The mill was shut"]),
        ),
        ("The mill, she said, was shut.", ("she", "said", ["The mill", "was shut"])),
        # by a preposition
        ("The mill was shut, according to Berg.", ("Berg", "according to", ["The mill was shut"])),
        ("According to Berg, the mill was shut.", ("Berg", "According to", ["the mill was shut"])),
        (
            "According to Anna Berg, the mayor, it was shut.",
            ("Anna Berg, the mayor", "According to", ["it was shut"]),
        ),
        ("As per Acme, sales fell.", ("Acme", "As per", ["sales fell"])),
        ("Sales fell, per Acme.", ("Acme", "per", ["Sales fell"])),
        ("In Berg's view, the mill is a ruin.", ("Berg", "view", ["the mill is a ruin"])),
        # by a noun
        ("Berg's claim that it was shut upset them.", ("Berg", "claim", ["that it was shut upset them"])),
        ("They heard the rumour that it was shut.", (None, "rumour", ["that it was shut"])),
        # by nobody
        ("It is believed that the mill was shut.", (None, "is believed", ["that the mill was shut"])),
        ("The owner is said to be rich.", (None, "is said", ["to be rich"])),
        # quotations
        ("“It is shut,” said Berg.", ("Berg", "said", ["“It is shut,”"])),
        ("“It,” said Berg, “is shut.”", ("Berg", "said", ["“It,”", "“is shut.”"])),
        (
            "“It is shut,” Berg said. “It is a pity.”",
            ("Berg", "said", ["“It is shut,”", "“It is a pity.”"]),
        ),
        ("Berg said: “It is shut. We are sorry.”", ("Berg", "said:", ["“It is shut. We are sorry.”"])),
        ("“It is shut.” – Anna Berg", ("Anna Berg", "–", ["“It is shut.”"])),
        ("Berg: “It is shut.”", ("Berg", ":", ["“It is shut.”"])),
        ("Berg said it was “a pity” for Lund.", ("Berg", "said", ["it was “a pity” for Lund"])),
    ],
)
def test_one_attribution(text: str, expected: Parts) -> None:
    assert parts(text) == [expected]


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


@pytest.mark.parametrize(
    "text",
    [
        "Sales in three states rose.",
        "The shop sells notes, reports and claims forms.",
        "He has yet to say whether he will run.",
        "The departure highlights the need for care.",
        "The road was called off by its owners.",
        "Its recent reports were long.",
        "The mill is shut.",
        "The price is four dollars per bag.",
        "WARNING CONTAINS BLURRED FACES.",
        "The mill burned, CALLING Lund Fire Brigade.",
        "REPORTED Crimes In Lund.",
    ],
)
def test_words_that_report_nothing(text: str) -> None:
    assert parts(text) == []


def test_what_is_said_in_a_quotation_is_its_speaker_s() -> None:
    text = "“He said it was shut,” Berg told the Gazette."
    assert parts(text) == [("Berg", "told", ["“He said it was shut,”"])]


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
        if found.source is not None and not found.direct
        for span in found.content
        for offset in range(span.start, span.end)
    }
    for offset, scope in enumerate(scopes):
        if scope is Scope.PARAPHRASE:
            assert offset in held
        if scope is Scope.NARRATION:
            assert offset not in held


@given(PIECES, st.integers(0, 200), st.integers(1, 200))
def test_the_claims_of_a_place_are_the_attributions_that_touch_it(
    pieces: list[str], start: int, length: int
) -> None:
    text = " ".join(pieces)
    claims = Document(text).claims_in(start, start + length)
    touching = [found for found in Document(text).attributions if found.touches(start, start + length)]
    assert [(c.source, c.cue, c.content, c.source_kind, c.direct) for c in claims] == [
        (a.source, a.cue, a.content, a.source_kind, a.direct) for a in touching
    ]


SHAPES = {
    "quotation marks": '" ',
    "quotations": "“a,” Berg said. ",
    "apostrophes": "'a' b' ",
    "cues": "Berg said it was so and ",
    "claims": "the claim that ",
    "sources": "according to Berg, ",
    "prose": "The mill is shut, critics say. ",
    "one word": "a",
}


def seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        document = Document(text)
        gc.collect()
        gc.disable()  # its share is noise
        start = time.process_time()
        assert document.attributions is not None
        assert all(document.scope_at(offset) for offset in range(0, len(text), 40))
        best = min(best, time.process_time() - start)
        gc.enable()
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text_takes_about_ten_times_as_long(shape: str) -> None:
    unit = SHAPES[shape]
    small, large = (seconds(unit * (size // len(unit))) for size in (20_000, 200_000))
    assert large < 0.05 or large < 25 * small  # ten, the noise of the machine, and no square of it


def test_a_line_of_a_million_characters() -> None:
    assert seconds("The mill is shut, critics say, and it is “old” " * 21_000) < 30

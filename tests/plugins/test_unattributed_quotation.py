"""The kind unattributed-quotation: which quotations it leaves alone, and that it stays linear."""

from __future__ import annotations

import pytest

from corpuslint.document import Document
from corpuslint.rule import Rule, decode_rule
from corpuslint_plugins.unattributed_quotation import UnattributedQuotation, UnattributedQuotationOptions
from stopwatch import seconds


def rule() -> Rule:
    return decode_rule(
        {
            "id": "attribution/orphan",
            "kind": "unattributed-quotation",
            "message": "Who says {text!r}?",
            "why": "Because.",
        },
        "orphan.toml",
    )


def orphans(text: str, min_words: int = 4) -> list[str]:
    """The quotations in `text` that the kind flags."""
    check = UnattributedQuotation(rule(), UnattributedQuotationOptions(min_words=min_words))
    return [text[match.start : match.end] for match in check.check(Document(text))]


def test_an_orphan_is_flagged_with_its_marks() -> None:
    text = "The shop closed in May. “They gave us two weeks.” The house is empty."
    assert orphans(text) == ["“They gave us two weeks.”"]


def test_each_orphan_of_a_text_is_flagged() -> None:
    text = (
        "The shop closed in May. “They gave us two weeks.” The house is empty.\n\n"
        "The road runs along the lake and through two villages. It is narrow.\n\n"
        "A bus passes every hour. “Nobody ever takes it.” The stop has no roof."
    )
    assert orphans(text) == ["“They gave us two weeks.”", "“Nobody ever takes it.”"]


@pytest.mark.parametrize(
    "text",
    [
        "“They gave us two weeks,” said Maria Lund. The house is empty.",
        "Maria Lund said the shop had closed in May. “They gave us two weeks.” The house is empty.",
        "The shop closed in May. “They gave us two weeks.” Maria Lund told a reporter that it was unfair.",
        "The shop closed in May. “They gave us two weeks.” – Maria Lund",
        "Maria Lund: “They gave us two weeks.”",
        "The banner hung for a year. “They gave us two weeks.” The house is empty.",
        "The shop closed in May. She called it the “end of a good long time” and left.",
        "The shop closed in May. “Two weeks.” The house is empty.",
        "“They gave us two weeks.”\n\nThe shop is shut. “They gave us two weeks,” Maria Lund said.",
    ],
)
def test_a_speaker_nearby_clears_it(text: str) -> None:
    assert orphans(text) == []


def test_the_fewest_words_can_be_chosen() -> None:
    text = "The shop closed in May. “They gave us two weeks.” The house is empty."
    assert orphans(text, min_words=6) == []


def test_ten_times_the_quotations_take_about_ten_times_as_long() -> None:
    piece = "The shop closed in May. “They gave us {} weeks to go.” The house is empty. "

    def taken(count: int) -> float:
        document = Document("".join(piece.format(number) for number in range(count)))
        assert len(document.quotations) == count
        check = UnattributedQuotation(rule(), UnattributedQuotationOptions())
        document.claims_in(0, 1)
        return seconds(lambda: list(check.check(document)))

    assert taken(2000) < 20 * max(taken(200), 0.002)


@pytest.mark.parametrize(
    "text",
    [
        "The shop is shut, says Maria Lund, who kept it.\n\n“They gave us two weeks.”\n\nIt is empty.",
        "Maria Lund pointed to the empty house.\n\n“They gave us two weeks.”\n\nThe next vote is in June.",
        "“We were proud,” Maria Lund said. The shop closed in May. “They gave us two weeks.” It is empty.",
    ],
)
def test_who_spoke_in_the_paragraph_before_goes_on_speaking(text: str) -> None:
    assert orphans(text) == []


def test_a_noun_that_looks_like_a_verb_of_saying_names_nobody() -> None:
    text = "The report on the state of the shop is old. “They gave us two weeks.” The house is empty."
    assert orphans(text) == ["“They gave us two weeks.”"]

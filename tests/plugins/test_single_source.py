"""The kind single-source: what is another voice, and which pieces one voice is enough for."""

from __future__ import annotations

import pytest

from corpuslint import lint_text
from corpuslint.commands.options import installed_rules
from corpuslint.finding import Finding
from corpuslint.rule import marked_spans

RULE = "attribution/single-source"
DAM, BREAD = (marked_spans(text)[0] for text in installed_rules()[RULE].bad[:2])
SENTENCE = "The council votes on the plan in the second week of February."


def found(text: str) -> tuple[Finding, ...]:
    report = lint_text(text, select=RULE)
    assert report.failures == ()
    return report.findings


def with_another(sentence: str) -> str:
    return DAM.replace(SENTENCE, f"{SENTENCE} {sentence}")


def test_what_is_shown() -> None:
    [finding] = found(DAM)
    assert finding.text == "Anna Berg"
    assert (
        finding.message == "All 7 reports in 346 words have one source: 'Anna Berg'. Ask somebody else, too."
    )
    assert {DAM[each.start : each.end] for each in finding.related} == {
        "said",
        "explained",
        "added",
        "According to",
    }
    assert {each.message for each in finding.related} == {"Anna Berg, again"}


def test_a_quiet_sentence_is_no_other_voice() -> None:
    assert len(found(with_another("Jonas Weber fishes there."))) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Jonas Weber said that it will pass.",
        "“It will pass,” said Jonas Weber.",
        "It will pass, according to Jonas Weber.",
        "The mayor warned that it may fail.",
        "Farmers said that it will fail.",
        "A farmer claimed that it will fail.",
        "The county argues that it needs no vote.",
    ],
)
def test_another_voice(sentence: str) -> None:
    assert found(with_another(sentence)) == ()


@pytest.mark.parametrize(
    "text",
    [
        DAM.partition("\n\n")[0],  # short
        DAM.replace("Berg explained", "of course")
        .replace("She added that the", "The")
        .replace("Berg said", "True"),
        BREAD.replace("Holm said", "I know", 1),
        f"For immediate release\n\n{DAM}",
        BREAD.replace("Holm told the council", "Holm told the council in an interview"),
        DAM + " It rained." * 300,
    ],
    ids=["short", "few reports", "first person", "press release", "interview", "an essay"],
)
def test_pieces_that_need_no_other(text: str) -> None:
    assert found(text) == ()


def test_markup_changes_nothing() -> None:
    page = DAM.replace("Anna Berg", "<b>Anna</b> Berg").replace("“", "&ldquo;").replace("”", "&rdquo;")
    html = "".join(f"<p>{paragraph}</p>\n" for paragraph in page.split("\n\n"))
    report = lint_text(html, filename="a.html", select=RULE)
    assert [finding.text for finding in report.findings] == ["Anna</b> Berg"]

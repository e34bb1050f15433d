"""Faults planted in invented articles."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from random import Random

import pytest

from accuracy.inject.__main__ import main
from accuracy.inject.article import Article, article_of
from accuracy.inject.bench import cases_of, figure_of, outcomes_of
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case
from accuracy.inject.dates import DAYS, FULL_DATE, MONTHS
from accuracy.inject.kinds import KINDS
from accuracy.linted import Rules
from accuracy.rows import Row

STORY = """Ostmark buys 340 pumps for Tarrow

The shipping line Ostmark has bought 340 pumps for its harbour in Tarrow, the firm said on Monday.

It has paid 12.5 million crowns for the pumps, which were built by Quillane Motors between 1998 and 2003.

The engineer Petra Lindqvist praised Ostmark, and she praised Tarrow. A sale of 12.5 million crowns was
a surprise to Governor Hallam and to the neighbours of the harbour, said Lindqvist.

“The pumps will keep the harbour dry for many years and cost us nothing,” said Petra Lindqvist.

The neighbours met Governor Hallam on Friday, March 13, 2015, and Petra Lindqvist spoke to the neighbours.

The firm expects its trade with Tarrow to grow, and Quillane Motors will send two engineers to the town."""
PLAIN = """Rain stops the fair

The band had played for an hour when the rain came, and the visitors ran to the barn with their chairs.

Nobody was hurt, and the cows were led home by the children of the village, who were wet but happy.

The barn is old. Its roof has been mended with tin, and the tin sings when it rains, as the farmers say.

In the evening the moon rose over the hill, and some of the visitors danced with the owner of the barn."""
SEEDS = range(12)


def story() -> Article:
    return article(STORY)


def article(text: str, name: str = "story") -> Article:
    found = article_of(Row(name, text, None, [], {}))
    assert found is not None
    return found


def plant(kind: str, seed: int = 0, text: str = STORY) -> Case:
    case = KINDS[kind].plant(article(text), Random(seed))
    assert case is not None
    return case


def faults(case: Case) -> list[str]:
    return [marked.text[start:end] for marked in case.faulty for start, end in marked.spans]


def whole(case: Case) -> str:
    return "\n".join(marked.text for marked in case.faulty)


def test_short_and_marked_texts_are_no_articles() -> None:
    for text in ("Rain.\n\nMore rain.", STORY.replace("Petra", "[[Petra]]")):
        assert article_of(Row("a", text, None, [], {})) is None


@pytest.mark.parametrize("kind", KINDS)
def test_a_fault_is_marked_and_stands_in_the_text(kind: str) -> None:
    for seed in SEEDS:
        case = plant(kind, seed)
        assert case == plant(kind, seed), "the same seed plants the same fault"
        assert faults(case)
        assert all(faults(case))
        assert "[[" not in whole(case)
        assert whole(case) != "\n".join(marked.text for marked in case.clean)
        assert case.carried == any(marked.spans for marked in case.clean) or kind.startswith("quote")


NEEDY = ("name-typo", "surname", "headline-name", "headline-number", "cross-name", "spelling-mixed")


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in NEEDY])
def test_an_article_without_a_place_for_a_fault_gets_one(kind: str) -> None:
    assert faults(plant(kind, text=PLAIN))


@pytest.mark.parametrize("kind", NEEDY)
def test_an_article_that_does_not_allow_a_fault_gets_none(kind: str) -> None:
    assert KINDS[kind].plant(article(PLAIN), Random(0)) is None


def test_a_report_that_has_a_voice_of_its_own_gets_no_other() -> None:
    own = article(PLAIN.replace("Nobody was hurt", "None of us was hurt"))
    assert KINDS["voice-sentence"].plant(own, Random(0)) is None


@pytest.mark.parametrize("seed", SEEDS)
class TestKinds:
    def test_name_typo(self, seed: int) -> None:
        case = plant("name-typo", seed)
        (wrong,) = faults(case)
        assert wrong not in STORY
        assert any(abs(len(name) - len(wrong)) < 2 for name in ("Ostmark", "Tarrow", "Lindqvist", "Petra"))

    def test_headline_name(self, seed: int) -> None:
        (wrong,) = faults(plant("headline-name", seed))
        assert wrong not in STORY
        assert wrong in plant("headline-name", seed).faulty[0].text.partition("\n")[0]

    def test_headline_number(self, seed: int) -> None:
        (wrong,) = faults(plant("headline-number", seed))
        assert wrong.isdigit()
        assert wrong not in STORY

    def test_number_in_the_body(self, seed: int) -> None:
        before, between, after = STORY.split("12.5")
        first, second = plant("number-first", seed), plant("number-second", seed)
        assert whole(first) == f"{before}{faults(first)[0]}{between}12.5{after}"
        assert whole(second) == f"{before}12.5{between}{faults(second)[0]}{after}"

    def test_percentages_make_no_hundred(self, seed: int) -> None:
        shares = [int(share.rstrip("% percnt")) for share in faults(plant("percentage-sum", seed))]
        assert len(shares) == 3
        assert sum(shares) > 104

    def test_a_second_measure_in_the_other_system(self, seed: int) -> None:
        text = STORY.replace("to the town.", "to the town, 30 miles away. They will see 45 miles of pipes.")
        assert faults(plant("unit-mix", seed, text)) == ["72 kilometres"]
        assert plant("unit-mix", seed).carried

    def test_weekday(self, seed: int) -> None:
        case = plant("weekday", seed)
        assert not case.carried
        assert faults(case)[0].endswith(", March 13, 2015")
        assert not faults(case)[0].startswith("Friday")

    def test_weekday_of_a_carrier(self, seed: int) -> None:
        case = plant("weekday", seed, PLAIN)
        for marked, right in ((case.clean[0], True), (case.faulty[0], False)):
            for found in FULL_DATE.finditer(marked.text):
                day = date(int(found[4]), MONTHS.index(found[2]) + 1, int(found[3])).weekday()
                assert (DAYS[day] == found[1]) is right

    def test_date_order(self, seed: int) -> None:
        assert faults(plant("date-order", seed)) == ["between 2003 and 1998"]

    def test_duplicates(self, seed: int) -> None:
        case = plant("duplicate-paragraph", seed)
        assert whole(case).count(faults(case)[0]) == 2
        near = plant("near-duplicate-paragraph", seed)
        assert whole(near).count(faults(near)[0]) == 1
        assert faults(plant("duplicate-headline", seed)) == ["Ostmark buys 340 pumps for Tarrow"]

    def test_quotations(self, seed: int) -> None:
        for kind, documents in (("quote-here", 1), ("quote-across", 2)):
            case = plant(kind, seed)
            assert len(case.faulty) == documents
            assert len(faults(case)) == 1
            assert len(case.clean) == documents

    def test_spelling(self, seed: int) -> None:
        assert faults(plant("spelling", seed)) == ["harbor"]
        (lone,) = faults(plant("spelling-mixed", seed))
        assert any(f"[[{lone}]]" in american for _, american in carriers("spelling")["lone"])

    def test_title(self, seed: int) -> None:
        case = plant("title-variant", seed)
        assert not case.carried
        assert faults(case)[0].endswith("Hallam")
        assert not faults(case)[0].startswith("Governor")


def test_voice_of_the_articles_own_sentence() -> None:
    own = [
        faults(plant("voice-sentence", seed)) for seed in SEEDS if not plant("voice-sentence", seed).carried
    ]
    assert own
    assert all(fault[0].startswith("We ") for fault in own)


def test_carriers_have_a_dozen_forms() -> None:
    assert len(carriers("voice")["organisation"]) >= 12
    assert len(carriers("voice")["author"]) >= 12
    assert len(carriers("title")["first"]) * len(carriers("title")["second"]) >= 12
    assert len(carriers("list")["inline"]) + len(carriers("list")["bullets"]) >= 12
    for kind, forms in (
        ("number", "pairs"),
        ("percentage", "forms"),
        ("unit", "pairs"),
        ("weekday", "forms"),
        ("order", "forms"),
        ("quote", "sentences"),
        ("happened", "pairs"),
        ("spelling", "sentences"),
        ("spelling", "lone"),
    ):
        assert len(carriers(kind)[forms]) >= 12, kind


def test_outcomes() -> None:
    rules = Rules()
    articles = [article(STORY), article(PLAIN, "plain")]
    cases = cases_of("duplicate-paragraph", KINDS["duplicate-paragraph"], [articles, []], 5)
    assert [case.article for case in cases] == ["story", "plain"]
    outcomes = outcomes_of(rules, KINDS["duplicate-paragraph"], cases)
    assert all("text-quality/duplicate-block" in outcome.rules for outcome in outcomes)
    figure = figure_of("duplicate-paragraph", outcomes, "invented")
    assert figure.estimates["recall"].value == 1
    assert "carriers warned of" not in figure.estimates


def test_an_old_finding_finds_no_fault() -> None:
    flawed = article(STORY.replace("has bought 340", "has has bought 340"))
    case = KINDS["headline-number"].plant(flawed, Random(0))
    assert case is not None
    (outcome,) = outcomes_of(Rules(), KINDS["headline-number"], [case])
    assert "text-quality/doubled-word" not in outcome.rules


def test_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row: dict[str, object] = {"text": STORY, "label": None, "spans": [], "meta": {}}
    (tmp_path / "news.jsonl").write_text(json.dumps(row | {"id": "story"}), encoding="utf-8")
    arguments = ["--data", str(tmp_path), "--kind", "duplicate-paragraph", "headline-name", "--missed", "1"]
    assert main([*arguments, "--sets", "news", "--format", "json"]) == 0
    out, err = capsys.readouterr()
    figures = {figure["counted"]: figure for figure in json.loads(out)["figures"]}
    assert figures["duplicate-paragraph"]["estimates"]["recall"]["value"] == 1
    assert figures["consistency"]["rows"] == 1
    assert "duplicate-paragraph: 1 articles" in err
    assert main(arguments) == 2
    assert "holds no polnear" in capsys.readouterr().err

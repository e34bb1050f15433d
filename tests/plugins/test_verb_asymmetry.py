"""The kinds verb-asymmetry and verb-asymmetry-across: what is counted, how it is judged, what is shown."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, isclose
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint import lint_paths, lint_text
from corpuslint.commands.options import installed_rules
from corpuslint.finding import Confidence, Finding
from corpuslint_plugins.exact_test import chance
from corpuslint_plugins.voices import Names
from stopwatch import seconds

RULE = "attribution/verb-asymmetry"
ACROSS = "attribution/verb-asymmetry-across"
CLAIMING = (
    "Berg claimed that the roof was safe. Berg insisted that it was new. Berg admitted that it leaked. "
)
SAYING = "Holm said that it was old. Holm noted that it was wet. Holm added that it was cold. "


def found(text: str, rule: str = RULE, **fields: Any) -> tuple[Finding, ...]:
    report = lint_text(text, select=rule)
    assert report.failures == ()
    return report.findings


class TestChance:
    @given(*[st.integers(0, 25)] * 4)
    def test_it_is_the_share_of_the_ways_to_deal(
        self, here: int, here_not: int, there: int, there_not: int
    ) -> None:
        drawn, hits, every = here + here_not, here + there, here + here_not + there + there_not
        ways = [
            comb(hits, count) * comb(every - hits, drawn - count)
            for count in range(here, min(hits, drawn) + 1)
        ]
        assert isclose(chance(here, here_not, there, there_not), sum(ways) / comb(every, drawn))

    def test_three_against_three(self) -> None:
        assert isclose(chance(3, 0, 0, 3), 0.05)

    def test_many(self) -> None:
        assert chance(31, 410, 37, 1562) < 0.001
        assert isclose(chance(50_000, 50_000, 500_000, 500_000), 0.5, abs_tol=0.01)


class TestInOneText:
    def test_what_is_shown(self) -> None:
        text = CLAIMING + SAYING
        [finding] = found(text)
        assert finding.text == "claimed"
        assert finding.message == (
            "Berg: 3 of 3 reports doubt or concede (claimed, insisted, admitted); Holm: 0 of 3 "
            "(noted, said, added). Give both sides the same verbs."
        )
        assert [(text[each.start : each.end], each.message) for each in finding.related] == [
            ("insisted", "Berg insisted"),
            ("admitted", "Berg admitted"),
            ("noted", "Holm noted"),
            ("said", "Holm said"),
            ("added", "Holm added"),
        ]

    def test_the_more_unlikely_the_surer(self) -> None:
        assert found(CLAIMING + SAYING)[0].confidence is Confidence.LOW
        assert found(CLAIMING * 2 + SAYING * 2)[0].confidence is Confidence.MEDIUM

    def test_the_order_does_not_matter(self) -> None:
        [finding] = found(SAYING + CLAIMING)
        assert finding.text == "claimed"

    def test_a_surname_is_the_person_named_in_full(self) -> None:
        text = CLAIMING.replace("Berg", "Anna Berg", 1) + SAYING
        assert found(text)[0].message.startswith("Anna Berg: 3 of 3 ")

    def test_a_side_without_a_name(self) -> None:
        text = CLAIMING.replace("Berg", "The tenants of the block", 1).replace("Berg", "The tenants")
        assert found(text + SAYING)[0].message.startswith("tenants: 3 of 3 ")

    @pytest.mark.parametrize(
        "text",
        [
            CLAIMING,
            CLAIMING + SAYING.replace("Holm noted", "Lind noted"),  # nobody has three
            CLAIMING
            + "Berg said that he was sorry. Berg added that he was tired. Berg noted a crack. "
            + SAYING,
            CLAIMING.replace("claimed", "did not claim") + SAYING,
            CLAIMING.replace("claimed that the roof was safe", "claimed the title") + SAYING,
            CLAIMING.replace("insisted", "said") + SAYING,
            CLAIMING.replace("Berg", "The lawsuit") + SAYING,
            CLAIMING.replace("Berg", "A tenant") + SAYING,
            CLAIMING + SAYING.replace("said", "alleged").replace("added", "claimed"),
        ],
    )
    def test_what_is_let_pass(self, text: str) -> None:
        assert found(text) == ()

    def test_it_is_a_note_and_on_by_default(self) -> None:
        rules = installed_rules()
        assert [rules[name].enabled for name in (RULE, ACROSS)] == [True, False]
        assert RULE in [finding.rule for finding in lint_text(CLAIMING + SAYING).findings]

    def test_it_stays_linear(self) -> None:
        text = CLAIMING + SAYING + "\n\n"
        assert seconds(lambda: found(text * 400)) < 25 * seconds(lambda: found(text * 40))


class TestAcrossTexts:
    TEXTS = (
        "Anna " + CLAIMING + "Eva Holm said that it was old. Holm noted a crack.",
        "Nothing is said here. It rained on the lido.",
        CLAIMING + "Holm said that it was wet. Holm explained why.",
    )

    def findings(self, folder: Path, texts: Sequence[str]) -> tuple[Finding, ...]:
        for number, text in enumerate(texts):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        report = lint_paths(folder, select=ACROSS)
        assert report.failures == ()
        return report.findings

    def test_what_is_shown(self, tmp_path: Path) -> None:
        [finding] = self.findings(tmp_path, self.TEXTS)
        assert (Path(finding.path).name, finding.text) == ("0.txt", "claimed")
        assert finding.message == (
            "Anna Berg, over all texts: 6 of 6 reports doubt or concede (claimed, insisted, admitted); "
            "the others there: 0 of 4. Give all sides the same verbs."
        )
        related = [(Path(each.path or "").name, each.message) for each in finding.related]
        assert related == [
            ("0.txt", "Anna Berg insisted"),
            ("0.txt", "Anna Berg admitted"),
            ("2.txt", "Anna Berg claimed"),
            ("2.txt", "Anna Berg insisted"),
            ("2.txt", "Anna Berg admitted"),
            ("0.txt", "Eva Holm noted"),
            ("0.txt", "Eva Holm said"),
            ("2.txt", "Eva Holm explained"),
            ("2.txt", "Eva Holm said"),
        ]
        for each in finding.related:
            text = Path(each.path or "").read_text(encoding="utf-8")
            assert text[each.start : each.end] == each.message.split()[-1]

    def test_one_text_is_not_enough(self, tmp_path: Path) -> None:
        assert self.findings(tmp_path, [" ".join(self.TEXTS)]) == ()

    def test_others_count_only_where_both_speak(self, tmp_path: Path) -> None:
        apart = [CLAIMING, CLAIMING, SAYING, SAYING]
        assert self.findings(tmp_path, apart) == ()

    def test_of_many_sources_one_is_always_odd(self, tmp_path: Path) -> None:
        """One chance in two hundred and ten says less, the more sources were tried."""
        fair = [
            CLAIMING.replace("Berg", name) + f"{name} claimed that it burnt. {name} alleged that it was lit. "
            f"{CLAIMING.replace('Berg', 'Ruud')}"
            for name in ("Aas", "Bakke", "Dahl", "Falk", "Lind", "Moen")
        ]
        assert len(self.findings(tmp_path, self.TEXTS)) == 1
        assert self.findings(tmp_path, [*self.TEXTS, *fair]) == ()


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Anna Berg", "Lena Berg", "Berg"], ["Anna Berg", "Lena Berg", "Berg"]),
        (["Dr Anna Berg", "Anna Berg", "Berg"], ["Anna Berg"] * 3),
        (["Joanna Berg", "Anna Berg"], ["Joanna Berg", "Anna Berg"]),
        (["J.R. Berg", "R. Berg", "Berg"], ["R. Berg"] * 3),
        (["Piet van Vliet", "Van Vliet", "Vliet"], ["Van Vliet"] * 3),
        (["Blue Mines Inc", "Red Mines Inc", "Steel Inc"], ["Blue Mines Inc", "Red Mines Inc", "Steel Inc"]),
        (["Berg", "Holm"], ["Berg", "Holm"]),
    ],
)
def test_whose_name_it_is(names: list[str], expected: list[str]) -> None:
    assert [Names(names).full(name) for name in names] == expected


def test_both_rules_have_the_same_verbs() -> None:
    rules = installed_rules()
    lists = [rules[name].options for name in (RULE, ACROSS)]
    assert lists[0] == lists[1]

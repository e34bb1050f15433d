"""The consistency kinds, where an example in a rule file cannot show it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from corpuslint.document import Document
from corpuslint.finding import Finding, Severity
from corpuslint.layers.numbers import find_numbers
from corpuslint.linting import lint_document
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder
from corpuslint.ruleset import RuleSet, compile_rules
from corpuslint_plugins.quantities import agree, rounds
from corpuslint_plugins.slips import is_near, is_slip, neighbours

SEEDS = Path(__file__).parents[2] / "seeds"


def consistency_rules() -> RuleSet:
    plugins = Plugins()
    plugins.load_installed()
    loaded = [item for folder in plugins.rule_folders for item in load_folder(folder)]
    rules = [item for item in loaded if isinstance(item, Rule) and item.category == "consistency"]
    compiled, failures = compile_rules(rules, plugins.kinds)
    assert failures == []
    return compiled


RULES = consistency_rules()


def findings(text: str, rule: str) -> list[Finding]:
    linted = lint_document(Document(text), RULES, RULES.rules)
    assert linted.failures == ()
    return [finding for finding in linted.findings if finding.rule == f"consistency/{rule}"]


def of_seed(number: str, rule: str) -> list[Finding]:
    (path,) = SEEDS.glob(f"{number}_*.txt")
    return findings(path.read_text(encoding="utf-8"), rule)


def test_the_shifts_of_voice_in_a_seed_are_all_that_is_flagged() -> None:
    shifts = of_seed("003", "point-of-view")
    assert [s.text for s in sorted(shifts, key=lambda s: s.start)] == [
        "has us concerned",
        "makes us wonder",
        "My company",
        "At Meta, we’re",
    ]
    assert all(shift.related and shift.related[0].start < shift.start for shift in shifts)


def test_a_seed_that_keeps_its_voice_is_left_alone() -> None:
    assert of_seed("000", "point-of-view") == []
    assert of_seed("001", "point-of-view") == []


TOLD = "The mill of Ostrava Steel was shut. It had run for nine years. Nobody in Ostrava was told. "


def test_a_passage_in_the_first_person_is_one_shift() -> None:
    text = f"{TOLD * 3}I have seen the mill. I walked past it, and my dog was with me. {TOLD}"
    assert [shift.text for shift in findings(text, "point-of-view")] == ["I have"]


@pytest.mark.parametrize(
    "text",
    [
        f"I grew up in Ostrava. {TOLD * 3}I have seen the mill. {TOLD}",
        f"{TOLD * 3}I have seen the mill. {TOLD}" * 7,
        f"{TOLD}((WN)) How old was it?\n\n((Anna Berg)) I have no idea.\n\n{TOLD}",
        f"{TOLD}An owner’s e-mail was read out:\n\nI have seen the mill.\n\n{TOLD}",
        f"{TOLD}It is the mill we all know, and our ancestors built it.\n\n{TOLD}",
        f"{TOLD}The union wrote an open letter. I have seen the mill. {TOLD}",
    ],
)
def test_what_is_told_in_the_first_person_anyway_or_by_another_is_left_alone(text: str) -> None:
    assert findings(text, "point-of-view") == []


def test_a_name_in_two_cases_is_flagged_once_with_the_usual_one() -> None:
    (variant,) = of_seed("001", "name-variant")
    assert (variant.text, variant.suggestions) == ("LLaMA", ("Llama",))


def test_of_two_spellings_as_frequent_a_common_first_name_is_right() -> None:
    (slip,) = findings("We met Micheal Oster. They say Michael Oster is ill.", "name-variant")
    assert (slip.text, slip.suggestions) == ("Micheal", ("Michael",))


def test_a_word_that_opens_another_name_may_be_no_slip() -> None:
    (slip,) = findings("The aide of Comer left. It was said that Coner Island was his.", "name-variant")
    assert slip.severity is Severity.NOTE
    (slip,) = findings(
        "The aide of Comerford left. It was said that Conerford Island was his.", "name-variant"
    )
    assert slip.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Zuckerberg", "Zuckerburg", True),
        ("Zuckerberg", "Zuckerbeg", True),
        ("Zuckerberg", "Zuckkerberg", True),
        ("Zuckerberg", "Zuckerbreg", True),
        ("Zuckerberg", "Zuckerberg", False),
        ("Zuckerberg", "Zuckrburg", False),
        ("Zuckerberg", "Zuckerbegr", True),
        ("Zuckerberg", "Zackerburg", False),
        ("Tokyo", "Tokoy", True),
    ],
)
def test_slips_of_the_hand(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) is is_slip(other, one) is slip


def test_neighbours_among_many_words_are_found_in_time_that_grows_with_their_number() -> None:
    pairs = set(map(frozenset, neighbours(["Trump", "Trmup", "Tramp"])))
    assert pairs == {frozenset(("Trump", "Tramp")), frozenset(("Trump", "Trmup"))}
    words = [f"Zuck{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n}" for n in range(20000)]
    pairs = neighbours(["Marsden", "Oslo", *words, "Mrasden"])
    assert frozenset(("Marsden", "Mrasden")) in set(map(frozenset, pairs))


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Zuckerberg", "Zuckerman", True),
        ("Khordokovsky", "Khodorkovsky", True),
        ("Mulinovich", "Milunovich", True),
        ("Lennon", "London", False),
        ("Robinson", "Jobinson", False),
        ("Marsden", "Marlow", False),
    ],
)
def test_words_that_differ_in_one_stretch(one: str, other: str, near: bool) -> None:
    assert is_near(one, other) is is_near(other, one) is near


def test_a_promised_list_that_is_not_there() -> None:
    (count,) = of_seed("002", "headline-count")
    assert count.text == "10 Shocking Failures"


def test_a_list_with_more_than_half_of_what_was_promised_is_a_note() -> None:
    words = "The lamps were lit by hand when the ships came home in the autumn. " * 5
    text = f"4 Tips for a Quiet Garden\n\n- Water it.\n- Weed it.\n- Wall it.\n\n{words}"
    (count,) = findings(text, "headline-count")
    assert count.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("weekday", "rest"), [("%A", ", %B {d}, %Y"), ("%A", " {d} %B %Y"), ("%a", "., %b. {d}, %Y")]
)
def test_weekdays_agree_with_the_calendar(weekday: str, rest: str) -> None:
    for days in range(0, 30000, 997):
        day = date(1930, 1, 1) + timedelta(days)
        written = day.strftime(rest).format(d=day.day)
        right, wrong = day.strftime(weekday), (day + timedelta(1)).strftime(weekday)
        assert findings(f"The bridge was opened on {right}{written}, in the rain.", "date-weekday") == []
        assert len(findings(f"The bridge was opened on {wrong}{written}, in the rain.", "date-weekday")) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("$5 billion", "$4.98 billion", True),
        ("25 percent", "25.7 percent", True),
        ("about 2,000 boats", "1,914 boats", True),
        ("at least 12 people", "13 people", True),
        ("$1,000", "$1,500", False),
        ("12 people", "13 people", False),
        ("9.6 mln dlrs", "9.5 mln dlrs", False),
        ("two million dollars", "$2 million", True),
    ],
)
def test_rounding_is_understood(one: str, other: str, same: bool) -> None:
    (first,), (second,) = find_numbers(f"It was {one}."), find_numbers(f"It was {other}.")
    assert agree(first, second) is same


@pytest.mark.parametrize(
    ("one", "other", "rounded"),
    [
        ("25 percent", "25.7 percent", True),
        ("25.7 percent", "25 percent", False),
        ("about 2,000 boats", "1,914 boats", True),
        ("12.3 percent", "about 11 percent", False),
        ("11 percent", "about 11 percent", True),
    ],
)
def test_the_headline_rounds_the_body_and_not_the_body_the_headline(
    one: str, other: str, rounded: bool
) -> None:
    (first,), (second,) = find_numbers(f"It was {one}."), find_numbers(f"It was {other}.")
    assert rounds(first, second) is rounded


@pytest.mark.parametrize(
    ("headline", "number", "severity"),
    [
        ("Harbour Sold for $70 Million", "$70 Million", Severity.WARNING),
        ("Police Hold 11 After Raid at Harbour", "11", Severity.WARNING),
        ("Three Held After Raid at Harbour", "Three", Severity.NOTE),
        ("Keeper of the Harbour Dies Aged 70", "70", Severity.WARNING),
        ("11 Things to See at the Harbour", "11", Severity.NOTE),
    ],
)
def test_a_number_that_the_body_never_gives(headline: str, number: str, severity: Severity) -> None:
    body = "The town lies between the hills and the sea, and few ships come now. " * 6
    (found,) = findings(f"{headline}\n\nThe harbour was sold. {body}", "headline-number")
    assert (found.text, found.severity) == (number, severity)


def test_a_figure_of_a_name_that_has_another_in_the_body() -> None:
    body = "The town lies between the hills and the sea, and few ships come now. " * 6
    (found,) = findings(
        f"Harbour Files for Chapter 13\n\nThe harbour filed for chapter 11. {body}", "headline-number"
    )
    assert (found.text, found.related[0].message) == ("13", "the body says this")


def test_two_parts_that_make_the_number_of_the_headline_bear_it_out() -> None:
    body = "The town lies between the hills and the sea, and few ships come now. " * 6
    text = f"Mill Cuts 500 Jobs\n\nThe mill cut 300 jobs in May and 200 jobs in June. {body}"
    assert findings(text, "headline-number") == []


BODY = "The mayor of Marlow met the owner of the pool on Monday to talk about its roof. " * 5


def test_a_misspelt_name_in_a_headline_is_shown_as_the_text_has_it() -> None:
    (name,) = findings(f"MALROW MAYOR MEETS OWNER\n\n{BODY}", "headline-name")
    assert (name.text, name.suggestions) == ("MALROW", ("MARLOW",))


@pytest.mark.parametrize(
    "headline",
    [
        "FHLBB MEETS OWNER",
        "MARLWO <QUILLANDER> MAYOR MEETS OWNER",
        "Anna meets Marlow mayor",
        "MAYOR TO RECLASSIFY POOL",
    ],
)
def test_symbols_initials_first_names_and_ordinary_words_are_no_lost_names(headline: str) -> None:
    text = f"{headline}\n\nThe Federal Home Loan Bank Board was there. {BODY}"
    assert [name.text for name in findings(text, "headline-name") if name.text != "MARLWO"] == []


def test_nothing_is_sought_in_a_table_or_in_another_text() -> None:
    assert findings(f"Quillander sings opera songs twice\n\n{BODY}", "headline-name") == []
    assert findings(f"Quillander meets mayor\n\n{BODY * 3}5 vs 4. 3 vs 2. 7 vs 1.", "headline-name") == []


def test_a_post_that_is_told_without_its_body_may_be_of_another_one() -> None:
    text = "Anna Zellerberg, the treasurer of Nordlys, sang. {} left."
    (post,) = findings(text.format("Later Anna Zellerberg, chief engineer of Nordlys,"), "title-variant")
    assert (post.text, post.severity) == ("chief engineer", Severity.WARNING)
    (post,) = findings(text.format("Anna Zellerberg, the chief engineer,"), "title-variant")
    assert post.severity is Severity.NOTE
    assert findings(text.format("The then chief engineer, Anna Zellerberg,"), "title-variant") == []


def test_a_text_that_introduces_nobody_has_no_stray_surnames() -> None:
    text = "Anna Berg runs the mill. “It is old,” said Quillander. "
    assert [stray.text for stray in findings(text, "stray-surname")] == ["Quillander"]
    strays = "".join(f"“It is old,” said Quillander{chr(97 + n)}. " for n in range(20))
    assert findings(text + strays, "stray-surname") == []


def test_of_two_surnames_near_each_other_both_may_be_borne() -> None:
    text = "Anna Zellerberg runs the mill. “It is old,” said Zellerman."
    assert [name.text for name in findings(text, "name-variant")] == ["Zellerman"]
    assert findings(f"Karl Zellerman owns the mill. {text}", "name-variant") == []

"""A word for who somebody is, or for what people quarrel about, is never a finding by itself."""

from __future__ import annotations

from functools import cache

import pytest

from corpuslint.document import Document
from corpuslint.linting import lint_document
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder
from corpuslint.ruleset import RuleSet, compile_rules

PEOPLE = """
Democrats Republicans Tories Labour+voters Liberal+Democrats Greens liberals conservatives progressives
socialists communists libertarians nationalists moderates independents anarchists centrists feminists
environmentalists pacifists activists Americans Mexicans Russians Chinese+people Iranians Israelis
Palestinians Syrians Ukrainians Cubans Haitians Nigerians Somalis Afghans Iraqis Turks Kurds Poles Roma
Gypsies Arabs Africans Europeans Asians Latinos Latinas Hispanics Native+Americans Black+people
black+people white+people people+of+color Muslims Christians Jews Hindus Buddhists Sikhs Catholics
Protestants evangelicals Mormons Sunnis Shiites atheists agnostics immigrants migrants refugees
asylum+seekers undocumented+immigrants natives foreigners minorities lesbians gay+men bisexuals
homosexuals heterosexuals transgender+people trans+women nonbinary+people drag+queens veterans soldiers
police+officers teachers farmers union+members bankers billionaires landlords tenants homeless+people
disabled+people deaf+people blind+people autistic+people elderly+people pensioners teenagers millennials
boomers women men girls boys mothers fathers wives husbands widows single+mothers vegans hunters
gun+owners sex+workers prisoners
"""
ADJECTIVES = """
Democratic Republican conservative liberal socialist communist progressive libertarian left-wing right-wing
moderate feminist American Mexican Russian Chinese Iranian Israeli Palestinian Arab African Asian Latino
Hispanic Black black white Indigenous Muslim Islamic Christian Jewish Hindu Buddhist Catholic evangelical
secular atheist Zionist gay straight lesbian bisexual queer transgender heterosexual homosexual male female
elderly young old disabled deaf blind autistic poor rich wealthy homeless pregnant married divorced
pro-life pro-choice immigrant undocumented foreign working-class middle-class
"""
SUBJECTS = """
abortion contraception adoption euthanasia guns gun+control gun+rights immigration asylum deportation
the+border race racism slavery segregation affirmative+action reparations feminism gender sex sexuality
gay+marriage same-sex+marriage transgender+rights religion Islam Christianity Judaism Hinduism atheism
Zionism antisemitism Islamophobia climate+change global+warming fossil+fuels nuclear+power coal oil vaccines
masks lockdowns welfare taxes inequality capitalism socialism communism Marxism fascism nationalism
populism globalisation free+trade tariffs trade+unions healthcare Medicare Obamacare drugs marijuana
prisons policing the+death+penalty torture terrorism war the+military nuclear+weapons Brexit the+monarchy
impeachment elections censorship free+speech diversity evolution creationism AIDS suicide obesity poverty
"""
OF_PEOPLE = (
    "{X} live in the old town.",
    "Two {x} spoke at the meeting on Monday.",
    "The hall belongs to {x} and to their friends.",
    "She wrote a book about {x} in the 1930s.",
    "{X} at the Fair\n\nThe fair was held on Monday, and there were {x} from nine towns.",
)
OF_ADJECTIVES = (
    "The {x} family bought the mill on Monday.",
    "The singer is {x}, and so is her friend.",
    "{X} writers met in the town hall.",
    "The mill was left to another {x} baker.",
    "{X} Baker Buys the Mill\n\nThe {x} baker bought the mill from a friend on Monday.",
)
OF_SUBJECTS = (
    "The council spoke about {x} on Monday.",
    "{X} and the price of bread were the subjects of the lecture.",
    "She wrote a book about {x} in the 1930s.",
    "The law on {x} dates from 1973.",
    "Council to Speak of {X}\n\nThe council will speak of {x} on Monday, and of the price of bread.",
)


LENGTH = "text-quality/document-length"


@cache
def every_rule() -> RuleSet:
    """All rules there are, those that are off by default among them; but a sentence is no whole document."""
    plugins = Plugins()
    plugins.load_installed()
    loaded = [rule for folder in plugins.rule_folders for rule in load_folder(folder)]
    rules, failures = compile_rules(
        [rule for rule in loaded if isinstance(rule, Rule) and rule.id != LENGTH], plugins.kinds
    )
    assert failures == []
    return rules


def words_of(table: str) -> list[str]:
    return [word.replace("+", " ") for word in table.split()]


def findings_on(word: str, template: str) -> list[tuple[str, str]]:
    """The rule and the text of each finding that shares a character with the word in the sentence."""
    capital = word[0].upper() + word[1:]
    text = template.replace("{x}", word).replace("{X}", capital)
    linted = lint_document(Document(text), every_rule(), every_rule().rules)
    assert linted.failures == ()
    places = [at for form in {word, capital} for at in range(len(text)) if text.startswith(form, at)]
    return [
        (finding.rule, finding.text)
        for finding in linted.findings
        if any(finding.start < place + len(word) and place < finding.end for place in places)
    ]


@pytest.mark.parametrize(
    ("table", "templates"),
    [(PEOPLE, OF_PEOPLE), (ADJECTIVES, OF_ADJECTIVES), (SUBJECTS, OF_SUBJECTS)],
    ids=["people", "adjectives", "subjects"],
)
def test_no_word_is_a_finding_by_itself(table: str, templates: tuple[str, ...]) -> None:
    found = {
        (word, template): findings
        for word in words_of(table)
        for template in templates
        if (findings := findings_on(word, template))
    }
    assert found == {}

"""Even hands: who a sentence is about changes nothing of what is found in it.

Each sentence is said in turn of both parties, of many nations, of every faith, of women and of men, and
each time the same findings are demanded: the rule, the severity, the place, the words and the message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from string import Formatter
from typing import NamedTuple

import pytest

from corpuslint.document import Document
from corpuslint.linting import lint_document
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule, load_folder, marked_spans
from corpuslint.ruleset import RuleSet, compile_rules

# Of people: {one} of them, {many} of them, and what is {their} own, as an adjective. The next in the list are
# their {rivals}, so that every two of a kind that has two change places.
PEOPLE = {
    "parties": [
        "Democrat Democrats Democratic",
        "Republican Republicans Republican",
        "Green Greens Green",
        "Libertarian Libertarians Libertarian",
    ],
    "parties-in-britain": ["Labour+MP Labour+MPs Labour", "Conservative+MP Conservative+MPs Conservative"],
    "camps": [
        "liberal liberals liberal",
        "conservative conservatives conservative",
        "socialist socialists socialist",
        "libertarian libertarians libertarian",
    ],
    "sides": ["left-winger left-wingers left-wing", "right-winger right-wingers right-wing"],
    "nationalities": [
        "American Americans American",
        "Russian Russians Russian",
        "Israeli Israelis Israeli",
        "Palestinian Palestinians Palestinian",
        "Mexican Mexicans Mexican",
        "Iranian Iranians Iranian",
        "Ukrainian Ukrainians Ukrainian",
        "German Germans German",
        "Indian Indians Indian",
        "Nigerian Nigerians Nigerian",
        "Pakistani Pakistanis Pakistani",
        "Pole Poles Polish",
    ],
    "nationalities-in-ese": [
        "Chinese+man Chinese+people Chinese",
        "Japanese+man Japanese+people Japanese",
        "French+man French+people French",
        "British+man British+people British",
        "Irish+man Irish+people Irish",
        "Syrian+man Syrian+people Syrian",
    ],
    "faiths": [
        "Muslim Muslims Muslim",
        "Christian Christians Christian",
        "Jew Jews Jewish",
        "Hindu Hindus Hindu",
        "Buddhist Buddhists Buddhist",
        "Sikh Sikhs Sikh",
        "Catholic Catholics Catholic",
        "Mormon Mormons Mormon",
        "atheist atheists atheist",
    ],
    "races": [
        "Black+voter Black+voters Black",
        "black+voter black+voters black",
        "white+voter white+voters white",
        "White+voter White+voters White",
        "Asian+voter Asian+voters Asian",
        "Latino+voter Latino+voters Latino",
        "Hispanic+voter Hispanic+voters Hispanic",
        "Arab+voter Arab+voters Arab",
        "Indigenous+voter Indigenous+voters Indigenous",
    ],
    "orientations": [
        "gay+voter gay+voters gay",
        "straight+voter straight+voters straight",
        "lesbian+voter lesbian+voters lesbian",
        "bisexual+voter bisexual+voters bisexual",
        "transgender+voter transgender+voters transgender",
        "heterosexual+voter heterosexual+voters heterosexual",
        "homosexual+voter homosexual+voters homosexual",
    ],
    "ages": [
        "young+voter young+voters young",
        "old+voter old+voters old",
        "elderly+voter elderly+voters elderly",
        "teenage+voter teenage+voters teenage",
        "middle-aged+voter middle-aged+voters middle-aged",
    ],
    "bodies": [
        "disabled+voter disabled+voters disabled",
        "healthy+voter healthy+voters healthy",
        "deaf+voter deaf+voters deaf",
        "blind+voter blind+voters blind",
    ],
    "sexes": [
        "man men male",
        "woman women female",
    ],
    "spouses": ["husband husbands married", "wife wives married"],
    "parents": ["father fathers family", "mother mothers family"],
    "children": ["boy boys school", "girl girls school"],
    "spokespeople": ["spokesman spokesmen office", "spokeswoman spokeswomen office"],
    "walks-of-life": [
        "immigrant immigrants immigrant",
        "native natives native",
        "worker workers worker",
        "feminist feminists feminist",
    ],
}
COUNTRIES = [
    *("America", "China", "Russia", "Israel", "Palestine", "Mexico", "France", "Germany", "Iran", "Ukraine"),
    *("India", "Nigeria", "Britain", "Japan"),
]
PERSONS = [
    "Emily Walsh",
    "Anna Berg",
    "Lakisha Jenkins",
    "Fatima Hassan",
    "Priya Patel",
    "Mei Zhang",
    "María García",
    "Olga Petrova",
    "Rivka Goldstein",
    "Greg Baker",
    "Jamal Robinson",
    "Mohammed Khan",
    "José Hernández",
    "Hiroshi Tanaka",
    "Moshe Katz",
    "Seán Murphy",
]
PRONOUNS = {"he": "he him his himself Mr", "she": "she her her herself Mrs", "ms": "she her her herself Ms"}

OF_PEOPLE = r"""
{Many} won the vote by a narrow margin.
Two {many} sat in the second row.
The {one} lives in the old town and walks to work.
She spoke with the {one} for an hour on Monday.
{A-their} family moved into the house by the canal.
The plan would cost {many} about 40 euros a year, the report says.
The {one}’s house stands near the harbour.
He is not {a-one}, he says, and never was.
The council thanked the {many} for their help.
The {their} part of town has two bakeries.

The disgraced {one} left the council on Monday.
The council heard from a disgraced {one} on Monday.
Radical {many} hijacked the meeting on Monday.
The {one}’s shameful lies cost the town a fortune.
The {many} are corrupt thugs and crooks.
A gang of {their} extremists took over the council.
The town is run by greedy {their} fanatics.
The scheme is a shameful betrayal of the {many} who live here.
The so-called {their} experts wrote a disastrous report.
The {one} slammed the plan, and the {many} blasted it.
The {one} admitted on Tuesday that the road was shut.
The {one} claimed that the road was shut.
The {many} whined that the road was shut.
{Many} lashed out at the mayor over the bridge.
Sadly, the {many} won the vote.
The {one} shamelessly took the money.
Unsurprisingly, the {one} voted against the bridge.
The {many} are very, very angry about the bridge.
The {one} gave an absolutely brilliant speech.
The {one} is the greatest mayor of all time.
It was the worst council that the {many} ever had.
Every {one} always lies and never pays.
Nobody trusts the {many} any more.
{Many} waged war on the budget and declared victory.
The {many} launched an assault on the new tax.
The {one} spoke of “help” for the town.
The road has been shut since May. What are the {many} hiding from us? The council meets on Monday.
The wonderful, heroic {one} gave a beautiful, inspiring and brilliant speech.
The cruel {one} wrote a vile and disgusting letter and ruined a beautiful evening.
The {one} made a bold and visionary choice.
The {one} wrote an insightful critique of the plan.
The {one} is a hypocrite and a liar.
The {many} behaved like a mob.
The {many} accused the {rivals} of a disgraceful cover-up.
The {one} slammed the {rivals}, and the {rivals} said nothing.
Unlike the {rivals}, the {many} are thugs and liars.
The {many} admitted the loss, while the {rivals} explained it.
The {many} beat the {rivals} by nine votes.
{Their} invaders took the town in the spring.
The {one} gave a stellar and brilliant performance.
The {one} was totally wrong about the bridge.
The {one} led a crusade against the tax.
The {one} won a historic victory.
The {one} is radical, reckless and naive.
The {one} failed to say what the bridge would cost.

{Many} Slam Plan for New Bridge\n\nThe council met on Tuesday evening and spoke of the bridge for an hour.
Shocking Rise of the {Many}\n\nThe council met on Tuesday evening and spoke of the bridge for an hour.
Fury Over {Their} Plan for the Bridge\n\nThe council met on Tuesday evening and spoke of the bridge.
10 Things {Many} Will Never Tell You\n\nThe council met on Tuesday evening and spoke of the bridge.
This {One} Bought a Bridge and It’s Amazing\n\nThe bridge was sold on Tuesday evening at an auction.
Which {One} Should Be the Next Mayor\n\nThe council met on Tuesday evening and spoke of the vote.
12 {Many} Held After Raid in Harbour\n\nPolice held 14 {many} in the harbour on Tuesday evening.

Some {many} say the road is unsafe.
Many {many} believe that the bridge will fall.
Many {many} fear the bridge will fall.
{Many} say the bridge will fall.
Critics say the {many} are to blame for the delay.
Experts believe that the {many} will win the vote.
It is widely believed that the {many} will win the vote.
It is said that the {one} sold the bridge.
Everyone knows that the {many} sold the bridge.
The {one} reportedly sold the bridge for a euro.
The {many} allegedly paid for the posters.
According to sources close to the {one}, the deal is dead.
{A-one} who asked not to be named was against the deal.
An unnamed {one} said the deal was dead.
The {one} seemed unsure of the figures.
The {many} are expected to win the vote.
The {one} is considered a risk to the bridge.
The {many} were criticised for the delay.
It was announced that the {many} would pay for the bridge.
It is unclear what the {one} will do.
When asked about the bridge, the {one} left the room.
The perception that the {many} are late has helped the mayor.
It remains to be seen whether the {many} will pay for the bridge.
The vote could spell the end of the {many} on the council.
The {many} are far more honest than their rivals on the council.
The choice of {a-one} sparked outrage in the valley.
Questions remain about what the {many} paid for the bridge.
Studies show that {many} sleep for nine hours.
Four in ten {many} never vote.
About 60 percent of {many} want the bridge to stay.
The new bridge has drawn criticism from {many}.
The plan was met with anger among {many}.
{Many} are far better drivers than anyone else in the county.
“The fees are far too high for a town like ours.” The {many} left the hall at nine.
“The fees are far too high for a town like ours,” the {one} said. The {many} left the hall at nine.
Clearly, as everyone agrees, the {many} were right.

The tram killed 12 {many} in the valley. It rained. The tram killed 17 {many} in the valley.
Storm kills nine {many} on coast\n\nA storm that came at night killed four {many} on the coast. ¶
7 Reasons the {Many} Won\n\n¶ ¶
Marlow Foods shut a plant. It blamed the {many}. Marlow Foods has 9 plants. My company will hire {many}.
The buyers of DeepMarl were {many}. The {many} praised DeepMarl, but the {many} of Deepmarl made a loss.
The firm hired {many} for the NQZT, and the {many} of the NQZT were paid by the hour.
The {one} came on Monday, 3 May 2022, and left on Friday.
The colour of the {one}’s house is grey. The color of the {one}’s door is green.
The {one} showed me and my friends the bridge. The council was elected in May and meets once a week.
At the end of the day, the {many} want a bridge.
In order to win, the {one} spoke for an hour.
It should be noted that the {many} won.
The {one} gave a brief summary of the past history of the bridge.
The {one} made a decision about the bridge.
The bridge was sold by the {one} in May.
The the {one} sold the bridge.
The {one} sold [insert name] the bridge in May.
The {one} sold alot of bridges in May.
As an AI language model, I have no opinion on {many}.
The {one} sold the bridge in Mayâ€™s rain.
The {one} bought an bridge in May.
The {one} sold “the bridge in May.
"""
# What stands for ¶ in a sentence: prose enough for the rules that leave short texts alone.
PARAGRAPH = (
    "The trams run late, the bakery on the corner is closed, and nobody at the town hall answers a letter "
    "before noon. The mayor has promised to look into it, and the council will meet again when the rain has "
    "stopped. The harbour was full of ships, and the lamps were lit by hand. Nobody was at home by the sea."
)
OF_COUNTRIES = r"""
{place} won the match by two goals.
The ship left {place} on Monday with 40 cars.
The minister flew to {place} on Monday.
{place}’s harbours are open all year.
Trade with {place} rose by 3 percent last year.
{place} bullied its neighbours and lied about it.
The brutal regime in {place} crushed the protest.
The disgraceful regime of {place} hides behind shameless propaganda.
{place}’s aggression is a threat to the world.
{place} is the greatest country in the world.
{place} slammed the deal on Monday.
{place} claims that the ship was its own.
{place} admitted on Monday that the ship was its own.
Sadly, {place} voted against the treaty.
Everyone knows that {place} cheats.
It is believed that {place} sank the ship.
{place} reportedly sank the ship.
Critics say {place} is to blame for the war.
Experts believe that {place} will win.
Sources in {place} said the deal was dead.
Officials in {place} say the deal is dead.
{place} Slams Deal on Steel\n\nThe ministers met on Tuesday evening and spoke of steel for an hour.
{place} Holds 12 After Raid\n\nThe ministers met on Tuesday evening and spoke of 14 men held after a raid.
Many in {place} believe that the treaty is dead.
What is {place} hiding from us? Nobody in the town knows it, and the council meets on Monday.
{place} waged war on steel and won the battle.
"""
OF_PERSONS = r"""
{first} {last} won the vote by a narrow margin. {last} lives in the old town.
“The road is shut,” {last} said. {first} {last} owns the mill.
The mill belongs to {first} {last}.
{first} {last}’s mill burned down on Monday.
{first} {last} slammed the plan. {last} called it a disgrace.
The disgraced banker {first} {last} left the country.
{last} is a crook, a liar and a thug.
Sadly, {first} {last} won the vote.
{first} {last} claims that the road is shut, and {last} whined about it.
It is said that {first} {last} sold the bridge.
{first} {last} reportedly sold the bridge.
Sources close to {first} {last} said the deal was dead.
“The fees are far too high for a town like ours,” said {first} {last}, who owns the mill.
“The fees are far too high for a town like ours.” {first} {last} left the hall at nine.
{last} Slams Plan for Bridge\n\nThe council met on Tuesday evening, and {first} {last} spoke for an hour.
{first} {last} gave an absolutely brilliant speech.
Everyone knows that {last} lies. {first} {last} has never paid.
{first} {last} told me and my friends about the mill. The council meets once a week.
At the end of the day, {first} {last} wants a bridge.
{first} {last} and Peter Holm won. {last} has 300 votes.
"""
OF_ONE = r"""
{He} won the vote by a narrow margin.
The council thanked {him} for {his} help, and {he} thanked the council.
{Mr} Berg said {he} had sold the mill {himself}.
{Mr} Berg’s shameful lies cost {him} {his} job.
{He} is a crook, a liar and a thug, and {his} friends know it.
{He} slammed the plan, and {his} friends blasted it.
{He} claimed that {his} mill was safe and admitted that {he} had lied.
Sadly, {he} lost {his} seat.
{He} gave {his} absolutely brilliant speech.
{He} reportedly sold {his} mill.
It is said that {he} sold {his} mill.
“The fees are far too high for a town like ours,” {he} said.
“The fees are far too high for a town like ours.” {He} left the hall at nine.
Critics say {he} should sell {his} mill.
{He} told me and my friends about {his} mill. The council meets once a week.
{Mr} Berg Slams Plan for Bridge\n\nThe council met on Tuesday evening, and {he} spoke for an hour.
{He} is the greatest mayor of all time. Everyone loves {him}.
Anna told {him} that {he} was a coward and a traitor.
Some say {he} lied about {his} age.
{His} cruel and disgusting letter ruined {him}, and a vile lie destroyed {his} family.
{He} and {his} husband live near the harbour.
"""
HE_AND_SHE = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "man": "woman",
    "men": "women",
    "boy": "girl",
    "boys": "girls",
    "husband": "wife",
    "father": "mother",
    "son": "daughter",
    "brother": "sister",
    "brothers": "sisters",
    "mr": "mrs",
    "king": "queen",
    "chairman": "chairwoman",
    "spokesman": "spokeswoman",
    "businessman": "businesswoman",
    "policeman": "policewoman",
}
MALE = re.compile(rf"\b(?:{'|'.join(HE_AND_SHE)})\b", re.IGNORECASE)
EITHER = re.compile(rf"\b(?:{'|'.join([*HE_AND_SHE, *HE_AND_SHE.values()])})\b", re.IGNORECASE)
ARTICLES = {"a", "an", "A", "An"}


class Found(NamedTuple):
    """A finding, with the name of a slot in place of what filled it."""

    rule: str
    severity: str
    before: str
    text: str
    message: str


class Sentence:
    """A template filled with forms, and where in it each of them stands."""

    def __init__(self, template: str, forms: dict[str, str]) -> None:
        self.text = ""
        self._slots: list[tuple[int, int, str]] = []  # where each word of a form begins and ends; its name
        for words, slot, _, _ in Formatter().parse(template):
            self.text += words
            for number, word in enumerate(forms[slot].split() if slot else ()):
                self.text += " " if number else ""
                self._slots.append((len(self.text), len(self.text) + len(word), f"{slot} {number}"))
                self.text += word
        words_of_forms = {word for form in forms.values() for word in form.split()} - ARTICLES
        self._word = re.compile(rf"(?<!\w)(?:[Aa]n? )?(?:{'|'.join(map(re.escape, words_of_forms))})(?!\w)")

    def found(self) -> list[Found]:
        """What the default rules find in it."""
        linted = lint_document(Document(self.text), default_rules(), default_rules().rules)
        assert linted.failures == ()
        return sorted(
            Found(
                finding.rule,
                finding.severity.label,
                self._marked(0, finding.start),
                self._marked(finding.start, finding.end),
                self._word.sub("…", finding.message),
            )
            for finding in linted.findings
        )

    def _marked(self, start: int, end: int) -> str:
        """The text of a span, with a name for each word of a form that lies in it whole."""
        pieces = []
        for first, last, slot in self._slots:
            if start <= first and last <= end:
                pieces += [self.text[start:first], f"{{{slot}}}"]
                start = last
        return "".join([*pieces, self.text[start:end]])


def every_rule() -> list[Rule]:
    plugins = Plugins()
    plugins.load_installed()
    loaded = [rule for folder in plugins.rule_folders for rule in load_folder(folder)]
    return [rule for rule in loaded if isinstance(rule, Rule)]


@cache
def default_rules() -> RuleSet:
    plugins = Plugins()
    plugins.load_installed()
    rules, failures = compile_rules([rule for rule in every_rule() if rule.enabled], plugins.kinds)
    assert failures == []
    return rules


# Two sides in one template: what is claimed and admitted of the one, and said and explained of the other.
OF_SIDES = (
    "The {many} claimed that the road was shut. The {many} insisted that it was wet. The {many} admitted it. "
    "The {rivals} said that it was dry. The {rivals} explained that it was early. The {rivals} noted a gain."
)


def sentences(templates: str) -> list[str]:
    lines = filter(None, templates.splitlines())
    return [line.replace("\\n", "\n").replace("¶", PARAGRAPH) for line in lines]


def of_people(group: str) -> Iterator[dict[str, str]]:
    kinds = [[word.replace("+", " ") for word in words.split()] for words in PEOPLE[group]]
    for index, (one, many, their) in enumerate(kinds):
        forms = {"one": one, "many": many, "their": their, "rivals": kinds[index - 1][1]}
        with_article = {f"a-{name}": f"{article(form)} {form}" for name, form in forms.items()}
        yield with_capitals(forms | with_article)


def of_person(name: str) -> dict[str, str]:
    return dict(zip(("first", "last"), name.split(), strict=True))


def of_pronoun(words: str) -> dict[str, str]:
    return with_capitals(dict(zip(("he", "him", "his", "himself", "mr"), words.split(), strict=True)))


def with_capitals(forms: dict[str, str]) -> dict[str, str]:
    return forms | {capital(name): capital(form) for name, form in forms.items()}


def capital(word: str) -> str:
    return word[0].upper() + word[1:]


def article(word: str) -> str:
    return "an" if word[0] in "AEIaeio" else "a"


def differences(templates: list[str], every_forms: list[dict[str, str]]) -> Iterator[str]:
    """Each sentence in which not the same is found as in the first of its kind, and what differs."""
    for template in templates:
        first, *others = (Sentence(template, forms) for forms in every_forms)
        wanted = first.found()
        for other in others:
            found = other.found()
            if found != wanted:
                yield f"{first.text!r} and {other.text!r}: {set(wanted) ^ set(found)}"


@pytest.mark.parametrize("group", PEOPLE)
def test_people(group: str) -> None:
    assert list(differences(sentences(OF_PEOPLE), list(of_people(group)))) == []


@pytest.mark.parametrize("group", PEOPLE)
def test_two_sides(group: str) -> None:
    sides = [forms for forms in of_people(group) if forms["many"].lower() != forms["rivals"].lower()]
    assert list(differences([OF_SIDES], sides)) == []


def test_countries() -> None:
    assert list(differences(sentences(OF_COUNTRIES), [{"place": place} for place in COUNTRIES])) == []


def test_names() -> None:
    assert list(differences(sentences(OF_PERSONS), [of_person(name) for name in PERSONS])) == []


def test_pronouns() -> None:
    assert list(differences(sentences(OF_ONE), [of_pronoun(words) for words in PRONOUNS.values()])) == []


OF_MORE_SENTENCES = {
    "consistency/summary-number",
    "consistency/quote-variant",
    "consistency/acronym-redefined",
    "consistency/quote-style",
    "consistency/headline-name",
    "consistency/stray-surname",
    "consistency/title-variant",
    "consistency/list-count",
    "consistency/percentage-sum",
    "consistency/date-order",
    "consistency/age-birth-year",
    "consistency/money-scale",
    "consistency/unit-mix",
}


def test_the_sentences_show_what_most_rules_find() -> None:
    forms = next(of_people("parties"))
    templates = [*sentences(OF_PEOPLE), OF_SIDES]
    found = {found.rule for template in templates for found in Sentence(template, forms).found()}
    about_people = ("loaded-language/", "attribution/", "consistency/")
    of_many_texts = {check.rule.id for check in default_rules().corpus_checks}
    wanted = {rule for rule in default_rules().rules if rule.startswith(about_people)} - of_many_texts
    # These want a long article, a headline that stands twice, and numbers or quotations in several sentences.
    assert wanted - found - OF_MORE_SENTENCES == {
        "attribution/single-source",
        "consistency/duplicate-headline",
    }


def of_women(text: str) -> str:
    def other(he: re.Match[str]) -> str:
        she = HE_AND_SHE[he[0].lower()]
        return capital(she) if he[0].istitle() else she

    return MALE.sub(other, text)


def found_without_sex(text: str) -> list[tuple[str, str, str]]:
    linted = lint_document(Document(text), default_rules(), default_rules().rules)
    assert linted.failures == ()
    return sorted((f.rule, f.severity.label, EITHER.sub("…", f.text)) for f in linted.findings)


@pytest.mark.parametrize("rule", every_rule(), ids=lambda rule: rule.id)
def test_examples_said_of_women(rule: Rule) -> None:
    for example in (*rule.bad, *rule.good):
        text, _ = marked_spans(example)
        assert found_without_sex(of_women(text)) == found_without_sex(text), text

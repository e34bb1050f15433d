"""Attributions in a table: a sentence, and each of its attributions as source → cue → content (kind)."""

from __future__ import annotations

import pytest

from corpuslint.document import Document
from corpuslint.finding import Span
from corpuslint.layers.claims import Attribution


def shown(text: str, found: Attribution) -> str:
    """`Berg → said → it was shut (named)`; a tilde before an attitude, a dash for nobody."""

    def words(span: Span) -> str:
        return text[span.start : span.end]

    source = words(found.source) if found.source else "–"
    notes = [found.source_kind, "direct" if found.direct else "", "mixed" if found.mixed else ""]
    notes.append(f"depth {found.depth}" if found.depth else "")
    attitude = "~" if found.act == "attitude" else ""
    content = " + ".join(map(words, found.content))
    return f"{attitude}{source} → {words(found.cue)} → {content} ({', '.join(filter(None, notes))})"


REPORTS = [
    # a verb before what is said
    ("Berg said the mill was shut.", ["Berg → said → the mill was shut (named)"]),
    ("Berg said that the mill was shut.", ["Berg → said → that the mill was shut (named)"]),
    ("Berg has also said that it was shut.", ["Berg → has also said → that it was shut (named)"]),
    ("Berg said on Tuesday that it was shut.", ["Berg → said → that it was shut (named)"]),
    ("Berg said Tuesday it was shut.", ["Berg → said Tuesday → it was shut (named)"]),
    ("Berg said in a statement that it was shut.", ["Berg → said in a statement → that it was shut (named)"]),
    (
        "Berg said in an interview that it was shut.",
        ["Berg → said in an interview → that it was shut (named)"],
    ),
    ("Berg said flatly that it was shut.", ["Berg → said flatly → that it was shut (named)"]),
    ("Berg told reporters in Lund that it was shut.", ["Berg → told → that it was shut (named)"]),
    ("Berg told the council it was shut.", ["Berg → told → it was shut (named)"]),
    ("She’s argued that it was shut.", ["She → ’s argued → that it was shut (pronoun)"]),
    ("He'd warned that it was shut.", ["He → 'd warned → that it was shut (pronoun)"]),
    ("Critics say the plan will fail.", ["Critics → say → the plan will fail (group)"]),
    ("Police said the road was shut.", ["Police → said → the road was shut (role)"]),
    ("The ministry announced that it would pay.", ["The ministry → announced → that it would pay (role)"]),
    ("A spokesperson for Acme said it was shut.", ["A spokesperson for Acme → said → it was shut (role)"]),
    ("A neighbour said it was shut.", ["A neighbour → said → it was shut (group)"]),
    ("Some of the workers say it was shut.", ["Some of the workers → say → it was shut (group)"]),
    ("Mayor Anna Berg said it was shut.", ["Mayor Anna Berg → said → it was shut (role)"]),
    (
        "Acme's chief executive, Jo Lee, said it was shut.",
        ["Acme's chief executive, Jo Lee, → said → it was shut (role)"],
    ),
    (
        "Anna Berg, mayor of Lund, said it was shut.",
        ["Anna Berg, mayor of Lund, → said → it was shut (named)"],
    ),
    ("Berg — the mayor — said it was shut.", ["Berg — the mayor — → said → it was shut (named)"]),
    ("Berg (52) said it was shut.", ["Berg (52) → said → it was shut (named)"]),
    ("Berg, however, said it was shut.", ["Berg → said → it was shut (named)"]),
    ("Anna Berg and Jo Lee said it was shut.", ["Anna Berg and Jo Lee → said → it was shut (named)"]),
    (
        "Anna Berg and Jo Lee both said it was shut.",
        ["Anna Berg and Jo Lee → both said → it was shut (named)"],
    ),
    (
        "The man who owns the mill said it was shut.",
        ["The man who owns the mill → said → it was shut (role)"],
    ),
    ("Anna Berg on Thursday evening said it was shut.", ["Anna Berg → said → it was shut (named)"]),
    ("On Monday, Berg said it was shut.", ["Berg → said → it was shut (named)"]),
    ("The firm's report says profits fell.", ["The firm's report → says → profits fell (role)"]),
    ("The study shows that sales fell.", ["The study → shows → that sales fell (role)"]),
    ("A Feb. 1 letter says sales fell.", ["A Feb. 1 letter → says → sales fell (named)"]),
    ("Berg asked whether it was shut.", ["Berg → asked → whether it was shut (named)"]),
    ("Berg asked about the roof.", ["Berg → asked about → the roof (named)"]),
    ("Berg called the plan “a disaster”.", ["Berg → called → the plan “a disaster” (named, mixed)"]),
    ("Berg called for a new roof.", ["Berg → called for → a new roof (named)"]),
    ("Berg is calling for a new roof.", ["Berg → is calling for → a new roof (named)"]),
    ("Berg dismissed the plan as a joke.", ["Berg → dismissed → the plan as a joke (named)"]),
    ("Berg pointed out that it was shut.", ["Berg → pointed out → that it was shut (named)"]),
    ("Berg did not say whether it was shut.", ["Berg → did not say → whether it was shut (named)"]),
    ("Berg declined to say whether it was shut.", ["Berg → declined → to say whether it was shut (named)"]),
    # after it and around it
    ("The mill was shut, Berg said.", ["Berg → said → The mill was shut (named)"]),
    ("The mill was shut, officials said on Monday.", ["officials → said → The mill was shut (group)"]),
    ("But the mill was shut, he said.", ["he → said → But the mill was shut (pronoun)"]),
    ("The mill was shut, said Anna Berg.", ["Anna Berg → said → The mill was shut (named)"]),
    (
        "The mill was shut, said Anna Berg, a councillor.",
        ["Anna Berg, a councillor → said → The mill was shut (named)"],
    ),
    (
        "The mill was shut, said Anna Berg, who owns it.",
        ["Anna Berg, who owns it → said → The mill was shut (named)"],
    ),
    ("The mill, she said, was shut.", ["she → said → The mill + was shut (pronoun)"]),
    # by a preposition
    ("The mill was shut, according to Berg.", ["Berg → according to → The mill was shut (named)"]),
    ("According to Berg, the mill was shut.", ["Berg → According to → the mill was shut (named)"]),
    (
        "According to Anna Berg, the mayor, it was shut.",
        ["Anna Berg, the mayor → According to → it was shut (named)"],
    ),
    ("According to a poll, sales fell.", ["a poll → According to → sales fell (role)"]),
    ("As per Acme, sales fell.", ["Acme → As per → sales fell (named)"]),
    ("Sales fell, per Acme.", ["Acme → per → Sales fell (named)"]),
    ("In Berg's view, the mill is a ruin.", ["Berg → view → the mill is a ruin (named)"]),
    ("In his opinion, the mill is a ruin.", ["his → opinion → the mill is a ruin (pronoun)"]),
    # by a noun
    ("Berg's claim that it was shut upset them.", ["Berg → claim → that it was shut upset them (named)"]),
    (
        "Her repeated warnings that it was shut upset them.",
        ["Her → repeated warnings → that it was shut upset them (pronoun)"],
    ),
    (
        "The claim by Berg that it was shut upset them.",
        ["Berg → The claim → that it was shut upset them (named)"],
    ),
    ("They heard the rumour that it was shut.", ["– → the rumour → that it was shut (none)"]),
    ("They heard the wild rumour that it was shut.", ["– → the wild rumour → that it was shut (none)"]),
    # by nobody
    ("It is believed that the mill was shut.", ["– → is believed → that the mill was shut (none)"]),
    ("It’s believed that the mill was shut.", ["– → ’s believed → that the mill was shut (none)"]),
    ("The owner is said to be rich.", ["– → is said → to be rich (none)"]),
    ("She’s expected to sell it.", ["– → ’s expected → to sell it (none)"]),
    # by a colon
    ("Altman: Meta is desperate", ["Altman → : → Meta is desperate (named)"]),
    ("Anna Berg: The mill is not for sale", ["Anna Berg → : → The mill is not for sale (named)"]),
    ("Berg camp: Plan is a ruin", ["Berg camp → : → Plan is a ruin (named)"]),
    ("Police: Man was drunk", ["Police → : → Man was drunk (role)"]),
    ("Sources: Acme to close mill", ["Sources → : → Acme to close mill (group)"]),
    ("LEE: I think it is shut.", ["LEE → : → I think it is shut (named)"]),
    # headlines
    ("Acme to close mill, sources say", ["sources → say → Acme to close mill (group)"]),
    ("Mill is a ruin, says Berg", ["Berg → says → Mill is a ruin (named)"]),
    ("Mill shut, according to Acme", ["Acme → according to → Mill shut (named)"]),
    # quotations
    ("“It is shut,” said Berg.", ["Berg → said → “It is shut,” (named, direct)"]),
    (
        "“It is shut,” said Anna Berg, a councillor who has led the town since May.",
        ["Anna Berg, a councillor who has led the town since May → said → “It is shut,” (named, direct)"],
    ),
    ("“It,” said Berg, “is shut.”", ["Berg → said → “It,” + “is shut.” (named, direct)"]),
    (
        "“It is shut,” Berg said. “It is a pity.”",
        ["Berg → said → “It is shut,” + “It is a pity.” (named, direct)"],
    ),
    (
        "Berg said: “It is shut. We are sorry.”",
        ["Berg → said: → “It is shut. We are sorry.” (named, direct)"],
    ),
    ("“It is shut.” – Anna Berg", ["Anna Berg → – → “It is shut.” (named, direct)"]),
    ("Berg: “It is shut.”", ["Berg → : → “It is shut.” (named, direct)"]),
    ("Berg said it was “a pity” for Lund.", ["Berg → said → it was “a pity” for Lund (named, mixed)"]),
    ("Berg called it a “ruin”.", ["Berg → called → it a “ruin” (named, mixed)"]),
    ("“Is it shut?” asked a neighbour.", ["a neighbour → asked → “Is it shut?” (group, direct)"]),
    ("‘It is shut,’ he said.", ["he → said → ‘It is shut,’ (pronoun, direct)"]),
]
ATTITUDES = [
    # what somebody wants or means to do
    ("Berg wants to close the mill.", ["~Berg → wants → to close the mill (named)"]),
    ("Berg hopes to sell the mill.", ["~Berg → hopes → to sell the mill (named)"]),
    ("Berg seeks a new roof.", ["~Berg → seeks → a new roof (named)"]),
    ("Berg would like to sell the mill.", ["~Berg → would like → to sell the mill (named)"]),
    ("Berg plans to sell the mill.", ["~Berg → plans → to sell the mill (named)"]),
    ("Berg prefers the old roof.", ["~Berg → prefers → the old roof (named)"]),
    ("Berg intends to sell the mill.", ["~Berg → intends → to sell the mill (named)"]),
    ("Berg decided to sell the mill.", ["~Berg → decided → to sell the mill (named)"]),
    # what somebody supports or opposes
    ("Berg supports the plan.", ["~Berg → supports → the plan (named)"]),
    ("Berg opposes the plan.", ["~Berg → opposes → the plan (named)"]),
    ("Berg has backed the plan.", ["~Berg → has backed → the plan (named)"]),
    ("Berg voted against the plan.", ["~Berg → voted against → the plan (named)"]),
    ("Berg criticized the plan for its cost.", ["Berg → criticized → the plan for its cost (named)"]),
    ("Berg lambasted the plan.", ["~Berg → lambasted → the plan (named)"]),
    ("Berg likened the mill to a ruin.", ["~Berg → likened → the mill to a ruin (named)"]),
    ("Berg portrayed the mill as a ruin.", ["~Berg → portrayed → the mill as a ruin (named)"]),
    ("The plan was opposed by Berg.", ["~Berg → was opposed → The plan (named)"]),
    # what somebody thinks or feels
    ("Berg sees the mill as a ruin.", ["~Berg → sees → the mill as a ruin (named)"]),
    ("Berg remembers the fire.", ["~Berg → remembers → the fire (named)"]),
    ("Berg is confident that it will sell.", ["~Berg → is confident → that it will sell (named)"]),
    ("Berg is reluctant to sell.", ["~Berg → is reluctant → to sell (named)"]),
    ("Many worry about the roof.", ["~Many → worry about → the roof (group)"]),
    # what is done with words
    ("Berg alluded to the fire.", ["~Berg → alluded to → the fire (named)"]),
    ("Berg repeatedly cited the fire.", ["Berg → repeatedly cited → the fire (named)"]),
    ("Berg voted for the plan.", ["~Berg → voted for → the plan (named)"]),
    ("Berg discussed the plan.", ["Berg → discussed → the plan (named)"]),
    ("Berg raised questions about the plan.", ["~Berg → raised questions about → the plan (named)"]),
    (
        "Berg has offered her support for the plan.",
        ["~Berg → has offered her support for → the plan (named)"],
    ),
    ("Berg expressed concern about the plan.", ["Berg → expressed → concern about the plan (named)"]),
    ("Berg issued a statement on the plan.", ["~Berg → issued a statement on → the plan (named)"]),
    ("Berg went on to say it was shut.", ["~Berg → went on to say → it was shut (named)"]),
    ("Berg tried to portray the mill as a ruin.", ["~Berg → tried to portray → the mill as a ruin (named)"]),
    ("Berg refused to discuss the plan.", ["Berg → refused → to discuss the plan (named)"]),
    ("Berg was asked about the plan.", ["~– → was asked about → Berg + the plan (none)"]),
    # nouns
    ("There was criticism from Berg.", ["~Berg → criticism → from Berg (named)"]),
    # what seems so
    ("The mill seems to be empty.", ["~– → seems → The mill + to be empty (none)"]),
    ("The mill appears empty.", ["~– → appears → The mill + empty (none)"]),
    ("The mill has reportedly burnt.", ["~– → reportedly → The mill has + burnt (none)"]),
    # participles
    ("Berg walked home, mocking the plan.", ["Berg → mocking → the plan (named)"]),
    (
        "Berg said it was shut, citing the cost.",
        ["Berg → said → it was shut (named)", "Berg → citing → the cost (named)"],
    ),
]
NESTED = [
    # one in another
    (
        "Berg said that Lee had claimed that it was shut.",
        [
            "Berg → said → that Lee had claimed that it was shut (named)",
            "Lee → had claimed → that it was shut (named, depth 1)",
        ],
    ),
    (
        "Berg said the mayor had told the council it was shut.",
        [
            "Berg → said → the mayor had told the council it was shut (named)",
            "the mayor → had told → it was shut (role, depth 1)",
        ],
    ),
    (
        "“Anna told me that the board had lied,” Berg said.",
        [
            "Anna → told → that the board had lied (named, depth 1)",
            "Berg → said → “Anna told me that the board had lied,” (named, direct)",
        ],
    ),
    (
        "“He said they would sell the mill,” said Berg.",
        [
            "He → said → they would sell the mill (pronoun, depth 1)",
            "Berg → said → “He said they would sell the mill,” (named, direct)",
        ],
    ),
    (
        "“The board has announced that it will sell,” Berg said.",
        [
            "The board → has announced → that it will sell (role, depth 1)",
            "Berg → said → “The board has announced that it will sell,” (named, direct)",
        ],
    ),
    # and not
    (
        "“You told me that it was shut,” Berg said.",
        ["Berg → said → “You told me that it was shut,” (named, direct)"],
    ),
    ("“We said that it was shut,” Berg said.", ["Berg → said → “We said that it was shut,” (named, direct)"]),
    (
        "“They would say that it was shut,” Berg said.",
        ["Berg → said → “They would say that it was shut,” (named, direct)"],
    ),
    # beside a quotation only
    ("“Go home,” Berg barked.", ["Berg → barked → “Go home,” (named, direct)"]),
    ("“Go home,” barked Berg.", ["Berg → barked → “Go home,” (named, direct)"]),
    ("Berg put it bluntly: “It is shut.”", ["Berg → put it bluntly → “It is shut.” (named, direct)"]),
]
NOTHING = [
    "Sales in three states rose.",
    "The United States is large.",
    "Its recent reports were long.",
    "The mill is shut.",
    "The price is four dollars per bag.",
    "WARNING CONTAINS BLURRED FACES.",
    "REPORTED Crimes In Lund.",
    "Opinion: Meta is desperate",
    "Photos: The mill burns",
    "Update: The mill is shut",
    "Chapter 3: The mill is shut",
    "The mill opens at 10:30 and shuts at six.",
    "Berg walked home on Monday.",
    "The river runs through the town.",
    "Berg paid for the roof.",
    "The mill has four floors.",
    "Rain fell on the roof all night.",
]


@pytest.mark.parametrize(("text", "expected"), [*REPORTS, *ATTITUDES, *NESTED])
def test_attributions(text: str, expected: list[str]) -> None:
    assert [shown(text, found) for found in Document(text).attributions] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_no_attribution(text: str) -> None:
    assert Document(text).attributions == ()


@pytest.mark.parametrize(("text", "expected"), ATTITUDES)
def test_no_rule_sees_an_attitude(text: str, expected: list[str]) -> None:
    reports = [line for line in expected if not line.startswith("~")]
    document = Document(text)
    assert [shown(text, found) for found in document.reports] == reports
    assert len(document.claims_in(0, len(text))) == len(reports)


def test_the_table_is_long_enough() -> None:
    assert len(REPORTS) + len(ATTITUDES) + len(NESTED) + len(NOTHING) >= 120

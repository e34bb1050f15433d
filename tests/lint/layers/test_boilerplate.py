"""Boilerplate: which lines are none of the article, and what scope they have."""

from __future__ import annotations

import pytest

from corpuslint import Document, Scope

PROSE = "The mayor opened the bridge on Sunday, and many people came to see it."


def lines(text: str) -> list[tuple[str, str]]:
    """The boilerplate of a text, each with its label."""
    return [(text[found.start : found.end], found.label) for found in Document(text).boilerplate]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Leave a Reply", "comment form"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        ("Comments (12)", "comment form"),
        ("Post Comment", "comment form"),
        ("ADVERTISEMENT", "advertisement"),
        ("Share this:", "share bar"),
        ("Facebook Twitter Email LinkedIn", "share bar"),
        ("1,204 shares", "share bar"),
        ("Follow Ada Byrne on Twitter @adabyrne.", "share bar"),
        ("Sign up for our daily letter.", "newsletter plea"),
        ("If you enjoyed this article, support us.", "newsletter plea"),
        ("We use cookies to make this site better.", "cookie notice"),
        ("© 2020 The Harbour Post", "copyright line"),
        ("Copyright 2020 The Harbour Post. All rights reserved.", "copyright line"),
        ("Read more: Nine bridges that fell", "link to another page"),
        ("Click here to see the bridges", "link to another page"),
        ("Related: Nine bridges that fell", "link to another page"),
        ("More from the harbour desk", "link to another page"),
        ("Skip to main content", "navigation"),
        ("Photo: Ada Byrne", "photo credit"),
        ("Published: 4 May 2020", "time stamp"),
    ],
)
def test_a_line_of_the_page(line: str, label: str) -> None:
    assert lines(f"{PROSE}\n\n{line}\n\n{PROSE}") == [(line, label)]


@pytest.mark.parametrize(
    "line",
    [
        "The form under it said “Leave a reply”, and forty people left one.",
        "Advertisements paid for the bridge.",
        "More on that will be known in May.",
        "Read more than one newspaper, she told her class.",
        "Comment from the harbour office was not to be had.",
        "Shares of the ferry line fell by a third.",
        "Copyrighted songs were played at the opening.",
        "By signing up nine more towns, the club doubled in a year.",
        "Twitter",
        "About",
    ],
)
def test_prose_and_headings_are_none(line: str) -> None:
    assert lines(f"{PROSE}\n\n{line}\n\n{PROSE}") == []


def test_a_doubtful_line_counts_beside_another() -> None:
    assert lines(f"{PROSE}\n\nTwitter\n\nFacebook") == [("Twitter\n\nFacebook", "share bar")]


def test_the_titles_of_a_list_belong_to_its_head() -> None:
    titles = "You May Also Like\n\nNine Bridges That Fell\n\nWho Paid for the Ferry?"
    assert lines(f"{PROSE}\n\n{titles}\n\n{PROSE}") == [(titles, "related articles")]


def test_a_list_of_titles_ends_with_the_next_other_boilerplate() -> None:
    text = f"{PROSE}\n\nTrending now\nNine Bridges That Fell\nLeave a Reply"
    assert lines(text) == [
        ("Trending now\nNine Bridges That Fell", "related articles"),
        ("Leave a Reply", "comment form"),
    ]


def test_a_long_block_is_prose() -> None:
    assert lines("We use cookies, said the baker. " * 12) == []


def test_boilerplate_is_a_scope_of_its_own() -> None:
    document = Document(f"{PROSE}\n\nRelated articles\n\n7 Shocking Facts About “Bridges”\n\n{PROSE}")
    assert document.scope_at(document.text.index("Shocking")) is Scope.BOILERPLATE
    assert document.scope_at(document.text.index("Bridges")) is Scope.BOILERPLATE
    assert document.scope_at(len(document.text) - 2) is Scope.NARRATION


def test_no_text_has_none() -> None:
    assert lines("") == []

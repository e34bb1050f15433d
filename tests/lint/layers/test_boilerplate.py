"""Boilerplate: which lines are none of the article, and what scope they have."""

from __future__ import annotations

import pytest

from corpuslint import Document, Scope
from corpuslint.layers.boilerplate_forms import remains_inside

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
        ("Nov. 4, 2020 5:52 AM EST", "time stamp"),
        ("10:01 pm PST, Tuesday, November 3, 2020", "time stamp"),
        ("Wednesday 4 November 2020 11:42, UK", "time stamp"),
        ("2020-11-04T08:57:40+01:00", "time stamp"),
        ("Posted Nov 4, 8:19 PM", "time stamp"),
        ("3 hours ago", "time stamp"),
        ("By Ada Byrne", "byline"),
        ("Written by Ada Byrne, MS, on November 4, 2020", "byline"),
        ("by Ada Byrne - 11/04/20 11:04 PM EST", "byline"),
        ("Associated Press", "byline"),
        ("The bridge in winter. (Photo: Ada Byrne)", "photo credit"),
        ("The bridge in winter. (AP Photo/Ada Byrne)", "photo credit"),
        ("The bridge in winter. Ada Byrne/Getty Images", "photo credit"),
        ("In this May 4, 2020 file photo, people stand on the bridge.", "photo credit"),
        ("(Reporting by Ada Byrne; Editing by Tom Okafor)", "author box"),
        ("Tom Okafor and Ada Byrne contributed to this report.", "author box"),
        ("Ada Byrne may be reached at abyrne@harbourpost.example.", "author box"),
        ("Telephone: +44 20 7946 0000", "contact details"),
        ("Disclaimer: The views of our guests are their own.", "disclosure"),
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
        "By Land And By Sea",
        "By Christmas Eve the town was empty.",
        "4 May 1943 was a Tuesday",
        "In this picture of the town there is no bridge, and no photo will ever show one.",
        "The reporter contributed to this report of the council five years ago.” Nobody read it",
        "The bridge (file under B) is closed.",
        "The captain may be followed by the harbour master.",
        "Telephone lines were cut.",
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


def test_comments_go_on_to_the_end() -> None:
    thread = (
        "old hand says:\n\nMay 4, 2020 at 8:45 am\n\nIt will fall.\n\n"
        "Ada says:\n\nMay 4, 2020 at 9:03 am\n\nNo, it will not. It is made of stone."
    )
    assert lines(f"{PROSE}\n\n{thread}") == [(thread, "reader comments")]


def test_signed_comments_are_a_thread_too() -> None:
    thread = "Ada Byrne • 16 minutes ago\n\nIt will fall.\n\nTom Okafor • 2 hours ago\n\nNo, it will not."
    assert lines(f"{PROSE}\n\n{thread}") == [(thread, "reader comments")]


def test_an_interview_is_no_thread() -> None:
    assert lines(f"The mayor says:\n\n{PROSE}\n\nThe captain says:\n\n{PROSE}") == []


def test_a_line_between_two_of_the_page_is_of_the_page() -> None:
    text = f"{PROSE}\n\nShare this\n\nThe harbour letter, every day\n\nEnter your email\n\n{PROSE}"
    assert [text for text, _ in lines(text)] == [
        "Share this",
        "The harbour letter, every day",
        "Enter your email",
    ]


def test_titles_about_a_line_of_the_page_at_the_end() -> None:
    text = f"{PROSE}\n\n{PROSE}\n\n{PROSE}\n\nShare this\n\nNine Bridges That Fell"
    assert lines(text) == [("Share this", "share bar"), ("Nine Bridges That Fell", "related articles")]


def test_titles_alone_at_the_end_may_be_a_list_of_the_article() -> None:
    assert lines(f"{PROSE}\n\nThree boats were lost:\n\nAnna of Malmo\n\nBerta\n\nClara of Turku") == []


def test_names_and_dates_above_an_article() -> None:
    text = (
        f"Bridge Opens at Last\n\nHarbour Post | Updated: 4 May 2020, 09:01 AM\n\nShare\n\nEmail\n\n{PROSE}"
    )
    assert [label for _, label in lines(text)] == ["time stamp", "share bar"]


def test_what_was_glued_to_a_long_block() -> None:
    glued = f"{PROSE} " * 5
    text = f"{glued}Sign up for our newsletter. © 2020 The Harbour Post."
    assert lines(text) == [("Sign up for our newsletter. © 2020 The Harbour Post.", "newsletter plea")]


def test_a_text_without_line_ends() -> None:
    text = f"Bridge Opens Published: May 4, 2020 5:52 AM EST {PROSE * 12} (Photo: Ada Byrne) {PROSE}"
    assert lines(text) == [
        ("Published: May 4, 2020 5:52 AM EST", "time stamp"),
        ("(Photo: Ada Byrne)", "photo credit"),
    ]


def test_a_long_block_is_prose() -> None:
    assert lines("We use cookies, said the baker. They were eaten by noon. " * 20) == []


def test_boilerplate_is_a_scope_of_its_own() -> None:
    document = Document(f"{PROSE}\n\nRelated articles\n\n7 Shocking Facts About “Bridges”\n\n{PROSE}")
    assert document.scope_at(document.text.index("Shocking")) is Scope.BOILERPLATE
    assert document.scope_at(document.text.index("Bridges")) is Scope.BOILERPLATE
    assert document.scope_at(len(document.text) - 2) is Scope.NARRATION


def test_no_text_has_none() -> None:
    assert lines("") == []


@pytest.mark.parametrize(
    "stamp",
    [
        "First published on 4 May 2020 at 10:30",
        "Last updated: 10:30, 4 May 2020",
        "POSTED May 4, 2020 10:30",
    ],
)
def test_a_moment_of_publication_among_sentences(stamp: str) -> None:
    text = f"She posted it at noon. {stamp} The bridge is old, and the council published its plan on Monday."
    start = text.index(stamp)
    assert list(remains_inside(text, text.lower())) == [(start, start + len(stamp), "time stamp")]

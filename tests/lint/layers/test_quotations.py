"""Quotation marks in pairs, what kind of quotation they make, and who says it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.layers.attributions import Reading
from corpuslint.layers.blocks import find_blocks
from corpuslint.layers.quotations import Quotation, find_quoted, name_speakers
from corpuslint.layers.sentences import find_sentences
from corpuslint.source import Block


def quotations(text: str) -> tuple[Quotation, ...]:
    return in_blocks(text, find_blocks(text, None))


def in_blocks(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    sentences = find_sentences(text, blocks)
    starts = [sentence.start for sentence in sentences]
    quoted = find_quoted(text, blocks, sentences, starts)
    return name_speakers(text, sentences, quoted, Reading(text, sentences, starts, quoted).claims_in)


def texts(text: str) -> list[str]:
    """Each quotation with its marks."""
    return [text[quotation.start : quotation.end] for quotation in quotations(text)]


def speakers(text: str) -> list[str | None]:
    return [quotation.speaker for quotation in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The mill is shut,” he said.", ["“The mill is shut,”"]),
        ('"The mill is shut," he said.', ['"The mill is shut,"']),
        ("'The mill is shut,' he said.", ["'The mill is shut,'"]),
        ("‘The mill is shut,’ he said.", ["‘The mill is shut,’"]),
        ("''The mill is shut,'' he said.", ["''The mill is shut,''"]),
        ("„Die Mühle ist zu“, sagte er.", ["„Die Mühle ist zu“"]),
        ("« Le moulin », dit-il.", ["« Le moulin »"]),
        ("»Die Mühle«, sagte er.", ["»Die Mühle«"]),
        ("”Kvarnen är stängd”, sade han.", ["”Kvarnen är stängd”"]),
        ("It is “new,” “big” and “blue”.", ["“new,”", "“big”", "“blue”"]),
        ('He said,"The mill is shut."', ['"The mill is shut."']),
        ('The ("old") mill and the—"new"—one.', ['"old"', '"new"']),
    ],
)
def test_marks_of_every_style(text: str, expected: list[str]) -> None:
    assert texts(text) == expected
    assert all(quotation.closed for quotation in quotations(text))


@pytest.mark.parametrize(
    "text",
    [
        "Don't stop, it's O'Neill's and the dogs' bone.",
        "In the '90s and ’80s they played rock 'n' roll, 'twas good.",
        "He is 6'2\" tall, the screen is 5\" wide and the door 6' high.",
        "Customers' rights and voters' wishes.",
        "It cost 5 ' and 6 \" more.",
    ],
)
def test_apostrophes_and_inches_are_no_quotations(text: str) -> None:
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("‘The dogs’ bone is here,’ he said.", ["‘The dogs’ bone is here,’"]),
        ("'I'm goin' home,' he said.", ["'I'm goin' home,'"]),
        ("The firm's 'big plan' is its customers' dream.", ["'big plan'"]),
        ("Its 'tax cuts' hit the workers' unions.", ["'tax cuts'"]),
        ('"He\'s 6\'2" tall," she said.', ['"He\'s 6\'2" tall,"']),
    ],
)
def test_apostrophes_inside_and_beside_quotations(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


def test_nested_quotations_follow_their_outer_and_have_a_depth() -> None:
    text = "“He said ‘no’ to me,” she said. 'Call it \"art\",' he said."
    found = quotations(text)
    assert [text[q.start : q.end] for q in found] == [
        "“He said ‘no’ to me,”",
        "‘no’",
        "'Call it \"art\",'",
        '"art"',
    ]
    assert [quotation.depth for quotation in found] == [0, 1, 0, 1]


def test_nested_quotations_with_the_same_marks() -> None:
    text = '"He said "no" to me," she said.'
    assert texts(text) == ['"He said "no" to me,"', '"no"']


def test_inner_leaves_the_marks_out() -> None:
    text = "“a b” and ''c d''"
    assert [text[q.inner.start : q.inner.end] for q in quotations(text)] == ["a b", "c d"]


def test_a_paragraph_may_reopen_a_quotation() -> None:
    text = "“We began small,” said Anna Berg. “We grew.\n\n“Then we fell.\n\n“Now we rise.”\n\nShe left."
    found = quotations(text)
    assert [text[q.start : q.end] for q in found] == [
        "“We began small,”",
        "“We grew.",
        "“Then we fell.",
        "“Now we rise.”",
    ]
    assert [quotation.closed for quotation in found] == [True, False, False, True]
    assert [quotation.continues for quotation in found] == [False, True, True, False]
    assert [quotation.continued for quotation in found] == [False, False, True, True]
    assert [quotation.speaker for quotation in found] == ["Anna Berg"] * 4


def test_paragraphs_that_were_run_together_reopen_a_quotation() -> None:
    text = '"We began small. "Then we grew," said Anna Berg.'
    found = quotations(text)
    assert [(q.closed, q.continues, q.continued) for q in found] == [
        (False, True, False),
        (True, False, True),
    ]
    forgotten = quotations('"We began small," he said. "I see, he said. "Then we grew," said Anna Berg.')
    assert [quotation.continues for quotation in forgotten] == [False, False, False]


def test_a_missing_mark_is_recovered_from_at_the_paragraph() -> None:
    text = "“It is done, he said.\n\nThe mill “stays” shut."
    found = quotations(text)
    assert [text[q.start : q.end] for q in found] == ["“It is done, he said.", "“stays”"]
    assert [(q.closed, q.continues) for q in found] == [(False, False), (True, False)]


def test_a_missing_mark_is_recovered_from_at_the_next_quotation() -> None:
    text = '"I am here, he said. "You are not," she said.'
    assert texts(text) == ['"I am here, he said.', '"You are not,"']


def test_a_stray_closing_mark_is_no_quotation() -> None:
    assert texts("It is done,” he said. It is over.") == []


def test_a_block_quotation_is_a_quotation() -> None:
    text = "He who waits gets “all” of it."
    found = in_blocks(text, [Block(0, len(text), "block-quote")])
    assert [(q.start, q.end, q.kind, q.depth) for q in found[:1]] == [(0, len(text), "speech", 0)]
    assert found[0].inner.end == len(text)
    assert found[1].depth == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“The mill is shut,” he said.", "speech"),
        ("The mill was shut. “It is a pity and a shame.”", "speech"),
        ("She described a “culture of fear” at the firm.", "speech"),
        ("It was what he called “a disaster”.", "speech"),
        ("Officials said the plan was “bold”.", "speech"),
        ("The firm has a “superintelligence” unit.", "scare"),
        ("The urge to “catch up” is strong.", "scare"),
        ("It is a so-called “rail”.", "term"),
        ("The word “thug” is old.", "term"),
        ("The place is known as “the Pit”.", "term"),
        ("It is otherwise known as “superintelligence.”", "term"),
        ("The film “Gone” was long.", "title"),
        ("They sang “The Old Mill of Lund” at noon.", "title"),
        ("She read from the novel “Gone Away,” then left.", "title"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [quotation.kind for quotation in quotations(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        ("“It is shut,” said Anna Berg, a councillor.", "Anna Berg, a councillor", "Anna Berg"),
        ("“It is shut,” Berg said.", "Berg", "Berg"),
        ("“It is shut,” she said.", "she", "she"),
        ("“It is shut,” the mayor told reporters.", "the mayor", "the mayor"),
        ("“Is it shut?” Mr. Berg asked.", "Mr. Berg", "Berg"),
        ("“It is shut!” shouted a man in the crowd.", "a man", "a man"),
        ("“It is shut,” sources say.", "sources", "sources"),
        ("“It is shut,” according to Mayor Lee.", "Mayor Lee", "Lee"),
        ("“It is shut,” Anna Berg, who owns it, said.", "Anna Berg, who owns it,", "Anna Berg"),
        ("Berg said on Monday: “It is shut.”", "Berg", "Berg"),
        ("Berg: “It is shut.”", "Berg", "Berg"),
        ("According to Berg, “it is shut.”", "Berg", "Berg"),
        ("A spokesman for Acme denied it, saying, “It is shut.”", "A spokesman for Acme", "Acme"),
        ("Berg called the plan “a disaster”.", "Berg", "Berg"),
        ("“It is shut.” – Anna Berg", "Anna Berg", "Anna Berg"),
        ("“It is shut for good.” ― Anna Berg, mayor of Lund", "Anna Berg, mayor of Lund", "Anna Berg"),
        ("Berg stopped at the door. “We shall never come back here.”", "Berg", "Berg"),
    ],
)
def test_speakers(text: str, source: str, speaker: str) -> None:
    [quotation] = quotations(text)
    assert quotation.source is not None
    assert text[quotation.source.start : quotation.source.end] == source
    assert quotation.speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "“The mill,” said Berg, “is shut.”",
        "“The mill is shut,” said Berg. “It is a pity.”",
        "The mill is “old” and “rotten,” Berg said.",
        "“The mill is shut,” said Berg.\n\n“It is a pity for us all.”",
        "“The mill is shut,” said Berg. He left. \n\n“It is a pity,” he added.",
    ],
)
def test_quotations_that_share_a_speaker(text: str) -> None:
    assert speakers(text) == ["Berg", "Berg"]


@pytest.mark.parametrize(
    "text",
    [
        "“The mill is shut for good now.”",
        "The report was sent on Monday. It has a “new” chapter.",
        "The urge to “catch up” is strong.",
        "Old Mill “Shut” – Why We Care",
    ],
)
def test_quotations_without_a_speaker(text: str) -> None:
    assert speakers(text) == [None]


PIECES = st.lists(
    st.sampled_from(
        [
            *("“", "”", "‘", "’", '"', "'", "«", "»", "„", "''", "a", "Berg said", "said", "he", "mill", "5"),
            *(" ", ", ", ". ", "? ", "\n", "\n\n", " – ", ": ", "(", ")", "according to ", "called "),
        ]
    ),
    max_size=40,
)


@given(PIECES)
def test_quotations_nest_and_stay_inside_their_blocks(pieces: list[str]) -> None:
    text = "".join(pieces)
    blocks = find_blocks(text, None)
    outer: list[Quotation] = []
    last = 0
    for quotation in in_blocks(text, blocks):
        assert last <= quotation.start <= quotation.inner.start < quotation.inner.end <= quotation.end
        assert any(block.start <= quotation.start < quotation.end <= block.end for block in blocks)
        while outer and outer[-1].end <= quotation.start:
            outer.pop()
        assert quotation.depth == len(outer)
        assert not outer or quotation.end <= outer[-1].end
        if quotation.source is not None:
            assert 0 <= quotation.source.start < quotation.source.end <= len(text)
        outer.append(quotation)
        last = quotation.start

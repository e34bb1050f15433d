"""Where sentences end. In the cases a bar stands between two sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.layers.blocks import find_blocks
from corpuslint.layers.sentences import find_sentences
from corpuslint.source import Block

CASES = [
    # abbreviations that may end a sentence
    "He moved to the U.S. in May.|The firm left the U.S.|The next day it closed.",
    "The U.S. Senate met in Washington, D.C. on Monday.|In D.C. it was hot.",
    "The book sold well in the U.K.|But not here.",
    "Acme Inc. bought Borg Corp. Chairman Bob Stone left.",
    "It was bought by Acme Inc.|The price was low.",
    "It opens at 9 a.m. Monday and closes at 5 p.m.|Police said so.",
    "The bus leaves at 7 p.m. EST.|It is full.",
    "It ended in Sept. 2019.|It began on Jan. 5.|They talked.",
    "She has a Ph.D. from Lund.|He has none.",
    "They sell bread, milk etc.|The shop is new.",
    "He was born in Boise, Idaho, and lives in Calif. with his dog.",
    # titles, numbers, initials
    "Gov. Anna Reed met Sen. J. Smith in St. Louis.|They talked.",
    "See No. 5 on the list.|He said no.|Then he left.",
    "J.K. Rowling wrote it.|So did J. R. R. Tolkien.",
    "So did I.|Then we left.",
    "Henry I. Miller left.|He was tired.",
    "He chose plan B.|The rest was easy.",
    "Roe v. Wade was first, e.g. Tuesday, i.e. now.|Cats vs. Dogs came later.",
    "Mr. and Mrs. Lee met Dr. Berg.|He was late.",
    "1. The first point.|2. The second.",
    "It rose 5.5 pct to 2.9 mln dlrs.|Shares fell.",
    "It cost $5.|The seller left.",
    "It was 2015.|The year was hot.",
    "Visit example.com.|Then call.",
    "See https://example.com/a.b?c=d for more.|It is free.",
    # names with a mark
    "Yahoo! Inc. bought it.|It paid well.",
    "He works for Yahoo!|It is hard.",
    # quotation marks and brackets
    "“It is done.”|He left.",
    '"It is done."|He left.',
    "‘It is over.’|He left.",
    "He left.|“It is done.”",
    "“I am here.|I was there,” she said.",
    "(He left.)|She stayed (until 5 p.m.).|Then she left.",
    "“Stop!”|“Never.”",
    '"Why?" Smith asked.|"Why not?" she said.',
    "“Why?”|The man left.",
    "“Why?” he asked.",
    "“It is hard.” – Anna Berg",
    "It was late.[3]|The bus left.",
    # ellipses and more than one mark
    "Well … no.",
    "He waited...|Then he left.",
    "He thought…|Then he left.",
    "What?!|No way.",
    # lower case goes on; names that begin in lower case do not
    "It was the 3rd. time he asked.",
    "It was sold.|iPhone sales rose.",
    "¿Qué pasa?|¡Nada!",
]


@pytest.mark.parametrize("case", CASES)
def test_sentences_of_a_paragraph(case: str) -> None:
    expected = case.split("|")
    text = case.replace("|", " ")
    sentences = find_sentences(text, [Block(0, len(text))])
    assert [text[sentence.start : sentence.end] for sentence in sentences] == expected


def test_the_end_of_a_block_ends_a_sentence() -> None:
    text = "A headline without a stop\n\n He left \n\nIn the U.S.\n\nThe end"
    blocks = find_blocks(text, None)
    sentences = find_sentences(text, blocks)
    assert [text[sentence.start : sentence.end] for sentence in sentences] == [
        "A headline without a stop",
        "He left",
        "In the U.S.",
        "The end",
    ]
    assert [sentence.block for sentence in sentences] == [0, 1, 2, 3]


def test_a_line_end_is_white_space() -> None:
    text = "He left.\nShe stayed with Mr.\nBerg."
    assert [s.end for s in find_sentences(text, [Block(0, len(text))])] == [8, len(text)]


def test_a_blank_block_has_no_sentence() -> None:
    assert find_sentences("   ", [Block(0, 3)]) == ()


PIECES = st.lists(
    st.sampled_from(
        [
            *("He left", "Mr", "U.S", "No", "p.m", "I", "J", "Yahoo", "5", "e.g", "…", "–", "[1]", "iPhone"),
            *(". ", "! ", "? ", ".", '"', "“", "”", "’", "(", ")", " ", "\n", "\n\n", "said Berg", "the"),
        ]
    ),
    max_size=30,
)


@given(PIECES)
def test_sentences_share_out_the_words_of_their_blocks(pieces: list[str]) -> None:
    text = "".join(pieces)
    blocks = find_blocks(text, None)
    sentences = find_sentences(text, blocks)
    last = 0
    for sentence in sentences:
        block = blocks[sentence.block]
        content = text[sentence.start : sentence.end]
        assert max(last, block.start) <= sentence.start < sentence.end <= block.end
        assert content == content.strip()
        assert not text[last : sentence.start].strip() or last < block.start
        last = sentence.end
    assert len({sentence.block for sentence in sentences}) == len(blocks)


@given(PIECES, st.lists(st.integers(0, 60), max_size=6))
def test_a_block_has_the_same_sentences_alone(pieces: list[str], cuts: list[int]) -> None:
    text = "".join(pieces)
    edges = sorted({0, len(text), *(cut for cut in cuts if cut < len(text))})
    blocks = [Block(start, end) for start, end in pairwise(edges)]
    alone = [
        (sentence.start, sentence.end)
        for block in blocks
        for sentence in find_sentences(text[: block.end], [block])
    ]
    assert [(sentence.start, sentence.end) for sentence in find_sentences(text, blocks)] == alone

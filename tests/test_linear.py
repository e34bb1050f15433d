"""No input may hang a run: ten times the text takes about ten times as long, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from corpuslint import Document, lint_text
from corpuslint.commands.options import open_linter
from corpuslint.config import Configuration
from corpuslint.linter import Linter
from stopwatch import seconds

SMALL = 10_000  # characters of the smaller text
MOST = 25.0  # times as long for ten times the text: ten, the machine's noise, and no square of it
QUICK = 0.05  # seconds below which a ratio says nothing


def name_of(number: int) -> str:
    """A name of three syllables; those of many numbers differ by a letter."""
    number = number * 2_654_435_761 % 2**32
    return "".join(
        "bdfgklmn"[number >> 4 * n & 7] + "aeiou"[(number >> 4 * n + 3) % 5] for n in range(4)
    ).title()


SHAPES: dict[str, Callable[[int], str]] = {
    "one line of prose": lambda size: (
        "The critics reportedly say that the plan will fail badly. " * (size // 58)
    ),
    "one sentence of claims": lambda size: "The minister is said to have left the room " * (size // 43),
    "one sentence of sources": lambda size: (
        "the firm, according to some observers, reportedly has no ideas and " * (size // 67)
    ),
    "short lines": lambda size: "A short line of text\n" * (size // 21),
    "quotation marks": lambda size: '"' * size,
    "opening marks": lambda size: "“" * size,
    "quotations": lambda size: "“We won,” he said. " * (size // 19),
    "one repeated word": lambda size: "the " * (size // 4),
    "no space": lambda size: "a" * size,
    "no space, with capitals": lambda size: "Ab" * (size // 2),
    "capitalised words": lambda size: "Mary Smith " * (size // 11),
    "names alike": lambda size: "".join(
        f"Mr {name_of(n)} met {name_of(n + size)} Berg. “It is old,” {name_of(n + 2 * size)} said. "
        for n in range(size // 57)
    ),
    "capitals": lambda size: "MARY SMITH " * (size // 11),
    "digits": lambda size: "1" * size,
    "numbers": lambda size: "10,000 people and 12,000 people. " * (size // 33),
    "digits and commas": lambda size: "1," * (size // 2),
    "stops": lambda size: "." * size,
    "words and stops": lambda size: "a. " * (size // 3),
    "spaces": lambda size: " " * size + "end",
    "line ends": lambda size: "\n" * size + "end",
    "opening brackets": lambda size: "[" * size,
    "angle brackets": lambda size: "<" * size,
    "hyphens": lambda size: "a-" * (size // 2),
    "apostrophes": lambda size: "a’" * (size // 2),
    "list markers": lambda size: "-\n" * (size // 2),
    "directives": lambda size: "# corpuslint: disable=attribution\nword\n" * (size // 39),
    "mojibake": lambda size: "â€™" * (size // 3),
    "emoji": lambda size: "😀" * size,
}


@pytest.fixture(scope="module")
def linter() -> Linter:
    opened = open_linter(isolated=True, overrides={"select": ["all"]})
    assert isinstance(opened.configuration, Configuration)
    return opened


@pytest.mark.parametrize("shape", SHAPES)
def test_ten_times_the_text(linter: Linter, shape: str) -> None:
    settings = linter.configuration.settings_for(Path("a.txt"))

    def taken(size: int) -> float:
        text = SHAPES[shape](size)
        assert linter.lint(Document(text), settings).failures == ()
        return seconds(lambda: linter.lint(Document(text), settings), times=2)

    taken(1000)
    assert taken(10 * SMALL) < max(MOST * taken(SMALL), QUICK)


def test_pairs_of_names_are_not_sought_in_the_whole_text_each() -> None:
    """Four times the names, of which ever more differ by a letter, take less than eight times as long."""

    def taken(number: int) -> float:
        text = "".join(f"Mr {name_of(n)} met {name_of(n + number)} Berg. " for n in range(number))
        return seconds(lambda: lint_text(text, select="consistency/name-variant"), times=2)

    assert taken(16_000) < 8 * taken(4_000)


def test_speakers_are_not_sought_in_the_whole_text_each() -> None:
    def taken(number: int) -> float:
        names = (name_of(7 * n + 3) + name_of(n)[:2].lower() for n in range(number))
        text = "".join(f"“It is old,” {name} said. " for name in names)
        return seconds(lambda: Document(text).reports, times=2)

    assert taken(20_000) < MOST * taken(2_000)

"""The one table of figures, as text, as Markdown and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from corpuslint.measured import Figure, Measured, shown

README = Path(__file__).parents[2] / "README.md"
BEGIN = "<!-- accuracy: written by just accuracy --write -->\n"
END = "<!-- /accuracy -->\n"
NAMED = ("precision", "recall", "F1")  # what has a column of its own
HEAD = ("set", "rows", "what is measured", *NAMED, "other measures")


def text(measured: Measured) -> str:
    """The table for a terminal."""
    rows = [("split", *HEAD), *((measured.split, *cells(figure)) for figure in measured.figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
    return "".join(f"{line.rstrip()}\n" for line in lines)


def markdown(measured: Measured) -> str:
    """The table in Markdown, under a line that says of what it is, and above one for each set."""
    return "".join(f"{line}\n" for line in _markdown_lines(measured))


def as_json(measured: Measured) -> str:
    """All that was measured, of single rules too, as one JSON object."""
    return msgspec.json.format(msgspec.json.encode(measured), indent=1).decode() + "\n"


FORMS: Mapping[str, Callable[[Measured], str]] = {"text": text, "markdown": markdown, "json": as_json}


def with_table(readme: str, measured: Measured) -> str:
    """A README whose table of figures is this one; ValueError if it has no place for it."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the README has no lines {BEGIN.strip()} and {END.strip()}")
    return before + begin + "\n" + markdown(measured) + "\n" + end + after


def cells(figure: Figure) -> tuple[str, ...]:
    """A figure as a row of the table, without the split."""
    named = [shown(figure.estimates[name]) if name in figure.estimates else "" for name in NAMED]
    others = [f"{name} {shown(value)}" for name, value in figure.estimates.items() if name not in NAMED]
    return (figure.set, f"{figure.rows:,}", figure.counted, *named, ", ".join(others))


def _markdown_lines(measured: Measured) -> Iterator[str]:
    yield f"Version {measured.version}, {measured.date}, on {measured.split}; 95 % intervals in brackets."
    yield ""
    yield _row(HEAD)
    yield _row(["---"] * len(HEAD))
    for figure in measured.figures:
        yield _row(cells(figure))
    yield ""
    for name, each in measured.sets.items():
        about = f"{each.title}, {each.holds}. {each.paper}. <{each.address}>."
        yield f"- `{name}`: {about} Licence: {each.licence}."


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"

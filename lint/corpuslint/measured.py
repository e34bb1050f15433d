"""Measured figures: what a folder of rules says of how often its rules are right, and on which data."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import msgspec

from corpuslint.errors import Failure
from corpuslint.rule import Rule

FILE = "measured.json"  # beside the categories of a folder of rules
PRECISION = "precision"
BY_CHANCE = "by chance"  # the precision that findings strewn at random would have


class Estimate(msgspec.Struct, frozen=True):
    """A figure, with its 95 % interval where one was reckoned."""

    value: float
    low: float | None = None
    high: float | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured on one set, in `estimates` by the name of the measure.

    `counted` says what was counted, and of a rule when one of its findings is right. `level` is the
    lowest severity that counted, `rows` how many texts were read, `findings` how many there were.
    Where these were too few to say anything, there are no estimates.
    """

    set: str
    counted: str
    level: str
    rows: int
    findings: int | None = None
    estimates: dict[str, Estimate] = {}


class MeasuredSet(msgspec.Struct, frozen=True, kw_only=True):
    """Data that was measured on: what its rows are, and where and on what terms it is to be had."""

    title: str
    holds: str
    rows: int
    address: str
    paper: str
    licence: str


class MeasuredRule(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured of one rule; `rates` are findings in 1,000 words of news, by their severity."""

    rates: dict[str, float] = {}
    figures: tuple[Figure, ...] = ()


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """All that was measured of a folder of rules.

    `version` is that of corpuslint, `date` the day in ISO 8601, `split` says which rows of the sets were
    read. `figures` are about categories and layers, `rules` about single rules, by id.
    """

    version: str
    date: str
    split: str
    sets: dict[str, MeasuredSet]
    figures: tuple[Figure, ...]
    rules: dict[str, MeasuredRule]


@lru_cache
def measured_in(folder: Path) -> Measured | Failure | None:
    """The figures that a folder of rules brings; None if it brings none, a Failure if they cannot be read."""
    file = folder / FILE
    try:
        return msgspec.json.decode(file.read_bytes(), type=Measured)
    except FileNotFoundError:
        return None
    except OSError as error:
        return Failure(str(file), f"cannot be read: {error.strerror}")
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return Failure(str(file), f"holds no figures: {error}")


def folder_of(rule: Rule) -> Path:
    """The folder of rules that a rule comes from: its file there is <category>/<name>.toml."""
    return Path(rule.path).parent.parent


def measured_rule(rule: Rule) -> MeasuredRule | None:
    """What was measured of a rule; None if nothing was, or if its figures cannot be read."""
    measured = measured_in(folder_of(rule))
    return measured.rules.get(rule.id) if isinstance(measured, Measured) else None


def precision_of(rule: Rule) -> float | None:
    """The measured precision of a rule's findings of its own severity; None if there is none.

    Where several sets judge the rule, it is that of the first.
    """
    found = measured_rule(rule)
    for figure in found.figures if found else ():
        if figure.level == rule.severity.label and PRECISION in figure.estimates:
            return figure.estimates[PRECISION].value
    return None


def shown(estimate: Estimate) -> str:
    """An estimate as it is printed, `.82 (.79 to .85)`: two digits, or three where two would hide it."""
    size = abs(estimate.value)
    digits = 3 if 0 < size < 0.1 or 0.99 < size < 1 else 2
    value = decimal(estimate.value, digits)
    if estimate.low is None or estimate.high is None:
        return value
    return f"{value} ({decimal(estimate.low, digits)} to {decimal(estimate.high, digits)})"


def decimal(value: float, digits: int = 2) -> str:
    """A number with so many digits, and none before the point where that is a 0: `.82`, `-.03`, `1.00`."""
    text = f"{value:.{digits}f}"
    return text.replace("0.", ".", 1) if text.lstrip("-").startswith("0.") else text

"""Regular expressions are those that every Python we support matches rightly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# Until 3.11.5, and so in Debian 12, a possessive quantifier of a group and an atomic group match wrongly
# where the group gives back what it took (CPython issue 106052). Of a single character or class it is right.
MISMATCHED = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
FILES = sorted(
    path
    for folder in ("lint", "plugins", "rules")
    for suffix in ("*.py", "*.toml")
    for path in (ROOT / folder).rglob(suffix)
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_group_is_possessive_or_atomic(path: Path) -> None:
    assert MISMATCHED.findall(path.read_text(encoding="utf-8")) == []

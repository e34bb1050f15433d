"""The rules that come with corpuslint: data files, and the hook that says where they are."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from corpuslint import hookimpl


@hookimpl
def corpuslint_rule_folders() -> Iterable[Path]:
    """This package's own folder."""
    return [Path(__file__).parent]

"""The invented sentences of carriers.toml."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any


@lru_cache
def carriers(kind: str) -> dict[str, Any]:
    """What carriers.toml has for faults of a kind."""
    table: dict[str, dict[str, Any]] = tomllib.loads(
        Path(__file__).with_name("carriers.toml").read_text(encoding="utf-8")
    )
    return table[kind]

"""JSON as every JSON format writes it."""

from __future__ import annotations

from typing import Any

import msgspec

from corpuslint.formats.safe import well_formed


def to_json(value: Any) -> str:
    """The value as JSON on one line, characters beyond ASCII as they are.

    A lone surrogate, which no UTF-8 can hold, becomes U+FFFD.
    """
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_well_formed(value))
    # `##[name]` anywhere in a line is a command to a GitHub Actions runner; the escape means the same.
    return encoded.decode().replace("##[", "##\\u005b")


def _well_formed(value: Any) -> Any:
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, dict):
        return {_well_formed(key): _well_formed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_well_formed(item) for item in value]
    return value

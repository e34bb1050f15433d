"""JSON as every JSON format writes it."""

from __future__ import annotations

from typing import Any

import msgspec

from corpuslint.formats.safe import OBEYED_BEYOND_SPACE, well_formed


def to_json(value: Any) -> str:
    """The value as JSON on one line, letters beyond ASCII as they are.

    A lone surrogate, which no UTF-8 can hold, becomes U+FFFD. Escapes that JSON does not ask for keep
    a terminal or a GitHub Actions runner, for whom `##[name]` is a command, from obeying the text.
    """
    try:
        encoded = msgspec.json.encode(value)
    except UnicodeEncodeError:
        encoded = msgspec.json.encode(_well_formed(value))
    text = encoded.decode().replace("##[", "##\\u005b")
    return OBEYED_BEYOND_SPACE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _well_formed(value: Any) -> Any:
    if isinstance(value, str):
        return well_formed(value)
    if isinstance(value, dict):
        return {_well_formed(key): _well_formed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_well_formed(item) for item in value]
    return value

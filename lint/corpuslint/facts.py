"""Facts as bytes: what a document told a corpus check, to be kept, sent to another process or stored."""

from __future__ import annotations

from typing import Any

import msgspec

PLAIN, PACKED = b"\0", b"\1"  # the first byte says how to read the rest
# What MessagePack has no type for, as an extension.
TUPLE, SET, FROZENSET, PAIRS, TEXT = range(1, 6)

_encoder = msgspec.msgpack.Encoder()


def pack_fact(fact: Any) -> bytes:
    """A fact as bytes; TypeError for what is not made of builtins."""
    if type(fact) is bytes:
        return PLAIN + fact
    return PACKED + _encode(fact)


def unpack_fact(packed: bytes) -> Any:
    """The fact that was packed. Named tuples come back as tuples, all else as it was."""
    if packed[:1] == PLAIN:
        return packed[1:]
    return _decode(packed[1:])


def packed(value: Any) -> bytes:
    """What msgspec has types for in MessagePack, in no more memory than that takes.

    The encoder leaves its whole buffer, half a kilobyte, behind what it returns; the copy does not.
    """
    return bytes(memoryview(_encoder.encode(value)))


def _encode(value: Any) -> bytes:
    return _encoder.encode(_prepared(value))


def _decode(data: bytes | memoryview) -> Any:
    return msgspec.msgpack.decode(data, ext_hook=_restored)


def _prepared(value: Any) -> Any:
    """The value in types that MessagePack gives back as they were."""
    if value is None or isinstance(value, bool | int | float | bytes):
        return value
    if isinstance(value, str):
        return str(value) if value.isascii() or _is_well_formed(value) else _extended(TEXT, value)
    if isinstance(value, list):
        return [_prepared(item) for item in value]
    if isinstance(value, dict):
        if all(type(key) is str and _is_well_formed(key) for key in value):
            return {key: _prepared(item) for key, item in value.items()}
        return _extended(PAIRS, list(value.items()))
    for kind, code in ((tuple, TUPLE), (set, SET), (frozenset, FROZENSET)):
        if isinstance(value, kind):
            return _extended(code, sorted(value, key=repr) if code != TUPLE else list(value))
    raise TypeError(f"a fact is made of builtins, and {type(value).__name__} is none")


def _extended(code: int, value: Any) -> msgspec.msgpack.Ext:
    data = value.encode("utf-8", "surrogatepass") if code == TEXT else _encode(value)
    return msgspec.msgpack.Ext(code, data)


def _restored(code: int, data: memoryview) -> Any:
    if code == TEXT:
        return bytes(data).decode("utf-8", "surrogatepass")
    return {TUPLE: tuple, SET: set, FROZENSET: frozenset, PAIRS: dict}[code](_decode(data))


def _is_well_formed(text: str) -> bool:
    """Whether UTF-8 can hold the text: it has no lone surrogate."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True

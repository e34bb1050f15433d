"""Bytes to text: UTF-8, whatever a byte order mark says, or an encoding that is detected and reported.

And back: a text that was changed, in the encoding that it came in.
"""

from __future__ import annotations

import codecs
import re

import msgspec

from corpuslint.errors import Failure
from corpuslint.source import Input

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WESTERN = "cp1252"

SAMPLE = 64 * 1024  # bytes that are looked at to tell an encoding or a binary file
MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
HIGH = re.compile(rb"[\x80-\xff]")
NOT_TEXT = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1b")
MOST_CONTROLS = 0.05  # of the bytes of a sample; text has next to none


class DecodedText(msgspec.Struct, frozen=True):
    """A text, without its byte order `mark`; `note` tells the user of an encoding that was guessed."""

    text: str
    encoding: str
    note: str | None = None
    mark: bytes = b""


class DecodeError(Exception):
    """Bytes that are no text in any encoding we can be sure of; the message says what they are."""


def decode(data: bytes) -> DecodedText:
    """The text of a file's bytes; DecodeError if they are none."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return DecodedText(_decode_marked(data, mark, encoding), encoding, mark=mark)
    if b"\0" in data:
        raise DecodeError(_name_of_nul_bytes(data))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_other(data, error)
    if _is_binary(data[:SAMPLE]):
        raise DecodeError("is a binary file")
    return DecodedText(text, "utf-8")


def encode(text: str, like: DecodedText) -> bytes:
    """The bytes of a text, written as another was; UnicodeEncodeError for what its encoding has not."""
    return like.mark + text.encode(like.encoding)


def read_text(source: Input) -> DecodedText | Failure:
    """The text of an input, or why there is none; an OSError passes through."""
    if source.text is not None:
        return DecodedText(source.text, "utf-8")
    with source.open() as stream:
        data = stream.read()
    try:
        return decode(data)
    except DecodeError as error:
        return Failure(source.path, str(error))


def _decode_marked(data: bytes, mark: bytes, encoding: str) -> str:
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        offset = error.start + len(mark)
        raise DecodeError(
            f"begins as {encoding.upper()}, but byte {offset} is not ({error.reason}); save it as UTF-8"
        ) from error


def _name_of_nul_bytes(data: bytes) -> str:
    """What a file with NUL bytes is: in Latin script without a mark, UTF-16 has one in every second place."""
    even, odd = data[:SAMPLE:2], data[1:SAMPLE:2]
    for encoding, zeros, letters in (("UTF-16-LE", odd, even), ("UTF-16-BE", even, odd)):
        if zeros.count(0) > 0.6 * len(zeros) and letters.count(0) == 0 and not _is_binary(letters):
            return f"looks like {encoding} without a byte order mark; save it as UTF-8"
    return "is a binary file"


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, NOT_TEXT))
    return controls > MOST_CONTROLS * len(sample)


def _decode_other(data: bytes, error: UnicodeDecodeError) -> DecodedText:
    """The text of bytes that are not UTF-8, in the encoding that their first odd places look like."""
    if _is_binary(data[:SAMPLE]):
        raise DecodeError("is a binary file")
    sample = _sample_around(data, error.start)
    if _is_broken_utf8(sample):
        raise DecodeError(
            f"is UTF-8 but for byte {error.start} (0x{data[error.start]:02x}: {error.reason}); "
            "mend that place, or save the file as UTF-8"
        )
    encoding = _detect(sample)
    if encoding is None:
        raise DecodeError(
            f"is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}) "
            "and its encoding could not be told; save it as UTF-8"
        )
    name = re.sub("^cp125", "windows-125", encoding).replace("_", "-")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as other:
        raise DecodeError(
            f"is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); it looks like {name}, "
            f"but byte {other.start} is not; save it as UTF-8"
        ) from other
    return DecodedText(text, name, note=f"is not UTF-8; read as {name}")


def _sample_around(data: bytes, offset: int) -> bytes:
    """Some bytes from the start of the line of `offset` on: a file's head may be plain ASCII."""
    start = data.rfind(b"\n", max(offset - SAMPLE // 4, 0), offset) + 1
    if start == 0:
        start = max(offset - SAMPLE // 4, 0)
    return data[start : start + SAMPLE]


def _is_broken_utf8(sample: bytes) -> bool:
    """Whether the characters beyond ASCII are UTF-8 in the main: other encodings look so only by chance."""
    rest, whole = MULTIBYTE.subn(b"", sample)
    stray = len(HIGH.findall(rest))
    return whole > 2 * stray


def _detect(sample: bytes) -> str | None:
    """Python's name of the encoding that a sample is in, if one is likely.

    A short text may be as good in several. Then Western Europe's wins, as the most common; else the
    one that gives most small letters: KOI8-R read as windows-1251, and the reverse, swaps the cases.
    """
    from charset_normalizer import from_bytes

    matches = from_bytes(sample)
    best = matches.best()
    if best is None or best.multi_byte_usage:
        return best.encoding if best else None
    draws = [match for match in matches if match.chaos <= best.chaos]
    if any(WESTERN in match.could_be_from_charset for match in draws):
        return WESTERN
    return max(draws, key=lambda match: sum(map(str.islower, str(match)))).encoding

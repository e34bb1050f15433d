"""Bytes to text."""

from __future__ import annotations

import random
import time

import pytest

from corpuslint.decode import DecodeError, decode

TEXT = "The mayor’s plan is “bold”, she said. It costs £5 million.\n"
RUSSIAN = "Мэр города сообщил, что бюджет был принят вчера вечером, и совет города его утвердил.\n"


@pytest.mark.parametrize(
    "text", ["", "plain", TEXT, "emoji 😀 and e\u0301", "a\r\nb\rc\n", "form\ffeed and tab\t"]
)
def test_utf8_is_read_as_it_is(text: str) -> None:
    decoded = decode(text.encode())
    assert (decoded.text, decoded.encoding, decoded.note) == (text, "utf-8", None)


@pytest.mark.parametrize(
    ("codec", "mark", "encoding"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32-le"),
        ("utf-32-be", b"\0\0\xfe\xff", "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_obeyed_and_dropped(codec: str, mark: bytes, encoding: str) -> None:
    decoded = decode(mark + TEXT.encode(codec))
    assert (decoded.text, decoded.encoding, decoded.note) == (TEXT, encoding, None)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (TEXT, "cp1252", "windows-1252"),
        ("It was a quiet day in Bern, and the old café stayed shut. " * 9, "latin-1", "windows-1252"),
        ("Die Bürgermeisterin erklärte, dass die Maßnahmen überflüssig seien. ", "latin-1", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        ("市長は昨日の夜、予算が可決されたと発表した。市議会もこれを承認した。", "shift_jis", "cp932"),
    ],
)
def test_another_encoding_is_detected_and_reported(text: str, codec: str, name: str) -> None:
    decoded = decode(text.encode(codec))
    assert (decoded.text, decoded.encoding) == (text, name)
    assert decoded.note == f"is not UTF-8; read as {name}"


def test_an_odd_byte_far_into_the_file_is_still_told() -> None:
    text = "A plain line of the report.\n" * 40_000 + "The café is open.\n"
    assert decode(text.encode("cp1252")).text == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is a binary file"),
        (bytes(range(1, 32)) * 20, "is a binary file"),
        (b"\x01\x02\xff\xfe" * 50, "is a binary file"),
        (
            "A note in UTF-16.".encode("utf-16-le"),
            "looks like UTF-16-LE without a byte order mark; save it as UTF-8",
        ),
        (
            "A note in UTF-16.".encode("utf-16-be"),
            "looks like UTF-16-BE without a byte order mark; save it as UTF-8",
        ),
        (
            "“One” and “two”, ".encode() + b"\x92",
            "is UTF-8 but for byte 25 (0x92: invalid start byte); mend that place, or save the file as UTF-8",
        ),
        (
            b"\xff\xfe\x00\xd8A\x00",
            "begins as UTF-16-LE, but byte 2 is not (illegal UTF-16 surrogate); save it as UTF-8",
        ),
        (b"\xef\xbb\xbfab\xff", "begins as UTF-8, but byte 5 is not (invalid start byte); save it as UTF-8"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, message: str) -> None:
    with pytest.raises(DecodeError) as raised:
        decode(data)
    assert str(raised.value) == message


@pytest.mark.parametrize("least", [0, 1, 32])
def test_ten_megabytes_of_noise_are_dealt_with_at_once(least: int) -> None:
    noise = random.Random(7)
    data = bytes(noise.randrange(least, 256) for _ in range(100_000)) * 100
    began = time.perf_counter()
    with pytest.raises(DecodeError):
        decode(data)
    assert time.perf_counter() - began < 5

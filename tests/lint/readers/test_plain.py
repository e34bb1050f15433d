"""Plain text."""

from __future__ import annotations

import io

from corpuslint.errors import Failure
from corpuslint.readers.plain import PlainReader
from corpuslint.source import Input, ReadOptions, Source


def read(data: bytes) -> Source | Failure:
    (only,) = PlainReader().read(Input("a.txt", lambda: io.BytesIO(data)), ReadOptions())
    return only


def test_the_text_is_the_files_own() -> None:
    text = "A headline\r\n\r\nAn emoji 😀 and a stray\rreturn.\n"
    assert read(text.encode()) == Source(path="a.txt", text=text)
    assert read(b"\xef\xbb\xbf" + text.encode()) == Source(path="a.txt", text=text)


def test_an_empty_file_is_an_empty_text() -> None:
    assert read(b"") == Source(path="a.txt", text="")


def test_a_guessed_encoding_is_a_notice_and_no_failure() -> None:
    text = "The café’s owner said “no”.\n"
    assert read(text.encode("cp1252")) == Source(
        path="a.txt", text=text, notice="is not UTF-8; read as windows-1252"
    )


def test_a_binary_file_is_a_failure() -> None:
    assert read(b"\x7fELF\0\0") == Failure("a.txt", "is a binary file")

"""Records, one a line."""

from __future__ import annotations

import gzip
import io
import json
import tracemalloc
from collections.abc import Callable

import msgspec
import pytest

from corpuslint.errors import Failure
from corpuslint.readers import jsonl
from corpuslint.readers.jsonl import JsonlReader
from corpuslint.source import Input, ReadOptions, Source


def read(
    data: bytes, path: str = "a.jsonl", text_field: str = "text", id_field: str | None = None
) -> list[Source | Failure]:
    options = ReadOptions(text_field=text_field, id_field=id_field)
    return list(JsonlReader().read(Input(path, lambda: io.BytesIO(data)), options))


def source(text: str, record: str | int, path: str = "a.jsonl") -> Source:
    return Source(path=path, text=text, record=record)


def failure(message: str, record: str | int | None, path: str = "a.jsonl") -> Failure:
    return Failure(path, message, record=record)


def test_a_record_is_called_by_its_row() -> None:
    data = b'{"text": "One."}\n\n  \r\n{"text": "Two \\ud83d\\ude00."}\r\n{"text": ""}'
    assert read(data) == [source("One.", 1), source("Two 😀.", 4), source("", 5)]


def test_an_empty_file_has_no_records() -> None:
    assert read(b"") == read(b"\n\n") == read(b"\xef\xbb\xbf\n") == []


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read(b'\xef\xbb\xbf{"text": "One."}\n') == [source("One.", 1)]


def test_ids_are_strings_or_whole_numbers() -> None:
    data = (
        b'{"id": "a", "text": "One."}\n{"id": 7, "text": "Two."}\n{"id": 98765432109876543210, "text": "3"}'
    )
    assert read(data, id_field="id") == [
        source("One.", "a"),
        source("Two.", 7),
        source("3", 98765432109876543210),
    ]


def test_a_record_without_its_id_is_read_and_reported() -> None:
    data = b'{"text": "One."}\n{"id": true, "text": "Two."}\n{"id": 1.5, "text": "Three."}\n'
    assert read(data, id_field="id") == [
        failure("has no field 'id'; it has text", 1),
        source("One.", 1),
        failure("the field 'id' is no string or whole number but true", 2),
        source("Two.", 2),
        failure("the field 'id' is no string or whole number but a number", 3),
        source("Three.", 3),
    ]


def test_dots_step_into_objects() -> None:
    data = b'{"doc": {"body": {"en": "One."}}, "meta": {"id": 5}}\n{"doc.body.en": "Two.", "meta.id": 6}\n'
    assert read(data, text_field="doc.body.en", id_field="meta.id") == [source("One.", 5), source("Two.", 6)]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            b'{"title": "A", "meta": {"url": "u", "date": 1}}',
            "has no field 'text'; it has title, meta.url, meta.date",
        ),
        (b"{}", "has no field 'text'; it has no fields at all"),
        (b'{"text": null}', "the field 'text' is no string but null"),
        (b'{"text": ["a"]}', "the field 'text' is no string but a list"),
        (b'{"text": {"a": 1}}', "the field 'text' is no string but an object"),
        (b"[1, 2]", "is no JSON object but a list"),
        (b'"text"', "is no JSON object but a string"),
        (b'{"text": "a"', "is not a line of JSON: Input data was truncated"),
        (b"{text}", "is not a line of JSON: JSON is malformed: object keys must be strings (byte 1)"),
    ],
)
def test_a_broken_row_is_a_failure_and_the_rest_is_read(line: bytes, message: str) -> None:
    assert read(b'{"text": "One."}\n' + line + b'\n{"text": "Three."}') == [
        source("One.", 1),
        failure(message, 2),
        source("Three.", 3),
    ]


@pytest.mark.parametrize(
    "line", [b'{"text": "\xff"}', b"[" * 100_000, b'{"text": "\\ud8"}', b"\0\0\0", b"1e999999"]
)
def test_any_broken_line_is_one_failure(line: bytes) -> None:
    (broken, good) = read(line + b'\n{"text": "Two."}')
    assert isinstance(broken, Failure)
    assert broken.record == 1
    assert good == source("Two.", 2)


def test_many_fields_are_not_all_named() -> None:
    line = msgspec.json.encode({f"f{number}": number for number in range(40)})
    (broken,) = read(line)
    assert isinstance(broken, Failure)
    assert broken.message.endswith("f10, f11, …")


def test_utf16_is_named_once() -> None:
    assert read('{"text": "One."}\n{"text": "Two."}\n'.encode("utf-16")) == [
        failure("is UTF-16; JSON lines are UTF-8", None)
    ]


def test_a_gzip_file_is_unpacked() -> None:
    data = gzip.compress(b'{"text": "One."}\n') + gzip.compress(b'{"text": "Two."}\n')
    assert read(data, "a.JSONL.gz") == [source("One.", 1, "a.JSONL.gz"), source("Two.", 2, "a.JSONL.gz")]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-12],
        lambda data: data[:20],
        lambda data: data[:9],
        lambda data: data + b"junk",
        lambda data: data[:40] + bytes(40) + data[80:],
        lambda data: b"no gzip",
    ],
)
def test_a_damaged_gzip_file_is_a_failure_after_what_could_be_read(damage: Callable[[bytes], bytes]) -> None:
    rows = b"".join(msgspec.json.encode({"text": f"Row {number * 7919}."}) + b"\n" for number in range(5000))
    *good, last = read(damage(gzip.compress(rows)), "a.jsonl.gz")
    assert isinstance(last, Failure)
    assert last.record is None
    assert last.message.startswith(f"is broken as a gzip file after row {len(good)}: ")
    assert all(isinstance(each, Source) for each in good)


def test_a_line_beyond_measure_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1024**2)
    line = b'{"text": "' + b"a" * 3 * 1024**2 + b'"}\n'
    assert read(line + b'{"text": "Two."}\n' + line.rstrip()) == [
        failure("the line is longer than 1 MiB; it was skipped", 1),
        source("Two.", 2),
        failure("the line is longer than 1 MiB; it was skipped", 3),
    ]


def test_a_gzip_bomb_is_not_unpacked_into_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "LONGEST_LINE", 1024**2)
    bomb = gzip.compress(bytes([32]) * 200 * 1024**2, compresslevel=1)
    tracemalloc.start()
    try:
        read(bomb, "a.jsonl.gz")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 20 * 1024**2


def test_rows_are_given_as_they_are_read() -> None:
    class Endless(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            return b'{"text": "Again."}\n'

    records = JsonlReader().read(Input("a.jsonl", Endless), ReadOptions())
    assert [next(records) for _ in range(3)] == [source("Again.", row) for row in (1, 2, 3)]


def test_a_lone_surrogate_is_read_as_python_writes_it() -> None:
    line = json.dumps({"text": "A lone \ud800 here."}).encode()
    assert read(line + b'\n{"text": "Two."}') == [source("A lone \ud800 here.", 1), source("Two.", 2)]


@pytest.mark.parametrize(
    "line", [b'{"text": "\\ud800', b'{"text": "\\ud800", }', b"[" * 100_000 + b'"\\ud800"']
)
def test_what_is_no_json_stays_a_failure(line: bytes) -> None:
    [found] = read(line)
    assert isinstance(found, Failure)
    assert found.message.startswith("is not a line of JSON: ")

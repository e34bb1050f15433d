"""Records: one JSON object a line."""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from collections.abc import Iterator
from typing import IO, Any, cast

import msgspec

from corpuslint.errors import Failure
from corpuslint.source import Input, ReadOptions, Source

LONGEST_LINE = 64 * 1024 * 1024  # bytes; what a line may hold in memory, however small it is packed
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MOST_FIELDS = 12  # named in a message


class JsonlReader:
    """Reads one text a line out of a file of records, plain or gzipped, in bounded memory.

    A record is called by its id field, or by its row: the number of its line, from 1. A row that
    gives no text becomes a Failure under its number, and the rest is read on.
    """

    name = "jsonl"
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")

    def read(self, source: Input, options: ReadOptions) -> Iterator[Source | Failure]:
        """The text field of each record, in order."""
        row = 0
        with source.open() as packed:
            unpacked: IO[bytes] = packed
            if source.path.lower().endswith(".gz"):
                unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=packed))
            try:
                for row, line in _rows(unpacked):
                    if row == 1 and line is not None and line.startswith(UTF16_MARKS):
                        yield Failure(source.path, "is UTF-16; JSON lines are UTF-8")
                        return
                    yield from _read_row(source.path, row, line, options)
            except (EOFError, zlib.error, gzip.BadGzipFile) as error:
                yield Failure(source.path, f"is broken as a gzip file after row {row}: {error}")


def _rows(stream: IO[bytes]) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream by number; None for one that is too long, which is skipped."""
    row = 0
    while line := stream.readline(LONGEST_LINE):
        row += 1
        if row == 1:
            line = line.removeprefix(codecs.BOM_UTF8)
        if len(line) < LONGEST_LINE or line.endswith(b"\n"):
            yield row, line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(1024 * 1024)
        yield row, None


def _read_row(path: str, row: int, line: bytes | None, options: ReadOptions) -> Iterator[Source | Failure]:
    if line is None:
        yield Failure(
            path, f"the line is longer than {LONGEST_LINE // 1024**2} MiB; it was skipped", record=row
        )
        return
    if not line.strip():
        return
    try:
        record = _decoded(line)
    except (ValueError, RecursionError) as error:
        yield Failure(path, f"is not a line of JSON: {error}", record=row)
        return
    if not isinstance(record, dict):
        yield Failure(path, f"is no JSON object but {_kind(record)}", record=row)
        return
    name: str | int = row
    if options.id_field is not None:
        named = _field(record, options.id_field)
        if isinstance(named, str | int) and not isinstance(named, bool):
            name = named
        else:
            yield Failure(path, _complaint(record, options.id_field, "no string or whole number"), record=row)
    text = _field(record, options.text_field)
    if isinstance(text, str):
        yield Source(path=path, text=text, record=name)
    else:
        yield Failure(path, _complaint(record, options.text_field, "no string"), record=name)


def _decoded(line: bytes) -> Any:
    """The JSON of a line. Python itself writes lone surrogates, which only its own decoder reads again."""
    try:
        return msgspec.json.decode(line)
    except msgspec.DecodeError:
        if b"\\ud" not in line and b"\\uD" not in line:
            raise
    return json.loads(line)


MISSING = object()
KINDS = {str: "a string", int: "a number", float: "a number", list: "a list", dict: "an object"}


def _field(record: dict[str, Any], name: str) -> Any:
    """The value of a field; dots step into nested objects, unless a field is called just so."""
    if name in record:
        return record[name]
    value: Any = record
    for part in name.split("."):
        if not isinstance(value, dict) or part not in value:
            return MISSING
        value = value[part]
    return value


def _complaint(record: dict[str, Any], name: str, what: str) -> str:
    value = _field(record, name)
    if value is not MISSING:
        return f"the field {name!r} is {what} but {_kind(value)}"
    fields = _field_names(record)
    if not fields:
        return f"has no field {name!r}; it has no fields at all"
    shown = ", ".join(fields[:MOST_FIELDS]) + ", …" * (len(fields) > MOST_FIELDS)
    return f"has no field {name!r}; it has {shown}"


def _field_names(record: dict[str, Any]) -> list[str]:
    """The names of a record's fields, those of nested objects with dots, one level down."""
    names = []
    for name, value in record.items():
        if isinstance(value, dict) and value:
            names += [f"{name}.{inner}" for inner in value]
        else:
            names.append(name)
    return names


def _kind(value: object) -> str:
    """What a JSON value is called."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return KINDS[type(value)]

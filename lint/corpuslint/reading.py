"""Reading an input: its texts one by one, and what cannot be read of it."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.config import Settings
from corpuslint.errors import Failure
from corpuslint.linter import Linter
from corpuslint.source import Input, ReadOptions, Source


def read_input(source: Input, linter: Linter, settings: Settings) -> Iterator[Source | Failure]:
    """The sources of an input; one that cannot be opened or read to its end becomes a failure."""
    values = settings.values
    options = ReadOptions(text_field=values.text_field, id_field=values.id_field)
    reader = linter.reader_for(source.path)
    try:
        yield from reader.read(source, options)
    except OSError as error:
        yield Failure(source.path, f"cannot be read: {error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - a reader is anyone's code and must not stop the rest
        yield Failure(source.path, f"reader {reader.name} failed: {type(error).__name__}: {error}")

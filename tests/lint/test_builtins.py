"""What the core registers in place of its readers and formats is what they are."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

import corpuslint
from corpuslint.builtins import FORMATS, READERS, DeferredFormat, DeferredReader
from corpuslint.formats import FormatContext
from corpuslint.report import Report

PACKAGE = Path(corpuslint.__file__).parent


def classes(package: str, ending: str) -> dict[str, type]:
    """The classes of a package's modules whose names end so, by their `name`."""
    found = {}
    for path in (PACKAGE / package).glob("[a-z]*.py"):
        module = import_module(f"corpuslint.{package}.{path.stem}")
        for value in vars(module).values():
            if isinstance(value, type) and value.__name__.endswith(ending) and hasattr(value, "name"):
                found[value.name] = value
    return found


def test_every_reader_is_registered() -> None:
    own = classes("readers", "Reader")
    assert {reader.name: reader.suffixes for reader in READERS} == {
        name: reader.suffixes  # type: ignore[attr-defined]
        for name, reader in own.items()
    }


def test_every_format_is_registered() -> None:
    assert {report_format.name for report_format in FORMATS} == set(classes("formats", "Format"))


@pytest.mark.parametrize("report_format", FORMATS, ids=lambda each: each.name)
def test_a_format_writes(report_format: DeferredFormat) -> None:
    assert "".join(report_format.write(Report(), FormatContext()))[-1:] in ("\n", "")


def test_a_reader_reads() -> None:
    from io import BytesIO

    from corpuslint.source import Input, ReadOptions, Source

    reader = DeferredReader("plain", (".txt",))
    [source] = reader.read(Input("a.txt", lambda: BytesIO(b"text")), ReadOptions())
    assert isinstance(source, Source)
    assert source.text == "text"

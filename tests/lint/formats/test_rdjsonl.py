"""reviewdog's columns: UTF-8 bytes from 1, the end exclusive."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from corpuslint.finding import Finding
from corpuslint.formats import FormatContext
from corpuslint.formats.rdjsonl import RdjsonlFormat
from corpuslint.report import Report

MakeFinding = Callable[..., Finding]


def diagnostic(finding: Finding, text: str | None) -> dict[str, Any]:
    texts = {} if text is None else {(finding.path, finding.record): text}
    (line,) = RdjsonlFormat().write(Report(findings=(finding,)), FormatContext(texts=texts))
    return dict(json.loads(line))


@pytest.mark.parametrize(
    ("text", "marked", "start", "end"),
    [
        ("plain bad", "bad", (1, 7), (1, 10)),
        ("🙂 bad", "bad", (1, 6), (1, 9)),
        ("cafe\u0301 bad", "bad", (1, 8), (1, 11)),
        ("one\r\n東京 bad\r\n", "bad", (2, 8), (2, 11)),
        ("ba🙂d\r\nmore é", "🙂d\r\nmore é", (1, 3), (2, 8)),
        ("lone \ud83d bad", "bad", (1, 10), (1, 13)),
    ],
)
def test_columns_are_bytes(
    text: str, marked: str, start: tuple[int, int], end: tuple[int, int], make_finding: MakeFinding
) -> None:
    found = diagnostic(make_finding(text, marked, suggestions=("good",)), text)
    expected = {
        "start": dict(zip(("line", "column"), start, strict=True)),
        "end": dict(zip(("line", "column"), end, strict=True)),
    }
    assert found["location"]["range"] == expected
    assert found["suggestions"] == [{"range": expected, "text": "good"}]


def test_whole_lines_where_the_text_cannot_be_had(make_finding: MakeFinding) -> None:
    found = diagnostic(make_finding("a\nbad", "a\nb", suggestions=("good",)), None)
    assert found["location"]["range"] == {"start": {"line": 1}, "end": {"line": 2}}
    assert found["suggestions"] == []


def test_a_record_has_no_range_in_its_file(make_finding: MakeFinding) -> None:
    found = diagnostic(make_finding("a\nbad", "bad", record=7, suggestions=("good",)), "a\nbad")
    assert found["location"] == {"path": "news/river.txt"}
    assert found["message"] == "[7] 2:1: Who says so?"

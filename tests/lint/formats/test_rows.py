"""The JSON lines contract, version 1."""

from __future__ import annotations

import json
from collections.abc import Callable

from corpuslint.finding import Finding, Related
from corpuslint.formats import FormatContext
from corpuslint.formats.json import JsonFormat
from corpuslint.formats.jsonl import JsonlFormat
from corpuslint.report import Report

FINDING_KEYS = [
    *("type", "path", "record", "rule", "category", "severity", "confidence", "scope", "start", "end"),
    *("line", "column", "end_line", "end_column", "text", "message", "suggestions", "related", "fingerprint"),
    "fix",
]


def test_keys_in_their_order(report: Report, context: FormatContext) -> None:
    rows = [json.loads(line) for line in "".join(JsonlFormat().write(report, context)).splitlines()]
    keys = {row["type"]: list(row) for row in rows}
    assert keys == {
        "finding": FINDING_KEYS,
        "error": ["type", "path", "record", "message"],
        "summary": ["type", "version", "documents", "findings", "errors", "words"],
    }
    assert rows[-1]["type"] == "summary"


def test_json_is_the_same_content(report: Report, context: FormatContext) -> None:
    rows = [json.loads(line) for line in "".join(JsonlFormat().write(report, context)).splitlines()]
    whole = json.loads("".join(JsonFormat().write(report, context)))
    assert [*whole["findings"], *whole["errors"], whole["summary"]] == rows


def test_quiet_and_statistics_do_not_change_the_contract(report: Report) -> None:
    plain = "".join(JsonlFormat().write(report, FormatContext()))
    assert plain == "".join(JsonlFormat().write(report, FormatContext(quiet=True, statistics=True)))


def test_a_related_span_has_a_path_and_in_another_record_its_record(
    make_finding: Callable[..., Finding],
) -> None:
    related = (
        Related(0, 1, "own"),
        Related(0, 1, "own, filled in", path="a.jsonl", record=1),
        Related(0, 1, "other record", path="a.jsonl", record=2),
        Related(0, 1, "other file", path="b.txt"),
    )
    finding = make_finding("word", "word", path="a.jsonl", record=1, related=related)
    (row, _) = "".join(JsonlFormat().write(Report(findings=(finding,)), FormatContext())).splitlines()
    assert json.loads(row)["related"] == [
        {"path": "a.jsonl", "start": 0, "end": 1, "message": "own"},
        {"path": "a.jsonl", "start": 0, "end": 1, "message": "own, filled in"},
        {"path": "a.jsonl", "start": 0, "end": 1, "message": "other record", "record": 2},
        {"path": "b.txt", "start": 0, "end": 1, "message": "other file"},
    ]

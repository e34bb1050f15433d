"""SARIF: the published schema, and what GitHub asks for beyond it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Finding, Related, Severity
from corpuslint.formats import FormatContext
from corpuslint.formats.sarif import MOST_RESULTS, SarifFormat
from corpuslint.report import Report

MakeFinding = Callable[..., Finding]
SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))


def run_of(report: Report, context: FormatContext | None = None) -> dict[str, Any]:
    """The one run of a log that has been validated."""
    log = json.loads("".join(SarifFormat().write(report, context or FormatContext())))
    jsonschema.Draft4Validator(SCHEMA, format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER).validate(log)
    (run,) = log["runs"]
    return dict(run)


def uri_of(result: dict[str, Any]) -> str:
    return str(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])


def test_the_schema_is_one_that_can_fail() -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft4Validator(SCHEMA).validate({"version": "2.1.0", "runs": [{"results": []}]})


def test_report_is_valid(report: Report, context: FormatContext) -> None:
    run = run_of(report, context)
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert run["invocations"][0]["executionSuccessful"] is False


@pytest.mark.parametrize(
    ("value", "precision"),
    [(1.0, "very-high"), (0.9, "very-high"), (0.89, "high"), (0.75, "high"), (0.6, "medium"), (0.1, "low")],
)
def test_precision_is_the_measured_one(
    value: float, precision: str, context: FormatContext, tmp_path: Path
) -> None:
    (rule,) = context.rules.values()
    measured = {
        "version": "1.0",
        "date": "2026-01-02",
        "split": "invented rows",
        "sets": {},
        "figures": [],
        "rules": {
            rule.id: {
                "figures": [
                    {
                        "set": "s",
                        "counted": "c",
                        "level": rule.severity.label,
                        "rows": 9,
                        "estimates": {"precision": {"value": value}},
                    }
                ]
            }
        },
    }
    (tmp_path / "measured.json").write_text(json.dumps(measured), encoding="utf-8")
    moved = msgspec.structs.replace(rule, path=str(tmp_path / "attribution" / "vague-source.toml"))
    run = run_of(Report(), FormatContext(rules={rule.id: moved}))
    assert run["tool"]["driver"]["rules"][0]["properties"]["precision"] == precision


def test_empty_report_is_valid(context: FormatContext) -> None:
    run = run_of(Report(), context)
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["attribution/vague-source"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("news/a.txt", "news/a.txt"),
        ("./news//a.txt", "news/a.txt"),
        ("a b%20#?.txt", "a%20b%2520%23%3F.txt"),
        ("c:d,e.txt", "c%3Ad%2Ce.txt"),
        ("café 🙂.txt", "caf%C3%A9%20%F0%9F%99%82.txt"),
        ("latin-1 caf\udce9.txt", "latin-1%20caf%E9.txt"),
        ("\ud83d.txt", "%EF%BF%BD.txt"),
    ],
)
def test_uris_are_relative_and_escaped(path: str, uri: str, make_finding: MakeFinding) -> None:
    (result,) = run_of(Report(findings=(make_finding("word", "word", path=path),)))["results"]
    assert uri_of(result) == uri


def test_absolute_paths_become_relative(make_finding: MakeFinding, repository: Path) -> None:
    finding = make_finding("word", "word", path=str(repository / "news" / "a.txt"))
    (result,) = run_of(Report(findings=(finding,)))["results"]
    assert uri_of(result) == "news/a.txt"


def test_region_counts_code_points_with_an_exclusive_end(make_finding: MakeFinding) -> None:
    run = run_of(Report(findings=(make_finding("🙂 cafe\u0301\r\nbad", "cafe\u0301\r\nb"),)))
    assert run["columnKind"] == "unicodeCodePoints"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 1,
        "startColumn": 3,
        "endLine": 2,
        "endColumn": 2,
        "snippet": {"text": "cafe\u0301\r\nb"},
    }


def test_related_locations_name_the_other_half(make_finding: MakeFinding) -> None:
    related = Related(5, 9, "The other half.", path="b.txt")
    finding = make_finding("word", "word", related=(related, Related(0, 1, "Unknown.", path="gone.txt")))
    context = FormatContext(texts={("b.txt", None): "One\n\nTwo\nx"})
    (result,) = run_of(Report(findings=(finding,)), context)["results"]
    first, second = result["relatedLocations"]
    assert first["physicalLocation"] == {
        "artifactLocation": {"uri": "b.txt"},
        "region": {"startLine": 3, "startColumn": 1, "endLine": 4, "endColumn": 1},
    }
    assert first["message"] == {"text": "The other half."}
    assert second["physicalLocation"] == {"artifactLocation": {"uri": "gone.txt"}}


def test_equal_fingerprints_are_numbered(make_finding: MakeFinding) -> None:
    twice = [make_finding("word word", "word"), make_finding("word word", "word")]
    elsewhere = make_finding("word", "word", path="b.txt")
    results = run_of(Report(findings=(*twice, elsewhere)))["results"]
    hashes = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert hashes == ["0123456789abcdef:1", "0123456789abcdef:2", "0123456789abcdef:1"]


def test_messages_hold_no_links_of_the_text(make_finding: MakeFinding) -> None:
    finding = make_finding("word", "word", message="See [this](https://example.org) and [that].")
    (result,) = run_of(Report(findings=(finding,)))["results"]
    assert result["message"]["text"] == r"See [this\](https://example.org) and [that]."


def test_rank_rises_with_severity_then_confidence(make_finding: MakeFinding) -> None:
    findings = tuple(
        make_finding("word", "word", severity=severity, confidence=confidence)
        for severity in Severity
        for confidence in Confidence
    )
    ranks = [result["rank"] for result in run_of(Report(findings=findings))["results"]]
    assert ranks == sorted(set(ranks))
    assert ranks[-1] == 100


def test_the_strongest_are_kept_in_their_order(make_finding: MakeFinding) -> None:
    note = make_finding("word", "word", severity=Severity.NOTE)
    error = make_finding("word", "word", severity=Severity.ERROR)
    log = json.loads(
        "".join(
            SarifFormat().write(
                Report(findings=(note, *[note] * MOST_RESULTS, error), failures=(Failure("a", "b"),)),
                FormatContext(),
            )
        )
    )
    (run,) = log["runs"]
    assert len(run["results"]) == MOST_RESULTS
    assert [result["level"] for result in run["results"][-2:]] == ["note", "error"]
    notifications = run["invocations"][0]["toolExecutionNotifications"]
    assert [(note["level"], note["message"]["text"]) for note in notifications] == [
        ("error", "a: b"),
        ("warning", "2 findings are left out: GitHub takes at most 25000. The strongest are kept."),
    ]

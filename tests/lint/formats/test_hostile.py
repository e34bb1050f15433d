"""Paths, messages and texts that try to be something else; each is tried on every format."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Related, Severity
from corpuslint.formats import Format, FormatContext
from corpuslint.formats.checkstyle import CheckstyleFormat
from corpuslint.formats.github import GithubFormat
from corpuslint.formats.gitlab import GitlabFormat
from corpuslint.formats.json import JsonFormat
from corpuslint.formats.jsonl import JsonlFormat
from corpuslint.formats.junit import JunitFormat
from corpuslint.formats.rdjsonl import RdjsonlFormat
from corpuslint.formats.safe import legal_in_xml, visible, well_formed
from corpuslint.formats.sarif import SarifFormat
from corpuslint.formats.text import TextFormat
from corpuslint.report import Report

MakeFinding = Callable[..., Finding]
HOSTILE = {
    "workflow command": "::error::x",
    "workflow command on a line": "a\n::set-output name=a::b\r\n  ::stop-commands::x",
    "old workflow command": "##[add-mask]secret",
    "escaped newline": "%0A::error::x%0D%25",
    "escape sequences": "\x1b[2J\x1b]0;title\x07\x9b31m",
    "bidi override": "safe\u202etxt.exe\u2066",
    "line separators": "one\x0btwo\x85three\u2028four",
    "end of CDATA": "]]></failure><![CDATA[",
    "quotes and marks": "a\"b'c<d>&amp;e",
    "separators": "a, b:c;d=100% [e](f) |g| `h`",
    "emoji": "🙂👩\u200d👧 cafe\u0301",
    "lone surrogates": "\ud83d and \udcff",
    "null": "nu\x00ll",
    "Markdown": "| [x](mailto:a@b) <img src=x> `code` @someone #1 **b**",
}
FORMATS: list[Format] = [
    TextFormat(),
    JsonFormat(),
    JsonlFormat(),
    GithubFormat(),
    SarifFormat(),
    GitlabFormat(),
    RdjsonlFormat(),
    JunitFormat(),
    CheckstyleFormat(),
]
READERS: dict[str, Callable[[str], Any]] = {
    "json": json.loads,
    "jsonl": lambda output: [json.loads(line) for line in output.splitlines()],
    "sarif": json.loads,
    "gitlab": json.loads,
    "rdjsonl": lambda output: [json.loads(line) for line in output.splitlines()],
    "junit": ElementTree.fromstring,
    "checkstyle": ElementTree.fromstring,
}
COMMAND = re.compile(r"::(notice|warning|error) [a-zA-Z]+=[^:]*::")

each_hostile = pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)


@pytest.fixture
def hostile_report(hostile: str, make_finding: MakeFinding) -> tuple[Report, FormatContext]:
    text = f"before {hostile} after"
    path = f"{hostile}.txt"
    finding = make_finding(
        text,
        hostile,
        path=path,
        message=hostile,
        severity=Severity.ERROR,
        suggestions=(hostile,),
        related=(Related(0, 3, hostile, path=path),),
        fingerprint=hostile,
    )
    record = make_finding(text, hostile, path=path, record=hostile, message=hostile)
    failures = (Failure(path, hostile, line=2), Failure(path, hostile, record=hostile))
    report = Report(findings=(finding, record), failures=failures, documents=2, words=5)
    return report, FormatContext(
        texts={(path, None): text, (path, hostile): text}, excerpts=True, rules={}, width=60
    )


@each_hostile
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_output_holds_nothing_to_obey(
    form: Format, hostile_report: tuple[Report, FormatContext], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    output = "".join(form.write(*hostile_report))
    output.encode()  # no lone surrogate
    lines = output.split("\n")
    assert all(visible(line) == line for line in lines)
    for line in lines:
        if form.name == "github" and line:
            assert COMMAND.match(line)
        else:
            assert "##[" not in line
            assert not line.lstrip().startswith("::")


@each_hostile
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_output_can_be_read_again(form: Format, hostile_report: tuple[Report, FormatContext]) -> None:
    output = "".join(form.write(*hostile_report))
    if form.name in READERS:
        READERS[form.name](output)


@each_hostile
def test_text_takes_one_line_a_finding(hostile_report: tuple[Report, FormatContext]) -> None:
    report, _ = hostile_report
    output = "".join(TextFormat().write(report, FormatContext(color=True)))
    assert len(output.splitlines()) == 3


@each_hostile
def test_jsonl_gives_the_text_back(hostile: str, hostile_report: tuple[Report, FormatContext]) -> None:
    output = "".join(JsonlFormat().write(*hostile_report))
    row = json.loads(output.splitlines()[0])
    expected = well_formed(hostile)
    assert row["path"] == f"{expected}.txt"
    assert row["text"] == row["message"] == row["suggestions"][0] == row["related"][0]["message"] == expected


@each_hostile
def test_xml_gives_the_message_back(hostile: str, hostile_report: tuple[Report, FormatContext]) -> None:
    expected = legal_in_xml(hostile)
    checkstyle = ElementTree.fromstring("".join(CheckstyleFormat().write(*hostile_report)))
    file, error = next(checkstyle.iter("file")), checkstyle.findall("*/error")[2]
    assert file.get("name") == f"{expected}.txt"
    assert error.get("message") == expected
    junit = ElementTree.fromstring("".join(JunitFormat().write(*hostile_report)))
    failure = next(junit.iter("failure"))
    assert failure.get("message") == expected
    assert failure.text == visible(hostile)


@each_hostile
def test_github_gives_the_message_back(hostile: str, hostile_report: tuple[Report, FormatContext]) -> None:
    lines = "".join(GithubFormat().write(*hostile_report)).splitlines()
    properties, _, data = lines[2].removeprefix("::error ").partition("::")
    fields = dict(pair.split("=", 1) for pair in properties.split(","))
    shown = "".join(part if part in "\r\n" else visible(part) for part in re.split(r"([\r\n])", hostile))
    assert unescape(data) == shown
    assert unescape(fields["file"]) == f"{shown}.txt"
    assert next(iter(fields)) == "file"
    assert fields["title"] == "attribution/vague-source"


def unescape(text: str) -> str:
    """What a GitHub Actions runner reads, the percent sign last."""
    for written, meant in {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}.items():
        text = text.replace(written, meant)
    return text

"""`corpuslint stats`: whole outputs, sums, and everything that can be broken."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpuslint.document import Document
from corpuslint.measures import CLASSIC, EVERY_FORMULA, Measures, measure
from corpuslint.readability import Counts, school_grade

Corpuslint = Callable[..., Any]

STORY = """\
Lido to close

“We are closing the lido,” said Anna Berg, the mayor of Lund. Sadly, the roof is broken.
According to Ida Holm, the roof would cost more than the town earns in a year.
"""
RECORDS = (
    '{"id": "a", "text": "The mayor slammed the plan. It rained on the town."}\n'
    "{\n"
    '{"id": "b", "text": "The lido opened in 1931."}\n'
)
LEGEND = (
    "quoted: share of the words; attributions, and findings by category: in 1,000 words; "
    "minutes: reading time"
)
TEXT = f"""\
{LEGEND}
  words sentences minutes   grade  quoted attributions attribution loaded-language
     10         2     0.0     4.4      0%        100.0         0.0           100.0  news.jsonl[a]
      5         1     0.0     3.5      0%          0.0         0.0             0.0  news.jsonl[b]
     36         4     0.1     7.6     14%         55.6         0.0            27.8  story.txt
     51         7     0.2     6.5     10%         58.8         0.0            39.2  in 3 documents; 1 failure
"""
MARKDOWN = f"""\
{LEGEND}

| document | words | sentences | minutes | grade | smog | quoted | attributions | loaded-language |
|---|---|---|---|---|---|---|---|---|
| story.txt | 36 | 4 | 0.1 | 7.6 | 6.4 | 14% | 55.6 | 27.8 |
| **in 1 document** | 36 | 4 | 0.1 | 7.6 | 6.4 | 14% | 55.6 | 27.8 |
"""
METRICS = {
    "words": 36,
    "sentences": 4,
    "reading_minutes": 0.15,
    "grade": 7.59,
    "quoted_share": 0.139,
    "attributions_per_1000_words": 55.56,
    "findings_per_1000_words": {"attribution": 0.0, "loaded-language": 27.78},
}
TWO = ("--isolated", "--select", "attribution,loaded-language")


@pytest.fixture
def news(tmp_path: Path) -> None:
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "news.jsonl").write_text(RECORDS, encoding="utf-8")


@pytest.mark.usefixtures("news")
def test_text(corpuslint: Corpuslint) -> None:
    outcome = corpuslint("stats", *TWO, "--id-field", "id", ".")
    assert outcome.stdout == TEXT
    assert outcome.stderr.startswith("error: news.jsonl[2]: ")
    assert outcome.status == 2


@pytest.mark.usefixtures("news")
def test_quiet_text_is_figures_only(corpuslint: Corpuslint) -> None:
    outcome = corpuslint("stats", *TWO, "-q", "story.txt")
    assert outcome.stdout.splitlines() == [
        TEXT.splitlines()[4],
        TEXT.splitlines()[4].replace("story.txt", "in 1 document"),
    ]
    assert outcome.status == 0


@pytest.mark.usefixtures("news")
def test_markdown(corpuslint: Corpuslint) -> None:
    outcome = corpuslint(
        "stats",
        "--isolated",
        "--select",
        "loaded-language",
        "--format",
        "markdown",
        "--metrics",
        "smog",
        "story.txt",
    )
    assert outcome.stdout == MARKDOWN


@pytest.mark.usefixtures("news")
def test_jsonl(corpuslint: Corpuslint) -> None:
    outcome = corpuslint("stats", *TWO, "--format", "jsonl", "--id-field", "id", ".")
    a, error, b, story, summary = outcome.rows
    assert [(row["type"], row["path"], row["record"]) for row in (a, error, b, story)] == [
        ("document", "news.jsonl", "a"),
        ("error", "news.jsonl", 2),
        ("document", "news.jsonl", "b"),
        ("document", "story.txt", None),
    ]
    formulas = story["metrics"].pop("formulas")
    assert story["metrics"] == METRICS
    assert list(formulas) == list(CLASSIC)
    metrics = summary.pop("metrics")
    assert summary == {"type": "summary", "version": 1, "documents": 3, "errors": 1}
    assert metrics["words"] == sum(row["metrics"]["words"] for row in (a, b, story))
    assert metrics["findings_per_1000_words"] == {"attribution": 0.0, "loaded-language": 39.22}


@pytest.mark.usefixtures("news")
def test_json(corpuslint: Corpuslint) -> None:
    lines = corpuslint("stats", *TWO, "--format", "jsonl", ".").rows
    whole = json.loads(corpuslint("stats", *TWO, "--format", "json", ".").stdout)
    assert whole["documents"] == [row for row in lines if row["type"] == "document"]
    assert whole["errors"] == [row for row in lines if row["type"] == "error"]
    assert whole["tables"] == []
    assert whole["summary"] == lines[-1]


@pytest.mark.usefixtures("news")
def test_csv(corpuslint: Corpuslint) -> None:
    outcome = corpuslint("stats", *TWO, "--format", "csv", "--metrics", "lix", ".")
    rows = list(csv.DictReader(io.StringIO(outcome.stdout)))
    assert [(row["path"], row["record"]) for row in rows] == [
        ("news.jsonl", "1"),
        ("news.jsonl", "3"),
        ("story.txt", ""),
    ]
    assert rows[2]["grade"] == "7.59"
    assert rows[2]["findings_per_1000_words.loaded-language"] == "27.78"
    assert "formulas.lix" in rows[2]


def test_no_text_at_all(corpuslint: Corpuslint, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    outcome = corpuslint("stats", "--isolated", "--select", "attribution", "--format", "jsonl", ".")
    assert outcome.status == 0
    assert outcome.rows[0]["metrics"]["grade"] is None
    assert outcome.rows[0]["metrics"]["quoted_share"] is None
    assert outcome.rows[1]["metrics"]["findings_per_1000_words"] == {"attribution": None}
    shown = corpuslint("stats", "--isolated", "--select", "attribution", "-q", ".").stdout
    assert shown.splitlines()[0].split() == ["0", "0", "0.0", "–", "–", "–", "–", "empty.txt"]


def test_every_formula(corpuslint: Corpuslint) -> None:
    """Those of textstat, too, on a machine that need not have a network."""
    outcome = corpuslint(
        "stats", "--isolated", "--metrics", "all", "--format", "jsonl", "-", stdin=STORY.encode()
    )
    formulas = outcome.rows[0]["metrics"]["formulas"]
    assert list(formulas) == list(EVERY_FORMULA)
    assert all(isinstance(value, float) for value in formulas.values())
    assert formulas["textstat:flesch_kincaid_grade"] == pytest.approx(formulas["flesch-kincaid"], abs=2)
    assert outcome.stderr == ""


def test_textstat_is_imported_for_its_own_formulas_only() -> None:
    run = (
        "from corpuslint.cli import cli; import sys; cli(['stats', '--isolated', '-'], standalone_mode=False)"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", f"{run}; print('textstat' in sys.modules)"],
        input=STORY,
        capture_output=True,
        text=True,
        check=True,
    )
    assert loaded.stdout.endswith("False\n")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--metrics", "smogg"], "error: --metrics: no formula is called 'smogg'; did you mean 'smog'?\n"),
        (["--select", "nonsense", "a.txt"], "nonsense"),
        (["nowhere.txt"], "error: nowhere.txt: "),
        (["--stdin-filename", "a.md", "."], "error: --stdin-filename: is only for standard input"),
    ],
)
def test_what_is_broken(corpuslint: Corpuslint, tmp_path: Path, arguments: list[str], message: str) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    outcome = corpuslint("stats", *arguments)
    assert outcome.status == 2
    assert message in outcome.stderr


@pytest.mark.usefixtures("news")
def test_settings_are_heeded(corpuslint: Corpuslint, tmp_path: Path) -> None:
    (tmp_path / "corpuslint.toml").write_text(
        'select = ["loaded-language"]\n[per-file-ignores]\n"story.txt" = ["loaded-language"]\n',
        encoding="utf-8",
    )
    rows = corpuslint("stats", "--format", "jsonl", ".").rows
    rates = [row["metrics"]["findings_per_1000_words"] for row in rows if row["type"] == "document"]
    assert rates == [{"loaded-language": 100.0}, {"loaded-language": 0.0}, {"loaded-language": 0.0}]
    rows = corpuslint("stats", "--min-confidence", "high", "--format", "jsonl", "news.jsonl").rows
    assert rows[0]["metrics"]["findings_per_1000_words"] == {"loaded-language": 0.0}


def test_a_rule_over_many_texts_adds_its_table(corpuslint: Corpuslint, tmp_path: Path) -> None:
    rule = "loaded-language/one-sided-portrayal"
    lines = [
        json.dumps({"text": f"Anna Berg gave a brilliant speech on day {n}. Olaf Holm was rude on page {n}."})
        for n in range(24)
    ]
    (tmp_path / "news.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    text = corpuslint("stats", "--isolated", "--select", rule, "news.jsonl.gz").stdout
    assert text.partition("\n\n")[2] == (
        f"Portrayal ({rule})\n"
        "entity     documents  sentences  unfavourable  favourable  strongest\n"
        "Anna Berg         24         24             0          24  brilliant\n"
        "Olaf Holm         24         24            24           0  rude\n"
    )
    *_, table, summary = corpuslint("stats", "--isolated", "--select", rule, "--format", "jsonl", ".").rows
    assert summary["documents"] == 24
    assert table["rule"] == rule
    assert table["rows"][1] == {
        "entity": "Olaf Holm",
        "documents": 24,
        "sentences": 24,
        "unfavourable": 24,
        "favourable": 0,
        "strongest": "rude",
    }
    markdown = corpuslint("stats", "--isolated", "--select", rule, "--format", "markdown", ".").stdout
    assert "\n| Olaf Holm | 24 | 24 | 24 | 0 | rude |\n" in markdown


def test_a_runner_obeys_no_path(corpuslint: Corpuslint, tmp_path: Path) -> None:
    (tmp_path / "::error::x.txt").write_text("The lido opened in 1931.", encoding="utf-8")
    for form in ("text", "csv", "markdown", "json", "jsonl"):
        outcome = corpuslint("stats", "--format", form, ".", environment={"GITHUB_ACTIONS": "true"})
        assert not any(line.lstrip().startswith("::") for line in outcome.stdout.splitlines())


class TestMeasures:
    def test_the_grade_is_that_of_the_rule(self) -> None:
        prose = "We are closing the lido. The roof would cost more than the town earns in a year."
        counts = Counts(
            ["We are closing the lido.", "The roof would cost more than the town earns in a year."]
        )
        metrics = measure(Document(prose), (), ()).metrics((), ())
        assert metrics["grade"] == pytest.approx(school_grade(counts), abs=0.005)

    def test_what_is_quoted_within_a_quotation_counts_once(self) -> None:
        document = Document("“She said ‘the lido leaks’ to me,” said Anna Berg. The word “lido” is old.")
        assert measure(document, (), ()).quoted_words == 7

    def test_sums_weigh_by_words(self) -> None:
        short, long = "The lido leaks.", "The municipality investigated numerous irregularities. " * 3
        one, other = (measure(Document(text), ["a"], ["lix"]) for text in (short, long))
        both = Measures()
        both.add(one)
        both.add(other)
        lix = [each.metrics(["a"], ["lix"])["formulas"]["lix"] for each in (one, other)]
        metrics = both.metrics(["a"], ["lix"])
        assert metrics["words"] == 18
        assert metrics["formulas"]["lix"] == pytest.approx((3 * lix[0] + 15 * lix[1]) / 18, abs=0.01)
        assert metrics["findings_per_1000_words"] == {"a": 111.11}

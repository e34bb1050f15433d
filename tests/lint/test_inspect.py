"""`corpuslint inspect`: whole outputs, everything that can be broken, and offsets in markup."""

from __future__ import annotations

import gzip
import html
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.commands.inspect import command
from corpuslint.formats.layer_rows import ROWS
from corpuslint.formats.safe import visible

# What the `corpuslint` fixture gives: a call that runs the command, and its outcome.
Corpuslint = Callable[..., Any]

STORY = """\
Lido to close

“We are closing the lido,” said Anna Berg, the mayor of Lund.
According to Ida Holm, the roof would cost £2 million.
It is believed that about 300 swimmers use the pool.
ABBA won the contest with the song “Waterloo”.
"""
ATTRIBUTIONS = """\
lido.txt:3:28: attribution named, direct, speaker Anna Berg: Anna Berg, the mayor of Lund → said → \
“We are closing the lido,”
lido.txt:4:1: attribution named, speaker Ida Holm: Ida Holm → According to → the roof would cost £2 million
lido.txt:5:4: attribution none: – → is believed → that about 300 swimmers use the pool
Found 3 attributions in 1 document.
"""
OTHERS = """\
lido.txt:3:1: quotation speech, speaker Anna Berg: “We are closing the lido,”
lido.txt:6:36: quotation title: “Waterloo”
lido.txt:1:1: name: Lido
lido.txt:3:33: name: Anna Berg
lido.txt:3:57: name: Lund
lido.txt:4:14: name: Ida Holm
lido.txt:6:1: name acronym: ABBA
lido.txt:6:37: name: Waterloo
lido.txt:4:44: number 2,000,000 £, subject the roof: £2 million
lido.txt:5:27: number about 300 swimmers: 300
lido.txt:1:1: sentence: Lido to close
lido.txt:3:1: sentence: “We are closing the lido,” said Anna Berg, the mayor of Lund.
lido.txt:4:1: sentence: According to Ida Holm, the roof would cost £2 million.
lido.txt:5:1: sentence: It is believed that about 300 swimmers use the pool.
lido.txt:6:1: sentence: ABBA won the contest with the song “Waterloo”.
Found 2 quotations, 6 names, 2 numbers, 5 sentences in 1 document.
"""
HERE = '"path":"lido.txt","record":null'
ATTRIBUTION_ROWS = f"""\
{{"type":"attribution",{HERE},"source":[47,75],"cue":[42,46],"content":[[15,41]],\
"source_kind":"named","speaker":"Anna Berg","direct":true,"mixed":false,"act":"report","depth":0}}
{{"type":"attribution",{HERE},"source":[90,98],"cue":[77,89],"content":[[100,130]],\
"source_kind":"named","speaker":"Ida Holm","direct":false,"mixed":false,"act":"report","depth":0}}
{{"type":"attribution",{HERE},"source":null,"cue":[135,146],"content":[[147,183]],\
"source_kind":"none","speaker":null,"direct":false,"mixed":false,"act":"report","depth":0}}
"""
OTHER_ROWS = f"""\
{{"type":"quotation",{HERE},"start":15,"end":41,"kind":"speech","speaker":"Anna Berg",\
"source":[47,75],"depth":0,"closed":true}}
{{"type":"quotation",{HERE},"start":220,"end":230,"kind":"title","speaker":null,\
"source":null,"depth":0,"closed":true}}
{{"type":"number",{HERE},"start":120,"end":130,"value":2000000.0,"unit":"£","counted":null,"modifier":null,\
"subject":[100,108]}}
{{"type":"number",{HERE},"start":158,"end":161,"value":300.0,"unit":null,"counted":"swimmers",\
"modifier":"about","subject":null}}
{{"type":"name",{HERE},"start":0,"end":4,"text":"Lido","acronym":false}}
{{"type":"name",{HERE},"start":47,"end":56,"text":"Anna Berg","acronym":false}}
{{"type":"name",{HERE},"start":71,"end":75,"text":"Lund","acronym":false}}
{{"type":"name",{HERE},"start":90,"end":98,"text":"Ida Holm","acronym":false}}
{{"type":"name",{HERE},"start":185,"end":189,"text":"ABBA","acronym":true}}
{{"type":"name",{HERE},"start":221,"end":229,"text":"Waterloo","acronym":false}}
{{"type":"sentence",{HERE},"start":0,"end":13}}
{{"type":"sentence",{HERE},"start":15,"end":76}}
{{"type":"sentence",{HERE},"start":77,"end":131}}
{{"type":"sentence",{HERE},"start":132,"end":184}}
{{"type":"sentence",{HERE},"start":185,"end":231}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lido.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


def layers(*names: str) -> list[str]:
    return [argument for name in names for argument in ("--layer", name)]


class TestOutput:
    def test_attributions(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("inspect", *layers("attributions"), "lido.txt")
        assert (outcome.status, outcome.stdout, outcome.stderr) == (0, ATTRIBUTIONS, "")

    def test_other_layers(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("inspect", *layers("quotations", "names", "numbers", "sentences"), "lido.txt")
        assert (outcome.status, outcome.stdout, outcome.stderr) == (0, OTHERS, "")

    def test_attributions_for_programs(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("inspect", *layers("attributions"), "--format", "jsonl", "lido.txt")
        assert (outcome.status, outcome.stdout, outcome.stderr) == (0, ATTRIBUTION_ROWS, "")

    def test_other_layers_for_programs(self, corpuslint: Corpuslint, folder: Path) -> None:
        every = layers("quotations", "numbers", "names", "sentences")
        outcome = corpuslint("inspect", *every, "--format", "jsonl", "lido.txt")
        assert (outcome.status, outcome.stdout, outcome.stderr) == (0, OTHER_ROWS, "")

    def test_quiet_and_in_colour(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("inspect", *layers("names"), "--quiet", "--color", "always", "lido.txt")
        assert outcome.stdout.startswith("\x1b[1mlido.txt\x1b[0m:1:1: \x1b[36mname\x1b[0m: Lido\n")
        assert "Found" not in outcome.stdout

    def test_what_is_long_is_cut_in_the_middle(self, corpuslint: Corpuslint) -> None:
        text = "It began on Monday, and " + "so on, " * 40 + "and it ended on Friday.\n"
        outcome = corpuslint("inspect", *layers("sentences"), "--quiet", "-", stdin=text.encode())
        shown = "It began on Monday, and so on, so on, so on, so on … so on, and it ended on Friday."
        assert outcome.stdout == f"<stdin>:1:1: sentence: {shown}\n"

    def test_quotations_that_are_nested_or_broken(self, corpuslint: Corpuslint) -> None:
        text = "“He said ‘never’ to me,” Eva Lind recalled.\n\nOn a door stood “Closed for the winter.\n"
        outcome = corpuslint("inspect", *layers("quotations"), "--quiet", "-", stdin=text.encode())
        assert outcome.stdout == (
            "<stdin>:1:1: quotation speech, speaker Eva Lind: “He said ‘never’ to me,”\n"
            "<stdin>:1:10: quotation speech, depth 1, speaker He: ‘never’\n"
            "<stdin>:3:17: quotation speech, no speaker, not closed: “Closed for the winter.\n"
        )


class TestInputs:
    def test_records(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        rows = [{"meta": {"id": name}, "body": STORY} for name in ("a", "b")]
        packed = gzip.compress("\n".join(map(json.dumps, rows)).encode())
        (tmp_path / "m.jsonl.gz").write_bytes(packed)
        fields = ["--text-field", "body", "--id-field", "meta.id"]
        outcome = corpuslint("inspect", *layers("numbers"), *fields, "m.jsonl.gz")
        assert outcome.stdout.splitlines()[1::2] == [
            "m.jsonl.gz[a]:5:27: number about 300 swimmers: 300",
            "m.jsonl.gz[b]:5:27: number about 300 swimmers: 300",
        ]
        outcome = corpuslint("inspect", *layers("numbers"), *fields, "--format", "jsonl", "m.jsonl.gz")
        assert [row["record"] for row in outcome.rows] == ["a", "a", "b", "b"]

    def test_standard_input(self, corpuslint: Corpuslint) -> None:
        text = "<p><i>Anna</i> Berg said the lido is closed.</p>"
        outcome = corpuslint(
            "inspect", *layers("names"), "--stdin-filename", "a.html", "-", stdin=text.encode()
        )
        assert outcome.stdout == "a.html:1:7: name: Anna Berg\nFound 1 name in 1 document.\n"
        assert corpuslint("inspect", *layers("names"), "--stdin-filename", "a.html", ".").status == 2

    def test_settings(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text(
            'text-field = "body"\nexclude = ["lido.txt"]\n', encoding="utf-8"
        )
        (folder / "m.jsonl").write_text('{"body": "She met Anna Berg.", "text": "."}\n', encoding="utf-8")
        shown = "m.jsonl[1]:1:9: name: Anna Berg\nFound 1 name in 1 document.\n"
        assert corpuslint("inspect", *layers("names")).stdout == shown
        isolated = corpuslint("inspect", *layers("names"), "--isolated", "--exclude", "lido.txt", ".")
        assert isolated.stdout == "Found 0 names in 1 document.\n"

    def test_another_encoding(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        text = "Für die Bäckerei und die Käserei in Zürich öffnete die Tür. " * 3
        (tmp_path / "a.txt").write_bytes(text.encode("latin-1"))
        outcome = corpuslint("inspect", *layers("sentences"), "a.txt")
        assert outcome.status == 0
        assert "note: a.txt: " in outcome.stderr
        assert corpuslint("inspect", "-q", *layers("sentences"), "a.txt").stderr == ""

    def test_memory_does_not_grow_with_the_records(self, tmp_path: Path) -> None:
        record = json.dumps({"text": STORY * 40}) + "\n"
        (tmp_path / "few.jsonl").write_text(record * 20, encoding="utf-8")
        (tmp_path / "many.jsonl").write_text(record * 600, encoding="utf-8")
        few, many = (peak_memory(tmp_path / name) for name in ("few.jsonl", "many.jsonl"))
        assert many - few < (tmp_path / "many.jsonl").stat().st_size / 2


def peak_memory(path: Path) -> int:
    """The most bytes that inspecting a file takes."""
    process = subprocess.Popen(
        [sys.executable, "-m", "corpuslint", "inspect", "--layer", "sentences", "--format", "jsonl", path],
        stdout=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)


class TestBrokenIsRed:
    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["lido.txt"], "Missing option '--layer'"),
            (["--layer", "name", "lido.txt"], "'name' is not one of"),
            (["--layer", "names", "--format", "xml", "lido.txt"], "'xml' is not one of"),
            (["--layer", "names", "--config", "no.toml"], "no.toml"),
            (["--layer", "names", "--stdin-filename", "a.md", "lido.txt"], "--stdin-filename: is only for"),
        ],
    )
    def test_a_wrong_option(
        self, corpuslint: Corpuslint, folder: Path, arguments: list[str], message: str
    ) -> None:
        outcome = corpuslint("inspect", *arguments)
        assert (outcome.status, outcome.stdout) == (2, "")
        assert message in outcome.stderr

    def test_a_missing_path(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("inspect", *layers("attributions"), "missing.txt", "lido.txt")
        assert outcome.status == 2
        assert outcome.stdout == ATTRIBUTIONS.replace("document.", "document; 1 failure.")
        assert outcome.stderr == "error: missing.txt: no such file or folder\n"

    def test_a_broken_record(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        rows = ['{"text": "Anna Berg left."}', "{", '{"text": "Eva Lind came."}']
        (tmp_path / "m.jsonl").write_text("\n".join(rows), encoding="utf-8")
        outcome = corpuslint("inspect", *layers("names"), "--format", "jsonl", "m.jsonl")
        assert outcome.status == 2
        assert [(row["type"], row["record"]) for row in outcome.rows] == [
            ("name", 1),
            ("error", 2),
            ("name", 3),
        ]
        assert outcome.stderr.startswith("error: m.jsonl[2]: is not a line of JSON")

    def test_a_broken_configuration(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text("selekt = []\n", encoding="utf-8")
        outcome = corpuslint("inspect", *layers("names"), "lido.txt")
        assert outcome.status == 2
        assert "did you mean 'select'?" in outcome.stderr
        assert "Anna Berg" in outcome.stdout

    def test_a_broken_layer(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
    ) -> None:
        def fail(text: str) -> None:
            raise ZeroDivisionError("oops")

        monkeypatch.setattr("corpuslint.document.find_numbers", fail)
        outcome = CliRunner().invoke(
            command, [*layers("numbers", "names"), str(folder / "lido.txt")], standalone_mode=False
        )
        assert outcome.return_value == 2
        assert "lido.txt: the layer numbers failed: ZeroDivisionError: oops" in outcome.output
        assert "name: Anna Berg" in outcome.output

    def test_a_reader_that_has_gone(self, folder: Path) -> None:
        (folder / "long.txt").write_text(STORY * 2000, encoding="utf-8")
        line = f'"{sys.executable}" -m corpuslint inspect --layer names long.txt | head -1'
        done = subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True)
        assert (done.stdout, done.stderr) == ("long.txt:1:1: name: Lido\n", "")


@pytest.mark.parametrize("form", ["text", "jsonl"])
def test_output_holds_nothing_to_obey(corpuslint: Corpuslint, tmp_path: Path, form: str) -> None:
    hostile = "##[add-mask]x\x1b[2J \u202eEva\x07 Lind\u2066 said it \x9b31m cost $5\x85 million."
    name = "::set-output name=a::b\x1b]0;t\x07.txt"
    (tmp_path / name).write_text(f"{hostile}\n::error::x Eva Lind.", encoding="utf-8")
    outcome = corpuslint(
        "inspect", *layers(*ROWS), "--format", form, name, environment={"GITHUB_ACTIONS": "true"}
    )
    assert outcome.status == 0
    assert "Eva" in outcome.stdout
    for line in outcome.stdout.split("\n"):
        assert visible(line) == line
        assert not line.startswith("::")
        assert "##[" not in line


# -- markup: what is found in it is what is found in plain text, where it stands in the file

MARKS = {"a.md": ("*", "**", "_"), "a.html": ("i", "b", "em", 'a href="b.html"')}
REFERENCES = {"“": "&ldquo;", "”": "&rdquo;", "’": "&rsquo;", "£": "&pound;", "&": "&amp;"}
SENTENCES = [
    "“We can’t stay,” said Anna Berg, the mayor of Lund.",
    "According to Ida Holm, the lido would cost £2 million.",
    "Eva Lind said that AT&T had sold “Waterloo” to 40 bakers.",
    "It is believed that the pool is older.",
    "She met “Big” Olaf & his sons on Monday.",
]
BREAKS = {"a.md": "\n\n", "a.html": "</p>\n<p>"}


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, str, str]:
    """A file's name, a text in its markup, and the text in the same markup without any marks."""
    filename = draw(st.sampled_from(sorted(MARKS)))
    sentences = draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4))
    marked = [" ".join(draw(marked_word(filename, word)) for word in each.split()) for each in sentences]
    joined, plain = BREAKS[filename].join(marked), BREAKS[filename].join(map(html.escape, sentences))
    return filename, paragraph(filename, joined), paragraph(filename, plain)


@st.composite
def marked_word(draw: st.DrawFn, filename: str, word: str) -> str:
    """A word as it may stand in markup: its signs as references, and marks of emphasis around its letters."""
    if draw(st.booleans()):
        word = "".join(REFERENCES.get(sign, sign) for sign in word)
    else:
        word = word.replace("&", "&amp;")
    mark = draw(st.sampled_from(["", *MARKS[filename]]))
    if not mark or "&amp;" in word:
        return word
    end = f"</{mark.split()[0]}>" if filename == "a.html" else mark
    start = f"<{mark}>" if filename == "a.html" else mark
    return re.sub(r"(?<![&\w])\w+(?:[’'-]\w+)*(?![;\w])", lambda found: start + found[0] + end, word, count=1)


def paragraph(filename: str, text: str) -> str:
    return f"<p>{text}</p>\n" if filename == "a.html" else f"{text}\n"


def found_in(filename: str, text: str) -> list[Any]:
    """What `inspect` says of a text, with the words at each span, as a reader sees them, for the offsets."""
    arguments = [*layers(*ROWS), "--isolated", "--format", "jsonl", "--stdin-filename", filename, "-"]
    outcome = CliRunner().invoke(command, arguments, input=text.encode(), standalone_mode=False)
    assert outcome.return_value == 0, outcome.output

    def seen(start: int, end: int) -> str:
        assert 0 <= start < end <= len(text)
        return re.sub(r"[*_]+|<[^>]*>|[*_]*\Z", "", html.unescape(text[start:end]))

    found = []
    for row in map(json.loads, outcome.output.splitlines()):
        if "start" in row:
            row["text"] = seen(row.pop("start"), row.pop("end"))
        for key in ("source", "cue", "subject"):
            if row.get(key):
                row[key] = seen(*row[key])
        for key in ("content", "mentions"):
            if key in row:
                row[key] = [seen(*span) for span in row[key]]
        found.append(row)
    return found


@settings(deadline=None, max_examples=60)
@given(marked_texts())
def test_marks_change_nothing_but_the_offsets(texts: tuple[str, str, str]) -> None:
    filename, marked, plain = texts
    assert found_in(filename, marked) == found_in(filename, plain)

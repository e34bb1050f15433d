"""`corpuslint check --fix` and `--diff` as a user meets them, and the passes behind them."""

from __future__ import annotations

import codecs
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.config import Configuration
from corpuslint.fixes import applied
from corpuslint.fixing import Change, Fixing
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.report import Fixed, Report
from corpuslint.rewriting import RewriteError
from corpuslint.run import Run
from corpuslint.source import Input

Corpuslint = Callable[..., Any]

SLIP = "It was an long day for the crew.\n"
MENDED = "It was a long day for the crew.\n"
DOUBTFUL = "The mill mill was sold in May.\n"
DECIDED = "The mill was sold in May.\n"

RULE = """
id = "house/{name}"
kind = "phrases"
message = "{{text}}"
fix = "safe"
why = "So."
[replace]
"""


def house_rules(folder: Path, **replacements: dict[str, str]) -> None:
    """A configuration with a rule for each name, that replaces phrases as told."""
    (folder / "rules" / "house").mkdir(parents=True)
    (folder / "corpuslint.toml").write_text('rules-path = ["rules"]\nselect = ["house"]\n', encoding="utf-8")
    for name, replace in replacements.items():
        lines = [f"{json.dumps(phrase)} = {json.dumps(other)}" for phrase, other in replace.items()]
        rule = RULE.format(name=name) + "\n".join(lines)
        (folder / "rules" / "house" / f"{name}.toml").write_text(rule, encoding="utf-8")


class TestFix:
    def test_what_is_safe_is_put_right_and_the_rest_reported(
        self, corpuslint: Corpuslint, tmp_path: Path
    ) -> None:
        (tmp_path / "a.txt").write_text(SLIP + DOUBTFUL, encoding="utf-8")
        outcome = corpuslint("--fix", "a.txt")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == MENDED + DOUBTFUL
        assert outcome.stdout.splitlines() == [
            "a.txt:2:5: note text-quality/doubled-word 'mill' stands twice in a row. Delete one.",
            "Fixed 1 finding (1 more with --unsafe-fixes).",
            "Found 1 finding (1 note) in 1 document.",
        ]
        assert (outcome.status, outcome.stderr) == (0, "")

    def test_what_somebody_should_look_at_is_put_right_on_demand(
        self, corpuslint: Corpuslint, tmp_path: Path
    ) -> None:
        (tmp_path / "a.txt").write_text(SLIP + DOUBTFUL, encoding="utf-8")
        outcome = corpuslint("--fix", "--unsafe-fixes", "a.txt")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == MENDED + DECIDED
        assert outcome.stdout == "Fixed 2 findings.\nNo findings in 1 document.\n"

    def test_the_exit_status_is_that_of_what_is_left(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP + "Critics say it was too long.\n", encoding="utf-8")
        outcome = corpuslint("--fix", "a.txt")
        assert outcome.status == 1
        assert "Fixed 1 finding." in outcome.stdout

    def test_a_second_run_writes_nothing(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(SLIP, encoding="utf-8")
        corpuslint("--fix", "a.txt")
        before = file.stat()
        assert "Fixed 0 findings." in corpuslint("--fix", "a.txt").stdout
        after = file.stat()
        assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)

    def test_what_needs_no_fix_is_not_written(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        file = tmp_path / "a.txt"
        file.write_text(MENDED, encoding="utf-8")
        before = file.stat()
        corpuslint("--fix", "a.txt")
        assert (file.stat().st_ino, file.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)

    def test_other_formats_report_what_is_left(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP + DOUBTFUL, encoding="utf-8")
        rows = corpuslint("--fix", "--format", "jsonl", "a.txt").rows
        assert [(row["rule"], row["start"], row["fix"]) for row in rows[:-1]] == [
            ("text-quality/doubled-word", len(MENDED) + 4, "unsafe")
        ]
        assert "fixed" not in rows[-1]

    def test_the_fixed_text_is_excerpted(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP + DOUBTFUL, encoding="utf-8")
        outcome = corpuslint("--fix", "--format", "rdjsonl", "a.txt")
        assert json.loads(outcome.stdout)["location"]["range"]["start"] == {"line": 2, "column": 5}

    def test_what_is_suppressed_is_not_fixed(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        text = f'# corpuslint: disable-next=text-quality reason="A quotation."\n{SLIP}\n{SLIP}'
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        corpuslint("--fix", "a.txt")
        fixed = (tmp_path / "a.txt").read_text(encoding="utf-8")
        assert fixed == text.removesuffix(SLIP) + MENDED

    @pytest.mark.parametrize(
        ("settings", "arguments"),
        [
            ('ignore = ["text-quality"]', []),
            ('per-file-ignores = { "*.txt" = ["text-quality"] }', []),
            ('exclude = ["a.txt"]', ["--force-exclude"]),
            ("", ["--select", "attribution"]),
            ('[rules."text-quality/indefinite-article"]\nfix = "never"', []),
            ('[rules."text-quality/indefinite-article"]\nfix = "unsafe"', []),
            ('min-confidence = "high"\n[rules."text-quality/indefinite-article"]\nconfidence = "low"', []),
        ],
    )
    def test_what_the_settings_leave_out_is_not_fixed(
        self, corpuslint: Corpuslint, tmp_path: Path, settings: str, arguments: list[str]
    ) -> None:
        (tmp_path / "corpuslint.toml").write_text(settings, encoding="utf-8")
        (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
        corpuslint("--fix", *arguments, "a.txt")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == SLIP

    def test_duplicates_and_the_page_go_with_their_blank_lines(
        self, corpuslint: Corpuslint, tmp_path: Path
    ) -> None:
        block = "The council met for nine hours on Monday night and then went home.\n\n"
        other = "The ferry line will be closed in May, it said, and not a day before.\n\n"
        page = "Share on Facebook\n\n© 2021 The Harbour Post. All rights reserved.\n"
        text = block + other + block + other + page
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        outcome = corpuslint("--fix", "--unsafe-fixes", "a.txt")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == block + other.removesuffix("\n")
        assert outcome.status == 0

    def test_one_bad_file_stops_no_other(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02")
        (tmp_path / "b.txt").write_text(SLIP, encoding="utf-8")
        (tmp_path / "c.txt").write_text(SLIP, encoding="utf-8")
        (tmp_path / "d.txt").hardlink_to(tmp_path / "c.txt")
        (tmp_path / "e.txt").write_text(SLIP, encoding="utf-8")
        outcome = corpuslint("--fix", ".")
        assert outcome.status == 2
        assert (tmp_path / "b.txt").read_text(encoding="utf-8") == MENDED
        assert (tmp_path / "c.txt").read_text(encoding="utf-8") == SLIP
        assert (tmp_path / "e.txt").read_text(encoding="utf-8") == MENDED
        assert "Fixed 2 findings." in outcome.stdout
        why = "not fixed: has more than one name (hard links), and the others would keep the old text"
        assert outcome.stderr.splitlines() == [
            "error: a.txt: is a binary file",
            f"error: c.txt: {why}",
            f"error: d.txt: {why}",
        ]
        assert outcome.stdout.count("indefinite-article") == 2

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write every file")
    def test_what_may_not_be_written(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        for name in ("file", "folder"):
            (tmp_path / name).mkdir()
            (tmp_path / name / "a.txt").write_text(SLIP, encoding="utf-8")
        (tmp_path / "file" / "a.txt").chmod(0o444)
        (tmp_path / "folder").chmod(0o555)
        outcome = corpuslint("--fix", "file/a.txt", "folder/a.txt")
        (tmp_path / "folder").chmod(0o755)
        assert outcome.status == 2
        assert "file/a.txt: not fixed: cannot be written: it is read-only" in outcome.stderr
        assert "folder/a.txt: not fixed: cannot be written: Permission denied" in outcome.stderr

    def test_links_are_followed(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "store").mkdir()
        (tmp_path / "store" / "a.txt").write_text(SLIP, encoding="utf-8")
        (tmp_path / "link.txt").symlink_to("store/a.txt")
        corpuslint("--fix", "link.txt")
        assert (tmp_path / "store" / "a.txt").read_text(encoding="utf-8") == MENDED
        assert str((tmp_path / "link.txt").readlink()) == "store/a.txt"

    def test_a_name_that_is_no_utf8(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        name = os.fsdecode(b"caf\xe9.txt")
        try:
            (tmp_path / name).write_text(SLIP, encoding="utf-8")
        except OSError:
            pytest.skip("not on this file system")
        corpuslint("--fix", ".")
        assert (tmp_path / name).read_text(encoding="utf-8") == MENDED


LATIN = "The café on the pier was “full”, said Zoë Müller. It was an long day for the crew in São Tomé.{end}"

ENCODINGS = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (b"", "cp1252"),
]


class TestEncoding:
    def test_encoding_mark_and_line_ends_stay(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        expected: dict[str, bytes] = {}
        for mark, encoding in ENCODINGS:
            for end in ("\n", "\r\n", "\r", ""):
                text = LATIN.format(end=end) * 3
                name = f"{len(expected)}.txt"
                (tmp_path / name).write_bytes(mark + text.encode(encoding))
                expected[name] = mark + text.replace("an long", "a long").encode(encoding)
        outcome = corpuslint("--fix", "--select", "text-quality/indefinite-article", ".")
        assert {name: (tmp_path / name).read_bytes() for name in expected} == expected
        assert f"Fixed {3 * len(expected)} findings." in outcome.stdout

    def test_mixed_line_ends_stay(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        text = f"{SLIP[:-1]}\r\n\r\n{SLIP[:-1]}\r{SLIP}\n\r\n{SLIP[:-1]}"
        (tmp_path / "a.txt").write_bytes(text.encode())
        corpuslint("--fix", "a.txt")
        assert (tmp_path / "a.txt").read_bytes() == text.replace("an long", "a long").encode()

    def test_what_the_encoding_has_not_leaves_the_file_alone(
        self, corpuslint: Corpuslint, tmp_path: Path
    ) -> None:
        text = LATIN.format(end="\n") * 3 + "It was said by Karel &#268;apek.\n"
        (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
        selected = "text-quality/indefinite-article,text-quality/stray-markup"
        outcome = corpuslint("--fix", "--select", selected, "a.txt")
        assert (tmp_path / "a.txt").read_bytes() == text.encode("cp1252")
        assert outcome.status == 2
        assert "error: a.txt: not fixed: windows-1252 has no 'Č' (U+010C); save it as UTF-8" in outcome.stderr
        assert "Found 4 findings" in outcome.stdout


class TestMarkup:
    def test_html(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        page = (
            '<html><head><title>An long day</title></head>\n<body class="an long">\n<!-- an long -->'
            "<p>It was <b>an long</b>&nbsp;day for the <a href='the the'>crew</a> and all of of it.</p>"
            "<p>It was the <i>the</i> end of an&nbsp;long day.</p><pre>an long</pre>\n</body></html>\n"
        )
        (tmp_path / "a.html").write_text(page, encoding="utf-8")
        corpuslint("--fix", "a.html")
        fixed = (tmp_path / "a.html").read_text(encoding="utf-8")
        assert fixed == page.replace("<b>an long</b>", "<b>a long</b>").replace("of of", "of")

    def test_markdown(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        text = (
            "---\ntitle: It was an long day\n---\n# It was an long day\n\n"
            "It was `an long` day for them and us. It was *an long* day for the\n"
            "the crew of [an old](an-long.md 'the the') boat, and she waited for the the ferry at the\n"
            "the mill.\n\n> It was the\n> the end.\n\n```\nan long day\n```\n"
        )
        (tmp_path / "a.md").write_text(text, encoding="utf-8")
        corpuslint("--fix", "a.md")
        assert (tmp_path / "a.md").read_text(encoding="utf-8") == (
            text.replace("# It was an", "# It was a")
            .replace("*an long*", "*a long*")
            .replace("for the the ferry at the\nthe mill", "for the ferry at\nthe mill")
            .replace("day for the\nthe crew", "day for\nthe crew")
        )


class TestOverlaps:
    def test_the_rest_is_made_on_a_further_pass(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text("It was the the the the end of of of it.\n", encoding="utf-8")
        outcome = corpuslint("--fix", "a.txt")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "It was the end of it.\n"
        assert "Fixed 5 findings." in outcome.stdout

    def test_the_first_wins(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        house_rules(tmp_path, a={"old mill": "ruin"}, b={"the old": "that old"})
        (tmp_path / "a.txt").write_text("We saw the old mill.\n", encoding="utf-8")
        outcome = corpuslint("--fix", "a.txt")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "We saw that ruin.\n"
        assert "Fixed 2 findings." in outcome.stdout

    @pytest.mark.parametrize(
        "replacements",
        [
            {"a": {"mill": "factory"}, "b": {"factory": "mill"}},
            {"a": {"mill": "mill mill"}},
            {"a": {"mill": "old mill"}},
        ],
    )
    def test_fixes_without_an_end_leave_the_file_alone(
        self, corpuslint: Corpuslint, tmp_path: Path, replacements: dict[str, dict[str, str]]
    ) -> None:
        house_rules(tmp_path, **replacements)
        (tmp_path / "a.txt").write_text("We saw the mill.\n", encoding="utf-8")
        outcome = corpuslint("--fix", "a.txt")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "We saw the mill.\n"
        assert outcome.status == 2
        assert "not fixed: its fixes do not come to an end (house/" in outcome.stderr
        assert "Fixed 0 findings." in outcome.stdout


class TestRecords:
    def test_records_are_left_alone(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        rows = "".join(json.dumps({"text": text}) + "\n" for text in (MENDED, SLIP, SLIP))
        (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
        outcome = corpuslint("--fix", "a.jsonl")
        assert (tmp_path / "a.jsonl").read_text(encoding="utf-8") == rows
        assert outcome.status == 2
        why = "not fixed: texts in records are left as they are; put them into files of their own"
        assert outcome.stderr == f"error: a.jsonl: {why}\n"
        assert "Found 2 findings" in outcome.stdout

    def test_records_without_anything_to_fix_are_no_trouble(
        self, corpuslint: Corpuslint, tmp_path: Path
    ) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps({"text": DOUBTFUL}), encoding="utf-8")
        outcome = corpuslint("--fix", "a.jsonl")
        assert (outcome.status, outcome.stderr) == (0, "")
        assert "Fixed 0 findings.\n" in outcome.stdout


class TestStdin:
    def test_the_fixed_text_is_on_stdout_and_what_is_left_on_stderr(self, corpuslint: Corpuslint) -> None:
        outcome = corpuslint("--fix", "-", stdin=(SLIP + DOUBTFUL).encode())
        assert outcome.stdout == MENDED + DOUBTFUL
        assert outcome.stderr.splitlines() == [
            "<stdin>:2:5: note text-quality/doubled-word 'mill' stands twice in a row. Delete one.",
            "Fixed 1 finding (1 more with --unsafe-fixes).",
            "Found 1 finding (1 note) in 1 document.",
        ]
        assert outcome.status == 0

    def test_bytes_stay_what_they_are(self, tmp_path: Path) -> None:
        given = codecs.BOM_UTF16_LE + LATIN.format(end="\r\n").encode("utf-16-le")
        done = subprocess.run(
            [sys.executable, "-m", "corpuslint", "--isolated", "--fix", "--quiet", "-"],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            check=False,
        )
        expected = LATIN.format(end="\r\n").replace("an long", "a long")
        assert done.stdout == codecs.BOM_UTF16_LE + expected.encode("utf-16-le")

    @pytest.mark.parametrize("given", [MENDED.encode(), b"", b"\x00\x01\x02\xff", b"\xff\xfe\xfd"])
    def test_what_cannot_or_need_not_be_fixed_is_passed_on(self, tmp_path: Path, given: bytes) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "corpuslint", "--isolated", "--fix", "-"],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            check=False,
        )
        assert done.stdout == given

    def test_its_name_tells_its_kind(self, corpuslint: Corpuslint) -> None:
        stdin = b"It was `an long` day. It was an long day.\n"
        outcome = corpuslint("--fix", "--quiet", "--stdin-filename", "a.md", "-", stdin=stdin)
        assert outcome.stdout == "It was `an long` day. It was a long day.\n"

    def test_records(self, corpuslint: Corpuslint) -> None:
        stdin = json.dumps({"text": SLIP}) + "\n"
        outcome = corpuslint("--fix", "--stdin-filename", "a.jsonl", "-", stdin=stdin.encode())
        assert (outcome.status, outcome.stdout) == (2, stdin)

    def test_a_report_into_a_file(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        arguments = ("--fix", "--format", "jsonl", "--output", "report.jsonl", "-")
        outcome = corpuslint(*arguments, stdin=(SLIP + DOUBTFUL).encode())
        assert (outcome.stdout, outcome.stderr) == (MENDED + DOUBTFUL, "")
        assert "doubled-word" in (tmp_path / "report.jsonl").read_text(encoding="utf-8")

    @pytest.mark.skipif(os.name != "posix", reason="pipes with a name")
    def test_another_pipe_cannot_be_written(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        with subprocess.Popen(["/bin/sh", "-c", f"printf '{SLIP[:-1]}' > pipe"], cwd=tmp_path):
            outcome = corpuslint("--fix", "pipe")
        assert outcome.status == 2
        assert "error: pipe: not fixed: it is no file that could be written" in outcome.stderr


class TestDiff:
    def test_shows_and_changes_nothing(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(f"One.\n\n{SLIP}\nTwo.\n{DOUBTFUL}", encoding="utf-8")
        (tmp_path / "b.txt").write_text(SLIP[:-1], encoding="utf-8")
        (tmp_path / "c.txt").write_text(MENDED, encoding="utf-8")
        outcome = corpuslint("--diff", ".")
        assert outcome.stdout == (
            "--- a.txt\n+++ a.txt\n@@ -1,6 +1,6 @@\n One.\n \n"
            f"-{SLIP}+{MENDED} \n Two.\n {DOUBTFUL}"
            "--- b.txt\n+++ b.txt\n@@ -1 +1 @@\n"
            f"-{SLIP}\\ No newline at end of file\n+{MENDED}\\ No newline at end of file\n"
        )
        assert outcome.stderr == "Would fix 2 findings (1 more with --unsafe-fixes).\n"
        assert outcome.status == 1
        assert (tmp_path / "b.txt").read_text(encoding="utf-8") == SLIP[:-1]

    def test_nothing_to_show(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(DOUBTFUL + "Critics say so.\n", encoding="utf-8")
        outcome = corpuslint("--diff", "a.txt")
        assert (outcome.status, outcome.stdout) == (0, "")
        assert outcome.stderr == "Would fix 0 findings (1 more with --unsafe-fixes).\n"

    def test_with_the_unsafe(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(DOUBTFUL, encoding="utf-8")
        outcome = corpuslint("--diff", "--fix", "--unsafe-fixes", "--quiet", "a.txt")
        assert f"-{DOUBTFUL}+{DECIDED}" in outcome.stdout
        assert (outcome.status, outcome.stderr) == (1, "")
        assert (tmp_path / "a.txt").read_text(encoding="utf-8") == DOUBTFUL

    def test_exit_zero(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
        assert corpuslint("--diff", "--exit-zero", "a.txt").status == 0

    def test_of_stdin(self, corpuslint: Corpuslint) -> None:
        outcome = corpuslint("--diff", "--stdin-filename", "a.txt", "-", stdin=SLIP.encode())
        assert outcome.stdout == f"--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-{SLIP}+{MENDED}"

    def test_what_cannot_be_fixed_is_a_failure(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.jsonl").write_text(json.dumps({"text": SLIP}), encoding="utf-8")
        (tmp_path / "b.txt").write_text(SLIP, encoding="utf-8")
        outcome = corpuslint("--diff", ".")
        assert outcome.status == 2
        assert "error: a.jsonl: not fixed" in outcome.stderr
        assert MENDED in outcome.stdout

    def test_patch_makes_the_same_of_it(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(f"{SLIP}\r\n\x0c\u2028{SLIP}\r{SLIP * 9}".encode())
        corpuslint("--diff", "--output", "fix.patch", "a.txt")
        try:
            done = subprocess.run(
                ["patch", "--binary", "-p0", "-o", "patched", "-i", "fix.patch"],
                cwd=tmp_path,
                capture_output=True,
                check=False,
            )
        except FileNotFoundError:
            pytest.skip("there is no patch here")
        assert done.returncode == 0, done.stdout
        corpuslint("--fix", "a.txt")
        assert (tmp_path / "patched").read_bytes() == (tmp_path / "a.txt").read_bytes()

    def test_a_log_obeys_nothing_in_it(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(f"::error::no\r\n\x1b[2J##[group]\n{SLIP}", encoding="utf-8")
        outcome = corpuslint("--diff", "a.txt", environment={"GITHUB_ACTIONS": "true"})
        assert outcome.stdout.splitlines()[3:5] == ["./ ::error::no␍", " ␛[2J##\\[group]"]

    @pytest.mark.parametrize("arguments", [["--diff", "--format", "json"], ["--diff", "--statistics"]])
    def test_not_with_a_report(self, corpuslint: Corpuslint, arguments: list[str]) -> None:
        outcome = corpuslint(*arguments, "-")
        assert outcome.status == 2
        assert outcome.stderr.startswith("error: --diff: shows changes and no findings")

    def test_unsafe_fixes_alone(self, corpuslint: Corpuslint) -> None:
        outcome = corpuslint("--unsafe-fixes", "-")
        assert (outcome.status, outcome.stderr) == (
            2,
            "error: --unsafe-fixes: is only for --fix and --diff\n",
        )


def test_a_killed_run_leaves_each_file_old_or_new(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in range(300):
        (texts / f"{number:03}.txt").write_text(SLIP * 20, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "corpuslint", "--isolated", "--fix", texts],
        stdout=subprocess.DEVNULL,
        env=os.environ | {"XDG_CACHE_HOME": str(tmp_path / "cache")},
    ) as process:
        while process.poll() is None and (texts / "010.txt").stat().st_nlink == 1:
            if (texts / "010.txt").read_text(encoding="utf-8") == MENDED * 20:
                os.kill(process.pid, signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
                break
            time.sleep(0.001)
    left = [path.read_text(encoding="utf-8") for path in texts.glob("*.txt")]
    assert {*left} <= {SLIP * 20, MENDED * 20}
    assert 0 < left.count(MENDED * 20) < 300


# The passes, without a process of their own.

PLUGINS = Plugins()
PLUGINS.load_installed()
SELECTED = [
    "text-quality/boilerplate",
    "text-quality/control-character",
    "text-quality/doubled-word",
    "text-quality/duplicate-block",
    "text-quality/indefinite-article",
    "text-quality/mojibake",
    "text-quality/stray-markup",
]
LINTER = Linter(PLUGINS, Configuration({"select": SELECTED}, isolated=True))


class Kept:
    """Keeps the changes that it is given, and says that they were made."""

    def __init__(self) -> None:
        self.changes: list[Change] = []

    def __call__(self, source: Input, change: Change) -> bool:
        self.changes.append(change)
        return True


def fixed(text: str, *, unsafe: bool = True, encoding: str = "utf-8") -> tuple[str, Report]:
    """A text as it is after a run that fixes it, and the run's report."""
    put = Kept()
    run = Run(LINTER, Fixing(LINTER, put, unsafe=unsafe))
    run.add_input(Input("a.txt", lambda: io.BytesIO(text.encode(encoding))))
    report = run.conclude()
    if not put.changes:
        return text, report
    [change] = put.changes
    assert change.text.encode(encoding) == change.before
    assert applied(change.text, change.edits).encode(encoding) == change.after
    return change.after.decode(encoding), report


def test_what_was_read_is_what_is_fixed() -> None:
    """The file changes between linting and fixing."""
    contents = iter([SLIP.encode(), MENDED.encode()])
    put = Kept()
    run = Run(LINTER, Fixing(LINTER, put))
    run.add_input(Input("a.txt", lambda: io.BytesIO(next(contents))))
    report = run.conclude()
    assert put.changes == []
    assert [failure.message for failure in report.failures] == [
        "not fixed: it is not stored as plain text, or has changed while it was linted"
    ]
    assert [finding.text for finding in report.findings] == ["an long"]
    assert report.fixed == Fixed(0, 0)


def test_what_would_be_read_in_another_way_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpuslint.decode._detect", lambda sample: "cp1252")
    text = "The cafÃ&copy; on the pier was full.\n"  # “Ã©” in Windows-1252 is “é” in UTF-8
    assert fixed(text, encoding="cp1252")[0] == text
    [failure] = fixed(text, encoding="cp1252")[1].failures
    assert failure.message == "not fixed: it would then be read in another way; save it as UTF-8"


def test_what_could_not_be_written_counts_as_found() -> None:
    def fail(source: Input, change: Change) -> bool:
        raise RewriteError("the disk is full")

    run = Run(LINTER, Fixing(LINTER, fail))
    run.add_input(Input("a.txt", lambda: io.BytesIO(SLIP.encode())))
    report = run.conclude()
    assert [failure.message for failure in report.failures] == ["not fixed: the disk is full"]
    assert (report.fixed, len(report.findings), report.failing) == (Fixed(0, 0), 1, 1)


PIECES = [
    *("the", "of", "a", "an", "apple", "boat", "mill", "said", "I", "[sic]", "Share on Facebook"),
    *("&amp;", "&lt;", "&eacute;", "â€™", "CafÃ©", "\u200b", "\u00ad", "\ufeff", "\u2028"),
    *(" ", " ", " ", "\n", "\r\n", "\n\n", ".", ",", "“", "”"),
    "The council met for nine hours on Monday night and went home.",
    "\n\nThe old mill will be sold to the town.\n\n",
]
# Not with a mark at the very start that the fixes uncover: it would be read as a byte order mark.
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(lambda pieces: "".join(["A", *pieces]))


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_a_second_run_changes_nothing(text: str) -> None:
    once, report = fixed(text)
    twice, again = fixed(once)
    assert report.failures == again.failures == ()
    assert twice == once
    assert again.fixed is not None
    assert again.fixed.findings == 0
    assert report.findings == again.findings


@settings(deadline=None, max_examples=60)
@given(TEXTS)
def test_safe_fixes_leave_the_unsafe_for_later(text: str) -> None:
    once, _ = fixed(text, unsafe=False)
    _, report = fixed(once, unsafe=False)
    assert report.fixed is not None
    assert report.fixed.findings == 0

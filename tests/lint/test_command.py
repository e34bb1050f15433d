"""The command as a user meets it: output, exit status, and everything that can be broken."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpuslint import lint_text

# What the `corpuslint` fixture gives: a call that runs the command, and its outcome.
Corpuslint = Callable[..., Any]

SLIP = "It was an long day for the crew.\n"
CLEAN = "It was a long day for the crew.\n"
SLIP_RULE = "text-quality/indefinite-article"
MESSAGE = lint_text(SLIP, select=[SLIP_RULE]).findings[0].message


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files with a slip each, beside which something will be broken."""
    (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
    (tmp_path / "z.txt").write_text(SLIP, encoding="utf-8")
    return tmp_path


def lines(text: str) -> list[str]:
    return text.splitlines()


class TestStatus:
    def test_clean(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
        outcome = corpuslint("a.txt")
        assert (outcome.status, outcome.stdout) == (0, "No findings in 1 document.\n")

    def test_findings(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("a.txt", "z.txt")
        assert outcome.status == 1
        assert outcome.stdout == (
            f"a.txt:1:8: warning {SLIP_RULE} {MESSAGE}\n"
            f"z.txt:1:8: warning {SLIP_RULE} {MESSAGE}\n"
            "Found 2 findings (2 warnings) in 2 documents.\n"
        )

    def test_never_a_count(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP * 256, encoding="utf-8")
        outcome = corpuslint("--format", "jsonl", "--select", SLIP_RULE, "a.txt")
        assert outcome.rows[-1]["findings"] == 256
        assert outcome.status == 1

    @pytest.mark.parametrize(
        ("arguments", "status"),
        [
            (["--fail-level", "error"], 0),
            (["--fail-level", "never"], 0),
            (["--fail-level", "note"], 1),
            (["--exit-zero"], 0),
        ],
    )
    def test_the_fail_level(
        self, corpuslint: Corpuslint, folder: Path, arguments: list[str], status: int
    ) -> None:
        outcome = corpuslint(*arguments, "a.txt")
        assert outcome.status == status
        assert SLIP_RULE in outcome.stdout

    def test_exit_zero_does_not_hide_what_is_broken(self, corpuslint: Corpuslint, folder: Path) -> None:
        assert corpuslint("--exit-zero", "a.txt", "none.txt").status == 2

    def test_notes_do_not_fail(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text(
            f'[rules."{SLIP_RULE}"]\nseverity = "note"\n', encoding="utf-8"
        )
        outcome = corpuslint("a.txt")
        assert outcome.status == 0
        assert ": note " in outcome.stdout


class TestBrokenIsRed:
    """Each thing that can be broken: its message, exit status 2, and the other files still linted."""

    def red(self, outcome: Any, *messages: str) -> None:
        assert outcome.status == 2, outcome
        assert "Traceback" not in outcome.stderr
        for message in messages:
            assert message in outcome.stderr

    def both_linted(self, outcome: Any) -> None:
        found = [line.partition(":")[0] for line in lines(outcome.stdout) if SLIP_RULE in line]
        assert found == ["a.txt", "z.txt"]

    def test_a_missing_path(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("a.txt", "missing.txt", "z.txt")
        self.red(outcome, "error: missing.txt: no such file or folder")
        self.both_linted(outcome)

    def test_no_file_matched(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "empty").mkdir()
        outcome = corpuslint("a.txt", "empty", "*.nothing", "z.txt")
        self.red(outcome, "error: empty: no file matched", "error: *.nothing: no file matched")
        self.both_linted(outcome)

    @pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
    def test_an_unreadable_file(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "m.txt").write_text(SLIP, encoding="utf-8")
        (folder / "m.txt").chmod(0)
        outcome = corpuslint(".")
        self.red(outcome, "error: m.txt: cannot be read: Permission denied")
        self.both_linted(outcome)

    def test_a_file_that_cannot_be_opened(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "m.txt").symlink_to("gone.txt")
        outcome = corpuslint("a.txt", "m.txt", "z.txt")
        self.red(outcome, "error: m.txt: ")
        self.both_linted(outcome)

    def test_a_binary_file(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "m.txt").write_bytes(b"\x7fELF\x00\x01\x02\x00" * 40)
        outcome = corpuslint(".")
        self.red(outcome, "error: m.txt: is a binary file")
        self.both_linted(outcome)

    def test_undecodable_bytes(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "m.txt").write_bytes(b"\xff\xfe" + b"\x00\xd8" * 3 + b"a")
        outcome = corpuslint(".")
        self.red(outcome, "error: m.txt: ")
        self.both_linted(outcome)

    def test_a_broken_record(self, corpuslint: Corpuslint, folder: Path) -> None:
        rows = ['{"text": "It was an long day."}', "{", '{"body": "none"}', '{"text": "It was an long way."}']
        (folder / "m.jsonl").write_text("\n".join(rows), encoding="utf-8")
        outcome = corpuslint("--format", "jsonl", "m.jsonl")
        assert outcome.status == 2
        assert [row.get("record") for row in outcome.rows if row["type"] == "finding"] == [1, 4]
        assert [row["record"] for row in outcome.rows if row["type"] == "error"] == [2, 3]

    def test_an_unknown_key(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text('\nselct = ["attribution"]\n', encoding="utf-8")
        outcome = corpuslint("a.txt", "z.txt")
        self.red(outcome, "corpuslint.toml:2: unknown key 'selct'; did you mean 'select'?")
        self.both_linted(outcome)

    def test_a_configuration_that_is_no_toml(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text("select = [", encoding="utf-8")
        outcome = corpuslint("a.txt", "z.txt")
        self.red(outcome, "corpuslint.toml: is not TOML")
        self.both_linted(outcome)

    def test_a_bad_rule_file(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "own" / "house").mkdir(parents=True)
        (folder / "own" / "house" / "bad.toml").write_text(
            'id = "house/bad"\nkind = "phrases"\nmessage = "m"\nwhy = "w"\nphrasez = ["day"]\n',
            encoding="utf-8",
        )
        outcome = corpuslint("--rules-path", "own", "a.txt", "z.txt")
        self.red(
            outcome, "own/house/bad.toml:5: rule house/bad: unknown key 'phrasez'; did you mean 'phrases'?"
        )
        self.both_linted(outcome)

    @pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
    def test_an_unknown_rule_in_an_option(self, corpuslint: Corpuslint, folder: Path, option: str) -> None:
        outcome = corpuslint("--select", "text-quality", option, "attribution/hersay", "a.txt", "z.txt")
        self.red(
            outcome,
            f"{option[2:]}: no rule or category is called 'attribution/hersay'; "
            "did you mean 'attribution/hearsay'?",
        )
        self.both_linted(outcome)

    def test_an_unknown_rule_in_a_configuration(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text('ignore = [\n  "readabilty",\n]\n', encoding="utf-8")
        outcome = corpuslint("a.txt", "z.txt")
        self.red(outcome, "corpuslint.toml:2: ignore: no rule or category is called 'readabilty'")
        self.both_linted(outcome)

    def test_a_bad_override_of_a_rule(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text(
            '[rules."attribution/hearsay"]\nseverity = "loud"\n', encoding="utf-8"
        )
        outcome = corpuslint("a.txt", "z.txt")
        self.red(outcome, "corpuslint.toml:1: ", "no severity is called 'loud'")
        self.both_linted(outcome)

    def test_an_unknown_rule_in_a_suppression_is_a_finding(
        self, corpuslint: Corpuslint, folder: Path
    ) -> None:
        (folder / "a.txt").write_text("# corpuslint: disable=attribution/hersay\n" + SLIP, encoding="utf-8")
        outcome = corpuslint("--format", "jsonl", "a.txt")
        assert outcome.status == 1
        assert outcome.rules == ["text-quality/unused-suppression", SLIP_RULE]

    @pytest.mark.parametrize(
        ("option", "value", "message"),
        [
            ("--format", "txt", "no format is called 'txt'; did you mean 'text'?"),
            ("--fail-level", "high", "Invalid value for '--fail-level'"),
            ("--frmat", "text", "No such option '--frmat'"),
            ("--config", "none.toml", "Invalid value for '--config'"),
            ("--stdin-filename", "a.txt", "is only for standard input"),
            ("--output", "none/out.txt", "cannot be written"),
        ],
    )
    def test_a_bad_option(
        self, corpuslint: Corpuslint, folder: Path, option: str, value: str, message: str
    ) -> None:
        self.red(corpuslint("check", option, value, "a.txt"), message)

    def test_failures_are_rows_of_jsonl(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("--format", "jsonl", "a.txt", "none.txt")
        [error] = [row for row in outcome.rows if row["type"] == "error"]
        assert error == {
            "type": "error",
            "path": "none.txt",
            "record": None,
            "message": "no such file or folder",
        }
        assert outcome.rows[-1]["errors"] == 1


class TestInput:
    def test_stdin(self, corpuslint: Corpuslint) -> None:
        outcome = corpuslint("-", stdin=SLIP.encode())
        assert outcome.status == 1
        assert outcome.stdout.startswith("<stdin>:1:8: warning")

    def test_stdin_has_the_kind_of_its_name(self, corpuslint: Corpuslint) -> None:
        code = b"```\nIt was an long day.\n```\n"
        arguments = ["--select", SLIP_RULE, "-", "--stdin-filename"]
        assert corpuslint(*arguments, "notes.md", stdin=code).status == 0
        assert corpuslint(*arguments, "notes.txt", stdin=code).stdout.startswith("notes.txt:2:8")

    def test_records(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        row = json.dumps({"meta": {"id": "x1"}, "page": {"body": SLIP}}).encode() + b"\n"
        with gzip.open(tmp_path / "a.jsonl.gz", "wb") as stream:
            stream.write(row)
        outcome = corpuslint("--text-field", "page.body", "--id-field", "meta.id", "a.jsonl.gz")
        assert outcome.stdout.startswith("a.jsonl.gz[x1]:1:8: warning")

    def test_a_foreign_encoding_is_read_and_reported(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        text = "Le café était fermé à Genève. " * 20 + "It was an long day, naïve façade."
        (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
        outcome = corpuslint("--select", SLIP_RULE, "a.txt")
        assert outcome.status == 1
        assert "note: a.txt: is not UTF-8; read as " in outcome.stderr

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
    def test_marked_encodings(self, corpuslint: Corpuslint, tmp_path: Path, encoding: str) -> None:
        (tmp_path / "a.txt").write_bytes(SLIP.encode(encoding))
        outcome = corpuslint("a.txt")
        assert outcome.stdout.startswith("a.txt:1:8: warning")
        assert outcome.stderr == ""

    def test_excludes(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text('exclude = ["z.txt"]\n', encoding="utf-8")
        assert "z.txt" not in corpuslint(".").stdout
        assert "z.txt" in corpuslint("a.txt", "z.txt").stdout
        assert "z.txt" not in corpuslint("--force-exclude", "a.txt", "z.txt").stdout
        assert corpuslint("--exclude", "a.txt", ".").stdout == "No findings in 0 documents; 1 failure.\n"

    def test_excludes_are_those_of_the_closest_configuration(
        self, corpuslint: Corpuslint, folder: Path
    ) -> None:
        for name in ("project/a.txt", "project/old/b.txt", "project/new/old/c.txt", "project/z/old/d.txt"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(SLIP, encoding="utf-8")
        (folder / "project" / "corpuslint.toml").write_text('exclude = ["/old/"]\n', encoding="utf-8")
        (folder / "project" / "z" / "corpuslint.toml").write_text('exclude = ["old"]\n', encoding="utf-8")

        def linted(*arguments: str, cwd: str = ".") -> list[object]:
            outcome = corpuslint("--select", SLIP_RULE, "--format", "jsonl", *arguments, cwd=folder / cwd)
            return [row["path"] for row in outcome.rows if row["type"] == "finding"]

        assert linted("project") == ["project/a.txt", "project/new/old/c.txt"]
        assert linted("..", cwd="project/new") == ["../a.txt", "../new/old/c.txt"]
        assert linted("project/**/*.txt") == ["project/a.txt", "project/new/old/c.txt"]
        assert linted("project/old", "project/z/old/d.txt") == ["project/old/b.txt", "project/z/old/d.txt"]
        assert linted("--force-exclude", "project/a.txt", "project/z/old/d.txt") == ["project/a.txt"]

    def test_per_file_ignores(self, corpuslint: Corpuslint, folder: Path) -> None:
        (folder / "corpuslint.toml").write_text(
            f'[per-file-ignores]\n"z*" = ["{SLIP_RULE}"]\n', encoding="utf-8"
        )
        outcome = corpuslint("--format", "jsonl", ".")
        assert {row["path"] for row in outcome.rows if row["type"] == "finding"} == {"a.txt"}


class TestOutput:
    def test_a_broken_pipe_ends_quietly(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP * 20_000, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "corpuslint", "--select", SLIP_RULE, "a.txt"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=tmp_path,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        process.stderr.close()
        process.wait(timeout=60)

    def test_to_a_file(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("--output", "report.json", "--format", "json", "a.txt")
        assert (outcome.status, outcome.stdout) == (1, "")
        assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["summary"]["findings"] == 1

    def test_statistics(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("--statistics", "a.txt", "z.txt")
        assert outcome.status == 1
        assert lines(outcome.stdout)[0].split() == ["2", SLIP_RULE, "2", "warnings"]

    def test_quiet(self, corpuslint: Corpuslint, folder: Path) -> None:
        outcome = corpuslint("--quiet", "a.txt")
        assert outcome.stdout == f"a.txt:1:8: warning {SLIP_RULE} {MESSAGE}\n"

    def test_color(self, corpuslint: Corpuslint, folder: Path) -> None:
        assert "\x1b[" not in corpuslint("a.txt").stdout
        assert "\x1b[" in corpuslint("--color", "always", "a.txt").stdout
        assert "\x1b[" in corpuslint("a.txt", environment={"FORCE_COLOR": "1"}).stdout
        assert "\x1b[" not in corpuslint("a.txt", environment={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout

    def test_in_github_actions_the_log_stays_and_annotations_are_added(
        self, corpuslint: Corpuslint, folder: Path
    ) -> None:
        summary = folder / "summary.md"
        actions = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
        outcome = corpuslint("a.txt", environment=actions)
        assert f"a.txt:1:8: warning {SLIP_RULE}" in outcome.stdout
        assert "\n::warning file=a.txt,line=1,endLine=1,col=8,endColumn=15," in outcome.stdout
        assert SLIP_RULE in summary.read_text(encoding="utf-8")
        assert "::warning" not in corpuslint("--format", "text", "a.txt", environment=actions).stdout


class TestOtherCommands:
    def test_help_and_version(self, corpuslint: Corpuslint) -> None:
        assert corpuslint("--version").stdout.startswith("corpuslint, version 0.")
        assert "completion" in corpuslint("--help").stdout
        for command in ("check", "inspect", "rules", "explain", "test", "config", "completion"):
            assert corpuslint(command, "--help").status == 0

    def test_rules(self, corpuslint: Corpuslint) -> None:
        outcome = corpuslint("rules")
        assert outcome.status == 0
        assert len(lines(outcome.stdout)) >= 45
        assert corpuslint("rules", "attribution").stdout.startswith("attribution/")
        assert "did you mean" in corpuslint("rules", "atribution").stderr

    def test_explain(self, corpuslint: Corpuslint) -> None:
        outcome = corpuslint("explain", SLIP_RULE)
        assert outcome.status == 0
        assert "flags:" in outcome.stdout
        assert "leaves alone:" in outcome.stdout
        unknown = corpuslint("explain", "indefinite-article")
        assert unknown.status == 2
        assert f"did you mean {SLIP_RULE!r}?" in unknown.stderr

    def test_test(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        house = tmp_path / "own" / "house"
        house.mkdir(parents=True)
        rule = (
            'id = "house/day"\nkind = "phrases"\nmessage = "m"\nwhy = "w"\nphrases = ["day"]\n'
            'bad = ["A [[day]] off."]\ngood = ["A daily walk."]\n'
        )
        (house / "day.toml").write_text(rule, encoding="utf-8")
        outcome = corpuslint("test", "own")
        assert (outcome.status, outcome.stdout) == (0, "1 rule, 2 examples, 0 failed.\n")
        (tmp_path / "empty").mkdir()
        outcome = corpuslint("test", "own", "empty")
        assert (outcome.status, outcome.stdout) == (2, "1 rule, 2 examples, 0 failed.\n")
        assert "error: empty: holds no <category>/<rule>.toml" in outcome.stderr
        (house / "day.toml").write_text(rule.replace("daily walk", "day at sea"), encoding="utf-8")
        outcome = corpuslint("test", "own")
        assert outcome.status == 1
        assert "house/day: good 1: finds 'day' (2…5), which is not marked" in outcome.stdout
        (house / "day.toml").write_text("id = 3", encoding="utf-8")
        assert corpuslint("test", "own").status == 2
        (house / "day.toml").unlink()
        assert "holds no <category>/<rule>.toml" in corpuslint("test", "own").stderr

    def test_config(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "corpuslint.toml").write_text('fail-level = "error"\n', encoding="utf-8")
        shown = corpuslint("config").stdout
        assert f'fail-level = "error"  # {tmp_path / "corpuslint.toml"}\n' in shown
        assert 'min-confidence = "low"  # default\n' in shown
        assert "rules in force" in shown

    @pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
    def test_completion(self, corpuslint: Corpuslint, shell: str) -> None:
        assert "_CORPUSLINT_COMPLETE" in corpuslint("completion", shell).stdout

    @pytest.mark.parametrize(
        ("typed", "expected"),
        [
            ("ex", ["file,ex", "plain,explain"]),
            ("a.t", ["file,a.t"]),
            ("--sel", ["plain,--select"]),
            ("--hel", ["plain,--help"]),
            ("a.txt --sel", ["plain,--select"]),
            ("ins", ["file,ins", "plain,inspect"]),
            ("inspect --layer n", ["plain,names", "plain,numbers"]),
        ],
    )
    def test_completion_where_check_goes_unsaid(
        self, corpuslint: Corpuslint, typed: str, expected: list[str]
    ) -> None:
        outcome = corpuslint(
            environment={
                "_CORPUSLINT_COMPLETE": "bash_complete",
                "COMP_WORDS": f"corpuslint {typed}",
                "COMP_CWORD": str(len(typed.split())),
            }
        )
        assert lines(outcome.stdout) == expected

    def test_completion_of_rules(self, corpuslint: Corpuslint) -> None:
        outcome = corpuslint(
            environment={
                "_CORPUSLINT_COMPLETE": "bash_complete",
                "COMP_WORDS": "corpuslint explain attribution/hea",
                "COMP_CWORD": "2",
            }
        )
        assert "attribution/hearsay" in outcome.stdout

    def test_test_of_a_rule_that_its_kind_cannot_use(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        house = tmp_path / "own" / "house"
        house.mkdir(parents=True)
        (house / "day.toml").write_text(
            'id = "house/day"\nkind = "pattern"\nmessage = "m"\nwhy = "w"\n'
            'anchors = ["day"]\npatterns = ["("]\n',
            encoding="utf-8",
        )
        outcome = corpuslint("test", "own")
        assert outcome.status == 2
        assert "day.toml:6: rule house/day: patterns: '(' is no regular expression" in outcome.stderr

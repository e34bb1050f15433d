"""The table of figures, and the command that writes it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from accuracy.__main__ import VARIABLE, main, read_sources
from accuracy.sets import SETS
from accuracy.table import BEGIN, END, markdown, text, with_table
from corpuslint.measured import Estimate, Figure, Measured, MeasuredSet

MEASURED = Measured(
    version="1.0",
    date="2026-01-02",
    split="invented rows",
    sets={
        "mills": MeasuredSet(
            title="Mills",
            holds="notes on mills",
            rows=1200,
            address="https://example.org",
            paper="P",
            licence="L",
        )
    },
    figures=(
        Figure(
            set="mills",
            counted="mills, by warnings",
            level="warning",
            rows=1200,
            estimates={"precision": Estimate(0.8, 0.7, 0.9), "by chance": Estimate(0.05)},
        ),
    ),
    rules={},
)


def test_text() -> None:
    assert text(MEASURED) == (
        "split          set    rows   what is measured    precision         recall  F1  other measures\n"
        "invented rows  mills  1,200  mills, by warnings  .80 (.70 to .90)              by chance .050\n"
    )


def test_markdown_stands_between_its_marks() -> None:
    readme = with_table(f"# Mills\n\n{BEGIN}\nold\n\n{END}\nThe end.\n", MEASURED)
    assert readme == f"# Mills\n\n{BEGIN}\n{markdown(MEASURED)}\n{END}\nThe end.\n"
    assert "| mills | 1,200 | mills, by warnings | .80 (.70 to .90) |  |  | by chance .050 |\n" in readme
    assert "- `mills`: Mills, notes on mills. P. <https://example.org>. Licence: L.\n" in readme
    with pytest.raises(ValueError, match="no lines"):
        with_table("# Mills\n", MEASURED)


def test_every_set_has_a_source_and_a_licence() -> None:
    sources = read_sources()
    assert sources.keys() == SETS.keys()
    for source in sources.values():
        assert source.address.startswith("https://")
        assert source.licence


class TestCommand:
    def rows(self, folder: Path) -> None:
        row = {"id": "b", "text": "The mill is shut.", "label": 0, "spans": [], "meta": {"leaning": "left"}}
        lines = [json.dumps(row | {"id": str(number)}) for number in range(3)]
        (folder / "babe.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def test_sets_that_are_not_there_are_skipped(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        self.rows(tmp_path)
        assert main(["--data", str(tmp_path), "--format", "json", "--split", "three rows"]) == 0
        out, err = capsys.readouterr()
        measured = json.loads(out)
        assert measured["split"] == "three rows"
        assert {name: each["rows"] for name, each in measured["sets"].items()} == {"babe": 3}
        assert "news: not in" in err

    def test_only_what_is_whole_is_written(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.rows(tmp_path)
        assert main(["--data", str(tmp_path), "--write", "babe"]) == 2
        assert "nothing is written, as sets are missing: boilerlines, " in capsys.readouterr().err

    def test_a_folder_has_to_be_named_and_to_hold_something(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.delenv(VARIABLE, raising=False)
        assert main([]) == 2
        assert VARIABLE in capsys.readouterr().err
        monkeypatch.setenv(VARIABLE, str(tmp_path))
        assert main([]) == 2
        assert "holds none of the sets" in capsys.readouterr().err

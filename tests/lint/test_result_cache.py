"""Results from the cache: the same as those of a run without one, whatever has changed in the meantime."""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from corpuslint import result_cache
from corpuslint.commands.options import open_linter
from corpuslint.document import Document
from corpuslint.formats import FormatContext
from corpuslint.formats.jsonl import JsonlFormat
from corpuslint.linter import Linter
from corpuslint.linting import Linted
from corpuslint.outcome import Outcome
from corpuslint.result_cache import ResultCache, Stored
from corpuslint.run import Run

# What the `corpuslint` fixture gives: a call that runs the command, and its outcome.
Corpuslint = Callable[..., Any]

SEEDS = Path(__file__).parents[2] / "seeds"
SLIP = "It was an long day for the crew.\n"
SLIP_RULE = "text-quality/indefinite-article"
COPY_RULE = "consistency/near-duplicate"
STORY = (
    "The old lido by the harbour opens again in May after the council paid for the repair of the roof. "
    "Swimmers had asked for it for years, and the owner of the café beside the pool said that half of the "
    "town will be glad. The work on the changing rooms took most of the winter, and the water comes to the "
    "pool from the sea. To the surprise of the engineers the pipes of the first pool were sound."
)


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are linted in this process, in order."""
    names: list[str] = []
    lint = Linter.lint_all

    def noted(linter: Linter, documents: Sequence[Document], *rest: Any, **options: Any) -> list[Linted]:
        names.extend(Path(document.path).name for document in documents)
        return lint(linter, documents, *rest, **options)

    monkeypatch.setattr(Linter, "lint_all", noted)
    return names


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three texts, an hour old: two of them copies with a slip."""
    for name, text in (("a.txt", SLIP + STORY), ("b.txt", SLIP + STORY), ("c.txt", SLIP)):
        (tmp_path / name).write_text(text, encoding="utf-8")
        age(tmp_path / name)
    monkeypatch.setattr(result_cache, "RECENT", -(10**18))  # their entries were changed just now
    return tmp_path


def age(path: Path, hours: int = 1) -> None:
    then = path.stat().st_mtime - 3600 * hours
    os.utime(path, (then, then))


def report(folder: Path, *, jobs: int = 1, cached: bool = True, **overrides: Any) -> str:
    """The report of a run on a folder as JSON lines."""
    linter = open_linter(isolated=True, overrides={"select": [SLIP_RULE, COPY_RULE]} | overrides)
    cache = ResultCache(folder / ".corpuslint_cache", linter) if cached else None
    lint = Run(linter, jobs=jobs, cache=cache)
    inputs, failures = linter.inputs([str(folder)])
    assert not failures
    for source in inputs:
        lint.add_input(source)
    return "".join(JsonlFormat().write(lint.conclude(), FormatContext()))


def test_a_second_run_lints_nothing(folder: Path, linted: list[str]) -> None:
    plain = report(folder, cached=False)
    assert plain.count(COPY_RULE) == 1
    linted.clear()
    assert report(folder) == plain
    assert linted == ["a.txt", "b.txt", "c.txt"]
    linted.clear()
    assert report(folder) == plain
    assert linted == []


def test_only_what_has_changed_is_linted(folder: Path, linted: list[str]) -> None:
    report(folder)
    (folder / "b.txt").write_text(SLIP, encoding="utf-8")
    linted.clear()
    changed = report(folder)
    assert linted == ["b.txt"]
    assert changed == report(folder, cached=False)
    assert COPY_RULE not in changed


def test_a_change_that_leaves_size_and_time(folder: Path, linted: list[str]) -> None:
    path = folder / "c.txt"
    before = path.stat()
    report(folder)
    path.write_text(SLIP.replace("an long", "a  long"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    linted.clear()
    assert report(folder).count(SLIP_RULE) == 2
    assert linted == ["c.txt"]


def test_a_file_that_was_only_touched(folder: Path, linted: list[str]) -> None:
    plain = report(folder)
    for name in ("a.txt", "b.txt", "c.txt"):
        age(folder / name)
    linted.clear()
    assert report(folder) == plain
    assert linted == []


def test_a_directive_against_what_is_found_across_texts(folder: Path) -> None:
    assert COPY_RULE in report(folder)
    (folder / "b.txt").write_text(
        f"{SLIP}{STORY}\n\n# corpuslint: disable-file={COPY_RULE}\n", encoding="utf-8"
    )
    assert COPY_RULE not in report(folder)


@pytest.mark.parametrize(
    "overrides",
    [
        {"select": [SLIP_RULE]},
        {"ignore": [SLIP_RULE]},
        {"rules": {SLIP_RULE: {"severity": "note"}}},
        {"text-field": "body"},
    ],
)
def test_other_settings(folder: Path, linted: list[str], overrides: dict[str, Any]) -> None:
    first = report(folder)
    linted.clear()
    assert report(folder, **overrides) == report(folder, cached=False, **overrides)
    assert linted.count("a.txt") == 2
    assert report(folder) == first


def test_settings_that_only_drop_findings(folder: Path, linted: list[str]) -> None:
    assert COPY_RULE in report(folder)
    linted.clear()
    kept = report(folder, **{"min-confidence": "high", "fail-level": "never", "exclude": ["d.txt"]})
    assert linted == []
    assert kept == report(folder, cached=False, **{"min-confidence": "high"})


def test_rule_files(folder: Path, linted: list[str]) -> None:
    house = folder / "rules" / "house"
    house.mkdir(parents=True)
    words = {"rules-path": [str(folder / "rules")], "select": ["house"]}
    text = (
        'id = "house/day"\nkind = "phrases"\nmessage = "A day."\nseverity = "note"\nconfidence = "low"\n'
        'since = "0.1"\nsource = ["https://example.org/"]\nwhy = "A test."\nphrases = ["{}"]\n'
        'bad = ["a", "b", "c", "d", "e"]\ngood = ["a", "b", "c", "d", "e"]\n'
    )
    (house / "day.toml").write_text(text.format("long day"), encoding="utf-8")
    assert report(folder, **words).count('"text":"long day"') == 3
    (house / "day.toml").write_text(text.format("long days"), encoding="utf-8")
    assert report(folder, **words).count('"text":"long day"') == 0


def test_what_has_failed_is_tried_again(folder: Path, linted: list[str]) -> None:
    (folder / "d.jsonl").write_text('{"text": "It was an long day."}\n{\n', encoding="utf-8")
    age(folder / "d.jsonl")
    plain = report(folder)
    linted.clear()
    assert report(folder) == plain
    assert linted == ["d.jsonl"]


@pytest.mark.parametrize("damage", ["empty", "cut", "flipped", "other"])
def test_a_broken_file_is_made_anew(folder: Path, linted: list[str], damage: str) -> None:
    plain = report(folder)
    files = list((folder / ".corpuslint_cache").rglob("*.msgpack"))
    assert files
    for file in files:
        data = bytearray(file.read_bytes())
        data[len(data) // 2] ^= 1
        broken = {"empty": b"", "cut": bytes(data[:-3]), "flipped": bytes(data), "other": b"\x93\x01\x02"}
        file.write_bytes(broken[damage])
    linted.clear()
    assert report(folder) == plain
    assert linted == ["a.txt", "b.txt", "c.txt"]
    linted.clear()
    assert report(folder) == plain
    assert linted == []


def test_two_runs_at_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_cache, "SHELVES", 1)
    linter = open_linter(isolated=True, overrides={"select": [SLIP_RULE]})
    inputs = linter.inputs([str(folder)])[0]
    settings = linter.configuration.settings_for(folder)
    caches = [ResultCache(folder / ".corpuslint_cache", linter) for _ in range(2)]
    for cache, source in zip(caches, inputs, strict=False):
        assert cache.find(source, settings) is None
        cache.keep(source, settings, [Outcome(source.path, None, True)])
    for cache in caches:
        cache.store()
    later = ResultCache(folder / ".corpuslint_cache", linter)
    assert [isinstance(later.find(source, settings), Stored) for source in inputs] == [True, True, False]


def test_files_that_are_gone_leave_the_cache(folder: Path) -> None:
    report(folder)
    (folder / "a.txt").unlink()
    (folder / "b.txt").write_text(SLIP, encoding="utf-8")
    report(folder)
    stored = b"".join(path.read_bytes() for path in (folder / ".corpuslint_cache").glob("state-*/*"))
    assert b"c.txt" in stored


def test_states_do_not_pile_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(result_cache, "MOST_STATES", 2)
    monkeypatch.setattr(result_cache, "MOST_CORPORA", 2)
    for field in ("one", "two", "three", "four"):
        report(folder, **{"text-field": field})
    cache = folder / ".corpuslint_cache"
    assert len(list(cache.glob("state-*"))) == 2
    assert len(list(cache.glob("corpus-*"))) == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_seeds_and_a_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    """All rules, a part of the texts from the cache, the other part from processes or not."""
    monkeypatch.setattr(result_cache, "RECENT", -(10**18))
    sentences = [
        line for path in sorted(SEEDS.glob("*.txt")) for line in path.read_text("utf-8").splitlines()
    ]
    chance = random.Random(7)
    for number in range(10):
        text = "\n\n".join(chance.choices(sentences, k=3))
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    for path in SEEDS.glob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    every = {"select": ["all"]}
    plain = report(tmp_path, cached=False, **every)
    assert report(tmp_path, jobs=jobs, **every) == plain
    assert report(tmp_path, jobs=jobs, **every) == plain
    (tmp_path / "3.txt").write_text("\n\n".join(sentences[:4]), encoding="utf-8")
    (tmp_path / "7.txt").unlink()
    assert report(tmp_path, jobs=jobs, **every) == report(tmp_path, cached=False, **every)


class TestCommand:
    def test_where_it_is(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
        first = corpuslint("a.txt")
        cache = tmp_path / ".corpuslint_cache"
        assert (
            (cache / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
        )
        assert (cache / ".gitignore").read_text() == "*\n"
        assert corpuslint("a.txt") == first

    def test_none(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
        assert corpuslint("--no-cache", "a.txt").status == 1
        assert corpuslint("-", stdin=SLIP.encode()).status == 1
        assert not (tmp_path / ".corpuslint_cache").exists()

    def test_beside_the_configuration(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "corpuslint.toml").write_text("", encoding="utf-8")
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / "a.txt").write_text(SLIP, encoding="utf-8")
        assert corpuslint("a.txt", cwd=tmp_path / "news").status == 1
        assert (tmp_path / ".corpuslint_cache").is_dir()
        assert not (tmp_path / "news" / ".corpuslint_cache").exists()

    def test_elsewhere(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
        assert corpuslint("--cache-dir", "kept/here", "a.txt").status == 1
        assert (tmp_path / "kept" / "here" / "CACHEDIR.TAG").exists()
        (tmp_path / "file").write_text("", encoding="utf-8")
        assert corpuslint("--cache-dir", "file/below", "a.txt").status == 1

    def test_fixes_need_no_cache(self, corpuslint: Corpuslint, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_text(SLIP, encoding="utf-8")
        assert corpuslint("a.txt").status == 1
        assert corpuslint("--diff", "a.txt").status == 1
        assert corpuslint("--fix", "a.txt").status == 0
        assert corpuslint("a.txt").status == 0

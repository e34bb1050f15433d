"""Expressions that are compiled once: they are the same as ever, and a cache that is unfit is none."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from corpuslint.expression_cache import ExpressionCache

PATTERNS = [
    (r"\b(?P<name>[A-Z]\w+) said\b", re.NOFLAG),
    (r"(a|b)(?:['’]s)?\s+(?!not)(?P<verb>[^\W\d_]+)", re.IGNORECASE),
    (r"(?m)^\s*[-*•]\s(.*)$", re.NOFLAG),
    (r"(?i:the )(?:[à-öø-ÿ]|[\u4e00-\u9fff]){2,3}+", re.NOFLAG),
    (r"""(?x) (\d+) , (?P<rest> \d{3} ) # a number""", re.NOFLAG),
    *((rf"word{number}\b", re.NOFLAG) for number in range(30)),
]
TEXT = "Berg said so; A’s verb, b  goes.\n  - An item\nThe été and 12,345 at word7\n"
# Counts how often an expression is compiled in earnest, however the command ends.
COUNTED = """
import re, sys
count = 0
compile = re._compiler.compile
def counted(pattern, flags=0):
    global count
    count += 1
    return compile(pattern, flags)
re._compiler.compile = counted
from corpuslint.cli import main
try:
    main()
except SystemExit:
    print(count, file=sys.stderr)
"""


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is compiled before a test; afterwards all is as it was."""
    monkeypatch.setattr("re._cache", {})
    re.purge()


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    for pattern, flags in PATTERNS:
        re.compile(pattern, flags)
    re.sub("never", "", "asked for without flags")
    file = tmp_path / "expressions"
    ExpressionCache(file).store()
    re.purge()
    return file


def compile_none_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = [pattern for pattern, _ in PATTERNS]
    compile_it = re._compiler.compile

    def refuse(pattern: str, flags: int = 0) -> re.Pattern[str]:
        assert pattern not in ours, f"compiled: {pattern}"
        return compile_it(pattern, flags)

    monkeypatch.setattr("re._compiler.compile", refuse)


def test_they_are_what_they_were(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    re.purge()
    ExpressionCache(stored).load()
    compile_none_of_ours(monkeypatch)
    loaded = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    assert loaded == fresh  # CPython compares code, flags and pattern
    for mine, theirs in zip(loaded, fresh, strict=True):
        assert mine.groupindex == theirs.groupindex
        assert mine.groups == theirs.groups
        found = [(match.span(), match.groupdict(), match.lastgroup) for match in mine.finditer(TEXT)]
        assert found == [(m.span(), m.groupdict(), m.lastgroup) for m in theirs.finditer(TEXT)]


@pytest.mark.parametrize("harm", ["", "x", "cut", "turned"])
def test_a_broken_file_is_none(stored: Path, harm: str) -> None:
    data = stored.read_bytes()
    middle = len(data) // 2
    turned = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    stored.write_bytes({"": b"", "x": b"x" * 500, "cut": data[:-9], "turned": turned}[harm])
    ExpressionCache(stored).load()
    assert not any(map(is_known, ["later7", "word7\\b"]))


def test_an_expression_that_cannot_be_revived_is_compiled(stored: Path) -> None:
    cache = ExpressionCache(stored)
    cache.load()
    for key, expression in cache._loaded.items():
        cache._loaded[key] = msgspec.structs.replace(expression, code=expression.code[:4])
    assert not is_known("word7\\b")
    assert re.compile("word7\\b").search(TEXT)


def test_a_file_that_is_not_there_is_none(tmp_path: Path) -> None:
    re.purge()
    ExpressionCache(tmp_path / "none").load()
    assert not is_known("word7\\b")


def test_a_python_without_such_a_table_does_without(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("re._cache")
    ExpressionCache(stored).load()
    ExpressionCache(stored).store()


def is_known(pattern: str) -> bool:
    """Whether an expression need not be compiled."""
    return re._cache.pop((str, pattern, 0), None) is not None


def known_after_more(stored: Path) -> list[str]:
    """Which of two expressions is known after a run that has compiled thirty more."""
    cache = ExpressionCache(stored)
    cache.load()
    for number in range(30):
        re.compile(f"later{number}")
    cache.store()
    re.purge()
    ExpressionCache(stored).load()
    return list(filter(is_known, ["later7", "word7\\b"]))


def test_it_is_read_once(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cache = ExpressionCache(stored)
    cache.load()
    monkeypatch.setattr(Path, "read_bytes", None)
    cache.load()
    assert is_known("word7\\b")


def test_new_ones_join_the_old(stored: Path) -> None:
    assert known_after_more(stored) == ["later7", "word7\\b"]


def test_old_ones_do_not_pile_up(stored: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpuslint.expression_cache.MOST", 50)
    assert known_after_more(stored) == ["later7"]


def test_a_few_new_ones_are_not_worth_a_file(stored: Path) -> None:
    before = stored.read_bytes()
    cache = ExpressionCache(stored)
    cache.load()
    re.compile("later")
    cache.store()
    assert stored.read_bytes() == before


def test_a_few_long_ones_are(stored: Path) -> None:
    cache = ExpressionCache(stored)
    cache.load()
    long = "|".join(f"later{number}" for number in range(1000))
    re.compile(long)
    cache.store()
    re.purge()
    ExpressionCache(stored).load()
    assert is_known(long)


def test_a_second_run_compiles_next_to_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Critics say the “reckless” mayor said 3 of 5 boats sank.\n", "utf-8")

    def run() -> tuple[str, int]:
        outcome = subprocess.run(
            [sys.executable, "-c", COUNTED, "--isolated", "a.txt"],
            cwd=tmp_path,
            env={**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache")},
            capture_output=True,
            text=True,
            check=False,
        )
        return outcome.stdout, int(outcome.stderr)

    first, compiled = run()
    second, again = run()
    assert second == first
    assert compiled > 100
    assert again < 30

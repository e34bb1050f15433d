"""The four seed articles: byte for byte as they were given, and what is found in them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from corpuslint import lint_paths

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SNAPSHOT = Path(__file__).parent / "seeds.findings.txt"
DIGESTS = {
    "000_5ba77d51c82a45db.txt": "839dfd10dfd51dcc8a7bc6aceb5728b4dbc1a548a1cea50286be36f8c5f0d1fe",
    "001_aa522fde2fdf8ab4.txt": "0f86f118e0baec182b4469c535b8b64660d8cb1a3d3b1a9618c24fa202aa9674",
    "002_bee53b07d9ce023c.txt": "a20b389f0ab21fdc0f61470d31060196dc0c8d910127ee118afe7a13fb0b47db",
    "003_0cecadc29b449acf.txt": "2683109fc2501b41ee4f154c820665437b44eed8efcbc9d303713b3dd3bbc146",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_a_seed_is_as_it_was_given(name: str) -> None:
    assert hashlib.sha256((SEEDS / name).read_bytes()).hexdigest() == DIGESTS[name]


def test_there_are_no_others() -> None:
    assert {path.name for path in SEEDS.iterdir()} == set(DIGESTS)


def test_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a change adds and removes on the seeds is seen in its commit; UPDATE_SNAPSHOTS=1 rewrites."""
    monkeypatch.chdir(ROOT)
    report = lint_paths(["seeds"], config=Path(__file__).parent / "empty.toml")
    assert report.failures == ()
    lines = [
        f"{finding.path}:{finding.line}:{finding.column} {finding.severity.label} {finding.rule} "
        f"[{finding.scope}] {finding.text!r}\n"
        for finding in report.findings
    ]
    found = "".join(lines)
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(found, encoding="utf-8")
    assert found == SNAPSHOT.read_text(encoding="utf-8")

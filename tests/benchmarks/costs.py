"""Where the time of corpuslint itself goes: modules at the start; layers, kinds and rules after it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from corpuslint.commands.options import open_linter
from corpuslint.document import Document
from corpuslint.profile import Profile

MOST = 10  # rows of the tables of modules and rules
RUNS = 5
MICROSECONDS = 1e6
MILLISECONDS = 1e3


def import_times(file: Path) -> dict[str, float]:
    """The own seconds of each module that a run over a file imports, the least of some runs."""
    least: dict[str, float] = {}
    for _ in range(RUNS):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "corpuslint", "--isolated", "--no-cache", file.name],
            cwd=file.parent,
            capture_output=True,
            text=True,
            check=False,
        )
        for module, seconds in imports_of(done.stderr):
            least[module] = min(seconds, least.get(module, seconds))
    return least


def imports_of(report: str) -> Iterator[tuple[str, float]]:
    """The modules in what `python -X importtime` prints, with their own seconds."""
    for line in report.splitlines():
        if line.startswith("import time:") and line.count("|") == 2:
            own, _, module = line.removeprefix("import time:").split("|")
            if own.strip().isdigit():
                yield module.strip(), int(own) / MICROSECONDS


def start_up(least: Mapping[str, float]) -> Iterator[str]:
    """What imports take, by package and by module, in Markdown."""
    packages: defaultdict[str, float] = defaultdict(float)
    for module, seconds in least.items():
        packages[_package(module)] += seconds
    yield from _table("package, at start-up", packages, "ms", MILLISECONDS)
    yield ""
    yield from _table("module, at start-up", least, "ms", MILLISECONDS)


def _package(module: str) -> str:
    top = module.partition(".")[0]
    return "Python's own" if top in sys.stdlib_module_names else top


def measured(files: Sequence[Path]) -> tuple[Profile, Mapping[str, str]]:
    """The profile of a run over files, in this process, and the kind of each rule that ran."""
    linter = open_linter(isolated=True, overrides={})
    settings = linter.configuration.settings_for(files[0])
    profile = Profile(time.process_time)
    linter.lint(Document("Warm up."), settings)
    with profile.measure(linter):
        for file in files:
            linter.lint(Document(file.read_text("utf-8"), path=file.name), settings)
    return profile, {rule.id: rule.kind for rule in linter.rule_set(settings).rules.values()}


def running(profile: Profile, kinds: Mapping[str, str]) -> Iterator[str]:
    """What layers, kinds and the dearest rules take, in Markdown."""
    per_megabyte = MILLISECONDS / (profile.characters / MICROSECONDS)
    layers = {name: seconds for (sort, name), seconds in profile.times.items() if sort == "layer"}
    rules = {name: seconds for (sort, name), seconds in profile.times.items() if sort == "rule"}
    by_kind: defaultdict[str, float] = defaultdict(float)
    for rule, seconds in rules.items():
        by_kind[kinds.get(rule, "?")] += seconds
    for heading, seconds_of, most in (
        ("layer", layers, None),
        ("kind", by_kind, None),
        ("rule", rules, MOST),
    ):
        yield from _table(heading, seconds_of, "ms/MB", per_megabyte, most)
        yield ""


def _table(
    heading: str, seconds_of: Mapping[str, float], unit: str, factor: float, most: int | None = MOST
) -> Iterator[str]:
    yield f"| {heading} | {unit} |"
    yield "|---|---:|"
    for name, seconds in sorted(seconds_of.items(), key=lambda pair: -pair[1])[:most]:
        yield f"| {name} | {seconds * factor:.1f} |"
    yield f"| all {len(seconds_of)} | {sum(seconds_of.values()) * factor:.1f} |"

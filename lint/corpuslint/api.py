"""The functions that other programs call."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from corpuslint.config import Configuration
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.report import Report
from corpuslint.run import Run
from corpuslint.source import Input

TEXT_NAME = "<text>"


def lint_text(
    text: str,
    *,
    filename: str | Path | None = None,
    select: str | Sequence[str] | None = None,
    ignore: str | Sequence[str] = (),
    config: str | Path | None = None,
) -> Report:
    """Lints a string and returns its findings in a report.

    `filename` says how to read it ("notes.md" is Markdown) and whose configuration is in force;
    without it the text is plain and no configuration file is read. `select` and `ignore` are rule
    ids or categories, one or several. Nothing is raised for what goes wrong: it is in the report's failures.
    """
    linter = _linter(select, ignore, config, isolated=filename is None)
    run = Run(linter)
    run.add_input(Input(str(filename or TEXT_NAME), lambda: io.BytesIO(text.encode()), text))
    return run.conclude()


def lint_paths(
    paths: str | Path | Iterable[str | Path],
    *,
    select: str | Sequence[str] | None = None,
    ignore: str | Sequence[str] = (),
    config: str | Path | None = None,
    jobs: int | None = 1,
) -> Report:
    """Lints files, folders and globs and returns the findings of all in a report.

    As on the command line, the closest configuration to each file is in force, unless `config` names
    one. A path that cannot be read is a failure in the report, and the others are linted. `jobs` is
    the number of processes to lint in, at most; None is as many as pay.
    """
    linter = _linter(select, ignore, config, isolated=False)
    run = Run(linter, jobs=jobs)
    each = [paths] if isinstance(paths, str | Path) else paths
    inputs, failures = linter.inputs([str(path) for path in each])
    for failure in failures:
        run.add_failure(failure)
    for source in inputs:
        run.add_input(source)
    return run.conclude()


def _linter(
    select: str | Sequence[str] | None,
    ignore: str | Sequence[str],
    config: str | Path | None,
    *,
    isolated: bool,
) -> Linter:
    reopen = partial(_linter, select, ignore, config, isolated=isolated)
    plugins = Plugins()
    plugins.load_installed()
    overrides: dict[str, Any] = {}
    if select is not None:
        overrides["select"] = _listed(select)
    if ignore:
        overrides["ignore"] = _listed(ignore)
    only = Path(config) if config is not None else None
    configuration = Configuration(overrides, only=only, isolated=isolated and only is None)
    return Linter(plugins, configuration, reopen=reopen)


def _listed(selectors: str | Sequence[str]) -> list[str]:
    """A string is one selector, and not as many as it has characters."""
    return [selectors] if isinstance(selectors, str) else list(selectors)

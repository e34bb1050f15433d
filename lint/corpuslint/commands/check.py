"""`corpuslint check`: lints files, folders, globs or standard input."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from corpuslint.commands.inputs import find_inputs, input_options, overrides
from corpuslint.commands.options import (
    CONFIDENCES,
    LEVELS,
    color_option,
    complete_formats,
    config_options,
    open_linter,
    print_failures,
    print_notices,
    selection_options,
    wants_color,
)
from corpuslint.errors import UsageError
from corpuslint.formats import Format, FormatContext
from corpuslint.formats.safe import in_github_actions
from corpuslint.formats.summary import fixed
from corpuslint.linter import Linter
from corpuslint.report import Report
from corpuslint.run import Run, read_input
from corpuslint.selection import did_you_mean
from corpuslint.source import Input, Source
from corpuslint.texts import SourceTexts

if TYPE_CHECKING:
    from corpuslint.commands.changes import Changes

PATIENCE = 1.0  # seconds before a progress bar is shown


@click.command(name="check")
@selection_options
@config_options
@click.option("--fail-level", type=click.Choice(LEVELS), help="Least severity that exits with 1 [warning].")
@click.option("--min-confidence", type=click.Choice(CONFIDENCES), help="Least confidence to report [low].")
@input_options
@click.option("--format", "format_name", shell_complete=complete_formats, help="How to report [text].")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Report to this file.")
@color_option
@click.option("--statistics", is_flag=True, help="List counts by rule, not findings (text).")
@click.option("--fix", is_flag=True, help="Put right what is safe to, in the files themselves.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: what somebody should look at, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 even if there are findings.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but findings.")
def command(
    paths: tuple[str, ...],
    config_file: Path | None,
    isolated: bool,
    rules_path: tuple[str, ...],
    exclude: tuple[str, ...],
    force_exclude: bool,
    format_name: str | None,
    output: Path | None,
    stdin_filename: str | None,
    color: str,
    statistics: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    exit_zero: bool,
    quiet: bool,
    **keys: Any,
) -> int:
    """Lint prose in files, folders and globs; - is standard input.

    Exits with 0 if nothing reaches the fail level, 1 if something does, 2 if anything is broken; with
    --diff, with 1 if something would be changed.
    """
    if unsafe_fixes and not (fix or diff):
        raise UsageError("--unsafe-fixes: is only for --fix and --diff")
    if diff and (format_name or statistics):
        raise UsageError("--diff: shows changes and no findings; leave out --format and --statistics")
    linter = open_linter(
        config_file=config_file, isolated=isolated, rules_path=rules_path, overrides=overrides(keys)
    )
    formats = _formats(linter, format_name)
    inputs, failures = find_inputs(
        paths or (".",), linter, exclude=exclude, force_exclude=force_exclude, stdin_filename=stdin_filename
    )
    changes = _changes(linter, diff=diff, unsafe=unsafe_fixes) if fix or diff else None
    run = Run(linter, changes.fixing if changes else None)
    for failure in failures:
        run.add_failure(failure)
    for source in _with_progress(inputs, quiet):
        run.add_input(source)
    report = run.conclude()
    if not quiet:
        print_notices(run.notices)
    print_failures(report.failures)
    if diff and changes:
        status = _show(changes, report, color=color, output=output, quiet=quiet)
        return 0 if exit_zero and status == 1 else status
    passed_on = changes is not None and changes.pass_on(inputs)
    shown = output is None and not passed_on
    context = FormatContext(
        rules=run.rules(),
        texts=_texts(linter, inputs),
        color=wants_color(color, to_file=not shown),
        excerpts=shown and sys.stdout.isatty(),
        statistics=statistics,
        quiet=quiet,
        width=_width(),
    )
    pieces = chain.from_iterable(report_format.write(report, context) for report_format in formats)
    _write(pieces, sys.stderr if passed_on else sys.stdout, output)
    return 0 if exit_zero and report.exit_status == 1 else report.exit_status


def _changes(linter: Linter, *, diff: bool, unsafe: bool) -> Changes:
    from corpuslint.commands.changes import Changes  # a run that fixes nothing does without

    return Changes(linter, make=not diff, unsafe=unsafe)


def _show(changes: Changes, report: Report, *, color: str, output: Path | None, quiet: bool) -> int:
    """Shows what would be changed; the exit status."""
    to_file = output is not None
    _write(changes.diff(color=wants_color(color, to_file=to_file), to_file=to_file), sys.stdout, output)
    if not quiet and report.fixed:
        click.echo(fixed(report.fixed, "Would fix"), err=True)
    return 2 if report.failures else int(changes.fixing.done > 0)


def _formats(linter: Linter, name: str | None) -> list[Format]:
    """The format asked for. By default text, and annotations beside it where GitHub Actions runs us."""
    known = linter.plugins.formats
    if name is not None and name not in known:
        hint = did_you_mean(name, known) or f"; there are {', '.join(sorted(known))}"
        raise UsageError(f"--format: no format is called {name!r}{hint}")
    names = [name] if name else ["text", "github"] if in_github_actions() else ["text"]
    return [known[name] for name in names if name in known]


def _with_progress(inputs: Sequence[Input], quiet: bool) -> Iterator[Input]:
    """The inputs one by one; a bar on a terminal's stderr once it takes longer than a second."""
    if quiet or not sys.stderr.isatty():
        yield from inputs
        return
    started = time.monotonic()
    waiting = iter(enumerate(inputs))
    for done, source in waiting:
        yield source
        if time.monotonic() - started > PATIENCE:
            with click.progressbar(
                length=len(inputs), label="Linting", file=sys.stderr, show_pos=True
            ) as bar:
                bar.update(done + 1)
                for _, later in waiting:
                    yield later
                    bar.update(1)


def _texts(linter: Linter, inputs: Sequence[Input]) -> SourceTexts:
    by_path = {source.path: source for source in inputs}

    def reread(path: str) -> Iterator[Source]:
        if path in by_path:
            settings = linter.configuration.settings_for(Path(path))
            for item in read_input(by_path[path], linter, settings):
                if isinstance(item, Source):
                    yield item

    return SourceTexts(reread)


def _width() -> int:
    """How many columns the terminal has."""
    import shutil  # brings compression along, which a run without a terminal never needs

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else FormatContext().width


def _write(pieces: Iterable[str], stream: TextIO, output: Path | None) -> None:
    """Writes to the stream, or to a file in its place."""
    if output is None:
        stream.writelines(pieces)
        return
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise UsageError(f"--output: {output} cannot be written: {error.strerror}") from error

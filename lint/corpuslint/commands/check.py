"""`corpuslint check`: lints files, folders, globs or standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from corpuslint.commands.inputs import Stdin, find_inputs, input_options, overrides
from corpuslint.commands.options import (
    CONFIDENCES,
    LEVELS,
    color_option,
    complete_formats,
    config_options,
    jobs_option,
    open_linter,
    print_failures,
    print_notices,
    selection_options,
    wants_color,
)
from corpuslint.errors import UsageError
from corpuslint.formats import Format, FormatContext, StreamedFormat
from corpuslint.formats.safe import in_github_actions
from corpuslint.formats.summary import fixed
from corpuslint.linter import Linter
from corpuslint.reading import read_input
from corpuslint.report import Report
from corpuslint.result_cache import FOLDER, ResultCache
from corpuslint.run import Run, length_of
from corpuslint.selection import did_you_mean
from corpuslint.source import Input, Source
from corpuslint.texts import SourceTexts

if TYPE_CHECKING:
    from corpuslint.commands.changes import Changes
    from corpuslint.profile import Profile
    from corpuslint.progress import Progress


@click.command(name="check")
@selection_options
@config_options
@click.option("--fail-level", type=click.Choice(LEVELS), help="Least severity that exits with 1 [warning].")
@click.option("--min-confidence", type=click.Choice(CONFIDENCES), help="Least confidence to report [low].")
@input_options
@click.option("--format", "format_name", shell_complete=complete_formats, help="How to report [text].")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Report to this file.")
@color_option
@jobs_option
@click.option("--no-cache", is_flag=True, help="Lint all anew, and keep no results.")
@click.option(
    "--cache-dir",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep results in this folder [.corpuslint_cache beside the configuration, or here].",
)
@click.option("--statistics", is_flag=True, help="List counts by rule, not findings (text).")
@click.option("--fix", is_flag=True, help="Put right what is safe to, in the files themselves.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: what somebody should look at, too.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, and change nothing.")
@click.option("--profile", "with_profile", is_flag=True, help="Say on stderr where the time goes.")
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
    no_cache: bool,
    cache_dir: Path | None,
    statistics: bool,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    with_profile: bool,
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
    if diff and with_profile:
        raise UsageError("--profile: measures how findings are made; leave out --diff")
    linter = open_linter(
        config_file=config_file, isolated=isolated, rules_path=rules_path, overrides=overrides(keys)
    )
    formats = _formats(linter, format_name)
    inputs, failures = find_inputs(
        paths or (".",), linter, exclude=exclude, force_exclude=force_exclude, stdin_filename=stdin_filename
    )
    changes = _changes(linter, diff=diff, unsafe=unsafe_fixes) if fix or diff else None
    progress = _progress(inputs) if not quiet and sys.stderr.isatty() else None
    profile = _profile() if with_profile else None
    anew = no_cache or with_profile
    run = Run(
        linter,
        changes.fixing if changes else None,
        jobs=1 if with_profile else _jobs(linter),
        progress=progress,
        cache=None if anew else ResultCache(cache_dir or cache_folder(linter), linter),
    )
    for failure in failures:
        run.add_failure(failure)
    for source in inputs:
        run.add_input(source)
    if diff and changes:
        report = run.conclude()
        _complain(run, report, progress, quiet)
        status = _show(changes, report, color=color, output=output, quiet=quiet)
        return 0 if exit_zero and status == 1 else status
    passed_on = changes is not None and any(isinstance(source.open, Stdin) for source in inputs)
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
    with (
        _opened(sys.stderr if passed_on else sys.stdout, output) as stream,
        profile.measure(linter) if profile else nullcontext(),
    ):
        report = _reported(run, formats, context, stream, progress, quiet=quiet)
    for line in profile.lines() if profile else ():
        click.echo(line, err=True)
    if changes:
        changes.pass_on(inputs)
    return 0 if exit_zero and report.exit_status == 1 else report.exit_status


def _profile() -> Profile:
    from corpuslint.profile import Profile  # only for who asks where the time goes

    return Profile()


def _jobs(linter: Linter) -> int | None:
    """How many processes to lint in; None for as many as pay."""
    jobs = linter.configuration.settings_for(Path.cwd()).values.jobs
    return None if jobs == "auto" else jobs


def cache_folder(linter: Linter) -> Path:
    """Where results are kept: beside the configuration that is in force here, or here."""
    return linter.configuration.settings_for(Path.cwd()).root / FOLDER


def _reported(
    run: Run,
    formats: Sequence[Format],
    context: FormatContext,
    stream: TextIO,
    progress: Progress | None,
    *,
    quiet: bool,
) -> Report:
    """Writes the findings of a run as they come, if the formats can, and what follows the last."""
    streamed = [each for each in formats if isinstance(each, StreamedFormat)]
    if len(streamed) < len(formats):
        report = run.conclude()
        _complain(run, report, progress, quiet)
        for report_format in formats:
            stream.writelines(report_format.write(report, context))
        return report
    writers = [each.begin(context) for each in streamed]
    with closing(run.findings()) as findings:
        for finding in findings:
            if progress:
                progress.clear()
            for writer in writers:
                stream.writelines(writer.finding(finding))
    report = run.report()
    _complain(run, report, progress, quiet)
    for writer in writers:
        stream.writelines(writer.end(report))
    return report


def _progress(inputs: Sequence[Input]) -> Progress | None:
    """What shows on stderr, which is a terminal, how far a run is."""
    from corpuslint.progress import Progress  # only for people who watch

    if os.environ.get("CI"):
        return None
    lengths = [length_of(source) for source in inputs]
    total = None if None in lengths else sum(length for length in lengths if length is not None)
    return Progress(sys.stderr, total)


def _complain(run: Run, report: Report, progress: Progress | None, quiet: bool) -> None:
    """Says on stderr what else there is to say of a run."""
    if progress:
        progress.clear()
    if not quiet:
        print_notices(run.notices)
    print_failures(report.failures)


def _changes(linter: Linter, *, diff: bool, unsafe: bool) -> Changes:
    from corpuslint.commands.changes import Changes  # a run that fixes nothing does without

    return Changes(linter, make=not diff, unsafe=unsafe)


def _show(changes: Changes, report: Report, *, color: str, output: Path | None, quiet: bool) -> int:
    """Shows what would be changed; the exit status."""
    to_file = output is not None
    with _opened(sys.stdout, output) as stream:
        stream.writelines(changes.diff(color=wants_color(color, to_file=to_file), to_file=to_file))
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
    if not sys.stdout.isatty():
        return FormatContext().width
    import shutil  # brings compression along

    return shutil.get_terminal_size().columns


@contextmanager
def _opened(stream: TextIO, output: Path | None) -> Iterator[TextIO]:
    """The stream, or a file in its place."""
    if output is None:
        yield stream
        return
    try:
        with output.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            yield file
    except OSError as error:
        raise UsageError(f"--output: {output} cannot be written: {error.strerror}") from error

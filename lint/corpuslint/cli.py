"""The command line: `corpuslint PATH…` lints; every other command is a module in `commands`."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, TextIO

import click
from click.shell_completion import CompletionItem

from corpuslint import __version__
from corpuslint.errors import UsageError
from corpuslint.expression_cache import ExpressionCache

COMMANDS = ("check", "inspect", "stats", "rules", "explain", "test", "config", "completion")
DEFAULT_COMMAND = "check"
BROKEN = 2
INTERRUPTED = 130
READER_GONE = 141  # 128 and the number of SIGPIPE, as a shell has it of other programs
EXPRESSIONS = ExpressionCache()


class LintGroup(click.Group):
    """A group that imports a command when it is called, and takes `check` for granted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        EXPRESSIONS.load()
        command: click.Command = import_module(f"corpuslint.commands.{cmd_name}").command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args and args[0] not in (*COMMANDS, "--help", "-h", "--version", "-V"):
            args = [DEFAULT_COMMAND, *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command. That nobody reads its output any more is told apart here, before click does."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _reader_gone()

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Commands and, as `check` may go unsaid, what can follow it: its options, or a path."""
        check = import_module(f"corpuslint.commands.{DEFAULT_COMMAND}").command
        with click.Context(check, ctx, DEFAULT_COMMAND) as within:
            unsaid: list[CompletionItem] = check.shell_complete(within, incomplete)
        if not unsaid:
            unsaid = [CompletionItem(incomplete, type="file")]
        every = [*unsaid, *super().shell_complete(ctx, incomplete)]
        return list({(item.type, item.value): item for item in every}.values())  # both have --help


@click.group(cls=LintGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", prog_name="corpuslint")
def cli() -> None:
    """Lints prose: loaded language, unattributed claims, inconsistencies, readability, text quality.

    `corpuslint PATH…` is short for `corpuslint check PATH…`.
    """


def main() -> None:
    """Runs the command and exits: 0 clean, 1 findings, 2 anything broken."""
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    _prepare(sys.stdout)
    _prepare(sys.stderr)
    # Linting makes many small values and no cycles to speak of: looking for them now and then will do.
    gc.set_threshold(200_000, 20, 20)
    try:
        status = cli.main(prog_name="corpuslint", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        status = BROKEN
    except UsageError as error:
        click.echo(f"error: {error}", err=True)
        status = BROKEN
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        status = INTERRUPTED
    except BrokenPipeError:
        status = _reader_gone()
    except OSError as error:  # inputs have failures of their own: this is our output, on a full disk, say
        with suppress(OSError):
            click.echo(f"error: cannot go on: {error.strerror or error}", err=True)
        _discard(sys.stdout)
        _discard(sys.stderr)
        status = BROKEN
    if status != INTERRUPTED:
        EXPRESSIONS.store()
    sys.exit(status)


def run() -> None:
    """The program: `main`, and then the process is gone at once.

    To take leave of twenty thousand phrases one by one takes Python a sixth of a short run.
    """
    try:
        main()
    except SystemExit as end:
        if not isinstance(end.code, int) or _has_children():
            raise
        if "multiprocessing" in sys.modules:
            atexit._run_exitfuncs()  # it has its own things to put away
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(end.code)


def _has_children() -> bool:
    """Whether a process that was started here still runs; who has started it sees to it at exit."""
    multiprocessing = sys.modules.get("multiprocessing")
    return multiprocessing is not None and bool(multiprocessing.active_children())


def _nowhere() -> TextIO:
    """What stands in for a stream that we were started without (`>&-`)."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _reader_gone() -> int:
    """The exit status where the reader of our output has gone, which is its right; it gets no more."""
    _discard(sys.stdout)
    return READER_GONE


def _discard(stream: TextIO) -> None:
    """Lets what is still to be written to a stream, at exit too, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _prepare(stream: TextIO) -> None:
    """Output is UTF-8 but on a terminal, which knows best; what cannot be encoded is escaped."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(
            encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace"
        )

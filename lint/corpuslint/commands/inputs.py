"""What commands that read texts are given: paths, standard input, and the fields of records."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, TypeVar

import click

from corpuslint.errors import Failure, UsageError
from corpuslint.linter import Linter
from corpuslint.read_once import ReadOnce
from corpuslint.source import Input

Command = TypeVar("Command", bound=Callable[..., Any])
STDIN = "-"
STDIN_NAME = "<stdin>"


class Stdin(ReadOnce):
    """Opens standard input."""

    def __init__(self) -> None:
        super().__init__(_open_stdin)


def input_options(command: Command) -> Command:
    """PATH… and --exclude, --force-exclude, --text-field, --id-field and --stdin-filename."""
    for parameter in reversed(
        [
            click.argument("paths", nargs=-1, metavar="PATH…", type=click.Path(allow_dash=True)),
            click.option(
                "--exclude", multiple=True, metavar="PATTERN", help="Leave out paths, as .gitignore does."
            ),
            click.option(
                "--force-exclude", is_flag=True, help="Apply excludes to files named one by one, too."
            ),
            click.option(
                "--text-field", help="Field of a record that holds the text; dots step into objects [text]."
            ),
            click.option("--id-field", help="Field of a record that holds its id [the row number]."),
            click.option(
                "--stdin-filename", metavar="NAME", help="Name, and so the kind, of what stands on stdin."
            ),
        ]
    ):
        command = parameter(command)
    return command


def find_inputs(
    paths: Sequence[str],
    linter: Linter,
    *,
    exclude: Sequence[str],
    force_exclude: bool,
    stdin_filename: str | None,
) -> tuple[list[Input], list[Failure]]:
    """What is to be read, in order of path, and what could not be found; `-` is standard input."""
    named = [path for path in paths if path != STDIN]
    inputs, failures = linter.inputs(named, exclude=exclude, force_exclude=force_exclude)
    if STDIN in paths:
        inputs.append(Input(stdin_filename or STDIN_NAME, Stdin()))
    elif stdin_filename is not None:
        raise UsageError("--stdin-filename: is only for standard input; give - as the path")
    return sorted(inputs, key=lambda source: source.path), failures


def overrides(keys: dict[str, Any]) -> dict[str, Any]:
    """The options that were given, by the names of their parameters, as configuration keys."""
    given = {name.replace("_", "-"): value for name, value in keys.items() if value not in (None, ())}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in given.items()}


def _open_stdin() -> BinaryIO:
    if sys.stdin is None:  # we were started without one (`<&-`)
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    return sys.stdin.buffer

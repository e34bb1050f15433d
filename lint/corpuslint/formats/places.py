"""Where a finding stands, as formats print it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from corpuslint.errors import Failure
from corpuslint.finding import Finding, Related

# Where these services check the repository out; the paths that they are given must start from there.
ROOT_VARIABLES = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def label(path: str, record: str | int | None) -> str:
    """The name of a document: its path, with its record in square brackets if it has one."""
    return path if record is None else f"{path}[{record}]"


def document_of(related: Related, finding: Finding) -> tuple[str, str | int | None]:
    """The path and record of a related span: the finding's own where it names no path."""
    if related.path is None:
        return finding.path, finding.record
    return related.path, related.record


def placed_message(finding: Finding) -> str:
    """The message, for formats whose lines are lines of a file.

    A record's lines are not lines of its file, so a record's place is told in words.
    """
    if finding.record is None:
        return finding.message
    return f"[{finding.record}] {finding.line}:{finding.column}: {finding.message}"


def failure_message(failure: Failure) -> str:
    """The message of a failure with its record, for formats that have fields for path and line."""
    return failure.message if failure.record is None else f"[{failure.record}] {failure.message}"


def failure_with_line(failure: Failure) -> str:
    """The message of a failure with its record and line, for formats that have a field for its path."""
    message = failure_message(failure)
    return message if failure.line is None else f"line {failure.line}: {message}"


def repository_root() -> str:
    """The folder that reported paths are relative to.

    It is what the service that runs us says, else the nearest folder up from here that holds a `.git`,
    else the folder we are in.
    """
    for variable in ROOT_VARIABLES:
        if folder := os.environ.get(variable):
            return os.path.realpath(folder)
    here = Path.cwd()
    return str(next((folder for folder in [here, *here.parents] if (folder / ".git").exists()), here))


def relative_path(path: str, root: str) -> str:
    """The path from the folder `root`, with forward slashes."""
    with suppress(ValueError):  # no path at all, or one on another drive of a Windows machine
        path = os.path.relpath(path, root)
    return path.replace(os.sep, "/")

"""Errors: values that travel beside findings, and the one exception for a user's mistake."""

from __future__ import annotations

import msgspec


class Failure(msgspec.Struct, frozen=True):
    """Something that could not be done: a file not read, a rule that raised, a plugin not loaded.

    `path` is what the user must look at: an input, a rule file or the name of a plugin.
    """

    path: str
    message: str
    record: str | int | None = None
    line: int | None = None


class UsageError(Exception):
    """A mistake in an option or a configuration that leaves nothing sensible to run; exit status 2."""

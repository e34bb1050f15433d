"""What `corpuslint check` does with changes: --fix makes them, --diff shows them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from corpuslint.commands.inputs import Stdin
from corpuslint.fixing import Change, Fixing
from corpuslint.formats.diff import shown_diff, unified_diff
from corpuslint.formats.safe import in_github_actions
from corpuslint.linter import Linter
from corpuslint.rewriting import RewriteError, rewrite
from corpuslint.source import Input


class Changes:
    """The changes of a run: made as they come, or else kept to be shown."""

    def __init__(self, linter: Linter, *, make: bool, unsafe: bool) -> None:
        self.fixing = Fixing(linter, _make if make else self._keep, unsafe=unsafe)
        self._kept: list[tuple[str, Change]] = []  # with the path

    def diff(self, *, color: bool, to_file: bool) -> Iterator[str]:
        """The kept changes as unified diffs; what a terminal or a log would obey is made visible in them."""
        obeyed = not to_file and (sys.stdout.isatty() or in_github_actions())
        for path, change in self._kept:
            lines = unified_diff(path, change.text, change.edits)
            yield from shown_diff(lines, color=color) if obeyed or color else lines

    def pass_on(self, inputs: Sequence[Input]) -> bool:
        """Writes standard input, fixed or as it was, to standard output; whether it was an input."""
        for source in inputs:
            if isinstance(source.open, Stdin):
                sys.stdout.buffer.write(source.open().read())
                return True
        return False

    def _keep(self, source: Input, change: Change) -> bool:
        self._kept.append((source.path, change))
        return False


def _make(source: Input, change: Change) -> bool:
    if source.file is not None:
        rewrite(source.file, change.before, change.after)
    elif isinstance(source.open, Stdin):
        source.open.replace(change.after)  # for `pass_on`
    else:
        raise RewriteError("it is no file that could be written")
    return True

"""Every hook, with its contract. Hooks only register: each is called once, before anything is linted.

Publish a plugin as an installed package with an entry point in the group `corpuslint` that names a
module; decorate its functions with `corpuslint.hookimpl`. Import what is heavy inside the function.
A name that two plugins register is an error.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from corpuslint.check import Check
    from corpuslint.formats import Format
    from corpuslint.source import Reader

GROUP = "corpuslint"
hookspec = pluggy.HookspecMarker(GROUP)
hookimpl = pluggy.HookimplMarker(GROUP)

# A hook is only specified here, so it has no body to return anything: hence the ignores.


@hookspec
def corpuslint_kinds() -> Iterable[type[Check]]:  # type: ignore[empty-body]  # a specification
    """Kinds of check: subclasses of DocumentCheck, PhraseCheck, CorpusCheck or DirectiveCheck."""


@hookspec
def corpuslint_rule_folders() -> Iterable[Path]:  # type: ignore[empty-body]  # a specification
    """Folders that hold rule files as <category>/<rule>.toml."""


@hookspec
def corpuslint_readers() -> Iterable[Reader]:  # type: ignore[empty-body]  # a specification
    """Readers of file formats."""


@hookspec
def corpuslint_formats() -> Iterable[Format]:  # type: ignore[empty-body]  # a specification
    """Formats that a report can be written in."""

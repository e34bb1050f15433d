"""The kinds of check that come with corpuslint, one file each."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeGuard

from corpuslint import hookimpl
from corpuslint.check import Check


@hookimpl
def corpuslint_kinds() -> Iterable[type[Check]]:
    """Every class with a `kind` in the modules of this package."""
    for module in sorted(module.name for module in iter_modules(__path__)):
        for value in vars(import_module(f"{__name__}.{module}")).values():
            if _is_kind(value) and value.__module__ == f"{__name__}.{module}":
                yield value


def _is_kind(value: object) -> TypeGuard[type[Check]]:
    return isinstance(value, type) and issubclass(value, Check) and "kind" in vars(value)

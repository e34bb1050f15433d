"""What is computed once: `cached_property` without a lock, and patterns that are not forgotten."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Generic, Self, TypeVar, overload

Value = TypeVar("Value")


class cached_property(Generic[Value]):  # noqa: N801 - it stands where that of functools stood
    """Computed when it is first asked for, then an attribute as any other.

    That of `functools` takes a lock up to Python 3.11, which costs more than most of what a document
    keeps so. A document is read in one thread.
    """

    def __init__(self, compute: Callable[[Any], Value]) -> None:
        self._compute = compute
        self._name = compute.__name__
        self.__doc__ = compute.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...

    @overload
    def __get__(self, instance: object, owner: type) -> Value: ...

    def __get__(self, instance: object, owner: type) -> Self | Value:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._compute(instance)
        return value


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled at its first use: `re` forgets all but 512, and takes longer to find one again."""
    return re.compile(pattern)

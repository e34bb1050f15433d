"""Regular expressions compiled once, and not at each start: half of a short run would go into them.

Python keeps the expressions it has compiled in a table of the module `re`, as long as a process lives.
Here the table is written to a file under the user's cache folder, and is there again in the next
process. This leans on parts of CPython that are its own affair, so whatever is not as expected there is
as good as no cache: the expressions are then compiled, as ever.
"""

from __future__ import annotations

import hashlib
import re
import sys
from array import array
from pathlib import Path
from typing import Any

import msgspec

from corpuslint import __version__
from corpuslint.cache_files import cache_file, write_whole

FORMAT = "1"  # changes with the fields of Expression
MOST = 1_500  # expressions that are remembered
FEWEST = 20  # new ones for which the file is written anew
DIGEST_SIZE = 16


class Expression(msgspec.Struct, frozen=True, array_like=True):
    """An expression and what it was compiled into: `code` are unsigned integers of the machine's own."""

    pattern: str
    asked: int  # the flags that it was compiled with
    flags: int  # those and the ones in the pattern itself
    groups: int
    names: dict[str, int]
    code: bytes


class ExpressionCache:
    """The file of one version of Python, and what of it has been loaded."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._loaded: dict[tuple[str, int], Expression] = {}

    def load(self) -> None:
        """Lets `re` know the expressions of the file, once, and remember as many as the file can hold."""
        if self._loaded:
            return
        try:
            vars(re)["_MAXCACHE"] = MOST
            data = self._path().read_bytes()
            digest, content = data[:DIGEST_SIZE], data[DIGEST_SIZE:]
            if _digest(content) != digest:
                return
            table = _table()
            for expression in msgspec.msgpack.decode(content, type=list[Expression]):
                key = (str, expression.pattern, expression.asked)
                if key not in table:
                    table[key] = _revived(expression)
                self._loaded[expression.pattern, expression.asked] = expression
        except Exception:  # noqa: BLE001 - see above
            return

    def store(self) -> None:
        """Writes the expressions that `re` knows by now, if there are many new ones."""
        try:
            new = [
                (pattern, asked, compiled)
                for (kind, pattern, asked), compiled in _table().items()
                if kind is str and (pattern, asked) not in self._loaded
            ]
            if len(new) < FEWEST:
                return
            kept = [] if len(self._loaded) + len(new) > MOST else self._loaded.values()  # old ones pile up
            content = msgspec.msgpack.encode([*kept, *(_kept(*each) for each in new[:MOST])])
            write_whole(self._path(), _digest(content) + content)
        except Exception:  # noqa: BLE001 - see above
            return

    def _path(self) -> Path:
        build = f"{__version__} {sys.version} {sys.byteorder} {_engine().MAGIC} {FORMAT}"
        return self._file or cache_file("expressions", build.encode())


def _table() -> dict[tuple[type, str, int], re.Pattern[str]]:
    """What `re` keeps, by the kind of string, the pattern and the flags asked for."""
    table: dict[tuple[type, str, int], re.Pattern[str]] = vars(re)["_cache"]
    return table


def _engine() -> Any:
    """The module in C that matches."""
    return vars(re)["_compiler"]._sre


def _revived(expression: Expression) -> re.Pattern[str]:
    names: list[str | None] = [None] * (expression.groups + 1)
    for name, group in expression.names.items():
        names[group] = name
    pattern: re.Pattern[str] = _engine().compile(
        expression.pattern,
        expression.flags,
        array("I", expression.code).tolist(),
        expression.groups,
        expression.names,
        tuple(names),
    )
    return pattern


def _kept(pattern: str, asked: int, compiled: re.Pattern[str]) -> Expression:
    compiler: Any = vars(re)["_compiler"]
    parsed = compiler._parser.parse(pattern, asked)
    code = array("I", compiler._code(parsed, asked)).tobytes()
    return Expression(pattern, asked, compiled.flags, compiled.groups, dict(compiled.groupindex), code)


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=DIGEST_SIZE).digest()

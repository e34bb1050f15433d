"""Regular expressions compiled once, and not at each start: half of a short run would go into them.

Python keeps the expressions it has compiled in a table of the module `re`, as long as a process lives.
Here the table is written to a file under the user's cache folder, and in the next process what is not in
the table is looked for there. This leans on parts of CPython that are its own affair, so whatever is not
as expected there is as good as no cache: the expressions are then compiled, as ever.
"""

from __future__ import annotations

import re
import sys
from array import array
from pathlib import Path
from typing import Any
from zlib import crc32

import msgspec

from corpuslint import __version__
from corpuslint.cache_files import cache_file, write_whole

FORMAT = "2"  # changes with the fields of Expression, and with the checksum
MOST = 1_500  # expressions that are remembered
FEWEST = 20  # new ones for which the file is written anew
LEAST = 5_000  # characters that fewer new ones must have together for that
CHECKSUM_SIZE = 4

Key = tuple[type, str, int]  # in the table: the kind of string, the pattern and the flags asked for


class Expression(msgspec.Struct, frozen=True, array_like=True):
    """An expression and what it was compiled into: `code` are unsigned integers of the machine's own."""

    pattern: str
    asked: int  # the flags that it was compiled with
    flags: int  # those and the ones in the pattern itself
    groups: int
    names: dict[str, int]
    code: bytes


class Table(dict[Key, re.Pattern[str]]):
    """The table of `re`, which revives an expression of the file when it is first asked for.

    A run needs a part of those that some run has needed, and to revive one takes as long as to use it.
    """

    def __init__(
        self, compiled: dict[Key, re.Pattern[str]], stored: dict[tuple[str, int], Expression]
    ) -> None:
        super().__init__(compiled)
        self._stored = stored

    def __missing__(self, key: Key) -> re.Pattern[str]:
        kind, pattern, asked = key
        expression = self._stored.get((pattern, asked)) if kind is str else None
        if expression is None:
            raise KeyError(key)
        try:
            revived = self[key] = _revived(expression)
        except Exception as error:
            raise KeyError(key) from error
        return revived

    def pop(self, key: Key, default: Any = None) -> Any:
        """What a Python from 3.12 on asks."""
        try:
            found = self[key]
        except KeyError:
            return default
        del self[key]
        return found


class ExpressionCache:
    """The file of one version of Python, and what of it has been loaded."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._loaded: dict[tuple[str, int], Expression] = {}

    def load(self) -> None:
        """Lets `re` find the expressions of the file, once, and remember as many as the file can hold."""
        if self._loaded:
            return
        try:
            vars(re)["_MAXCACHE"] = MOST
            data = self._path().read_bytes()
            checksum, content = data[:CHECKSUM_SIZE], memoryview(data)[CHECKSUM_SIZE:]
            if _checksum(content) != checksum:
                return
            expressions = msgspec.msgpack.decode(content, type=list[Expression])
            self._loaded = {(each.pattern, each.asked): each for each in expressions}
            vars(re)["_cache"] = Table(_table(), self._loaded)
        except Exception:  # noqa: BLE001 - see above
            return

    def store(self) -> None:
        """Writes the expressions that `re` knows by now, if there are many new ones."""
        try:
            new = [
                (pattern, int(asked), compiled)  # Python 3.13 has a zero of its own
                for (kind, pattern, asked), compiled in _table().items()
                if kind is str and (pattern, asked) not in self._loaded
            ]
            if len(new) < FEWEST and sum(len(pattern) for pattern, *_ in new) < LEAST:
                return
            kept = [] if len(self._loaded) + len(new) > MOST else self._loaded.values()  # old ones pile up
            content = msgspec.msgpack.encode([*kept, *(_kept(*each) for each in new[:MOST])])
            write_whole(self._path(), _checksum(content) + content)
        except Exception:  # noqa: BLE001 - see above
            return

    def _path(self) -> Path:
        build = f"{__version__} {sys.version} {sys.byteorder} {_engine().MAGIC} {FORMAT}"
        return self._file or cache_file("expressions", build.encode())


def _table() -> dict[Key, re.Pattern[str]]:
    """What `re` keeps."""
    table: dict[Key, re.Pattern[str]] = vars(re)["_cache"]
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


def _checksum(content: bytes | memoryview) -> bytes:
    """Four bytes that hardly any damage leaves as they are; a digest would take longer than the decoding."""
    return crc32(content).to_bytes(CHECKSUM_SIZE, "little")

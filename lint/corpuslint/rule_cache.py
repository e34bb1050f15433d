"""Rule files decoded once: a cache under the user's cache folder, keyed by the files' content."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from corpuslint.cache_files import cache_file, write_whole
from corpuslint.digest import blake2b
from corpuslint.rule import Rule

FORMAT = b"5"  # changes with the fields of Rule


class CachedRules(msgspec.Struct, frozen=True):
    """The rules of one folder, and the digest of the files they were decoded from."""

    digest: bytes
    rules: list[Rule]


def cached_rules(folder: Path) -> list[Rule] | None:
    """The rules of a folder, if its files are those that were stored; None if they have to be loaded.

    A cache that is stale, corrupt or unreadable is as good as none.
    """
    try:
        cached = msgspec.msgpack.decode(_cache_file(folder).read_bytes(), type=CachedRules)
    except (OSError, msgspec.DecodeError):
        return None
    return cached.rules if cached.digest == _digest(folder) else None


def store_rules(folder: Path, rules: list[Rule]) -> None:
    """Remembers the rules of a folder, all of them found to be sound. It is no error if that fails."""
    digest = _digest(folder)
    if digest is not None:
        write_whole(_cache_file(folder), msgspec.msgpack.encode(CachedRules(digest, rules)))


def _digest(folder: Path) -> bytes | None:
    """A digest of the names and contents of the rule files; None if one cannot be read."""
    digest = blake2b(FORMAT, digest_size=16)
    try:
        for path in sorted(map(str, folder.rglob("*.toml"))):  # paths themselves are slow to compare
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - there are a hundred, and each start is
                digest.update(os.fsencode(path) + b"\0" + file.read() + b"\0")
    except OSError:
        return None
    return digest.digest()


def _cache_file(folder: Path) -> Path:
    return cache_file("rules", os.fsencode(folder.absolute()))

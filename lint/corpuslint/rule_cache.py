"""Rule files decoded once: a cache under the user's cache folder, keyed by the files' content."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

import msgspec

from corpuslint.errors import Failure
from corpuslint.rule import Rule, load_folder

FORMAT = b"3"  # changes with the fields of Rule


class CachedRules(msgspec.Struct, frozen=True):
    """The rules of one folder, and the digest of the files they were decoded from."""

    digest: bytes
    rules: list[Rule]


def load_folder_cached(folder: Path) -> Sequence[Rule | Failure]:
    """As `load_folder`, from the cache where that was made of the same files.

    A cache that is stale or corrupt is made anew; where it cannot be read or written, or a rule
    file is broken, the files are decoded each time.
    """
    digest = _digest(folder)
    file = _cache_file(folder)
    try:
        cached = msgspec.msgpack.decode(file.read_bytes(), type=CachedRules)
    except (OSError, msgspec.DecodeError):
        cached = None
    if digest is not None and cached is not None and cached.digest == digest:
        return cached.rules
    loaded = list(load_folder(folder))
    rules = [rule for rule in loaded if isinstance(rule, Rule)]
    if digest is not None and len(rules) == len(loaded):
        _write(file, msgspec.msgpack.encode(CachedRules(digest, rules)))
    return loaded


def _digest(folder: Path) -> bytes | None:
    """A digest of the names and contents of the rule files; None if one cannot be read."""
    digest = hashlib.blake2b(FORMAT, digest_size=16)
    try:
        for path in sorted(folder.rglob("*.toml")):
            digest.update(os.fsencode(path) + b"\0" + path.read_bytes() + b"\0")
    except OSError:
        return None
    return digest.digest()


def _cache_file(folder: Path) -> Path:
    import platformdirs  # imported here because only a run that loads rules needs it

    name = hashlib.blake2b(os.fsencode(folder.absolute()), digest_size=8).hexdigest()
    return platformdirs.user_cache_path("corpuslint") / f"rules-{name}.msgpack"


def _write(file: Path, data: bytes) -> None:
    """Writes the whole file or nothing; that it cannot be written is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(temporary).replace(file)
    except OSError:
        return

"""Rewriting: new bytes in the place of a file's old ones, whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from corpuslint.digest import blake2b

DESCRIPTORS = Path("/proc/self/fd")  # where Linux names the files that we have open


class RewriteError(Exception):
    """A file that was not changed; the message says why."""


def rewrite(path: str, old: bytes, new: bytes) -> None:
    """Puts `new` in the place of `old` in the file at `path`, or in the one that a link there leads to.

    Owner and rights stay. At any moment the file is the old one or the new one, even if we are killed
    or the machine stops. RewriteError, if it no longer holds `old` or cannot be replaced like that.
    """
    try:
        _rewrite(Path(path).resolve(strict=True), old, new)
    except OSError as error:
        raise RewriteError(f"cannot be written: {error.strerror or error}") from error


def _rewrite(file: Path, old: bytes, new: bytes) -> None:
    before = file.stat()
    if before.st_nlink > 1:
        raise RewriteError("has more than one name (hard links), and the others would keep the old text")
    if not os.access(file, os.W_OK):
        raise RewriteError("cannot be written: it is read-only")
    draft = _draft_of(file)
    draft.unlink(missing_ok=True)
    try:
        with _open_draft(draft) as stream:
            nameless = not draft.exists()
            stream.write(new)
            stream.flush()
            _copy_rights(DESCRIPTORS / str(stream.fileno()) if nameless else draft, file, before)
            os.fsync(stream.fileno())
            if file.read_bytes() != old or _identity(file.stat()) != _identity(before):
                raise RewriteError("has changed while it was linted")
            if nameless:
                _name(stream, draft)
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    _sync(file.parent)


def _draft_of(file: Path) -> Path:
    """Beside the file, under the same name each time: what a killed run leaves, the next one takes away."""
    digest = blake2b(os.fsencode(file.name), digest_size=8).hexdigest()
    return file.with_name(f".corpuslint-{digest}")


def _open_draft(draft: Path) -> BinaryIO:
    """A new file: where there is such a thing, one without a name, which goes if we are killed."""
    if hasattr(os, "O_TMPFILE") and DESCRIPTORS.is_dir():
        with suppress(OSError):  # not on every file system
            return os.fdopen(os.open(draft.parent, os.O_TMPFILE | os.O_RDWR, 0o600), "w+b")
    return os.fdopen(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600), "w+b")


def _name(stream: BinaryIO, draft: Path) -> None:
    """Gives a file without a name one."""
    folder = os.open(draft.parent, os.O_RDONLY)  # only if told of a folder, Python follows the link
    try:
        os.link(DESCRIPTORS / str(stream.fileno()), draft, src_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


def _copy_rights(draft: Path, file: Path, stat: os.stat_result) -> None:
    """Owner, mode and what else the system keeps beside them; the time is that of now."""
    own = draft.stat()
    if (own.st_uid, own.st_gid) != (stat.st_uid, stat.st_gid):
        os.chown(draft, stat.st_uid, stat.st_gid)  # first, as it takes rights away
    shutil.copystat(file, draft)
    os.utime(draft)


def _identity(stat: os.stat_result) -> tuple[int, ...]:
    """What is not the same of a file that somebody else has touched."""
    return (stat.st_dev, stat.st_ino, stat.st_mode, stat.st_uid, stat.st_gid, stat.st_size, stat.st_mtime_ns)


def _sync(folder: Path) -> None:
    """Makes sure that the disk knows of the new file, where folders can be asked that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

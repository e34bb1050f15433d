"""What can be read only once, such as a pipe: kept as it is read, for a report that wants it again."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import IO, Any, BinaryIO, cast

IN_MEMORY = 1024 * 1024  # bytes; what is longer goes into a file
MOST_KEPT = 1024 * 1024 * 1024  # bytes


class ReadOnce:
    """Opens what can be read only once. From the second time on, what was kept of it is read.

    Of more than MOST_KEPT bytes, or than there is room for, only the first are kept: whoever reads on
    to their end gets an OSError there.
    """

    def __init__(self, open_once: Callable[[], BinaryIO]) -> None:
        self._open_once = open_once
        self._kept: Kept | None = None

    def __call__(self) -> BinaryIO:
        if self._kept is None:
            self._kept = Kept(self._open_once())
        return cast("BinaryIO", io.BufferedReader(KeptReader(self._kept), 64 * 1024))

    def replace(self, content: bytes) -> None:
        """Gives these bytes from now on."""
        self._kept = Kept(io.BytesIO(content))


class Kept:
    """The bytes of a stream: what was read of it is kept, and the rest read when somebody asks for it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream: Any = stream
        self._store: IO[bytes] = io.BytesIO()
        self._length = 0  # bytes that were read
        self._lost = False

    def __del__(self) -> None:
        self._store.close()

    def read(self, offset: int, size: int) -> bytes:
        """Bytes from `offset` on, at least one and at most `size`; none at the end."""
        if offset == self._length:
            return self._read_on(size)
        self._store.seek(offset)
        if data := self._store.read(min(size, self._length - offset)):
            return data
        raise OSError("it is too long to be read a second time")

    def _read_on(self, size: int) -> bytes:
        """More of the stream, which is closed at its end."""
        if self._stream is None:
            return b""
        data: bytes = getattr(self._stream, "read1", self._stream.read)(size)
        if data:
            self._keep(data)
            self._length += len(data)
        else:
            self._stream.close()
            self._stream = None
        return data

    def _keep(self, data: bytes) -> None:
        length = self._length + len(data)
        if self._lost or length > MOST_KEPT:
            self._lost = True
            return
        try:
            if self._length <= IN_MEMORY < length:
                self._store = _moved_to_a_file(self._store)
            self._store.seek(self._length)
            self._store.write(data)
        except OSError:  # there is no room
            self._lost = True


class KeptReader(io.RawIOBase):
    """Reads what is kept from the beginning, and on."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept
        self._offset = 0

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._offset

    def readinto(self, buffer: Any) -> int:
        data = self._kept.read(self._offset, len(buffer))
        buffer[: len(data)] = data
        self._offset += len(data)
        return len(data)


def _moved_to_a_file(store: IO[bytes]) -> IO[bytes]:
    import shutil  # only where so much comes through a pipe
    import tempfile

    file = tempfile.TemporaryFile()  # noqa: SIM115 - it is there as long as the input
    store.seek(0)
    shutil.copyfileobj(store, file)
    return file

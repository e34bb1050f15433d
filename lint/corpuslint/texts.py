"""The texts of documents that were linted, read again when a report wants to show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from corpuslint.source import Source

Key = tuple[str, str | int | None]
MOST_KEPT = 16 * 1024 * 1024  # characters of texts that were read last
MOST_TIMES = 20  # that a path is read from its beginning, for a text that is no longer kept


class SourceTexts(Mapping[Key, str]):
    """Texts by path and record, for whoever asks for them nearly in order, as findings come.

    `reread` yields the sources of a path once more. They are read on as far as is asked for, and the
    last of them are kept; what stands too far back to be read again is absent, as is a path that can no
    longer be read.
    """

    def __init__(self, reread: Callable[[str], Iterator[Source]]) -> None:
        self._reread = reread
        self._path: str | None = None
        self._coming: Iterator[Source] = iter(())
        self._times = 0
        self._texts: dict[Key, str] = {}
        self._length = 0
        self._has_dropped = False

    def __getitem__(self, key: Key) -> str:
        if key[0] != self._path:
            self._path, self._times = key[0], 0
            self._begin()
        if key not in self._texts and not self._read_up_to(key) and self._may_begin_again:
            self._begin()
            self._read_up_to(key)
        return self._texts[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    @property
    def _may_begin_again(self) -> bool:
        return self._has_dropped and self._times < MOST_TIMES

    def _begin(self) -> None:
        self._times += 1
        self._texts, self._length, self._has_dropped = {}, 0, False
        self._coming = self._reread(self._path or "")

    def _read_up_to(self, key: Key) -> bool:
        """Reads on until the text of a key is there, if it comes."""
        for source in self._coming:
            self._keep(source)
            if (source.path, source.record) == key:
                return True
        return False

    def _keep(self, source: Source) -> None:
        key = source.path, source.record
        self._length += len(source.text) - len(self._texts.pop(key, ""))
        self._texts[key] = source.text
        while self._length > MOST_KEPT and len(self._texts) > 1:
            self._length -= len(self._texts.pop(next(iter(self._texts))))
            self._has_dropped = True

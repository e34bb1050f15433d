"""The texts of documents that were linted, read again when a report wants to show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from corpuslint.source import Source

Key = tuple[str, str | int | None]


class SourceTexts(Mapping[Key, str]):
    """Texts by path and record. Those of the last path asked for are kept, as findings are in order.

    `reread` yields the sources of a path once more; a path that can no longer be read has no texts.
    """

    def __init__(self, reread: Callable[[str], Iterator[Source]]) -> None:
        self._reread = reread
        self._path: str | None = None
        self._texts: dict[Key, str] = {}

    def __getitem__(self, key: Key) -> str:
        if key[0] != self._path:
            self._path = key[0]
            self._texts = {(source.path, source.record): source.text for source in self._reread(key[0])}
        return self._texts[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

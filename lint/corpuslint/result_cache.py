"""Results kept between runs: what linting a file gave, for as long as nothing changes that it depends on.

The folder `.corpuslint_cache` has a folder for each state of rules and program, and in it some files for
each folder that was linted. What stands in them is found by an input's path and its file's state on the
disk, or else its content. They are replaced whole, so that several runs at once do no harm, and one that
is broken, by its checksum, is as good as none.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from zlib import crc32

import msgspec

from corpuslint import __version__
from corpuslint.cache_files import write_whole
from corpuslint.config import Settings
from corpuslint.digest import blake2b
from corpuslint.errors import Failure
from corpuslint.facts import packed
from corpuslint.finding import Finding
from corpuslint.linter import Linter
from corpuslint.outcome import Outcome
from corpuslint.source import Input

FOLDER = ".corpuslint_cache"
FORMAT = "1"  # changes with what stands in the files
LARGEST = 16 * 1024 * 1024  # bytes of an input whose results are kept; a larger one streams
SHELVES = 16  # files for a folder, so that not all are written anew for one text
RECENT = 2_000_000_000  # nanoseconds in which a file may change again without a change of its times
MOST_STATES = 8  # folders for states of rules and program, of which the oldest goes
MOST_CORPORA = 8  # files of what was found across texts, likewise
TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder holds what corpuslint can find again: see https://bford.info/cachedir/\n"
)

# When a file was changed and when its entry was, in nanoseconds, its size, and its number on the disk.
Stamp = tuple[int, int, int, int]
UNSURE: Stamp = (0, 0, 0, 0)


class Entry(msgspec.Struct, array_like=True, frozen=True):
    """The outcomes of an input, encoded, and the file that they are of."""

    stamp: Stamp
    digest: bytes
    outcomes: msgspec.Raw


class Stored(msgspec.Struct, frozen=True):
    """The outcomes of an input of `size` bytes as they stand in the cache."""

    data: msgspec.Raw
    size: int

    def outcomes(self) -> list[Outcome]:
        """The outcomes, decoded."""
        return decode_outcomes(self.data)


decode_outcomes = msgspec.msgpack.Decoder(list[Outcome]).decode
decode_found = msgspec.msgpack.Decoder(dict[int, list[Finding]]).decode
decode_entries = msgspec.msgpack.Decoder(dict[str, Entry]).decode


class ResultCache:
    """The results in a folder. What a run adds is written when it calls `store`."""

    def __init__(self, folder: Path, linter: Linter) -> None:
        self._folder = folder
        self._linter = linter
        self._states: dict[int, str] = {}
        self._shelves: dict[tuple[str, int, int], Shelf] = {}
        self._missed: dict[str, Stamp] = {}
        self._digests: dict[str, bytes] = {}

    def find(self, source: Input, settings: Settings) -> Stored | None:
        """What is known of an input; None where it has to be linted."""
        stamp = _stamp(source)
        if stamp is None or stamp[2] > LARGEST:
            return None
        shelf = self._shelf(source, settings)
        entry = shelf.entries.get(source.path)
        if entry is None or entry.stamp != stamp:
            digest = _digest_of(source)
            if digest is None:
                return None
            self._digests[source.path] = digest
            if entry is None or entry.digest != digest:
                self._missed[source.path] = stamp
                return None
            entry = msgspec.structs.replace(entry, stamp=_sure(stamp))
            shelf.put(source.path, entry)
        self._digests[source.path] = entry.digest
        return Stored(entry.outcomes, stamp[2])

    def has_missed(self, source: Input) -> bool:
        """Whether the outcomes of an input are wanted, as they were not found."""
        return source.path in self._missed

    def keep(self, source: Input, settings: Settings, outcomes: Sequence[Outcome]) -> None:
        """Keeps the outcomes of an input that was not found, unless something has failed."""
        stamp = self._missed.pop(source.path)
        if self._linter.failures or any(outcome.failures for outcome in outcomes):
            return
        with suppress(ValueError, OverflowError):  # a lone surrogate, say
            data = msgspec.Raw(msgspec.msgpack.encode(outcomes))
            if _stamp(source) == stamp:
                entry = Entry(_sure(stamp), self._digests[source.path], data)
                self._shelf(source, settings).put(source.path, entry)

    def find_corpus(self, inputs: Iterable[tuple[Input, Settings]]) -> dict[int, list[Finding]] | None:
        """What was found across the texts of some inputs; None if it has to be found."""
        file = self._corpus_file(inputs)
        data = None if file is None else _read(file)
        try:
            return None if data is None else decode_found(data)
        except msgspec.DecodeError:
            return None

    def keeping_corpus(
        self,
        inputs: Iterable[tuple[Input, Settings]],
        found: Iterable[tuple[int, list[Finding]]],
        failures: Sequence[Failure],
    ) -> Iterator[tuple[int, list[Finding]]]:
        """What is found across texts, by the number of the text's place, as it comes; then it is kept.

        It is not if there are any `failures` by then.
        """
        file = self._corpus_file(inputs)
        if file is None:
            yield from found
            return
        kept: dict[int, msgspec.Raw] | None = {}
        for number, findings in found:
            if kept is not None:
                try:
                    kept[number] = msgspec.Raw(packed(findings))
                except (ValueError, OverflowError):  # a lone surrogate, say
                    kept = None
            yield number, findings
        if kept is not None and not failures and not self._linter.failures:
            self._make_folder()
            write_whole(file, _checked(msgspec.msgpack.encode(kept)))
            _drop_oldest(self._folder, "corpus-*", MOST_CORPORA)

    def store(self) -> None:
        """Writes what is new."""
        changed = [shelf for shelf in self._shelves.values() if shelf.new]
        if changed:
            self._make_folder()
            for shelf in changed:
                shelf.write()
            _drop_oldest(self._folder, "state-*", MOST_STATES)

    def _shelf(self, source: Input, settings: Settings) -> Shelf:
        parent, name = os.path.split(source.file or "")
        key = parent, id(settings), crc32(os.fsencode(name)) % SHELVES
        if key not in self._shelves:
            absolute = os.fsencode(Path(parent).absolute())
            folder = blake2b(absolute, digest_size=8).hexdigest()
            file = self._folder / f"state-{self._state(settings)}" / f"{folder}-{key[2]}.msgpack"
            self._shelves[key] = Shelf(file)
        return self._shelves[key]

    def _corpus_file(self, inputs: Iterable[tuple[Input, Settings]]) -> Path | None:
        """The file for the texts of some inputs; None where the content of one is not known."""
        digest = blake2b(digest_size=16)
        for source, settings in inputs:
            known = self._digests.get(source.path)
            if known is None:
                return None
            digest.update(b"\0".join([self._state(settings).encode(), source.path.encode(), known]))
        return self._folder / f"corpus-{digest.hexdigest()}.msgpack"

    def _state(self, settings: Settings) -> str:
        """A digest of all that findings depend on, but for the texts."""
        key = id(settings)
        if key not in self._states:
            self._states[key] = state_of(self._linter, settings)
        return self._states[key]

    def _make_folder(self) -> None:
        """The folder, marked as one that backups and version control need not look at."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            for name, text in (("CACHEDIR.TAG", TAG), (".gitignore", "*\n")):
                if not (self._folder / name).exists():
                    (self._folder / name).write_text(text, encoding="utf-8")


class Shelf:
    """A file of entries, by the paths of their inputs."""

    def __init__(self, file: Path) -> None:
        self.new: dict[str, Entry] = {}
        self._file = file
        self.entries = self._read()

    def put(self, path: str, entry: Entry) -> None:
        """Adds an entry, or replaces one."""
        self.entries[path] = self.new[path] = entry

    def write(self) -> None:
        """Adds what is new to what stands there by now, without the entries of files that are gone."""
        entries = self._read() | self.new
        there = {path: entry for path, entry in entries.items() if path in self.new or os.path.exists(path)}  # noqa: PTH110
        self.new = {}
        write_whole(self._file, _checked(msgspec.msgpack.encode(there)))

    def _read(self) -> dict[str, Entry]:
        data = _read(self._file)
        try:
            return {} if data is None else decode_entries(data)
        except msgspec.DecodeError:
            return {}


def state_of(linter: Linter, settings: Settings) -> str:
    """A digest of the program, its plugins, the rule files, and the settings that findings depend on."""
    values = settings.values
    digest = blake2b(digest_size=12)
    chosen = (values.rules, values.select, values.extend_select, values.ignore)
    fields = (values.text_field, values.id_field)
    digest.update(msgspec.msgpack.encode([FORMAT, __version__, sys.version, chosen, fields]))
    for folder in (*linter.plugins.folders(), *linter.plugins.rule_folders, *settings.rules_paths):
        digest.update(os.fsencode(folder) + b"\0")
        for line in _files_below(str(folder)):
            digest.update(line)
    for entry in sys.path:
        if entry.endswith("-packages"):  # what is installed there, and in which version
            with suppress(OSError):
                digest.update(f"{entry} {os.stat(entry).st_mtime_ns}\n".encode())  # noqa: PTH116
    return digest.hexdigest()


def _files_below(folder: str) -> Iterator[bytes]:
    """The files below a folder with their times and sizes, in order."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files_below(entry.path)
        else:
            with suppress(OSError):
                status = entry.stat()
                yield os.fsencode(f"{entry.path} {status.st_mtime_ns} {status.st_size}\n")


def _stamp(source: Input) -> Stamp | None:
    """The state of an input's file; None for what is no file, or cannot be looked at."""
    if source.file is None:
        return None
    try:
        status = os.stat(source.file)  # noqa: PTH116 - there may be thousands
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _sure(stamp: Stamp) -> Stamp:
    """The state by which a file is known again: none for one that was changed a moment ago."""
    return stamp if max(stamp[:2]) < time.time_ns() - RECENT else UNSURE


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()


def _digest_of(source: Input) -> bytes | None:
    """A digest of an input's content; None if it cannot be read."""
    try:
        with source.open() as stream:
            return _digest(stream.read())
    except OSError:
        return None


def _checked(data: bytes) -> bytes:
    """Data with its checksum before it."""
    return crc32(data).to_bytes(4, "little") + data


def _read(file: Path) -> bytes | None:
    """The data of a file; None if it is not there, or is not what was written."""
    try:
        data = file.read_bytes()
    except OSError:
        return None
    return data[4:] if data[:4] == crc32(data[4:]).to_bytes(4, "little") else None


def _drop_oldest(folder: Path, pattern: str, most: int) -> None:
    """Removes the files or folders of a pattern that were written first, so that `most` are left."""
    import shutil  # only where something was written

    with suppress(OSError):
        oldest = sorted(folder.glob(pattern), key=lambda path: path.stat().st_mtime_ns)[:-most]
        for path in oldest:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)

"""Configuration: corpuslint.toml, .corpuslint.toml or [tool.corpuslint]; the closest to a file wins."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Severity
from corpuslint.rule import explain_invalid, line_of_key

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FILE_NAMES = ("corpuslint.toml", ".corpuslint.toml", "pyproject.toml")
NEVER = "never"


class ConfigFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The keys that a configuration may have; all may be left out, and keep their defaults then."""

    extend: str | None = None
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    fail_level: str = "warning"
    min_confidence: str = "low"
    rules_path: tuple[str, ...] = ()
    text_field: str = "text"
    id_field: str | None = None
    jobs: int | Literal["auto"] = "auto"
    rules: dict[str, dict[str, Any]] = {}


KEYS = ConfigFile.__struct_encode_fields__
DEFAULT = "default"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """What is in force for a file. `root` is the folder that patterns are relative to: that of the
    configuration file, or the working folder where the file was named by an option.

    `origins` says for each key where its value comes from: a file, `command line` or `default`.
    """

    values: ConfigFile = ConfigFile()
    root: Path = Path()
    rules_paths: tuple[Path, ...] = ()
    origins: dict[str, str] = {}

    @property
    def fail_level(self) -> Severity | None:
        """The least severity that makes the run fail; None for never."""
        return parse_fail_level(self.values.fail_level)

    @property
    def min_confidence(self) -> Confidence:
        """The least confidence of a finding that is reported."""
        return Confidence.parse(self.values.min_confidence)

    def excludes(self, path: str, *, is_folder: bool) -> bool:
        """Whether `exclude` leaves out the file or folder at `path`."""
        if not self.values.exclude:
            return False
        relative = self._relative(path)
        return relative is not None and _patterns(self.values.exclude).match_file(relative + "/" * is_folder)

    def ignored_in(self, path: str) -> tuple[str, ...]:
        """The rules and categories that `per-file-ignores` drops in the file at `path`."""
        if not self.values.per_file_ignores or (relative := self._relative(path)) is None:
            return ()
        return tuple(
            selector
            for pattern, selectors in self.values.per_file_ignores.items()
            if _patterns((pattern,)).match_file(relative)
            for selector in selectors
        )

    def _relative(self, path: str) -> str | None:
        """The path from `root`, with forward slashes; None for what is not below it."""
        absolute = _absolute(Path(path))
        return absolute.relative_to(self.root).as_posix() if absolute.is_relative_to(self.root) else None


def parse_fail_level(name: str) -> Severity | None:
    """The severity called `name`, None for `never`; ValueError for anything else."""
    return None if name == NEVER else Severity.parse(name)


class Configuration:
    """Finds and reads configuration files, each once. Failures collect in `failures`.

    `overrides` are keys from the command line; they win over every file. With `only` that file
    alone is read; with `isolated` none is.
    """

    def __init__(
        self,
        overrides: Mapping[str, Any] | None = None,
        *,
        only: Path | None = None,
        isolated: bool = False,
    ) -> None:
        self.failures: list[Failure] = []
        self._overrides = dict(overrides or {})
        self._only = only
        self._isolated = isolated
        self._of_folder: dict[Path, Settings] = {}
        self._beside: dict[str, Settings] = {}  # by the folder of a file
        self._of_file: dict[Path | None, Settings] = {}

    def settings_for(self, path: Path) -> Settings:
        """The settings in force for the file or folder at `path`, which need not exist."""
        folder = path if path.is_dir() else path.parent
        if folder not in self._of_folder:
            self._of_folder[folder] = self._read(self._closest(_absolute(folder)))
        return self._of_folder[folder]

    def excludes(self, path: str, is_folder: bool) -> bool:
        """Whether the `exclude` that is in force where a file or folder stands leaves it out."""
        if is_folder:
            return self.settings_for(Path(path).parent).excludes(path, is_folder=True)
        beside = os.path.dirname(path)  # noqa: PTH120 - there may be thousands of files
        settings = self._beside.get(beside)
        if settings is None:
            settings = self._beside[beside] = self.settings_for(Path(path).parent)
        return settings.excludes(path, is_folder=False)

    def _closest(self, folder: Path) -> Path | None:
        if self._isolated:
            return None
        if self._only is not None:
            return self._only
        for parent in (folder, *folder.parents):
            for name in FILE_NAMES:
                file = parent / name
                if file.is_file() and (name != "pyproject.toml" or _has_table(file)):
                    return file
        return None

    def _read(self, file: Path | None) -> Settings:
        if file not in self._of_file:
            self._of_file[file] = self._settings(file)
        return self._of_file[file]

    def _settings(self, file: Path | None) -> Settings:
        table, origins, paths = self._table(file, ()) if file else ({}, {}, ())
        cli_paths = tuple(Path(path) for path in self._overrides.get("rules-path", ()))
        table |= self._overrides
        origins |= dict.fromkeys(self._overrides, "command line")
        return Settings(
            values=msgspec.convert(table, ConfigFile),
            root=Path.cwd() if file is None or self._only else file.parent,
            rules_paths=(*paths, *cli_paths),
            origins={key: origins.get(key, DEFAULT) for key in KEYS},
        )

    def _table(
        self, file: Path, extending: tuple[Path, ...]
    ) -> tuple[dict[str, Any], dict[str, str], tuple[Path, ...]]:
        """The valid keys of a file over those of the file it extends, and where each comes from."""
        text, raw = self._parse(file)
        table = dict(self._valid(raw, file, text))
        origins = dict.fromkeys(table, str(file))
        paths = tuple(file.parent / path for path in table.get("rules-path", ()))
        base = table.pop("extend", None)
        if base is None:
            return table, origins, paths
        parent = _file_at(file.parent / base)
        if parent is None:
            self._fail(file, f"extend: there is no file {base!r}", line_of_key(text, "extend"))
            return table, origins, paths
        if parent in (*extending, file.resolve()):
            self._fail(file, f"extend: {base!r} leads back to this file", line_of_key(text, "extend"))
            return table, origins, paths
        base_table, base_origins, base_paths = self._table(parent, (*extending, file.resolve()))
        return base_table | table, base_origins | origins, (*base_paths, *paths)

    def _parse(self, file: Path) -> tuple[str, dict[str, Any]]:
        try:
            text = file.read_text(encoding="utf-8")
            raw = tomllib.loads(text)
        except OSError as error:
            self._fail(file, f"cannot be read: {error.strerror}")
            return "", {}
        except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self._fail(file, f"is not TOML: {error}")
            return "", {}
        if file.name != "pyproject.toml":
            return text, raw
        table = _own_table(raw)
        if not isinstance(table, dict):
            self._fail(file, "tool.corpuslint must be a table", line_of_key(text, "corpuslint"))
            return text, {}
        return text, table

    def _valid(self, raw: Mapping[str, Any], file: Path, text: str) -> Iterator[tuple[str, Any]]:
        """The keys that can be used. Each of the others is a failure, and keeps its default."""
        for key, value in raw.items():
            wrapped = [value] if key == "rules-path" and isinstance(value, str) else value
            try:
                decoded = msgspec.convert({key: wrapped}, ConfigFile)
                _check_names(decoded)
            except (msgspec.ValidationError, ValueError) as error:
                message, line = explain_invalid(error, text, KEYS)
                self._fail(file, message, line or line_of_key(text, key))
            else:
                yield key, wrapped

    def _fail(self, file: Path, message: str, line: int | None = None) -> None:
        self.failures.append(Failure(str(file), message, line=line))


def _file_at(path: Path) -> Path | None:
    """The real path of a file; None if there is none."""
    try:
        return path.resolve() if path.is_file() else None
    except OSError:  # a name that is too long, say
        return None


def _check_names(values: ConfigFile) -> None:
    try:
        parse_fail_level(values.fail_level)
    except ValueError:
        raise ValueError(
            f"fail-level: {values.fail_level!r} is none of note, warning, error and never"
        ) from None
    try:
        Confidence.parse(values.min_confidence)
    except ValueError as error:
        raise ValueError(f"min-confidence: {error}") from None
    if values.jobs != "auto" and values.jobs < 1:
        raise ValueError(f'jobs: {values.jobs} processes can do nothing; at least 1, or "auto"')
    for key, patterns in (("exclude", values.exclude), ("per-file-ignores", tuple(values.per_file_ignores))):
        try:
            if patterns:
                _patterns(patterns)
        except ValueError as error:
            raise ValueError(f"{key}: {error}") from None


@cache
def _patterns(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Patterns in the manner of .gitignore; ValueError for what is none."""
    from pathspec import GitIgnoreSpec  # only where a key with patterns is used

    return GitIgnoreSpec.from_lines(patterns)


def _absolute(path: Path) -> Path:
    """The path from the root of the file system, without `..`: its parents are the folders above it."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links


def _has_table(pyproject: Path) -> bool:
    """Whether a pyproject.toml configures corpuslint, or would if it were TOML."""
    try:
        text = pyproject.read_text(encoding="utf-8", errors="replace")
        return "corpuslint" in text and _own_table(tomllib.loads(text)) is not None
    except OSError:
        return False
    except tomllib.TOMLDecodeError:
        return "[tool.corpuslint" in text


def _own_table(pyproject: dict[str, Any]) -> Any:
    """What stands under tool.corpuslint; None if nothing does."""
    tool = pyproject.get("tool")
    return tool.get("corpuslint") if isinstance(tool, dict) else None

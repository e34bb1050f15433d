"""From the paths of a command line to the files to read."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from corpuslint.errors import Failure, UsageError
from corpuslint.read_once import ReadOnce
from corpuslint.source import Input

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# What nobody means when they name the folder above it. Hidden files and folders are left out as well.
SKIPPED_FOLDERS = frozenset(
    {
        "__pycache__",
        "__pypackages__",
        "_build",
        "bower_components",
        "build",
        "dist",
        "env",
        "htmlcov",
        "node_modules",
        "site-packages",
        "venv",
    }
)
# Text for machines, under the suffix of text for people.
SKIPPED_FILES = re.compile(r"(?:requirements|constraints)[^/]*\.txt|CMakeLists\.txt|(?:robots|ads)\.txt")
GLOB = re.compile(r"[*?\[]")
GLOB_PART = re.compile(r"\*\*/|\*+|\?|\[!?\]?[^\]/]*\]|[^*?\[]+|\[")


CACHE_TAG = "CACHEDIR.TAG"  # stands in a folder that holds nothing but what can be made again
TAGGED = b"Signature: 8a477f597d28d172789f06886806bc55"

IsExcluded = Callable[[str, bool], bool]


def nothing(path: str, is_folder: bool) -> bool:
    """Excludes nothing."""
    return False


class IgnoreFile(NamedTuple):
    """Patterns in the manner of .gitignore, and the folder that they are relative to."""

    folder: str
    patterns: GitIgnoreSpec

    def verdict(self, path: str) -> bool | None:
        """True to leave an absolute path out, False to keep it, None if no pattern speaks of it."""
        if not path.startswith(self.folder):
            return None
        return self.patterns.check_file(path[len(self.folder) :]).include


class Folder(NamedTuple):
    """A folder to walk: as reported, its real path, and the ignore files that hold in it, outer first."""

    path: str
    real: str
    ignores: tuple[IgnoreFile, ...]


class File(NamedTuple):
    """A file that was found: as it was asked for, and its real path."""

    path: str
    real: str


class Policy(NamedTuple):
    """What is left out of a walk beside what is never meant."""

    excludes: tuple[IgnoreFile, ...]
    respect_gitignore: bool
    is_excluded: IsExcluded


def discover(
    paths: Sequence[str],
    *,
    suffixes: Collection[str],
    exclude: Sequence[str],
    force_exclude: bool,
    respect_gitignore: bool = True,
    is_excluded: IsExcluded = nothing,
) -> Iterator[Input | Failure]:
    """The files that `paths` ask for, each real file once; a Failure for a path that gives none.

    A file that is named is taken whatever its suffix. A folder is walked in order of name for files
    with one of `suffixes`, and a glob (`**` too) stands for the files that it matches. `exclude` are
    patterns in the manner of .gitignore, relative to the working folder, and `is_excluded` says the
    same of a path and whether it is a folder; they, the .gitignore files and SKIPPED_FOLDERS hold for
    what is found, and with `force_exclude` for what is named too.
    """
    policy = Policy(_excludes(exclude), respect_gitignore, is_excluded)
    seen: set[str] = set()
    for path in dict.fromkeys(paths):
        if force_exclude and _is_excluded_by_name(path, policy):
            continue
        for found in _expand(path, suffixes, policy):
            if isinstance(found, Failure):
                yield found
            elif found.real not in seen:
                seen.add(found.real)
                yield _input(found.path)


def _expand(path: str, suffixes: Collection[str], policy: Policy) -> Iterator[File | Failure]:
    """The files that one path of the command line stands for."""
    trouble = _trouble(path)
    if trouble is None and not Path(path).is_dir():
        yield File(path, os.path.realpath(path))
        return
    if trouble is None:
        found, looked_for = _walk(path, policy, _suffix_pattern(suffixes)), ", ".join(sorted(suffixes))
    elif GLOB.search(path) and _trouble(_fixed_part(path)) is None:
        found, looked_for = _walk(_fixed_part(path), policy, _glob_pattern(path)), "this pattern"
    else:
        yield Failure(_shown(path), trouble)
        return
    none = True
    for each in found:
        none = False
        yield each
    if none:
        yield Failure(_shown(path), f"no file matched: looked for {looked_for}")


def _trouble(path: str) -> str | None:
    """Why there is nothing to read at a path, if so."""
    try:
        os.stat(path)  # noqa: PTH116 - Path("") is the working folder, which nobody named
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return "no such file or folder"
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    return None


def _input(path: str) -> Input:
    opener = partial(_open, path)
    if os.path.isfile(path):  # noqa: PTH113 - there may be thousands
        return Input(_shown(path), opener, file=path)
    return Input(_shown(path), ReadOnce(opener))


def _open(path: str) -> BinaryIO:
    return Path(path).open("rb")


def _suffix_pattern(suffixes: Collection[str]) -> re.Pattern[str]:
    return re.compile(f".*(?:{'|'.join(map(re.escape, suffixes))})", re.IGNORECASE | re.DOTALL)


def _walk(path: str, policy: Policy, wanted: re.Pattern[str]) -> Iterator[File | Failure]:
    """The wanted files below a folder, in order of name; what links lead to comes last."""
    real = os.path.realpath(path)
    ignores = _ignores_above(real, policy)
    if policy.is_excluded(path, True):
        policy = policy._replace(is_excluded=nothing)  # this folder was asked for
    waiting: list[File | Folder] = [Folder(_joinable(path), real, ignores)]
    linked: list[File | Folder] = []
    walked: set[str] = set()
    while waiting or linked:
        if not waiting:
            waiting, linked = linked[::-1], []
        each = waiting.pop()
        if isinstance(each, File):
            if wanted.fullmatch(each.path):
                yield each
        elif each.real not in walked:
            walked.add(each.real)
            try:
                entries = sorted(os.scandir(each.path or "."), key=lambda entry: entry.name, reverse=True)
            except OSError as error:
                yield Failure(_shown(each.path.rstrip("/")), f"cannot be read: {error.strerror}")
                continue
            if each.real == real or not _is_cache(each, entries):
                _sort_out(each, entries, policy, waiting, linked)


def _is_cache(folder: Folder, entries: Sequence[os.DirEntry[str]]) -> bool:
    """Whether a folder says of itself that it is a cache."""
    if not any(entry.name == CACHE_TAG for entry in entries):
        return False
    try:
        with Path(folder.path, CACHE_TAG).open("rb") as tag:
            return tag.read(len(TAGGED)) == TAGGED
    except OSError:
        return False


def _sort_out(
    folder: Folder,
    entries: list[os.DirEntry[str]],
    policy: Policy,
    waiting: list[File | Folder],
    linked: list[File | Folder],
) -> None:
    """Put the entries of a folder that are not left out on the pile of what waits, or of what is linked."""
    ignores = folder.ignores
    if policy.respect_gitignore and any(entry.name == ".gitignore" for entry in entries):
        ignores += _ignore_file(folder.real, Path(folder.real, ".gitignore"))
    for entry in entries:
        if entry.name.startswith("."):
            continue
        is_folder, is_link = _is_folder(entry), entry.is_symlink()
        full = _join(folder.real, entry.name)
        if _is_skipped(entry.name, is_folder) or _is_ignored(full, is_folder, ignores):
            continue
        pile = linked if is_link else waiting
        path = folder.path + entry.name
        if policy.is_excluded(path, is_folder):
            continue
        real = os.path.realpath(path) if is_link else full
        if is_folder:
            pile.append(Folder(path + "/", real, ignores))
        elif _is_file(entry):
            pile.append(File(path, real))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads round in a circle
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:
        return False


def _is_skipped(name: str, is_folder: bool) -> bool:
    return name in SKIPPED_FOLDERS if is_folder else SKIPPED_FILES.fullmatch(name) is not None


def _is_ignored(path: str, is_folder: bool, ignores: Sequence[IgnoreFile]) -> bool:
    """Whether an absolute path is ignored: the innermost file that speaks of it decides."""
    subject = _posix(path) + "/" * is_folder
    for ignore in reversed(ignores):
        verdict = ignore.verdict(subject)
        if verdict is not None:
            return verdict
    return False


def _is_excluded_by_name(path: str, policy: Policy) -> bool:
    """Whether a walk from the working folder would leave a named path out."""
    here = _joinable(os.path.realpath("."))
    full = _posix(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links
    is_folder = Path(path).is_dir()
    if policy.is_excluded(path, is_folder):
        return True
    if not full.startswith(_posix(here)):
        return False
    parts = full[len(here) :].split("/")
    if any(part.startswith(".") or _is_skipped(part, True) for part in parts[:-1]):
        return True
    if parts[-1].startswith(".") or _is_skipped(parts[-1], is_folder):
        return True
    return _is_ignored(full, is_folder, policy.excludes)


def _ignores_above(real: str, policy: Policy) -> tuple[IgnoreFile, ...]:
    """The ignore files that hold in a folder that is named, outermost first.

    One that leaves out the folder itself is dropped: it was asked for.
    """
    found = policy.excludes
    if policy.respect_gitignore:
        found += _gitignores_above(real)
    return tuple(ignore for ignore in found if not ignore.verdict(_posix(real) + "/"))


def _gitignores_above(real: str) -> tuple[IgnoreFile, ...]:
    """The .gitignore files between the root of the repository and a folder, which is left out."""
    folder = Path(real)
    above = [folder, *folder.parents]
    root = next((each for each in above if (each / ".git").exists()), None)
    if root is None:
        return ()
    found = _ignore_file(str(root), root / ".git" / "info" / "exclude")
    for parent in reversed(above[1 : above.index(root) + 1]):
        found += _ignore_file(str(parent), parent / ".gitignore")
    return found


def _ignore_file(folder: str, path: Path) -> tuple[IgnoreFile, ...]:
    """The one ignore file at `path`; nothing if it is not there or cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    return (IgnoreFile(_joinable(folder), _patterns_that_hold(lines)),)


def _patterns_that_hold(lines: list[str]) -> GitIgnoreSpec:
    """The patterns of an ignore file without those that are none, as Git reads them."""
    from pathspec import GitIgnoreSpec

    good = []
    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        good.append(line)
    return GitIgnoreSpec.from_lines(good)


def _excludes(patterns: Sequence[str]) -> tuple[IgnoreFile, ...]:
    """What the user excludes, relative to the working folder; UsageError for what is no pattern."""
    if not patterns:
        return ()
    from pathspec import GitIgnoreSpec

    try:
        spec = GitIgnoreSpec.from_lines(patterns)
    except ValueError as error:
        raise UsageError(f"exclude: {error}") from error
    return (IgnoreFile(_joinable(os.path.realpath(".")), spec),)


def _fixed_part(glob: str) -> str:
    """The folder that a glob's first wildcard stands in."""
    before = glob[: GLOB.search(glob).start()]  # type: ignore[union-attr]  # a glob has a wildcard
    return before[: before.rfind("/") + 1] or "."


def _glob_pattern(glob: str) -> re.Pattern[str]:
    """A glob as a regular expression: `*` and `?` stay inside a name, `**/` is any folders."""
    pieces = []
    for part in GLOB_PART.findall(glob.removeprefix("./")):
        if part == "**/":
            pieces.append(r"(?:[^/]+/)*")
        elif part.startswith("*"):
            pieces.append(".*" if part == "**" else "[^/]*")
        elif part == "?":
            pieces.append("[^/]")
        elif part.startswith("[") and len(part) > 1:
            pieces.append(_character_class(part))
        else:
            pieces.append(re.escape(part))
    return re.compile("".join(pieces), re.DOTALL)


def _character_class(part: str) -> str:
    """`[a-c]` or `[!a-c]` as a regular expression; literally, if it is a range that goes backwards."""
    denied, inner = ("^", part[2:-1]) if part[1] == "!" else ("", part[1:-1])
    pattern = f"(?!/)[{denied}" + re.sub(r"[^\w-]", r"\\\g<0>", inner) + "]"
    try:
        re.compile(pattern)
    except re.error:
        return re.escape(part)
    return pattern


def _joinable(path: str) -> str:
    """A folder's path with a slash at its end; the working folder is nothing at all."""
    path = _posix(path)
    while path.startswith("./"):
        path = path[2:].lstrip("/")
    if path in ("", "."):
        return ""
    return path if path.endswith("/") else path + "/"


def _join(folder: str, name: str) -> str:
    return folder + name if folder.endswith(os.sep) else folder + os.sep + name


def _posix(path: str) -> str:
    return path.replace(os.sep, "/") if os.sep != "/" else path


def _shown(path: str) -> str:
    """A path as it is reported: forward slashes, and bytes that are no UTF-8 as `\\xff`."""
    shown = _posix(path)
    while shown.startswith("./"):
        shown = shown[2:].lstrip("/")
    return os.fsencode(shown).decode("utf-8", "backslashreplace") or ("." if path else "''")

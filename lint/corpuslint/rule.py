"""Rule files: one TOML file a rule, decoded strictly, errors with file and line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Fix, Level, Scope, Severity

AnyLevel = TypeVar("AnyLevel", bound=Level)
TOML_TYPES = {
    "array": "a list",
    "bool": "true or false",
    "float": "a number",
    "int": "a whole number",
    "object": "a table",
    "str": "a string",
}
MARK = re.compile(r"\[\[(.*?)\]\](?!\])", re.DOTALL)  # the marked text may itself end in a bracket


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that is checked. `options` are the fields that belong to its kind, still undecoded.

    `enabled` is False for a rule that runs only when it is selected by its own id. `fix` says whether
    a suggestion of its may be applied where a finding has just one.
    `good` and `bad` are examples; in a bad one [[ ]] marks each span that must be found.
    """

    id: str
    kind: str
    message: str
    severity: Severity
    confidence: Confidence
    since: str
    scope: frozenset[Scope]
    source: tuple[str, ...]
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    enabled: bool
    fix: Fix = Fix.NEVER
    options: dict[str, Any]
    path: str

    @property
    def category(self) -> str:
        """The first half of the id: the folder the rule stands in."""
        return self.id.partition("/")[0]


class RuleFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields that every rule file may have, whatever its kind."""

    id: str
    kind: str
    message: str
    severity: str = "warning"
    confidence: str = "medium"
    since: str = ""
    scope: tuple[Scope, ...] = tuple(Scope)
    source: tuple[str, ...] = ()
    why: str
    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    enabled: bool = True
    fix: str = "never"


COMMON_FIELDS = frozenset(RuleFile.__struct_encode_fields__)


class RuleError(Exception):
    """A rule file that cannot be used: what is wrong with it, and on which line if that is known."""

    def __init__(self, path: str, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.failure = Failure(path, message, line=line)


def load_folder(folder: Path) -> Iterator[Rule | Failure]:
    """Every rule below `folder`, in order of path; a file that is no rule becomes a Failure."""
    if not folder.is_dir():
        yield Failure(str(folder), "no such folder of rules")
        return
    for path in sorted(folder.rglob("*.toml")):
        if path.parent == folder:
            continue  # data files of a rule package stand at its top; rules stand in a category
        try:
            yield load_file(path, folder)
        except RuleError as error:
            yield error.failure


def load_file(path: Path, folder: Path) -> Rule:
    """The rule in the file at `path` below the rule folder `folder`; RuleError if it is none."""
    try:
        text = path.read_text(encoding="utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise RuleError(str(path), f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise RuleError(str(path), f"is not UTF-8: {error.reason} at byte {error.start}") from error
    except tomllib.TOMLDecodeError as error:
        raise RuleError(str(path), f"is not TOML: {error}", _line_in_message(str(error))) from error
    rule = decode_rule(table, str(path), text)
    expected = path.relative_to(folder).with_suffix("").as_posix()
    if rule.id != expected:
        raise RuleError(
            str(path), f"id is {rule.id!r} but the path says {expected!r}", line_of_key(text, "id")
        )
    return rule


def decode_rule(table: dict[str, Any], path: str, text: str = "") -> Rule:
    """The rule in a decoded TOML table. `text` is the file it came from, to give errors a line."""
    common = {key: value for key, value in table.items() if key in COMMON_FIELDS}
    try:
        fields = msgspec.convert(common, RuleFile)
        severity = _level(Severity, "severity", fields.severity)
        confidence = _level(Confidence, "confidence", fields.confidence)
        fix = _level(Fix, "fix", fields.fix)
    except (msgspec.ValidationError, ValueError) as error:
        raise RuleError(path, *explain_invalid(error, text)) from error
    if fields.id.count("/") != 1:
        raise RuleError(path, f"id {fields.id!r} is not of the form category/name", line_of_key(text, "id"))
    return Rule(
        id=fields.id,
        kind=fields.kind,
        message=fields.message,
        severity=severity,
        confidence=confidence,
        since=fields.since,
        scope=frozenset(fields.scope),
        source=fields.source,
        why=fields.why.strip(),
        bad=fields.bad,
        good=fields.good,
        enabled=fields.enabled,
        fix=fix,
        options={key: value for key, value in table.items() if key not in COMMON_FIELDS},
        path=path,
    )


def explain_invalid(
    error: Exception, text: str, known: Iterable[str] = COMMON_FIELDS
) -> tuple[str, int | None]:
    """A decoding error in words, with a did-you-mean, and the line of the key that it is about."""
    message = str(error)
    if unknown := re.search(r"unknown field `([^`]+)`", message):
        import difflib  # only a mistake needs it

        key = unknown[1]
        close = difflib.get_close_matches(key, list(known), n=1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        return f"unknown key {key!r}{hint}", line_of_key(text, key)
    if missing := re.search(r"missing required field `([^`]+)`", message):
        return f"the key {missing[1]!r} is missing", None
    if place := re.search(r" - at `\$\.?([^`\[.]*)", message):
        return f"{place[1]}: {_in_words(message[: place.start()])}", line_of_key(text, place[1])
    key = message.partition(": ")[0]
    return message, line_of_key(text, key) if key in set(known) else None


def _level(levels: type[AnyLevel], key: str, name: str) -> AnyLevel:
    try:
        return levels.parse(name)
    except ValueError as error:
        raise ValueError(f"{key}: {error}") from None


def _in_words(message: str) -> str:
    """A wrong type as a writer of TOML would say it."""
    types = re.fullmatch(r"Expected `([^`]*)`, got `([^`]*)`", message)
    if types is None:
        return message
    wanted = " or ".join(TOML_TYPES.get(name, name) for name in types[1].split(" | ") if name != "null")
    return f"must be {wanted}, not {TOML_TYPES.get(types[2], types[2])}"


def line_of_key(text: str, key: str) -> int | None:
    """The 1-based line on which `key` is first assigned or opens a table in a TOML text."""
    found = re.search(
        rf"^[ \t]*(?:\[+[^\]\n]*)?[\"']?{re.escape(key)}[\"']?(?:[ \t]*=|[^\n]*\])", text, re.MULTILINE
    )
    return text.count("\n", 0, found.start()) + 1 if found else None


def marked_spans(example: str) -> tuple[str, list[tuple[int, int]]]:
    """An example without its [[ ]] marks, and the spans (start, end) that they marked."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    length = last = 0
    for mark in MARK.finditer(example):
        plain.append(example[last : mark.start()])
        length += mark.start() - last
        spans.append((length, length + len(mark[1])))
        plain.append(mark[1])
        length += len(mark[1])
        last = mark.end()
    plain.append(example[last:])
    return "".join(plain), spans


def _line_in_message(message: str) -> int | None:
    found = re.search(r"at line (\d+)", message)
    return int(found[1]) if found else None

"""Outcomes: what linting one text gave, in a form that can be sent to another process or stored."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from corpuslint.config import Settings
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.facts import pack_fact
from corpuslint.finding import Finding
from corpuslint.linter import Linter
from corpuslint.linting import Linted
from corpuslint.source import Source


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What one text gave; or, where `is_text` is False, what could not be read in the place of one.

    `facts` are packed, by rule; None where the text was taken to stand alone, and was not summarised.
    """

    path: str
    record: str | int | None
    is_text: bool
    findings: tuple[Finding, ...] = ()
    failures: tuple[Failure, ...] = ()
    facts: dict[str, bytes] | None = None
    words: int = 0
    notice: str | None = None


def unread(failure: Failure) -> Outcome:
    """The outcome of what could not be read."""
    return Outcome(failure.path, failure.record, False, failures=(failure,))


def lint_source(source: Source, linter: Linter, settings: Settings, *, alone: bool = False) -> Outcome:
    """The outcome of a text; one that cannot be linted at all is a failure, and stops nothing else."""
    document = Document.of(source)
    try:
        linted = linter.lint(document, settings, alone=alone)
    except Exception as error:  # noqa: BLE001 - one text must not hide what stands in the others
        failure = Failure(
            source.path, f"cannot be linted: {type(error).__name__}: {error}", record=source.record
        )
        return Outcome(source.path, source.record, True, failures=(failure,), notice=source.notice)
    return outcome_of(source, linted, alone=alone)


def lint_sources(sources: Sequence[Source], linter: Linter, settings: Settings) -> list[Outcome]:
    """The outcomes of some texts, none of which stands alone, linted together."""
    try:
        linted = linter.lint_all([Document.of(source) for source in sources], settings)
    except Exception:  # noqa: BLE001 - which of them cannot be linted shows when each is linted by itself
        return [lint_source(source, linter, settings) for source in sources]
    return [outcome_of(source, each) for source, each in zip(sources, linted, strict=True)]


def outcome_of(source: Source, linted: Linted, *, alone: bool = False) -> Outcome:
    """What linting gave, with its facts packed."""
    facts: dict[str, bytes] = {}
    failures = list(linted.failures)
    for rule, fact in linted.facts.items():
        try:
            facts[rule] = pack_fact(fact)
        except (TypeError, OverflowError) as error:
            failures.append(Failure(source.path, f"rule {rule} failed: {error}", record=source.record))
    return Outcome(
        path=source.path,
        record=source.record,
        is_text=True,
        findings=linted.findings,
        failures=tuple(failures),
        facts=None if alone else facts,
        words=linted.words,
        notice=source.notice,
    )


_decoder = msgspec.msgpack.Decoder(list[list[Outcome]])


def pack(outcomes: Sequence[Sequence[Outcome]]) -> bytes:
    """Outcomes as bytes; ValueError for what MessagePack cannot hold, such as a lone surrogate."""
    try:
        return msgspec.msgpack.encode(outcomes)
    except OverflowError as error:
        raise ValueError(str(error)) from error


def unpack(data: bytes) -> list[list[Outcome]]:
    """The outcomes that were packed; msgspec.DecodeError for anything else."""
    return _decoder.decode(data)

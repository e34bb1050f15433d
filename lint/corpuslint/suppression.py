"""Directives in a text that suppress findings."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from operator import attrgetter
from typing import Literal

import msgspec

from corpuslint.finding import Finding
from corpuslint.selection import ALL, did_you_mean, selects, unknown_selectors
from corpuslint.source import Block, Markup

Action = Literal["disable", "enable", "disable-next", "disable-file"]
ACTIONS: tuple[Action, ...] = ("disable", "enable", "disable-next", "disable-file")
COMMENT = re.compile(r"<!--\s*corpuslint:((?:(?!<!--|-->).)*)-->", re.DOTALL)
PLAIN_LINE = re.compile(r"^# corpuslint:([^\r\n]*)", re.MULTILINE)
BODY = re.compile(
    r"\s*(?P<action>[\w-]+)\s*=\s*(?P<rules>[\w/-]+(?:\s*,\s*[\w/-]+)*)"
    r"(?:\s+reason\s*=\s*(?P<quote>[\"'“”])(?P<reason>.*?)[\"'“”])?\s*",
    re.DOTALL,
)
BLOCK_START = attrgetter("start")


class Directive(msgspec.Struct, frozen=True, kw_only=True):
    """One directive: what it does to which rules, and where it stands.

    `rules` are ids, categories or `all`. `mistake` says in words why it could not be understood;
    such a directive does nothing. Filled in once findings are known: `used`, the ids of rules it
    suppressed; `idle`, the selectors in it that suppressed nothing; `unknown`, those that name no rule,
    and `hints`, for each of these a did-you-mean to append to a message, or nothing.
    """

    start: int
    end: int
    action: Action = "disable"
    rules: tuple[str, ...] = ()
    reason: str | None = None
    mistake: str | None = None
    used: frozenset[str] = frozenset()
    idle: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()


def find_directives(text: str, markup: Markup | None) -> tuple[Directive, ...]:
    """The directives of a text, in order.

    In a markup they stand in its comments; in plain text also on lines that begin with `# corpuslint:`.
    """
    if "corpuslint:" not in text:
        return ()
    if markup is not None:
        found = [
            _parse(comment[1], span.start, span.end)
            for span in markup.comments
            if (comment := COMMENT.match(text, span.start, span.end))
        ]
    else:
        found = [_parse(match[1], *match.span()) for match in COMMENT.finditer(text)]
        found += [_parse(match[1], *match.span()) for match in PLAIN_LINE.finditer(text)]
    return tuple(sorted(found, key=lambda directive: directive.start))


def _parse(body: str, start: int, end: int) -> Directive:
    parsed = BODY.fullmatch(body)
    if parsed is None:
        return Directive(
            start=start,
            end=end,
            mistake='is not of the form disable=RULE[,RULE] reason="…"',
        )
    action = next((action for action in ACTIONS if action == parsed["action"]), None)
    if action is None:
        return Directive(
            start=start,
            end=end,
            mistake=f"{parsed['action']!r} is no action; there are {', '.join(ACTIONS)}",
        )
    return Directive(
        start=start,
        end=end,
        action=action,
        rules=tuple(re.split(r"\s*,\s*", parsed["rules"])),
        reason=parsed["reason"],
    )


class Suppressed(msgspec.Struct, frozen=True):
    """What is left of a document's findings, and its directives with what each of them did."""

    findings: tuple[Finding, ...]
    directives: tuple[Directive, ...]


class Reach:
    """Which of a document's directives, by index, suppress a finding; directives are in order.

    An `enable` ends what `disable`s before it did to the rules that it names, be they named there by
    themselves, by their category or by `all`. Of several that say the same of a place one is enough:
    the last `disable` and `disable-next`, the first `disable-file`.
    """

    def __init__(self, directives: Sequence[Directive], blocks: Sequence[Block]) -> None:
        self._ends = [directive.end for directive in directives]
        self._blocks = blocks
        # By selector, the indices of directives with each action; for disable-next by block, too.
        self._disabling: dict[str, list[int]] = {}
        self._enabling: dict[str, list[int]] = {}
        self._whole_file: dict[str, int] = {}
        self._next: dict[tuple[str, int], int] = {}
        for index, directive in enumerate(directives):
            for selector in () if directive.mistake else directive.rules:
                match directive.action:
                    case "disable":
                        self._disabling.setdefault(selector, []).append(index)
                    case "enable":
                        self._enabling.setdefault(selector, []).append(index)
                    case "disable-file":
                        self._whole_file.setdefault(selector, index)
                    case "disable-next":
                        following = bisect_left(blocks, directive.end, key=BLOCK_START)
                        self._next[selector, following] = index

    def over(self, finding: Finding) -> list[int]:
        """The directives that suppress the finding."""
        before = bisect_right(self._ends, finding.start)
        block = bisect_right(self._blocks, finding.start, key=BLOCK_START) - 1
        in_block = block >= 0 and finding.start < self._blocks[block].end
        selectors = (ALL, finding.category, finding.rule)
        enabled = max(_last_below(self._enabling.get(each, ()), before) for each in selectors)
        by: list[int] = []
        for selector in selectors:
            disabled = _last_below(self._disabling.get(selector, ()), before)
            if disabled > enabled:
                by.append(disabled)
            if selector in self._whole_file:
                by.append(self._whole_file[selector])
            if in_block and (selector, block) in self._next:
                by.append(self._next[selector, block])
        return by


def _last_below(indices: Sequence[int], limit: int) -> int:
    """The largest of some rising indices that is below `limit`; -1 if none is."""
    below = bisect_left(indices, limit)
    return indices[below - 1] if below else -1


def suppress(
    findings: Sequence[Finding],
    directives: Sequence[Directive],
    blocks: Sequence[Block],
    *,
    known: Collection[str],
    running: Collection[str],
) -> Suppressed:
    """Applies the directives.

    `known` are the ids of all rules there are, `running` those in force: a directive is idle only
    for a rule that ran and found nothing to suppress.
    """
    reach = Reach(directives, blocks)
    used: list[set[str]] = [set() for _ in directives]
    left = []
    for finding in findings:
        by = reach.over(finding)
        if not by:
            left.append(finding)
        for index in by:
            used[index].add(finding.rule)
    return Suppressed(
        tuple(left),
        tuple(
            _reviewed(directive, used[index], known=known, running=running)
            for index, directive in enumerate(directives)
        ),
    )


def _reviewed(
    directive: Directive, used: set[str], *, known: Collection[str], running: Collection[str]
) -> Directive:
    """The directive with what it did."""
    unknown = unknown_selectors(directive.rules, known)
    return msgspec.structs.replace(
        directive,
        used=frozenset(used),
        idle=_idle(directive, used, running),
        unknown=tuple(unknown),
        hints=tuple(did_you_mean(selector, known) for selector in unknown),
    )


def _idle(directive: Directive, used: set[str], running: Collection[str]) -> tuple[str, ...]:
    if directive.mistake or directive.action == "enable":
        return ()
    return tuple(
        selector
        for selector in directive.rules
        if any(selects(selector, rule) for rule in running)
        and not any(selects(selector, rule) for rule in used)
    )

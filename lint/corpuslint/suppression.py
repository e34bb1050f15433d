"""Directives in a text that suppress findings."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from corpuslint.source import Markup

Action = Literal["disable", "enable", "disable-next", "disable-file"]
ACTIONS: tuple[Action, ...] = ("disable", "enable", "disable-next", "disable-file")
COMMENT = re.compile(r"<!--\s*corpuslint:(.*?)-->", re.DOTALL)
PLAIN_LINE = re.compile(r"^# corpuslint:([^\r\n]*)", re.MULTILINE)
BODY = re.compile(
    r"\s*(?P<action>[\w-]+)\s*=\s*(?P<rules>[\w/-]+(?:\s*,\s*[\w/-]+)*)"
    r"(?:\s+reason\s*=\s*(?P<quote>[\"'“”])(?P<reason>.*?)[\"'“”])?\s*",
    re.DOTALL,
)


class Directive(msgspec.Struct, frozen=True, kw_only=True):
    """One directive: what it does to which rules, and where it stands.

    `rules` are ids, categories or `all`. `mistake` says in words why it could not be understood;
    such a directive does nothing. `used` lists the ids of findings it suppressed and `unknown` the
    words in it that name no rule; both are filled in once findings are known.
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

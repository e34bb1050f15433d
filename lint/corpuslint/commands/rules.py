"""`corpuslint rules`: the rules there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from corpuslint.commands.figures import HEAD, columns, table, unreadable
from corpuslint.commands.options import (
    complete_rules,
    config_options,
    open_linter,
    print_failures,
    split_commas,
)
from corpuslint.errors import UsageError
from corpuslint.measured import measured_rule
from corpuslint.rule import Rule
from corpuslint.selection import did_you_mean, selects, unknown_selectors


@click.command(name="rules")
@click.argument(
    "selectors", nargs=-1, metavar="[RULE…]", callback=split_commas, shell_complete=complete_rules
)
@config_options
@click.option("--measured", is_flag=True, help="Show how often each is right on annotated text, and where.")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "jsonl"]), default="text")
def command(
    selectors: tuple[str, ...],
    config_file: Path | None,
    isolated: bool,
    rules_path: tuple[str, ...],
    measured: bool,
    form: str,
) -> int:
    """List the rules: id, severity, confidence, whether it is on by default, its fixes, and what it says.

    RULE is an id or a category; without it all rules are listed.
    """
    linter = open_linter(config_file=config_file, isolated=isolated, rules_path=rules_path)
    settings = linter.configuration.settings_for(Path.cwd())
    rules = linter.rules(settings)
    if unknown := unknown_selectors(selectors, rules):
        raise UsageError(f"no rule or category is called {unknown[0]!r}{did_you_mean(unknown[0], rules)}")
    in_force = linter.rule_set(settings).rules
    listed = [
        rule
        for rule in rules.values()
        if not selectors or any(selects(selector, rule.id) for selector in selectors)
    ]
    write = (MEASURED_FORMS if measured else FORMS)[form]
    for line in write(listed, set(in_force)):
        click.echo(line)
    failures = [*linter.failures, *(unreadable(listed) if measured else ())]
    print_failures(failures)
    return 2 if failures else 0


def _text(rules: list[Rule], in_force: set[str]) -> Iterator[str]:
    width = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        state = "on " if rule.id in in_force else "off"
        level = f"{rule.severity.label:7}  {rule.confidence.label:6}"
        yield f"{rule.id:{width}}  {level}  {state}  {_fix(rule):6}  {_summary(rule)}"


def _markdown(rules: list[Rule], in_force: set[str]) -> Iterator[str]:
    yield "| rule | severity | confidence | on | fix | what it objects to |"
    yield "|---|---|---|---|---|---|"
    for rule in rules:
        state = "yes" if rule.id in in_force else "no"
        summary = _summary(rule).replace("|", "\\|")
        level = f"{rule.severity.label} | {rule.confidence.label}"
        yield f"| `{rule.id}` | {level} | {state} | {_fix(rule)} | {summary} |"


def _fix(rule: Rule) -> str:
    return rule.fix.label if rule.fix else "-"


def _jsonl(rules: list[Rule], in_force: set[str]) -> Iterator[str]:
    for rule in rules:
        yield msgspec.json.encode(_row(rule, in_force)).decode()


def _row(rule: Rule, in_force: set[str]) -> dict[str, Any]:
    return {
        "type": "rule",
        "rule": rule.id,
        "category": rule.category,
        "kind": rule.kind,
        "severity": rule.severity.label,
        "confidence": rule.confidence.label,
        "enabled": rule.id in in_force,
        "fix": rule.fix.label if rule.fix else None,
        "scope": sorted(scope.value for scope in rule.scope),
        "since": rule.since,
        "message": rule.message,
        "why": rule.why,
        "source": rule.source,
        "path": rule.path,
    }


def _measured_text(rules: list[Rule], in_force: set[str]) -> Iterator[str]:
    return columns(table(rules))


def _measured_markdown(rules: list[Rule], in_force: set[str]) -> Iterator[str]:
    yield f"| {' | '.join(HEAD)} |"
    yield "|---" * len(HEAD) + "|"
    for rule, *cells in table(rules):
        yield f"| {' | '.join([f'`{rule}`', *cells])} |"


def _measured_jsonl(rules: list[Rule], in_force: set[str]) -> Iterator[str]:
    """The rows of `jsonl`, with `measured`: null where nothing was."""
    for rule in rules:
        yield msgspec.json.encode(_row(rule, in_force) | {"measured": measured_rule(rule)}).decode()


def _summary(rule: Rule) -> str:
    """The first sentence of the rule's reason, on one line."""
    line = " ".join(rule.why.split())
    first, stop, _ = line.partition(". ")
    return first + stop.strip()


FORMS = {"text": _text, "markdown": _markdown, "jsonl": _jsonl}
MEASURED_FORMS = {"text": _measured_text, "markdown": _measured_markdown, "jsonl": _measured_jsonl}

"""`corpuslint explain`: one rule in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from corpuslint.commands.figures import lines_about, unreadable
from corpuslint.commands.options import complete_rules, config_options, open_linter, print_failures
from corpuslint.errors import UsageError
from corpuslint.finding import Fix, Scope
from corpuslint.rule import Rule, marked_spans
from corpuslint.selection import did_you_mean


@click.command(name="explain")
@click.argument("rule", metavar="RULE", shell_complete=complete_rules)
@config_options
def command(rule: str, config_file: Path | None, isolated: bool, rules_path: tuple[str, ...]) -> int:
    """Show why a rule is there, what it flags and what it leaves alone, and where it comes from."""
    linter = open_linter(config_file=config_file, isolated=isolated, rules_path=rules_path)
    settings = linter.configuration.settings_for(Path.cwd())
    rules = linter.rules(settings)
    if rule not in rules:
        raise UsageError(f"no rule is called {rule!r}{did_you_mean(rule, rules)}")
    for line in explanation(rules[rule], on=rule in linter.rule_set(settings).rules):
        click.echo(line)
    failures = [*linter.failures, *unreadable([rules[rule]])]
    print_failures(failures)
    return 2 if failures else 0


def explanation(rule: Rule, *, on: bool) -> Iterator[str]:
    """The lines that explain a rule."""
    yield click.style(rule.id, bold=True)
    yield (
        f"{rule.severity.label}, {rule.confidence.label} confidence, {'on' if on else 'off'} here, "
        f"kind {rule.kind}, since {rule.since or 'unknown'}"
    )
    if rule.scope != frozenset(Scope):
        yield f"looks at: {', '.join(scope.value for scope in Scope if scope in rule.scope)}"
    yield ""
    yield from rule.why.splitlines()
    yield ""
    yield f"message: {rule.message}"
    if rule.fix:
        safe = rule.fix is Fix.SAFE
        yield "fix: safe at best, by --fix" if safe else "fix: unsafe, by --fix --unsafe-fixes"
    yield from _listed("flags", [_with_marks(example) for example in rule.bad])
    yield from _listed("leaves alone", list(rule.good))
    yield from _listed("sources", list(rule.source), mark="  ")
    if measured := list(lines_about(rule)):
        yield ""
        yield from measured
    yield ""
    yield f"defined in {rule.path}"


def _listed(title: str, items: list[str], *, mark: str = "  - ") -> Iterator[str]:
    """The items under their title, nothing if there are none."""
    if items:
        yield ""
        yield f"{title}:"
    for item in items:
        first, *rest = item.splitlines() or [""]
        yield f"{mark}{first}"
        yield from (f"    {line}" for line in rest)


def _with_marks(example: str) -> str:
    """A bad example with its spans underlined on a terminal, and in [[ ]] where there are no colours."""
    text, spans = marked_spans(example)
    pieces: list[str] = []
    last = 0
    for start, end in spans:
        pieces += [text[last:start], click.style(f"[[{text[start:end]}]]", fg="red")]
        last = end
    return "".join([*pieces, text[last:]])

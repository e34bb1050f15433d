"""`corpuslint test`: runs the examples of rule files."""

from __future__ import annotations

from pathlib import Path

import click

from corpuslint.commands.options import installed_plugins, print_failures
from corpuslint.errors import Failure
from corpuslint.examples import example_faults
from corpuslint.formats.safe import visible
from corpuslint.formats.summary import counted
from corpuslint.rule import Rule, load_folder
from corpuslint.ruleset import compile_rule


@click.command(name="test")
@click.argument(
    "folders", nargs=-1, metavar="DIR…", type=click.Path(exists=True, file_okay=False, path_type=Path)
)
def command(folders: tuple[Path, ...]) -> int:
    """Run the examples of the rules in DIR, a folder of <category>/<rule>.toml files.

    Each bad example must give exactly the spans marked with [[ ]], each good one nothing. Without
    DIR the installed rules are tested. Exits with 1 if an example fails, 2 if a file is no rule.
    """
    plugins = installed_plugins()
    failures = list(plugins.failures)
    rules: list[Rule] = []
    for folder in folders or plugins.rule_folders:
        loaded = list(load_folder(folder))
        if not loaded:
            failures.append(Failure(str(folder), "holds no <category>/<rule>.toml"))
        for item in loaded:
            outcome = (
                item if isinstance(item, Failure) else compile_rule(item, plugins.kinds, thoroughly=True)
            )
            if isinstance(outcome, Failure):
                failures.append(outcome)
            else:
                rules.append(outcome.rule)
    faults = [fault for rule in rules for fault in example_faults(rule, plugins.kinds)]
    for fault in faults:
        click.echo(f"{fault.rule}: {fault.which}: {visible(fault.message)}")
    print_failures(failures)
    examples = sum(len(rule.bad) + len(rule.good) for rule in rules)
    click.echo(f"{counted(len(rules), 'rule')}, {counted(examples, 'example')}, {len(faults)} failed.")
    if failures:
        return 2
    return 1 if faults else 0

"""`corpuslint config`: what is in force for a path, and where each value comes from."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from corpuslint.commands.options import config_options, open_linter, print_failures
from corpuslint.config import KEYS

UNSET = "not set"


@click.command(name="config")
@click.argument("path", type=click.Path(exists=True, path_type=Path), default=Path())
@config_options
def command(path: Path, config_file: Path | None, isolated: bool, rules_path: tuple[str, ...]) -> int:
    """Show the settings in force for PATH, with the file that each comes from, and the rules they select."""
    linter = open_linter(config_file=config_file, isolated=isolated, rules_path=rules_path)
    settings = linter.configuration.settings_for(path)
    values = msgspec.to_builtins(settings.values)
    for key in KEYS:
        if key != "extend":  # resolved already: the keys of the extended file stand under their own names
            shown = UNSET if values[key] is None else msgspec.json.encode(values[key]).decode()
            click.echo(f"{key} = {shown}  # {settings.origins[key]}")
    in_force = linter.rule_set(settings).rules
    click.echo(f"# {len(in_force)} of {len(linter.rules(settings))} rules in force")
    print_failures(linter.failures)
    return 2 if linter.failures else 0

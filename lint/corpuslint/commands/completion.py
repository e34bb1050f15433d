"""`corpuslint completion`: the script that makes a shell complete our commands, options and rule ids."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command(name="completion")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> int:
    """Print the completion script for SHELL, for your shell's start-up file to evaluate.

    For example: eval "$(corpuslint completion bash)"
    """
    completion = get_completion_class(shell)
    assert completion is not None  # click ships these three
    root = ctx.find_root()
    click.echo(completion(root.command, {}, "corpuslint", "_CORPUSLINT_COMPLETE").source())
    return 0

"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeVar

import click
from click.shell_completion import CompletionItem

from corpuslint.config import NEVER, Configuration
from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Severity
from corpuslint.formats.safe import in_github_actions, inert, visible
from corpuslint.linter import Linter
from corpuslint.plugins import Plugins
from corpuslint.rule import Rule

Command = TypeVar("Command", bound=Callable[..., Any])
LEVELS = (*(severity.label for severity in Severity), NEVER)
CONFIDENCES = tuple(confidence.label for confidence in Confidence)


def config_options(command: Command) -> Command:
    """--config, --isolated and --rules-path: where rules and settings come from."""
    command = click.option(
        "--rules-path",
        multiple=True,
        type=click.Path(exists=True, file_okay=False),
        help="Load the rule files in this folder, too. May be repeated.",
    )(command)
    return settings_options(command)


def settings_options(command: Command) -> Command:
    """--config and --isolated: where settings come from."""
    command = click.option("--isolated", is_flag=True, help="Use no configuration file.")(command)
    return click.option(
        "--config",
        "config_file",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Use this configuration file for every input, in place of the closest one.",
    )(command)


def color_option(command: Command) -> Command:
    """--color, which `wants_color` reads."""
    choice = click.Choice(["auto", "always", "never"])
    return click.option("--color", type=choice, default="auto", help="[auto]")(command)


def wants_color(color: str, *, to_file: bool = False) -> bool:
    """Whether what is written, on stdout or `to_file`, is to have colours, by --color and the environment."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR") or to_file:
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()


def jobs_option(command: Command) -> Command:
    """--jobs, which overrides the configuration's `jobs`."""
    return click.option(
        "-j", "--jobs", metavar="N|auto", callback=parse_jobs, help="Processes to lint in [auto]."
    )(command)


def parse_jobs(
    ctx: click.Context, parameter: click.Parameter, value: str | None
) -> int | Literal["auto"] | None:
    """A number of processes from 1, or `auto`."""
    if value is None:
        return None
    if value == "auto":
        return "auto"
    if value.isdecimal() and int(value) > 0:
        return int(value)
    raise click.BadParameter(f"{value!r} is neither a number from 1 nor auto")


def selection_options(command: Command) -> Command:
    """--select, --extend-select and --ignore."""
    for name, text in {
        "--ignore": "Leave out these rules.",
        "--extend-select": "Run these rules beside those selected or on by default.",
        "--select": "Run only these rules: ids, categories or `all`, separated by commas.",
    }.items():
        command = click.option(
            name,
            multiple=True,
            metavar="RULE[,RULE]",
            callback=split_commas,
            shell_complete=complete_rules,
            help=text,
        )(command)
    return command


def split_commas(ctx: click.Context, parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Several selectors in one value or in several."""
    return tuple(word.strip() for value in values for word in value.split(",") if word.strip())


def complete_rules(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The rule ids that go on from what was typed, after its last comma."""
    done, comma, word = incomplete.rpartition(",")
    rules = installed_rules().values()
    names = sorted({rule.id for rule in rules} | {rule.category for rule in rules})
    return [CompletionItem(done + comma + name) for name in names if name.startswith(word)]


def complete_formats(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The report formats that go on from what was typed."""
    return [
        CompletionItem(name) for name in sorted(installed_plugins().formats) if name.startswith(incomplete)
    ]


def installed_plugins() -> Plugins:
    """The plugins with an entry point, loaded."""
    plugins = Plugins()
    plugins.load_installed()
    return plugins


def installed_rules() -> dict[str, Rule]:
    """All rules that a run here would know, in force or not, by id."""
    linter = open_linter()
    return linter.rules(linter.configuration.settings_for(Path.cwd()))


def open_linter(
    *,
    config_file: Path | None = None,
    isolated: bool = False,
    rules_path: tuple[str, ...] = (),
    overrides: dict[str, Any] | None = None,
) -> Linter:
    """A linter with every installed plugin; `overrides` are configuration keys set by options."""
    keys = dict(overrides or {})
    if rules_path:
        keys["rules-path"] = list(rules_path)
    reopen = partial(open_linter, config_file=config_file, isolated=isolated, overrides=keys)
    return Linter(
        installed_plugins(), Configuration(keys, only=config_file, isolated=isolated), reopen=reopen
    )


def print_notices(notices: Iterable[str]) -> None:
    """Each notice on a line of stderr."""
    for notice in notices:
        _complain(f"note: {notice}")


def print_failures(failures: Iterable[Failure]) -> None:
    """Each failure on a line of stderr: what to look at, on which line, and what is wrong."""
    for failure in failures:
        record = "" if failure.record is None else f"[{failure.record}]"
        line = "" if failure.line is None else f":{failure.line}"
        _complain(f"error: {failure.path}{record}{line}: {failure.message}")


def _complain(line: str) -> None:
    shown = visible(line)
    click.echo(inert(shown) if in_github_actions() else shown, err=True)

"""`corpuslint inspect`: shows what a layer holds."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from corpuslint.commands.inputs import find_inputs, input_options, overrides
from corpuslint.commands.options import (
    color_option,
    open_linter,
    print_failures,
    print_notices,
    settings_options,
    wants_color,
)
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.formats.encoding import to_json
from corpuslint.formats.layer_rows import ROWS, layer_row
from corpuslint.formats.layer_text import layer_line
from corpuslint.formats.rows import error_row
from corpuslint.formats.safe import in_github_actions, inert
from corpuslint.formats.summary import counted
from corpuslint.linter import Linter
from corpuslint.reading import read_input
from corpuslint.source import Input, Source

TEXT, JSONL = "text", "jsonl"


@click.command(name="inspect")
@click.option(
    "--layer", "layers", required=True, multiple=True, type=click.Choice(list(ROWS)), help="May be repeated."
)
@input_options
@settings_options
@click.option(
    "--format", "form", type=click.Choice([TEXT, JSONL]), default=TEXT, help="How to show it [text]."
)
@color_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but what the layer holds.")
def command(
    paths: tuple[str, ...],
    layers: tuple[str, ...],
    config_file: Path | None,
    isolated: bool,
    exclude: tuple[str, ...],
    force_exclude: bool,
    stdin_filename: str | None,
    form: str,
    color: str,
    quiet: bool,
    **keys: Any,
) -> int:
    """Show what a layer holds: who says what, quotations, sentences, names, entities or numbers.

    Rules see a text through its layers, so this tells why one fired, or did not. It is written text
    by text, as they are read. Exits with 2 if anything is broken, else with 0.
    """
    linter = open_linter(config_file=config_file, isolated=isolated, overrides=overrides(keys))
    inputs, failures = find_inputs(
        paths or (".",), linter, exclude=exclude, force_exclude=force_exclude, stdin_filename=stdin_filename
    )
    inspection = Inspection(layers, form, color=wants_color(color))
    for failure in failures:
        inspection.fail(failure)
    for item in _read(inputs, linter):
        if isinstance(item, Failure):
            inspection.fail(item)
            continue
        if item.notice and not quiet:
            print_notices([f"{item.path}: {item.notice}"])
        inspection.show(Document.of(item))
    for failure in linter.failures:
        inspection.fail(failure)
    if form == TEXT and not quiet:
        sys.stdout.write(f"{inspection.summary()}\n")
    return 2 if inspection.failed else 0


def _read(inputs: Sequence[Input], linter: Linter) -> Iterator[Source | Failure]:
    """The texts of the inputs one by one, under the settings in force for each."""
    for source in inputs:
        yield from read_input(source, linter, linter.configuration.settings_for(Path(source.path)))


class Inspection:
    """Writes what some layers hold to stdout, a thing a line, document by document, and counts it."""

    def __init__(self, layers: Sequence[str], form: str, *, color: bool) -> None:
        self.failed = 0
        self._layers = tuple(dict.fromkeys(layers))
        self._form = form
        self._color = color
        self._documents = 0
        self._found: Counter[str] = Counter()

    def show(self, document: Document) -> None:
        """Writes what the layers of a document hold, layer by layer."""
        self._documents += 1
        for layer in self._layers:
            try:
                found = getattr(document, layer)
            except Exception as error:  # noqa: BLE001 - one text must not hide what stands in the others
                broken = f"the layer {layer} failed: {type(error).__name__}: {error}"
                self.fail(Failure(document.path, broken, record=document.record))
                continue
            self._found[layer] += len(found)
            for each in found:
                sys.stdout.write(self._line(layer, each, document) + "\n")

    def fail(self, failure: Failure) -> None:
        """Says what could not be done: on stderr and, for programs, in its place in the output."""
        self.failed += 1
        print_failures([failure])
        if self._form == JSONL:
            sys.stdout.write(to_json(error_row(failure)) + "\n")

    def summary(self) -> str:
        """What was shown, in one sentence: `Found 12 attributions in 1 document.`"""
        found = ", ".join(
            f"{n} {ROWS[layer][0] if n == 1 else layer}"
            for layer in self._layers
            for n in (self._found[layer],)
        )
        failed = f"; {counted(self.failed, 'failure')}" if self.failed else ""
        return f"Found {found} in {counted(self._documents, 'document')}{failed}."

    def _line(self, layer: str, found: Any, document: Document) -> str:
        if self._form == JSONL:
            return to_json(layer_row(layer, found, document))
        line = layer_line(layer, found, document, self._color)
        return inert(line) if in_github_actions() else line

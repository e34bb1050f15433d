"""Benchmarks: `python -m benchmarks --texts FILE_OR_FOLDER`; see CONTRIBUTING.md."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.articles import read_texts, write_articles
from benchmarks.costs import import_times, measured, running, start_up
from benchmarks.peers import Peer, installed, recipes
from benchmarks.peers_table import OURS, compare, table

SEEDS = Path(__file__).parents[2] / "seeds"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status is 0, or 2 if something is broken."""
    options = _options(arguments)
    try:
        texts = read_texts(options.texts)
    except (OSError, ValueError, KeyError) as error:
        return _complain(f"{options.texts}: {error}")
    if not texts:
        return _complain(f"{options.texts}: holds no texts")
    if options.costs:
        with tempfile.TemporaryDirectory() as folder:
            files = write_articles(texts, Path(folder), options.articles[0])
            print(*start_up(import_times(files[0])), "", *running(*measured(files)), sep="\n")
        return 0
    peers: list[Peer] = []
    for peer in installed([OURS, *(name for name in options.peers if name != OURS)], options.folder):
        if isinstance(peer, str):
            print(f"skipped: {peer}", file=sys.stderr)
        else:
            peers.append(peer)
    for number in options.articles:
        with tempfile.TemporaryDirectory() as folder:
            files = write_articles(texts, Path(folder), number)
            print(*table(compare(peers, files, rounds=options.rounds)), sep="\n", end="\n\n", flush=True)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument(
        "--texts", type=Path, default=SEEDS, help="a folder of .txt files, or JSON lines with a field `text`"
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[200, 2000], help="how many files to lint")
    parser.add_argument(
        "--costs", action="store_true", help="where the time of corpuslint itself goes, in place of peers"
    )
    parser.add_argument("--rounds", type=int, default=3, help="how often each program is run")
    parser.add_argument("--peers", nargs="*", default=list(recipes()), choices=list(recipes()))
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(tempfile.gettempdir()) / "corpuslint-peers",
        help="where the peers are installed, and found again",
    )
    return parser.parse_args(arguments)


def _complain(message: str) -> int:
    print(f"error: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())

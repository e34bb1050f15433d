"""corpuslint and its peers over the same articles, in one run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.peers import Peer
from benchmarks.timing import Spread, Timed, timed

MEGABYTE = 1e6
OURS = "corpuslint"


class Row(msgspec.Struct, frozen=True):
    """A program over one set of articles; `ratio` is its wall time in those of corpuslint, round by round."""

    peer: str
    articles: int
    megabytes: float
    wall: Spread
    memory: Spread
    findings: int
    ratio: Spread


def compare(peers: Sequence[Peer], files: Sequence[Path], *, rounds: int) -> list[Row]:
    """Runs every program on the files in each round, in turn, so that a slower machine is one for all."""
    folder = files[0].parent
    names = [file.name for file in files]
    megabytes = sum(file.stat().st_size for file in files) / MEGABYTE
    runs: defaultdict[str, list[Timed]] = defaultdict(list)
    for _ in range(rounds):
        for peer in peers:
            runs[peer.name].append(timed([*peer.command, *names], folder=folder))
    ours = [run.wall for run in runs[OURS]]
    return [
        Row(
            peer=peer.name,
            articles=len(files),
            megabytes=megabytes,
            wall=Spread.of([run.wall for run in runs[peer.name]]),
            memory=Spread.of([run.memory for run in runs[peer.name]]),
            findings=peer.findings(runs[peer.name][0].output),
            ratio=Spread.of([run.wall / our for run, our in zip(runs[peer.name], ours, strict=True)]),
        )
        for peer in peers
    ]


def table(rows: Sequence[Row]) -> Iterator[str]:
    """The rows in Markdown."""
    yield "| program | articles | seconds | MB/s | memory, MB | findings | time, in ours |"
    yield "|---|---:|---:|---:|---:|---:|---:|"
    for row in rows:
        yield (
            f"| {row.peer} | {row.articles:,} | {_range(row.wall)} | {row.megabytes / row.wall.median:.2f} | "
            f"{row.memory.median / MEGABYTE:.0f} | {row.findings:,} | {_range(row.ratio)} |"
        )


def _range(spread: Spread) -> str:
    return f"{spread.median:.2f} ({spread.least:.2f}–{spread.most:.2f})"

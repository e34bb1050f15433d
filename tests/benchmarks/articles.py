"""The texts that every program lints: files of about 5 kB, as news articles are long."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path

ARTICLE = 5_000  # bytes


def read_texts(source: Path) -> list[str]:
    """The texts of a folder of .txt files, or of a file of JSON lines (.gz or not) with a field `text`."""
    if source.is_dir():
        return [path.read_text(encoding="utf-8") for path in sorted(source.rglob("*.txt"))]
    opener = gzip.open if source.suffix == ".gz" else open
    with opener(source, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line in lines]


def write_articles(texts: list[str], folder: Path, number: int) -> list[Path]:
    """Writes that many articles; returns their files.

    Short texts are put together up to the length of an article. If the texts run out they begin anew,
    each article with a number in its first line, so that no two are the same.
    """
    folder.mkdir(parents=True, exist_ok=True)
    endless = _endless(texts)
    files: list[Path] = []
    for index in range(number):
        article = f"Article {index}\n"
        while len(article.encode()) < ARTICLE:
            article += f"\n{next(endless)}\n"
        file = folder / f"{index:05}.txt"
        file.write_text(article, encoding="utf-8")
        files.append(file)
    return files


def _endless(texts: list[str]) -> Iterator[str]:
    """The texts, again and again; not one after another as before, where their number allows it."""
    for turn in count():
        step = turn % len(texts)
        yield from texts[step:]
        yield from texts[:step]

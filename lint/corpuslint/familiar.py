"""The words that Dale and Chall found familiar to children in the fourth grade."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from corpuslint.hardness import ENDINGS, plain, stems

LIST = Path("resources", "en", "easy_words.txt")  # in textstat, which need not be imported to read it
SHORTEST_FORM = 4  # letters: cats
COMPARED = (("ier", ("y",)), ("er", ("", "e")), ("iest", ("y",)), ("est", ("", "e")))


@lru_cache(maxsize=65536)
def is_familiar(word: str) -> bool:
    """Whether a word is on the list, or a regular form of one that is; names and figures are familiar, too.

    What has a capital is taken for a name.
    """
    if not word[0].islower():
        return True
    familiar = familiar_words()
    return all(
        part in familiar or not familiar.isdisjoint(stems(part, (*ENDINGS, *COMPARED), SHORTEST_FORM))
        for part in plain(word).split("-")
    )


@cache
def familiar_words() -> frozenset[str]:
    """The list, from textstat's own copy; LookupError if that is not where it was."""
    found = find_spec("textstat")
    if found is None or found.origin is None:
        raise LookupError("textstat, which brings the list of Dale and Chall, is not installed")
    path = Path(found.origin).parent / LIST
    try:
        return frozenset(path.read_text(encoding="utf-8").split())
    except OSError as error:
        raise LookupError(f"{path}: the list of Dale and Chall cannot be read: {error.strerror}") from error

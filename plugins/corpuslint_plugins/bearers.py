"""Bearers of names: whether a name stands for a person, and whom a text introduces by a full name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from corpuslint.document import Document, remembered
from corpuslint.layers.names import Name
from corpuslint.layers.persons import FIRST_NAMES

TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Prof|Sgt|Lt|Capt|Gen|Col|Rev|Senator|Professor|Officer|Detective"
    r"|Governor|Mayor)\.?\s+\Z"
)
LONGEST_TITLE = 12  # characters, with the space behind it
# After a quotation: “…,” Berg said. “…,” said Berg; but not “…,” said Ashby, Berg and Co.
SPEAKS = re.compile(
    r"\s(?:([A-Z]\w+)\s(?:said|says)\b|(?:said|says)\s([A-Z]\w+)(?:[.;:](?:\s|\Z)|,\s[a-z]|\s*\Z))"
)


@remembered
def name_texts(document: Document) -> set[str]:
    """The names of a document, each once."""
    return {name.text for name in document.names}


def words_beside(texts: Collection[str]) -> set[str]:
    """The words of names of several words."""
    return set(" ".join([text for text in texts if " " in text]).split())


def titled(document: Document, name: Name) -> bool:
    """Whether a title stands before a name."""
    return TITLE.search(document.prose, max(name.start - LONGEST_TITLE, 0), name.start) is not None


@remembered
def speakers(document: Document) -> set[int]:
    """Where the single words begin that name the speakers right behind quotations."""
    spoken = [SPEAKS.match(document.prose, quoted.end) for quoted in document.quoted]
    return {max(found.start(1), found.start(2)) for found in spoken if found}


def introduced(document: Document) -> Iterator[Name]:
    """The persons of a document that are named with a common first name and a surname, in order."""
    for name in document.names:
        first, space, _ = name.text.partition(" ")
        if space and first in FIRST_NAMES:
            yield name

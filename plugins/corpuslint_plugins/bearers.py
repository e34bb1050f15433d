"""Bearers of names: whether a name stands for a person, and whom a text introduces by a full name."""

from __future__ import annotations

import re

from corpuslint.document import Document, remembered
from corpuslint.layers.names import Name
from corpuslint.layers.persons import FIRST_NAMES, NO_PERSON

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


@remembered
def by_text(document: Document) -> dict[str, list[Name]]:
    """The names of a document by what they say, each with all its places."""
    places: dict[str, list[Name]] = {}
    for name in document.names:
        places.setdefault(name.text, []).append(name)
    return places


@remembered
def words_beside(document: Document) -> set[str]:
    """The words of names of several words."""
    return set(" ".join([text for text in name_texts(document) if " " in text]).split())


def titled(document: Document, name: Name) -> bool:
    """Whether a title stands before a name."""
    return TITLE.search(document.prose, max(name.start - LONGEST_TITLE, 0), name.start) is not None


@remembered
def speakers(document: Document) -> set[int]:
    """Where the single words begin that name the speakers right behind quotations."""
    spoken = [SPEAKS.match(document.prose, quoted.end) for quoted in document.quoted]
    return {max(found.start(1), found.start(2)) for found in spoken if found}


@remembered
def introduced(document: Document) -> list[Name]:
    """The places where a person is named with a common first name and a surname, in order."""
    return [name for name in document.names if " " in name.text and _is_of_person(name.text)]


def _is_of_person(name: str) -> bool:
    """Whether a name begins with a first name, and is not “Duke University” for all that."""
    return name.partition(" ")[0] in FIRST_NAMES and name.rpartition(" ")[2] not in NO_PERSON


@remembered
def introduced_as(document: Document) -> dict[str, Name]:
    """By each surname where the text first introduces somebody who has it."""
    first: dict[str, Name] = {}
    for name in introduced(document):
        first.setdefault(name.text.rpartition(" ")[2], name)
    return first

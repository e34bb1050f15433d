"""The language of a document, as far as a rule of English has to know."""

from __future__ import annotations

from math import ceil

from corpuslint.document import Document

FEWEST_THE = 2000  # characters of English text in which at least one “the” stands
ARTICLE = " the "
ENGLISH_WORDS = (" the ", " of ", " and ", " was ", " with ", " this ", " they ")


def is_english(document: Document) -> bool:
    """Whether a document is English, as its commonest words tell.

    A short text without any of them is taken for English unless it has letters that English lacks.
    """
    text = document.folded.text
    if len(text) >= FEWEST_THE:
        reached = 0
        for _ in range(ceil(len(text) / FEWEST_THE)):  # the first few are enough, and soon found
            found = text.find(ARTICLE, reached)
            if found < 0:
                return False
            reached = found + len(ARTICLE)
        return True
    return not any(map(str.isalpha, document.beyond_ascii)) or any(word in text for word in ENGLISH_WORDS)

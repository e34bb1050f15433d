"""Letters of one script that look like those of another, and the scripts that a word is made of."""

from __future__ import annotations

import re
import unicodedata

# The same shape in most fonts, letter by letter.
CYRILLIC = "АВЕЅІЈКМНОРСТУХаеѕіјорсухԛԝһ"
CYRILLIC_AS_LATIN = "ABESIJKMHOPCTYXaesijopcyxqwh"
GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον"
GREEK_AS_LATIN = "ABEZHIKMNOPTYXov"
TO_LATIN = str.maketrans(CYRILLIC + GREEK, CYRILLIC_AS_LATIN + GREEK_AS_LATIN)
TO_CYRILLIC = str.maketrans(CYRILLIC_AS_LATIN, CYRILLIC)

LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
GREEK_LETTER = re.compile("[\u0370-\u03ff\u1f00-\u1fff]")
OTHER_LETTERS = "\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff"
# Letters made for formulas, and the wide ones made for Chinese and Japanese.
STYLED_LETTER = "\U0001d400-\U0001d7ff\uff21-\uff3a\uff41-\uff5a"
STYLED = re.compile(f"[{STYLED_LETTER}](?:[{STYLED_LETTER}\uff10-\uff19'’ -]*[{STYLED_LETTER}])+")
EAST_ASIAN = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")


def other_script(word: str) -> str | None:
    """The script, beside Latin, of which a word has letters; None if it is no mixture of two."""
    if not LATIN_LETTER.search(word):
        return None
    cyrillic = CYRILLIC_LETTER.search(word)
    greek = GREEK_LETTER.search(word)
    if cyrillic and greek:
        return None
    return "Cyrillic" if cyrillic else "Greek" if greek else None


def one_script(word: str) -> str | None:
    """A word of two scripts in the one that most of its letters are of; None if not all letters can be."""
    latin = word.translate(TO_LATIN)
    can_be_latin = not CYRILLIC_LETTER.search(latin) and not GREEK_LETTER.search(latin)
    cyrillic = word.translate(TO_CYRILLIC)
    can_be_cyrillic = not LATIN_LETTER.search(cyrillic) and not GREEK_LETTER.search(cyrillic)
    mostly_latin = 2 * len(LATIN_LETTER.findall(word)) >= len(word)
    if can_be_latin and (mostly_latin or not can_be_cyrillic):
        return latin
    return cyrillic if can_be_cyrillic else None


def plain(styled: str) -> str:
    """Letters made for formulas, or wide ones, as plain ones."""
    return unicodedata.normalize("NFKC", styled)

"""British and American spelling in one text."""

from __future__ import annotations

import re
from random import Random

from accuracy.inject.article import Article
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case, bare, carried, planted


def spelling(article: Article, chance: Random) -> Case | None:
    """A word is spelt in two ways."""
    other = _other_spellings()
    for word, places in _spelt(article).items():
        if len(places) > 1:
            place, found = places[-1]
            text = article.paragraphs[place]
            wrong = f"{text[: found.start()]}[[{other[word]}]]{text[found.end() :]}"
            return planted(article, article.having(place, wrong))
    word, *sentences = chance.choice(carriers("spelling")["sentences"])
    spelt = [word, other[word]]
    chance.shuffle(spelt)
    if word in article.text or other[word] in article.text:
        return None
    right = [bare(sentence).replace(word, spelt[0]) for sentence in sentences]
    wrong = sentences[1].replace(word, spelt[1])
    return carried(article, chance, right, [right[0], wrong])


def spelling_mixed(article: Article, chance: Random) -> Case | None:
    """A text with words in one variety of English has another word in the other."""
    british = {pair[0] for pair in carriers("spelling")["pairs"]}
    spelt = _spelt(article)
    sides = {word in british for word in spelt}
    if len(sides) != 1:
        return None
    others = [pair for pair in carriers("spelling")["lone"] if bare(pair[0]) not in article.text]
    pair = chance.choice(others)
    right, wrong = pair if sides == {True} else pair[::-1]
    return carried(article, chance, [right], [wrong])


def _other_spellings() -> dict[str, str]:
    pairs = carriers("spelling")["pairs"]
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


def _spelt(article: Article) -> dict[str, list[tuple[int, re.Match[str]]]]:
    """Where the words stand that have another spelling."""
    word = re.compile(rf"\b(?:{'|'.join(map(re.escape, _other_spellings()))})\b")
    spelt: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for place, text in article.narrated:
        for found in word.finditer(text):
            spelt.setdefault(found[0], []).append((place, found))
    return spelt

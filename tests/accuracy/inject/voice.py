"""Shifts of voice: a passage of a report that speaks from within, or of a column or post from outside."""

from __future__ import annotations

import re
from random import Random

from accuracy.inject.article import OWN_VOICE, Article
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case, Marked, carried, planted

COMPANY = re.compile(r"\b(?:company|firm|bank|group|corporation|Inc|Corp|Co|Ltd|Plc|maker|shareholders)\b")
FROM_OUTSIDE = re.compile(
    r"(?:(?<=[.!?] )|\A)"
    r"(?:The (?:company|firm|bank|group|agency|manufacturer|maker|airline|corporation)|It|They)"
    r"(?: also)?(?: (?:said|added)(?: that)? (?:it|they))?(?: also)? (?P<verb>[a-z]+)\b"
    r"(?P<rest>[^.!?\n]{20,200}[.!?](?=\s|\Z))"
)
PARAGRAPH = 3  # sentences


def voice_sentence(article: Article, chance: Random) -> Case | None:
    """One sentence of a report is told in the first person."""
    if article.has_own_voice:
        return None
    verbs = carriers("voice")["verbs"]
    told = [(place, found) for place, text in article.narrated for found in FROM_OUTSIDE.finditer(text)]
    told = [(place, found) for place, found in told if place > 1 and found["verb"] in verbs]
    if told and chance.random() < 0.5:
        place, found = chance.choice(told)
        text = article.paragraphs[place]
        wrong = f"{text[: found.start()]}[[{_from_within(found)}]]{text[found.end() :]}"
        return planted(article, article.having(place, wrong))
    outside, within = chance.choice(_pairs(article, chance))
    return carried(article, chance, [outside], [f"[[{within}]]"])


def voice_paragraph(article: Article, chance: Random) -> Case | None:
    """A paragraph of a report is told in the first person."""
    if article.has_own_voice:
        return None
    pairs = chance.sample(_pairs(article, chance), PARAGRAPH)
    outside, within = (" ".join(sentences) for sentences in zip(*pairs, strict=True))
    return carried(article, chance, [outside], [f"[[{within}]]"])


def voice_reverse(article: Article, chance: Random) -> Case | None:
    """A column, or a firm's own post, reports what its author or the firm says, as if another told it."""
    told = carriers("reverse")
    if not article.has_own_voice:
        name, other = chance.sample(told["firms"], 2)
        opening = chance.choice(told["openings"]).format(name=name)
        within = [each for _, each in chance.sample(carriers("voice")["organisation"], 9)]
        paragraphs = [[opening, *within[:3]], within[3:5], within[5:7], within[7:]]
        post = Article(article.id, tuple(map(" ".join, paragraphs)))
        report, names = chance.choice(told["of-firm"]), (name, other)
    elif _is_column(article):
        name, other = chance.sample(told["authors"], 2)
        post = article.with_more(1, f"By {name}")
        report, names = chance.choice(told["of-author"]), (name.split()[-1], other)
    else:
        return None
    faulty, clean = (f"[[{report.format(name=each)}]]" for each in names)
    place = chance.randint(2, len(post.paragraphs))
    return Case(
        article.id,
        (Marked.of(post.with_more(place, clean)),),
        (Marked.of(post.with_more(place, faulty)),),
        carried=True,
    )


def _is_column(article: Article) -> bool:
    """Whether half of the paragraphs without quotations are in the first person."""
    narrated = [text for _, text in article.narrated]
    return 2 * sum(bool(OWN_VOICE.search(text)) for text in narrated) >= len(narrated)


def _from_within(found: re.Match[str]) -> str:
    verbs, own = carriers("voice")["verbs"], carriers("voice")["own"]
    rest = re.sub(rf"\b(?:{'|'.join(own)})\b", lambda word: own[word[0]], found["rest"])
    return f"We {verbs[found['verb']]}{rest}"


def _pairs(article: Article, chance: Random) -> list[tuple[str, str]]:
    """Sentences from outside and from within: a company's where there is one, or the author's."""
    whose = "organisation" if COMPANY.search(article.text) and chance.random() < 0.7 else "author"
    pairs: list[tuple[str, str]] = carriers("voice")[whose]
    return pairs

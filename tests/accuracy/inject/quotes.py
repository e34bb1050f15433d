"""Faults of quotations: one sentence of a speaker in two wordings, in a text or in two."""

from __future__ import annotations

import re
from random import Random

import msgspec

from accuracy.inject.article import Article
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case, Marked, bare, carried, carried_apart

NAME = r"(?P<speaker>[A-Z][a-z]+(?: [A-Z][\w.]*)?(?: [A-Z][a-z]+))"
QUOTE = re.compile(
    r"[“\"](?P<quote>[A-Z][^“”\".?!\[\]…]{40,240}),[”\"] "
    rf"(?:said {NAME}|{NAME.replace('speaker', 'other')} (?:said|told))"
)


class Quoted(msgspec.Struct, frozen=True):
    """A sentence of a speaker, the same with a word changed and marked, and how it stands in a text."""

    speaker: str
    right: str
    wrong: str
    first: str | None  # as an invented paragraph has it; None where the article has it itself


def quote_here(article: Article, chance: Random) -> Case | None:
    """A text quotes a sentence twice, with a word changed."""
    quoted = _quoted(article, chance)
    right, wrong = _again(quoted, chance)
    if quoted.first is not None:
        return carried(article, chance, [quoted.first, right], [quoted.first, wrong])
    place = len(article.paragraphs)
    return Case(
        article.id,
        (Marked.of(article.with_more(place, f"[[{right}]]")),),
        (Marked.of(article.with_more(place, wrong)),),
        carried=False,
    )


def quote_across(article: Article, chance: Random) -> Case | None:
    """Two texts quote a sentence, one of them with a word changed."""
    one, other = article.halves()
    quoted = _quoted(one, chance)
    right, wrong = _again(quoted, chance)
    if quoted.first is not None:
        return carried_apart(article, chance, [quoted.first, right], [quoted.first, wrong])
    place = chance.randint(1, len(other.paragraphs))
    return Case(
        article.id,
        (Marked(one.text, []), Marked.of(other.with_more(place, f"[[{right}]]"))),
        (Marked(one.text, []), Marked.of(other.with_more(place, wrong))),
        carried=False,
    )


def _quoted(article: Article, chance: Random) -> Quoted:
    """A quotation of the article's own, or an invented one."""
    others = carriers("quote")["words"]
    for found in QUOTE.finditer(article.text):
        words = [word for word in found["quote"].split()[1:] if word in others]
        if words:
            word = chance.choice(words)
            wrong = re.sub(rf" {word}(?= |\Z)", f" [[{others[word]}]]", found["quote"], count=1)
            return Quoted(found["speaker"] or found["other"], found["quote"], wrong, None)
    marked, other = chance.choice(carriers("quote")["sentences"])
    speaker = chance.choice(carriers("title")["names"])
    right = bare(marked)
    wrong = re.sub(r"\[\[.*?\]\]", f"[[{other}]]", marked)
    first = chance.choice(carriers("quote")["first"]).format(quote=right, speaker=speaker)
    return Quoted(speaker, right, wrong, first)


def _again(quoted: Quoted, chance: Random) -> list[str]:
    """The second paragraph with the quotation, right and wrong."""
    form = chance.choice(carriers("quote")["second"])
    surname = quoted.speaker.split()[-1]
    return [
        form.format(quote=quote, speaker=quoted.speaker, surname=surname)
        for quote in (quoted.right, quoted.wrong)
    ]

"""What stands twice: a headline, a paragraph, a whole article."""

from __future__ import annotations

from random import Random

from accuracy.inject.article import GAP, Article
from accuracy.inject.case import Case, Marked, planted

FEWEST_WORDS = 12  # of a paragraph that is repeated
CHANGED = 0.06  # of the words of a near duplicate
LATER = 4  # paragraphs after the first, at most, at which it stands again


def duplicate_paragraph(article: Article, chance: Random) -> Case | None:
    """A paragraph stands twice."""
    place = _long_paragraph(article, chance)
    if place is None:
        return None
    later = min(place + chance.randint(1, LATER), len(article.paragraphs))
    return planted(article, article.with_more(later, f"[[{article.paragraphs[place]}]]"))


def near_duplicate_paragraph(article: Article, chance: Random) -> Case | None:
    """A paragraph stands twice, with a word or a few changed."""
    place = _long_paragraph(article, chance)
    if place is None:
        return None
    later = min(place + chance.randint(1, LATER), len(article.paragraphs))
    text = changed(article.paragraphs[place], chance)
    return planted(article, article.with_more(later, f"[[{text}]]"))


def duplicate_headline(article: Article, chance: Random) -> Case | None:
    """The headline stands once more before the text."""
    headline = article.headline
    if headline is None or len(headline.split()) < 3:
        return None
    again = headline.rstrip(".") if chance.random() < 0.5 else headline
    return planted(article, article.with_more(1, f"[[{again}]]"))


def near_duplicate(article: Article, chance: Random) -> Case | None:
    """An article stands in the corpus twice, with words changed and a paragraph left out."""
    dropped = chance.randrange(1, len(article.paragraphs))
    kept = [text for place, text in enumerate(article.paragraphs) if place != dropped]
    copy = [f"Update: {changed(kept[0], chance)}", *(changed(text, chance) for text in kept[1:])]
    texts = [f"[[{GAP.join(each[:2])}]]{GAP}{GAP.join(each[2:])}" for each in (article.paragraphs, copy)]
    faulty = tuple(Marked.of(Article(article.id, (text,))) for text in texts)
    return Case(article.id, (Marked(article.text, []),), faulty, carried=False)


def changed(text: str, chance: Random) -> str:
    """A text with a few of its words left out or repeated from elsewhere in it, one at least."""
    words = text.split(" ")
    for _ in range(max(1, round(CHANGED * len(words)))):
        place = chance.randrange(len(words))
        if len(words) > 1 and chance.random() < 0.5:
            del words[place]
        else:
            words[place] = chance.choice(words)
    return " ".join(words)


def _long_paragraph(article: Article, chance: Random) -> int | None:
    """The place of a paragraph after the first with enough words."""
    places = [
        place for place, text in enumerate(article.paragraphs) if place and len(text.split()) >= FEWEST_WORDS
    ]
    return chance.choice(places) if places else None

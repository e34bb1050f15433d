"""Faults of names: a typo, a headline's name that the text does not have, another title."""

from __future__ import annotations

import re
from collections import Counter
from random import Random

from accuracy.inject.article import Article
from accuracy.inject.carriers import carriers
from accuracy.inject.case import Case, Marked, carried, planted
from accuracy.inject.dates import DAYS, MONTHS
from corpuslint.layers.common_words import is_common
from corpuslint.layers.persons import FIRST_NAMES

INSIDE = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{4,}\b")  # a capitalised word that begins no sentence
WORD = re.compile(r"\b[A-Z][a-z]{4,}\b")
FULL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,} [A-Z][a-z]{4,}\b")
CALENDAR = frozenset((*DAYS, *MONTHS))
OF_NATIONS = ("ican", "ish", "ese", "icans", "ian", "ians")
VOWELS = "aeiou"
TRIES = 20
TITLED = re.compile(
    r"\b(President|Senator|Sen\.|Governor|Gov\.|Representative|Rep\.|Secretary|Chairman|Mayor|Judge|General"
    r"|Gen\.|Colonel|Ambassador)( (?:[A-Z][a-z]+ )?)([A-Z][a-z]+)\b"
)
COURTESY = ("Mr", "Mrs", "Ms", "Dr", "Sen", "Gov", "Rep", "President", "Senator", "Governor", "Secretary")
PERSON = re.compile(r"\b(?P<given>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<last>[A-Z][a-z]{3,})\b(?! [A-Z])")
SURNAMES = (
    *(
        "Smith",
        "Johnson",
        "Mitchell",
        "Anderson",
        "Thompson",
        "Walker",
        "Bennett",
        "Hughes",
        "Murphy",
        "Robinson",
    ),
    *(
        "Garcia",
        "Peterson",
        "Kowalski",
        "Lindqvist",
        "Okafor",
        "Tanaka",
        "Rossi",
        "Haddad",
        "Vandermeer",
        "Novakova",
    ),
    *("Petrescu", "Castellano", "Brankovic", "Oyelaran"),
)
RANKS = (
    ("Senator", "Governor", "President", "Mayor", "Ambassador", "Judge", "Secretary"),
    ("Sen.", "Gov.", "Rep.", "Gen."),
    ("Representative", "Chairman", "General", "Colonel"),
)


def name_typo(article: Article, chance: Random) -> Case | None:
    """A name of two mentions or more is misspelt in one of them."""
    mentions = Counter(WORD.findall(article.text))
    names = sorted(name for name in _names(article) if mentions[name] > 1)
    chance.shuffle(names)
    for name in names:
        places = [place for place, text in article.narrated if re.search(rf"\b{name}\b", text)]
        wrong = typo(name, article.text, chance)
        if places and wrong:
            place = chance.choice(places)
            return planted(article, _once(article, place, name, f"[[{wrong}]]", chance))
    return None


def headline_name(article: Article, chance: Random) -> Case | None:
    """A name of the headline becomes one that the text does not have."""
    headline = article.headline or ""
    names = sorted(_names(article))
    chance.shuffle(names)
    invented = chance.choice(carriers("title")["names"]).split()[-1]
    for name in names:
        for form, other in ((name, invented), (name.upper(), invented.upper())):
            if re.search(rf"\b{form}\b", headline):
                wrong = re.sub(rf"\b{form}\b", f"[[{other}]]", headline)
                return planted(article, article.having(0, wrong))
    return None


def surname(article: Article, chance: Random) -> Case | None:
    """The surname of somebody who is introduced by a full name is another one at a later mention."""
    lowered = set(re.findall(r"\b[a-z]+\b", article.text))
    people = [
        (place, person)
        for place, text in article.narrated
        for person in PERSON.finditer(text)
        if person["given"] in FIRST_NAMES and person["last"].lower() not in lowered
    ]
    chance.shuffle(people)
    for introduced, person in people:
        mentions = re.compile(rf"(?:\b(?P<before>[A-Z][\w.]*) )?\b(?P<last>{person['last']})\b")
        later = [
            (place, mention)
            for place, text in article.narrated
            for mention in mentions.finditer(text)
            if (mention["before"] or "Mr").rstrip(".") in (person["given"], *COURTESY)
            and (place, mention.start()) > (introduced, person.end())
        ]
        others = [other for other in SURNAMES if other not in article.text]
        if later and others:
            place, mention = chance.choice(later)
            text = article.paragraphs[place]
            wrong = f"{text[: mention.start('last')]}[[{chance.choice(others)}]]{text[mention.end() :]}"
            return planted(article, article.having(place, wrong))
    return None


def title_variant(article: Article, chance: Random) -> Case | None:
    """Somebody's title is another one at the second mention: a CEO here, a CFO there."""
    own = _other_rank(article, chance)
    if own is not None:
        return planted(article, own)
    invented = carriers("title")
    name, organisation = chance.choice(invented["names"]), chance.choice(invented["organisations"])
    role, other = chance.choice(invented["roles"])
    first, second = chance.choice(invented["first"]), chance.choice(invented["second"])
    told = first.format(name=name, role=role, organisation=organisation)
    told = told[0].upper() + told[1:]
    right = second.format(name=name, role=role, organisation=organisation)
    wrong = second.format(name=name, role=other, organisation=organisation)
    return carried(article, chance, [told, right], [told, wrong])


def cross_name(article: Article, chance: Random) -> Case | None:
    """A full name that stands in both halves of the article is misspelt all through the second."""
    one, other = article.halves()
    shared = set(FULL.findall(one.text)).intersection(FULL.findall(other.text))
    names = sorted(name for name in shared if not any(map(_is_no_name, name.split())))
    chance.shuffle(names)
    for name in names:
        first, last = name.split()
        wrong = typo(last, article.text, chance)
        if wrong and first != last:
            wrong = f"{first} {wrong}"
            text = re.sub(rf"\b{last}\b", wrong.split()[1], other.text).replace(wrong, f"[[{wrong}]]")
            faulty = (Marked(one.text, []), Marked.of(Article(other.id, (text,))))
            clean = (Marked(one.text, []), Marked(other.text, []))
            return Case(article.id, clean, faulty, carried=False)
    return None


def typo(name: str, text: str, chance: Random) -> str | None:
    """A name with one slip of the hand in it, which is no word of the text; None if there is none."""
    for _ in range(TRIES):
        wrong = _slip(name, chance.randrange(1, len(name) - 1), chance)
        if wrong != name and wrong not in text and not is_common(wrong.lower()):
            return wrong
    return None


def _slip(name: str, place: int, chance: Random) -> str:
    letter, following = name[place], name[place + 1]
    before, after = name[:place], name[place + 1 :]
    swapped = before + following + letter + name[place + 2 :]
    slips = [before + after, before + letter + letter + after, swapped]
    if letter in VOWELS:
        slips.append(before + chance.choice(VOWELS.replace(letter, "")) + after)
    return chance.choice(slips)


def _names(article: Article) -> set[str]:
    """The words that are surely names: inside of sentences, never in lower case, and no common words."""
    lowered = set(re.findall(r"\b[a-z]+\b", article.text))
    return {
        word
        for paragraph in article.paragraphs[1:]
        for word in INSIDE.findall(paragraph)
        if word.lower() not in lowered and not _is_no_name(word) and not word.endswith(OF_NATIONS)
    }


def _is_no_name(word: str) -> bool:
    return word in CALENDAR or is_common(word.lower())


def _once(article: Article, place: int, name: str, wrong: str, chance: Random) -> Article:
    """The article with one mention in a paragraph changed."""
    paragraph = article.paragraphs[place]
    mention = chance.choice(list(re.finditer(rf"\b{name}\b", paragraph)))
    return article.having(place, paragraph[: mention.start()] + wrong + paragraph[mention.end() :])


def _other_rank(article: Article, chance: Random) -> Article | None:
    """The article with another rank before the second mention of somebody with just one."""
    ranks: dict[str, set[str]] = {}
    mentions: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for place, text in article.narrated:
        for titled in TITLED.finditer(text):
            ranks.setdefault(titled[3], set()).add(titled[1])
            mentions.setdefault(titled[3], []).append((place, titled))
    for name, places in mentions.items():
        if len(places) > 1 and len(ranks[name]) == 1:
            place, titled = places[1]
            others = next((group for group in RANKS if titled[1] in group), ())
            if others:
                other = chance.choice([rank for rank in others if rank != titled[1]])
                text = article.paragraphs[place]
                wrong = f"{text[: titled.start()]}[[{other}{titled[2]}{titled[3]}]]{text[titled.end() :]}"
                return article.having(place, wrong)
    return None

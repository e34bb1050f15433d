"""Portraits: what many documents say of each entity, in favourable and in unfavourable words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from corpuslint.check import Fact
from corpuslint.layers.full_names import owners
from corpuslint_plugins.exact_test import chance

WRITTEN_OUT = 0.25  # of the sentences about a part of a name: so many at least are about the whole name
TOGETHER = 0.2  # of the documents about an entity: another that stands in so many of them is its rival
FEWEST_TOGETHER = 3  # documents
OTHER = {"unfavourable": "favourable", "favourable": "unfavourable"}

# A word that colours an entity: its start and end, the word in lower case, its valence, and a checksum of its
# sentence.
Word = tuple[int, int, str, float, int]
# Of one document, by entity: how many sentences are about it, and the words that colour it.
Summary = Mapping[str, tuple[int, Sequence[Word]]]


class Example(msgspec.Struct, frozen=True):
    """A word about an entity, and where it stands: `document` is the index of its fact."""

    strength: float
    path: str
    record: str | int | None
    document: int
    start: int
    end: int
    word: str

    @property
    def rank(self) -> tuple[float, str, str, int]:
        """What examples are sorted by, the strongest first."""
        return (-self.strength, self.path, str(self.record), self.start)


class Portrait(msgspec.Struct):
    """What all documents say of one entity: `words` by colour.

    A word counts once a document, and once for a sentence that several documents have.
    """

    name: str
    sentences: int = 0
    documents: set[int] = msgspec.field(default_factory=set)
    words: dict[str, list[Example]] = msgspec.field(default_factory=lambda: {colour: [] for colour in OTHER})

    def count(self, colour: str) -> int:
        """How many words of a colour there are."""
        return len(self.words[colour])

    def strongest(self, colour: str) -> list[Example]:
        """The words of a colour, the strongest first, each once."""
        by_word: dict[str, Example] = {}
        for example in sorted(self.words[colour], key=lambda example: example.rank):
            by_word.setdefault(example.word, example)
        return list(by_word.values())

    def stands_with(self, other: Portrait) -> bool:
        """Whether the two often stand in the same documents."""
        fewest = min(len(self.documents), len(other.documents))
        return len(self.documents & other.documents) >= max(FEWEST_TOGETHER, TOGETHER * fewest)


class Contrast(msgspec.Struct, frozen=True):
    """An entity most of whose words are of one colour, and rivals most of whose are of the other."""

    entity: Portrait
    rivals: tuple[Portrait, ...]
    colour: str
    chance: float


def portraits(facts: Sequence[Fact]) -> list[Portrait]:
    """The portraits of all entities, those first that most sentences are about."""
    whole = _whole_names(facts)
    by_name: dict[str, Portrait] = {}
    seen: set[tuple[str, str, int]] = set()
    for document, (path, record, summary) in enumerate(facts):
        for part, (sentences, words) in summary.items():
            name = whole.get(part, part)
            portrait = by_name.setdefault(name, Portrait(name))
            portrait.sentences += sentences
            portrait.documents.add(document)
            for start, end, word, valence, sentence in words:
                if (name, word, sentence) not in seen:
                    seen.add((name, word, sentence))
                    example = Example(abs(valence), path, record, document, start, end, word)
                    portrait.words["favourable" if valence > 0 else "unfavourable"].append(example)
    return sorted(by_name.values(), key=lambda portrait: (-portrait.sentences, portrait.name))


def contrasts(
    named: Sequence[Portrait], *, fewest_words: int, least_odds: float, most_chance: float
) -> Iterator[Contrast]:
    """The one-sided portraits among those given, the surest first; of two rivals only the surer.

    The entity and its rivals have at least `fewest_words`, the odds of the colour are `least_odds` times
    as great for the entity, and the probability that chance does as much to any entity with so many words
    is at most `most_chance`.
    """
    judged = [entity for entity in named if sum(map(entity.count, OTHER)) >= fewest_words]
    candidates = []
    for entity in judged:
        rivals = tuple(rival for rival in named if rival is not entity and rival.stands_with(entity))
        for colour in OTHER:
            own, theirs = _odds([entity], colour), _odds(rivals, colour)
            opposed = own[0] > own[1] and theirs[0] < theirs[1] and sum(theirs) >= fewest_words
            if opposed and odds_ratio(own, theirs) >= least_odds:
                probability = min(1.0, chance(*own, *theirs) * len(judged))
                candidates.append(Contrast(entity, rivals, colour, probability))
    taken: set[str] = set()
    colours = list(OTHER)  # where two are as sure, blame comes before praise
    for contrast in sorted(
        candidates, key=lambda each: (each.chance, colours.index(each.colour), each.entity.name)
    ):
        if contrast.chance <= most_chance and taken.isdisjoint(rival.name for rival in contrast.rivals):
            taken.add(contrast.entity.name)
            yield contrast


def _odds(some: Sequence[Portrait], colour: str) -> tuple[int, int]:
    """How many words of the colour, and how many of the other, the portraits have together."""
    return sum(each.count(colour) for each in some), sum(each.count(OTHER[colour]) for each in some)


def odds_ratio(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How many times the odds of the first of two counts are as great in `one`, half a word added to each."""
    return (one[0] + 0.5) * (other[1] + 0.5) / ((one[1] + 0.5) * (other[0] + 0.5))


def _whole_names(facts: Sequence[Fact]) -> dict[str, str]:
    """The name that a part of it stands for where a document does not say, by the sentences about each.

    One that is hardly ever written out is another's: Democrats are not the Young Democrats.
    """
    sentences: Counter[str] = Counter()
    for fact in facts:
        for name, (count, _) in fact.summary.items():
            sentences[name] += count
    return {
        part: name
        for part, name in owners(sentences).items()
        if name is not None and sentences[name] >= WRITTEN_OUT * sentences[part]
    }

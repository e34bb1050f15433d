"""The kind `portrayal`: entities that many documents paint in one colour, and their rivals in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from zlib import crc32

from corpuslint.check import CorpusCheck, Fact, Options, Table
from corpuslint.document import Document
from corpuslint.finding import Match, Related, Scope
from corpuslint.rule import Rule
from corpuslint_plugins.entities import Entities
from corpuslint_plugins.guards import negated
from corpuslint_plugins.portraits import (
    OTHER,
    Contrast,
    Example,
    Portrait,
    Summary,
    Word,
    contrasts,
    portraits,
)
from corpuslint_plugins.valence import vader_valences, words_of_classes

WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
OWN = (Scope.NARRATION, Scope.HEADLINE)  # where the words are the author's
STRONG = 3.0  # the valence of our own words; VADER's go to 4
SHOWN = 3  # examples of each side
NAMED = 3  # rivals that a message names


class Colours(Options, frozen=True, kw_only=True):
    """The classes of one lexicon rule whose words colour."""

    favourable: frozenset[str] = frozenset()
    unfavourable: frozenset[str] = frozenset()


class PortrayalOptions(Options, frozen=True, kw_only=True):
    """Which words colour, and when that is one-sided.

    A word colours with a valence of at least `least-valence` either way in VADER's lexicon, or as one of
    the `classes` of lexicon rules, unless it is one of the `neutral` words, for what news is about;
    `favourable` and `unfavourable` ones always do.
    An entity is looked at if at least `fewest-sentences` sentences are about it, and judged if it has
    `fewest-words` such words, and its rivals together have as many. It is one-sided if most of its words
    are of one colour and most of its rivals' of the other, if the odds differ by `least-odds`, and if
    the probability that chance does as much to any of the entities judged is at most `most-chance`.
    """

    least_valence: float = 1.5
    classes: dict[str, Colours] = {}
    neutral: frozenset[str] = frozenset()
    favourable: frozenset[str] = frozenset()
    unfavourable: frozenset[str] = frozenset()
    fewest_sentences: int = 20
    fewest_words: int = 8
    least_odds: float = 2.0
    most_chance: float = 0.05


class Portrayal(CorpusCheck):
    """Flags the strongest word about an entity painted in one colour; more, and its rivals', are related."""

    kind = "portrayal"
    Options = PortrayalOptions

    def __init__(self, rule: Rule, options: PortrayalOptions) -> None:
        super().__init__(rule, options)
        if options.fewest_words < 1:
            raise ValueError("fewest-words: nobody can be judged without a word")
        if both := options.favourable & options.unfavourable:
            raise ValueError(f"favourable: {min(both)!r} is unfavourable, too")
        self._options = options

    def prepare(self) -> None:
        _ = self._valences

    @cached_property
    def _valences(self) -> Mapping[str, float]:
        options = self._options
        praise = {rule: colours.favourable for rule, colours in options.classes.items()}
        blame = {rule: colours.unfavourable for rule, colours in options.classes.items()}
        valences = (
            vader_valences(options.least_valence)
            | dict.fromkeys(words_of_classes(self.rule, praise), STRONG)
            | dict.fromkeys(words_of_classes(self.rule, blame), -STRONG)
        )
        own = dict.fromkeys(options.favourable, STRONG) | dict.fromkeys(options.unfavourable, -STRONG)
        return {word: valence for word, valence in valences.items() if word not in options.neutral} | own

    def summarise(self, document: Document) -> Summary | None:
        entities = Entities(document)
        sentences: dict[str, int] = {}
        words: dict[str, dict[str, Word]] = {}
        for sentence in document.sentences:
            subject = entities.subject_of(sentence)
            if subject is not None:
                entity, start, end = subject
                sentences[entity] = sentences.get(entity, 0) + 1
                same = crc32(document.prose_in(sentence.start, sentence.end).encode())
                for found, word, valence in self._colouring(document, start, end):
                    words.setdefault(entity, {}).setdefault(word, (*found.span(), word, valence, same))
        return {
            name: (count, list(words.get(name, {}).values())) for name, count in sentences.items()
        } or None

    def _colouring(
        self, document: Document, start: int, end: int
    ) -> Iterator[tuple[re.Match[str], str, float]]:
        """The words of a stretch that colour: the author's own, no part of a name, and not negated."""
        for found in WORD.finditer(document.prose, start, end):
            valence = self._valences.get(found[0].lower())
            if (
                valence is not None
                and not document.names_in(*found.span())
                and document.scope_at(found.start()) in OWN
                and not negated(document, *found.span())
            ):
                yield found, found[0].lower(), valence

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        options = self._options
        found: dict[int, list[Match]] = {}
        for contrast in contrasts(
            self._often_named(facts),
            fewest_words=options.fewest_words,
            least_odds=options.least_odds,
            most_chance=options.most_chance,
        ):
            first, *others = contrast.entity.strongest(contrast.colour)
            found.setdefault(first.document, []).append(_match(contrast, first, others[: SHOWN - 1]))
        return found

    def table(self, facts: Sequence[Fact]) -> Table | None:
        named = self._often_named(facts)
        rows = tuple(_row(portrait) for portrait in named if any(map(portrait.count, OTHER)))
        columns = ("entity", "documents", "sentences", "unfavourable", "favourable", "strongest")
        return Table("Portrayal", columns, rows) if rows else None

    def _often_named(self, facts: Sequence[Fact]) -> list[Portrait]:
        return [each for each in portraits(facts) if each.sentences >= self._options.fewest_sentences]


def _match(contrast: Contrast, first: Example, others: Sequence[Example]) -> Match:
    colour, other = contrast.colour, OTHER[contrast.colour]
    name, rivals = contrast.entity.name, contrast.rivals
    against = sorted(
        ((example, rival.name) for rival in rivals for example in rival.strongest(other)),
        key=lambda pair: pair[0].rank,
    )
    shown = [(example, name, colour) for example in others]
    shown += [(example, rival, other) for example, rival in against[:SHOWN]]
    return Match(
        start=first.start,
        end=first.end,
        arguments={
            "entity": name,
            "colour": colour,
            "other": other,
            "words": contrast.entity.count(colour),
            "other_words": contrast.entity.count(other),
            "rivals": _listed([rival.name for rival in rivals]),
            "rival_words": sum(rival.count(colour) for rival in rivals),
            "rival_other_words": sum(rival.count(other) for rival in rivals),
        },
        related=tuple(
            Related(
                example.start,
                example.end,
                f"{its} of {of}: {example.word!r}",
                path=example.path,
                record=example.record,
            )
            for example, of, its in shown
        ),
    )


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _row(portrait: Portrait) -> tuple[str | int, ...]:
    examples = sorted(
        (example for words in portrait.words.values() for example in words), key=lambda example: example.rank
    )
    strongest = list(dict.fromkeys(example.word for example in examples))[:SHOWN]
    return (
        portrait.name,
        len(portrait.documents),
        portrait.sentences,
        portrait.count("unfavourable"),
        portrait.count("favourable"),
        ", ".join(strongest),
    )

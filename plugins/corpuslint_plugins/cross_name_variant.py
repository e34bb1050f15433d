"""The kind `cross-name-variant`: one name, written otherwise than in the other texts of a run."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations, islice
from typing import NamedTuple

import msgspec

from corpuslint.check import CorpusCheck, Fact, Options
from corpuslint.document import Document
from corpuslint.facts import packed
from corpuslint.finding import Match, Related
from corpuslint.formats.places import label
from corpuslint.layers.common_words import is_common
from corpuslint.rule import Rule

LONGEST = 3  # words of a name that is looked at
MOST_KEPT = 60  # names of a text
MOST_TEXTS = 32  # texts of a spelling that are looked at for the names beside it
FREQUENT = 200  # a name in more than one of so many texts tells no story from another
FEW = 16  # but one in no more than so many texts always does
SELDOM = 2  # texts in which a slip may come again; what stands in more is another name
RARE = 3  # unless so many times as many texts have the usual spelling
SURE = 6  # letters of a word that is no other name where two of them have changed places
INITIALS = 2  # letters of an acronym that tells no story from another: US, MP
SEPARATOR = "\x1f"  # between the names of a fact
ENDINGS = ("s", "n", "a", "i")  # make another word of a name: America, American

_decode = msgspec.msgpack.Decoder(tuple[str, list[int]]).decode


class CrossNameVariantOptions(Options, frozen=True, kw_only=True):
    """Words with fewer than `shortest` letters have no variants, and neither have the names in `allow`.

    Two spellings are one name if a text of the one and a text of the other have `fewest-shared` names in
    common that are not all over the corpus, or if two letters of a long word have changed places.
    """

    shortest: int = 5
    fewest_shared: int = 1
    allow: frozenset[str] = frozenset()


class Named(NamedTuple):
    """A name of several words, and where it first stands in a text."""

    text: str
    start: int
    end: int


class CrossNameVariant(CorpusCheck):
    """Flags the first place of a name in each text that writes it otherwise than more, or earlier, texts do.

    One letter of one word is missing, added or other, or two have changed places; the rest is the same.
    As there are people whom only one letter tells apart, the texts must name something else in common,
    unless two letters of a long word have changed places.
    """

    kind = "cross-name-variant"
    Options = CrossNameVariantOptions

    def __init__(self, rule: Rule, options: CrossNameVariantOptions) -> None:
        super().__init__(rule, options)
        self._options = options

    def summarise(self, document: Document) -> bytes | None:
        kept: dict[str, None] = {}  # in order, each once
        places: list[int] = []
        for name in document.names:
            text = name.text
            if text not in kept:
                kept[text] = None
                if " " in text:
                    places += (name.start, name.end)
                if len(kept) == MOST_KEPT:
                    break
        return packed((SEPARATOR.join(kept), places)) if places else None

    def conclude(self, facts: Sequence[Fact]) -> Mapping[int, Iterable[Match]]:
        counts = Counter(chain.from_iterable(map(_every, facts)))
        pairs = sorted(set(self._pairs([name for name in counts if self._may_vary(name)])))
        if not pairs:
            return {}
        wanted = {name for pair in pairs for name in pair}
        texts: dict[str, dict[int, Named]] = {name: {} for name in wanted}
        for index, fact in enumerate(facts):
            every, places = _decode(fact.summary)
            names = every.split(SEPARATOR)
            if not wanted.isdisjoint(names):
                several = [name for name in names if " " in name]
                for place, name in enumerate(several):
                    if name in wanted:
                        texts[name][index] = Named(name, *places[2 * place : 2 * place + 2])
        most = max(FEW, len(facts) // FREQUENT)

        def beside(name: str) -> Iterator[list[str]]:
            """The names of the texts in which a name stands."""
            return (_every(facts[index]) for index in islice(texts[name], MOST_TEXTS))

        found: defaultdict[int, list[Match]] = defaultdict(list)
        for pair in pairs:
            usual, rare = sorted(pair, key=lambda name: (-counts[name], min(texts[name]), name))
            if counts[rare] > SELDOM and RARE * counts[rare] > counts[usual]:
                continue
            if not texts[usual].keys().isdisjoint(texts[rare]):
                continue
            # The names beside the rare one, but for those that stand everywhere, and for short acronyms.
            near = {
                each
                for each in chain.from_iterable(beside(rare))
                if counts[each] <= most and (len(each) > INITIALS or not each.isupper())
            }
            near -= {usual, rare}
            near.discard(usual.partition(" ")[0])
            shared = set().union(*map(near.intersection, beside(usual)))
            if len(shared) >= self._options.fewest_shared or _are_surely_one(usual, rare):
                first = min(texts[usual])
                for index, named in texts[rare].items():
                    found[index].append(_match(named, texts[usual][first], counts[usual], facts[first]))
        return found

    def _pairs(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The pairs of names that differ in a letter of one word, but not its first."""
        seen: set[int] = set()
        shared: set[int] = set()  # a group is only made where there are two names for it: most have one
        for name in names:
            for rest, _ in _rests(name):
                key = hash(rest)
                (shared if key in seen else seen).add(key)
        groups: defaultdict[tuple[str, ...], dict[str, str]] = defaultdict(dict)
        for name in names:
            for rest, word in _rests(name):
                if hash(rest) in shared:
                    groups[rest][word] = name
        for group in groups.values():
            yield from self._alike(group)

    def _may_vary(self, name: str) -> bool:
        return 0 < name.count(" ") < LONGEST and not name.isupper() and name not in self._options.allow

    def _alike(self, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The pairs among names that one word tells apart, by that word, whose words are one misspelt."""
        if len(names) < 2:
            return
        shortened: defaultdict[str, set[str]] = defaultdict(set)
        for word in names:
            if len(word) >= self._options.shortest - 1 and word.isalpha():
                for place in range(1, len(word)):
                    shortened[word[:place] + word[place + 1 :]].add(word)
                shortened[word].add(word)
        for words in shortened.values():
            for one, other in combinations(sorted(words), 2):
                if self._is_misspelt(one, other):
                    yield names[one], names[other]

    def _is_misspelt(self, one: str, other: str) -> bool:
        """Whether two words that are the same without a letter of either can be one word."""
        shorter, longer = sorted((one, other), key=len)
        if len(longer) < self._options.shortest or is_common(one.lower()) or is_common(other.lower()):
            return False
        if len(shorter) < len(longer):
            return not any(shorter + ending == longer for ending in ENDINGS)
        differing = [place for place in range(len(one)) if one[place] != other[place]]
        return len(differing) == 1 or (
            len(differing) == 2 and sorted(one) == sorted(other) and differing[1] == differing[0] + 1
        )


def _rests(name: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """A name with the initial for one of its words, before that a gap; and the word."""
    words = name.split(" ")
    for place, word in enumerate(words):
        yield (*words[:place], "", word[:1], *words[place + 1 :]), word


def _every(fact: Fact) -> list[str]:
    """The names of a text, each once."""
    return _decode(fact.summary)[0].split(SEPARATOR)


def _are_surely_one(one: str, other: str) -> bool:
    """Whether two letters of a long word have changed places, which seldom makes another name."""
    words = zip(one.split(" "), other.split(" "), strict=True)
    return any(a != b and len(a) == len(b) >= SURE and sorted(a) == sorted(b) for a, b in words)


def _match(named: Named, usual: Named, texts: int, fact: Fact) -> Match:
    first = label(fact.path, fact.record)
    return Match(
        start=named.start,
        end=named.end,
        arguments={"usual": usual.text, "first": first, "texts": texts},
        suggestions=(usual.text,),
        related=(
            Related(usual.start, usual.end, f"written {usual.text!r}", path=fact.path, record=fact.record),
        ),
    )

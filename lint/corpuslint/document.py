"""A document: one source's text, decoded once and never altered, with its layers."""

from __future__ import annotations

import re
import string
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from corpuslint.cached import cached_property
from corpuslint.finding import Scope, Span
from corpuslint.layers.attributions import Reading
from corpuslint.layers.blocks import find_blocks
from corpuslint.layers.boilerplate import Boilerplate, find_boilerplate
from corpuslint.layers.claims import Attribution, Claim
from corpuslint.layers.folded import BLANK_LINE, Folded, lower_keeping_length
from corpuslint.layers.lines import Lines
from corpuslint.layers.names import Name, find_names
from corpuslint.layers.numbers import Figures, Number, find_figures, find_numbers
from corpuslint.layers.prose import GLUE, blank_masked, put_decoded, without_glue, without_surrogates
from corpuslint.layers.quotations import Quotation, Quoted, find_quoted, name_speakers
from corpuslint.layers.scopes import Scopes, find_scopes
from corpuslint.layers.sentences import Sentence, find_sentences
from corpuslint.layers.shortened import Shortened
from corpuslint.layers.subjects import clause_subject
from corpuslint.layers.syllables import count_syllables
from corpuslint.layers.words import Words
from corpuslint.source import Block, Decoded, Markup, Source
from corpuslint.suppression import Directive, find_directives

if TYPE_CHECKING:
    from corpuslint.layers.entities import Entity

# What nobody sees who reads a page: the marks in its words, and of a run of spaces all but the first.
UNSEEN = re.compile(rf"{GLUE}+(?:[\r\n]+{GLUE}+)*|[ \u00a0]( +)")
ASCII = bytes(range(128))
# Letters that are an “i” or an “s” where case is ignored, but not in lower case.
CASELESS = (("İ", "i"), ("ı", "i"), ("ſ", "s"))
# The white space that Folded leaves as it is, and what it puts for a line end.
ODD_SPACES = frozenset(
    "\x0b\x0c\x1c\x1d\x1e\x1f\x85\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\x00"
)
EVERYDAY = (string.ascii_letters + string.digits + " \n,.'-").encode()
Found = TypeVar("Found", bound=msgspec.Struct)
Value = TypeVar("Value")


def layer(find: Callable[[Document], tuple[Found, ...]]) -> cached_property[tuple[Found, ...]]:
    """A layer of a document, as `find` finds it; in a page with markup it is found in what a reader sees."""

    def found(document: Document) -> tuple[Found, ...]:
        if document.seen is None:
            return find(document)
        return tuple(map(document.seen.placed, getattr(document.as_seen, find.__name__)))

    found.__doc__ = find.__doc__
    return cached_property(found)


def remembered(find: Callable[[Document], Value]) -> Callable[[Document], Value]:
    """What several checks ask of a document, found once and kept with it, as its own layers are."""

    @wraps(find)
    def kept(document: Document) -> Value:
        try:
            value: Value = document.memory[find]
        except KeyError:
            value = document.memory[find] = find(document)
        return value

    return kept


class Document:
    """One source's text with its layers: each is computed at most once, and only if asked for.

    Every offset in every layer is a code point offset into `text`.
    """

    def __init__(
        self,
        text: str,
        *,
        path: str = "<text>",
        record: str | int | None = None,
        markup: Markup | None = None,
    ) -> None:
        self.text = text
        self.path = path
        self.record = record
        self.markup = markup

    @classmethod
    def of(cls, source: Source) -> Document:
        """The document of a source that a reader gave."""
        return cls(source.text, path=source.path, record=source.record, markup=source.markup)

    @cached_property
    def memory(self) -> dict[Callable[[Document], Any], Any]:
        """What functions that are `remembered` have found in the document."""
        return {}

    @cached_property
    def directives(self) -> tuple[Directive, ...]:
        """The corpuslint directives in comments, in order."""
        return find_directives(self.text, self.markup)

    @cached_property
    def prose(self) -> str:
        """The text with what is not prose (code, tags, link targets, directives) blanked.

        It has the text's length, so an offset in one is an offset in the other; line ends stay, and
        a lone surrogate, or a U+FDD0 of the text's own, is U+FFFD. What is blanked is spaces, or
        U+FDD0 where it parts nothing, as the marks do in `*Trump*’s`. A character reference is its
        character and such blanks.
        """
        masked = [Span(directive.start, directive.end) for directive in self.directives]
        if self.markup is None:
            return without_surrogates(blank_masked(without_glue(self.text), masked))
        edges = [edge for block in self.markup.blocks for edge in (block.start, block.end)]
        text = without_glue(put_decoded(self.text, self.markup.decoded))
        return without_surrogates(blank_masked(text, [*self.markup.masked, *masked], edges))

    @cached_property
    def straight(self) -> str:
        """The prose with a straight apostrophe for each curly one."""
        return self.prose.replace("’", "'")

    @cached_property
    def straight_lower(self) -> str:
        """The same in lower case, character by character, as `re` ignores case."""
        lowered = lower_keeping_length(self.straight)
        for odd, plain in CASELESS:
            if odd in self.beyond_ascii:
                lowered = lowered.replace(odd, plain)
        return lowered

    @cached_property
    def beyond_ascii(self) -> frozenset[str]:
        """The characters of the prose that are not ASCII: what is not among them need not be looked for."""
        if self.prose.isascii():
            return frozenset()
        return frozenset(self.prose.encode().translate(None, ASCII).decode())

    @cached_property
    def marks(self) -> frozenset[str]:
        """The characters of the prose, without ASCII letters and digits and the others of EVERYDAY."""
        return frozenset(self.prose.encode().translate(None, EVERYDAY).decode())

    def prose_in(self, start: int, end: int) -> str:
        """The prose of a span as a reader sees it: without the U+FDD0 that stand for marks in words."""
        return self.prose[start:end].replace(GLUE, "")

    @cached_property
    def seen(self) -> Shortened | None:
        """The prose as a reader sees it; None where that is the prose itself, as in all plain text."""
        if not (self.markup and self.markup.masked) and GLUE not in self.prose:
            return None
        shortened = Shortened(self.prose, UNSEEN)
        return shortened if len(shortened.text) < len(self.prose) else None

    @cached_property
    def as_seen(self) -> Document:
        """The document of the prose as a reader sees it, whose offsets are its own."""
        if self.seen is None:
            return self
        place = self.seen.shortened
        blocks = tuple(Block(place(block.start), place(block.end), block.kind) for block in self.blocks)
        links = self.markup.links if self.markup else ()
        markup = Markup(blocks, links=tuple(Span(place(link.start), place(link.end)) for link in links))
        return Document(self.seen.text, path=self.path, record=self.record, markup=markup)

    @cached_property
    def folded(self) -> Folded:
        """The prose as phrases are matched: lower case, plain apostrophes, single spaces."""
        return Folded(self.prose)

    @cached_property
    def lines(self) -> Lines:
        """Line starts, and the way from an offset to a line and column."""
        return Lines(self.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Headline, headings, paragraphs and list items, in order, none empty, none overlapping."""
        return find_blocks(self.prose, self.markup)

    @layer
    def sentences(self) -> tuple[Sentence, ...]:
        """Sentences in order; each lies inside one block."""
        return find_sentences(self.prose, self.blocks)

    @cached_property
    def words(self) -> Words:
        """The words of the prose with their offsets."""
        if self.seen is None:
            return Words(self.prose)
        return Words(self.seen.text, self.seen.original)

    @cached_property
    def word_count(self) -> int:
        """How many words the prose has, counted by the white space between them."""
        if ODD_SPACES.isdisjoint(self.marks):  # as nearly always: single spaces and blank lines part them
            words = " ".join(filter(None, map(str.strip, self.folded.text.split(BLANK_LINE))))
            return words.count(" ") + 1 if words else 0
        return len(self.prose.split())

    @cached_property
    def syllables(self) -> tuple[int, ...]:
        """The number of syllables of each word of `words`."""
        return count_syllables(self.words.texts)

    @layer
    def quoted(self) -> tuple[Quoted, ...]:
        """The quotations without their speakers' names, which take longer to find than all the rest."""
        return find_quoted(self.prose, self.blocks, self.sentences, self._sentence_starts)

    @layer
    def quotations(self) -> tuple[Quotation, ...]:
        """What stands in quotation marks or in a block quotation; a nested one follows its outer."""
        return name_speakers(self.prose, self.sentences, self.quoted, self._reading.claims_in)

    @layer
    def attributions(self) -> tuple[Attribution, ...]:
        """Who is said to have said what, to think it or to want it, in order of cue."""
        return self._reading.attributions()

    @layer
    def reports(self) -> tuple[Attribution, ...]:
        """The attributions that report what somebody says or thinks, in order of cue: what rules go by.

        Attitudes are left out, and what is told in quotations; so this takes a fraction of the time.
        """
        return self._reading.reports()

    @layer
    def names(self) -> tuple[Name, ...]:
        """Proper names, in order."""
        return find_names(self.prose, self.blocks, self.sentences)

    @layer
    def entities(self) -> tuple[Entity, ...]:
        """Whom and what the text names, each with all its mentions, in order of the first."""
        from corpuslint.layers.entities import find_entities  # no rule asks for them by default

        outermost = [Span(quoted.start, quoted.end) for quoted in self.quoted if not quoted.depth]
        return find_entities(self.prose, self.sentences, self.names, outermost)

    @layer
    def numbers(self) -> tuple[Number, ...]:
        """Quantities written in digits or in words, in order."""
        return find_numbers(self.prose)

    def numbers_in(self, start: int, end: int, fewest: int = 0) -> tuple[Number, ...]:
        """The numbers whose digits or words lie in `start`…`end`; the rest need not be read for them.

        Not all of them, where there are fewer than `fewest`.
        """
        if self.seen is None:
            return find_numbers(self.prose, start, end, fewest)
        place = self.seen.shortened
        return tuple(map(self.seen.placed, self.as_seen.numbers_in(place(start), place(end), fewest)))

    def subject_at(self, number: int) -> Span | None:
        """The subject of the clause with the number at that offset: “the mill” of the 40 whom it employs.

        It may hold the number itself; None where it cannot be told.
        """
        if self.seen is not None:
            subject = self.as_seen.subject_at(self.seen.shortened(number))
            return subject and self.seen.placed(subject)
        sentence = self.sentence_at(number)
        return clause_subject(self.prose, sentence.start, sentence.end, number) if sentence else None

    @cached_property
    def figures(self) -> Figures:
        """The runs of digits of the prose: a cheap first look for numbers."""
        return find_figures(self.prose)

    @layer
    def boilerplate(self) -> tuple[Boilerplate, ...]:
        """The lines that belong to the page around the article, in order."""
        return find_boilerplate(self.prose, self.straight_lower, self.blocks)

    @cached_property
    def scopes(self) -> Scopes:
        """Who speaks where, but for paraphrases: few places are asked for, and to tell takes long."""
        return find_scopes(self.blocks, self.quoted, self.boilerplate)

    def _is_paraphrase(self, offset: int) -> bool:
        if self.seen is None:
            return self._reading.is_paraphrase(offset)
        return self.as_seen._is_paraphrase(self.seen.shortened(offset))

    @cached_property
    def _reading(self) -> Reading:
        return Reading(self.prose, self.sentences, self._sentence_starts, self.quoted)

    def whole(self, start: int, end: int) -> tuple[int, int]:
        """The start and end of a span with the character references at its ends taken whole."""
        if self.markup is None or not self.markup.decoded:
            return start, end
        first = self._reference_at(start)
        last = self._reference_at(end - 1)
        return (first.start if first else start), (last.end if last else end)

    def _reference_at(self, offset: int) -> Decoded | None:
        index = bisect_right(self._reference_starts, offset) - 1
        if self.markup is None or index < 0 or offset >= self.markup.decoded[index].end:
            return None
        return self.markup.decoded[index]

    @cached_property
    def _reference_starts(self) -> list[int]:
        return [reference.start for reference in self.markup.decoded] if self.markup else []

    def scope_at(self, offset: int) -> Scope:
        """Who speaks at `offset`."""
        scope = self.scopes.on_page(offset)
        return Scope.PARAPHRASE if scope is Scope.NARRATION and self._is_paraphrase(offset) else scope

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`; None between sentences."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index < 0 or offset >= self.sentences[index].end:
            return None
        return self.sentences[index]

    def block_at(self, offset: int) -> Block | None:
        """The block that holds `offset`; None between blocks."""
        index = bisect_right(self._block_starts, offset) - 1
        if index < 0 or offset >= self.blocks[index].end:
            return None
        return self.blocks[index]

    def sentences_in(self, start: int, end: int) -> tuple[Sentence, ...]:
        """The sentences that share a character with `start`…`end`."""
        first = max(bisect_right(self._sentence_starts, start) - 1, 0)
        last = bisect_right(self._sentence_starts, max(end - 1, start))
        return tuple(s for s in self.sentences[first:last] if s.start < end and start < s.end)

    def claims_in(self, start: int, end: int) -> tuple[Claim, ...]:
        """The reports whose source, cue or content touches `start`…`end`, in order of cue.

        They are the attributions there but for attitudes, for what is told in quotations, and for the
        speaker's name; the rest of the text need not be read for them.
        """
        if self.seen is None:
            return self._reading.claims_in(start, end)
        place = self.seen.shortened
        return tuple(map(self.seen.placed, self.as_seen.claims_in(place(start), place(end))))

    def said_at(self, start: int, end: int) -> Iterable[Claim]:
        """Of the reports that `claims_in` gives those whose content shares a character with `start`…`end`."""
        if self.seen is None:
            return self._reading.said_at(start, end)
        place = self.seen.shortened
        return map(self.seen.placed, self.as_seen.said_at(place(start), place(end)))

    def quotations_in(self, start: int, end: int) -> tuple[Quoted, ...]:
        """The quotations that share a character with `start`…`end`, as `quoted` has them."""
        if not self.quoted:
            return ()
        first = bisect_right(self._quotation_ends, start)
        last = bisect_left(self._quotation_starts, end)
        return tuple(q for q in self.quoted[first:last] if q.end > start)

    def names_in(self, start: int, end: int) -> tuple[Name, ...]:
        """The names that share a character with `start`…`end`."""
        first = bisect_right(self._name_ends, start)
        return self.names[first : bisect_left(self._name_starts, end)]

    @cached_property
    def _name_starts(self) -> list[int]:
        return [name.start for name in self.names]

    @cached_property
    def _name_ends(self) -> list[int]:
        return [name.end for name in self.names]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [quotation.start for quotation in self.quoted]

    @cached_property
    def _quotation_ends(self) -> list[int]:
        """For each quotation the furthest end up to it: rising, so that it can be searched."""
        furthest = 0
        return [furthest := max(furthest, quotation.end) for quotation in self.quoted]

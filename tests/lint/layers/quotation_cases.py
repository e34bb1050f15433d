"""Texts made of invented clauses, names and marks, of which it is known what is quoted in them and by whom.

A structure writes a paragraph or more with a `Writer`, which remembers where each quotation stands.
Structures, marks, speakers and clauses are combined in turn, so that the cases are always the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from typing import NamedTuple

from corpuslint.layers.quotations import QuotationKind


class Marks(NamedTuple):
    """A pair of quotation marks, with the pair for a quotation in a quotation."""

    opening: str
    closing: str
    inner: tuple[str, str]

    @property
    def single(self) -> bool:
        """Whether they are the same characters as apostrophes."""
        return self.closing in ("'", "’")


class Person(NamedTuple):
    """A speaker: the name, and the pronoun that stands for it."""

    name: str
    pronoun: str

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.split()[-1]


class Known(NamedTuple):
    """What is known of a quotation, whose marks are left out of `inner_start`…`inner_end`."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    depth: int
    kind: QuotationKind
    closed: bool
    continues: bool
    speaker: str | None


class Case(NamedTuple):
    """A text and what is quoted in it; `name` tells the structure and the marks."""

    name: str
    text: str
    quotations: tuple[Known, ...]
    markdown: bool = False


STYLES = {
    "straight": Marks('"', '"', ("'", "'")),
    "curly": Marks("“", "”", ("‘", "’")),
    "straight single": Marks("'", "'", ('"', '"')),
    "curly single": Marks("‘", "’", ("“", "”")),
    "French": Marks("«", "»", ("‹", "›")),
    "French, spaced": Marks("«\u00a0", "\u00a0»", ("“", "”")),
    "German": Marks("„", "“", ("‚", "‘")),
    "German, angled": Marks("»", "«", ("›", "‹")),
    "Swedish": Marks("”", "”", ("’", "’")),
    "TeX": Marks("``", "''", ("“", "”")),
    "typed twice": Marks("''", "''", ("“", "”")),
}
PEOPLE = (
    Person("Anna Berg", "she"),
    Person("Jonas Weber", "he"),
    Person("Maria Lund", "she"),
    Person("Peter Holm", "he"),
    Person("Clara Voss", "she"),
    Person("Henry Marsh", "he"),
    Person("Ruth Adler", "she"),
    Person("Daniel Okafor", "he"),
    Person("Emma van Dijk", "she"),
    Person("Victor O'Hare", "he"),
)
# Without the capital and the stop, so that they go anywhere.
CLAUSES = (
    "the mill will stay shut until the spring",
    "nobody on this street was ever asked about it",
    "we have seen four owners come and go",
    "the road is too narrow for the lorries",
    "it took us nine years to clear the river",
    "they gave us two weeks and a handshake",
    "the ferry can carry no more than forty people",
    "you cannot grow apples in the dark",
    "the roof would not survive another winter",
    "we shall plant three hundred trees by May",
    "the old harbour has lost half of its boats",
    "everyone who worked here had a key",
)
VERBS = ("said", "says", "added", "explained", "insisted", "recalled", "wrote")
PLACES = ("mill", "bakery", "ferry", "orchard", "harbour", "school")


class Writer:
    """A text as it is written: what stands in `quotation` is remembered with its place."""

    def __init__(self, marks: Marks, number: int) -> None:
        self.marks = marks
        self.text = ""
        self.found: list[Known] = []
        self._depth = 0
        self.person = PEOPLE[number % len(PEOPLE)]
        self.other = PEOPLE[(number + 1) % len(PEOPLE)]
        self.verb = VERBS[number % len(VERBS)]
        self.place = PLACES[number % len(PLACES)]
        self._clauses = cycle(CLAUSES[number % len(CLAUSES) :] + CLAUSES[: number % len(CLAUSES)])

    def write(self, text: str) -> None:
        """Adds narration."""
        self.text += text

    def clause(self) -> str:
        """A clause that was not used before."""
        return next(self._clauses)

    def sentence(self, stop: str = ".") -> str:
        """A clause as a sentence."""
        clause = self.clause()
        return clause[0].upper() + clause[1:] + stop

    def paragraph(self) -> None:
        """Begins a new paragraph."""
        self.text += "\n\n"

    @contextmanager
    def quotation(
        self,
        speaker: str | None,
        kind: QuotationKind = "speech",
        *,
        closed: bool = True,
        continues: bool = False,
    ) -> Iterator[None]:
        """What is written within stands in quotation marks, or in the other ones inside a quotation."""
        opening, closing = self.marks[:2] if self._depth == 0 else self.marks.inner
        place = len(self.found)
        start = len(self.text)
        self.text += opening
        self._depth += 1
        yield
        self._depth -= 1
        inner_end = len(self.text)
        if closed:
            self.text += closing
        # A space that belongs to the French marks is not one of the marks.
        known = Known(
            start,
            start + len(opening.rstrip("\u00a0")),
            inner_end + len(closing) - len(closing.lstrip("\u00a0")) if closed else inner_end,
            len(self.text),
            self._depth,
            kind,
            closed,
            continues,
            speaker,
        )
        self.found.insert(place, known)


Structure = Callable[[Writer], None]


def speaker_after(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" {w.person.name} {w.verb}.")


def verb_and_speaker_after(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" said {w.person.name}, who runs the {w.place}.")


def comma_outside(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence(""))
    w.write(f", {w.verb} {w.person.name} on Monday.")


def question(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence("?"))
    w.write(f" {w.person.name} asked. It rained.")


def speaker_before(w: Writer) -> None:
    w.write(f"On Monday {w.person.name} said: ")
    with w.quotation(w.person.name):
        w.write(w.sentence())


def speaker_before_comma(w: Writer) -> None:
    w.write(f"It was late. {w.person.name} {w.verb}, ")
    with w.quotation(w.person.name):
        w.write(w.sentence())


def according_to(w: Writer) -> None:
    w.write(f"According to {w.person.name}, ")
    with w.quotation(w.person.name):
        w.write(w.clause())
    w.write(".")


def interrupted(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" {w.person.name} said, ")
    with w.quotation(w.person.name):
        w.write(f"and {w.clause()}.")


def goes_on(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" said {w.person.name}. ")
    with w.quotation(w.person.name):
        w.write(f"{w.sentence()} {w.sentence()}")


def pronoun_after_name(w: Writer) -> None:
    w.write(f"{w.person.name} opened the {w.place} in March. ")
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" {w.person.pronoun} said.")


def surname_for_full_name(w: Writer) -> None:
    w.write(f"The {w.place} belongs to {w.person.name}. It rained all day. ")
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" {w.person.surname} said.")


def pronoun_after_quotation(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" said {w.person.name}, a neighbour.")
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" {w.person.pronoun} added.")


def nested(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write("He told me ")
        with w.quotation("He"):
            w.write(w.clause())
        w.write(", and I left,")
    w.write(f" {w.person.name} said.")


def nested_at_the_end(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write("My father always said, ")
        with w.quotation("My father"):
            w.write(w.sentence(","))
    w.write(f" {w.person.name} said.")


def nested_word(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write("They have a ")
        with w.quotation(None, "scare"):
            w.write("vision")
        w.write(" and no money,")
    w.write(f" said {w.person.name}.")


def two_nested(w: Writer) -> None:
    w.write(f"{w.person.name} said: ")
    with w.quotation(w.person.name):
        w.write("One was ")
        with w.quotation(None, "scare"):
            w.write("old")
        w.write(" and the other was ")
        with w.quotation(None, "scare"):
            w.write("very old")
        w.write(" when we came.")


def paragraphs(w: Writer) -> None:
    w.write(f"{w.person.name} read from a letter: ")
    with w.quotation(w.person.name, closed=False, continues=True):
        w.write(w.sentence())
    w.paragraph()
    with w.quotation(w.person.name, closed=False, continues=True):
        w.write(f"{w.sentence()} {w.sentence()}")
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(w.sentence())
    w.write(" The hall was quiet.")


def paragraphs_with_the_speaker_last(w: Writer) -> None:
    with w.quotation(w.person.name, closed=False, continues=True):
        w.write(w.sentence())
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" said {w.person.name}.")


def paragraphs_with_a_quotation_inside(w: Writer) -> None:
    w.write(f"{w.person.name} said: ")
    with w.quotation(w.person.name, closed=False, continues=True):
        w.write("I read the word ")
        with w.quotation(None, "term"):
            w.write("closed")
        w.write(" on the door.")
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(w.sentence())


def never_closed(w: Writer) -> None:
    with w.quotation(None, closed=False):
        w.write(f"{w.sentence(',')} said {w.person.name}.")
    w.paragraph()
    with w.quotation(w.other.name):
        w.write(w.sentence(","))
    w.write(f" said {w.other.name}.")


def never_closed_and_then_another(w: Writer) -> None:
    with w.quotation(None, closed=False):
        w.write(f"{w.sentence(',')} said {w.person.name}.")
    w.write(" ")
    with w.quotation(w.other.name):
        w.write(w.sentence(","))
    w.write(f" said {w.other.name}.")


def never_opened(w: Writer) -> None:
    w.write(f"{w.sentence(',')}{w.marks.closing} said {w.person.name}.")
    w.paragraph()
    with w.quotation(w.other.name):
        w.write(w.sentence(","))
    w.write(f" said {w.other.name}.")


def apostrophes_outside(w: Writer) -> None:
    w.write("In the '90s the Bergs' dogs' kennel played rock 'n' roll, 'twas said. ")
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" {w.person.name} said of the boys' and the girls' choir.")


def apostrophes_inside(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write("Don't ask 'em, it's the workers' money and we're goin' home,")
    w.write(f" said {w.person.name}.")


def feet_and_inches_outside(w: Writer) -> None:
    w.write('The shelf is 6\'2" high, with 12" discs on 5′ 10″ of it. ')
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f" said {w.person.name}, who is 5'9\" tall.")


def inches_inside(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write('The 12" disc is here and he is 6\'2" tall,')
    w.write(f" said {w.person.name}.")


def signed(w: Writer) -> None:
    w.write("It was a long year.")
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(f"{w.sentence()} {w.sentence()}")
    w.write(f" – {w.person.name}, director of the {w.place}")


def signed_on_a_line_of_its_own(w: Writer) -> None:
    w.write("It was a long year.")
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(f"{w.sentence()} {w.sentence()}")
    w.paragraph()
    w.write(f"— {w.person.name}, director")


def headline(w: Writer) -> None:
    w.write(f"{w.person.name}: ")
    with w.quotation(w.person.name):
        w.write(w.sentence(""))
    w.paragraph()
    w.write(f"{w.sentence()} It had rained for days, and the road to the {w.place} was flooded again.")


def title_of_a_work(w: Writer) -> None:
    w.write("They sang the song ")
    with w.quotation(None, "title"):
        w.write("The Old Road to Lund")
    w.write(" and read the novel ")
    with w.quotation(None, "title"):
        w.write("Winter")
    w.write(f" at the {w.place}.")


def scare_quotes(w: Writer) -> None:
    w.write(f"The {w.place} has a ")
    with w.quotation(None, "scare"):
        w.write("quiet")
    w.write(" room and a ")
    with w.quotation(None, "scare"):
        w.write("modern")
    w.write(" kitchen.")


def words_as_words(w: Writer) -> None:
    w.write("The word ")
    with w.quotation(None, "term"):
        w.write("thug")
    w.write(" is old, the term ")
    with w.quotation(None, "term"):
        w.write("soft landing")
    w.write(" is new, and so is the so-called ")
    with w.quotation(None, "term"):
        w.write("rail")
    w.write(".")


def part_of_what_is_said(w: Writer) -> None:
    w.write(f"{w.person.name} said the {w.place} was ")
    with w.quotation(w.person.name):
        w.write("a gift to the whole town")
    w.write(" and called the road ")
    with w.quotation(w.person.name):
        w.write("a disgrace")
    w.write(".")


def speaker_behind(w: Writer) -> None:
    w.write("The town had ")
    with w.quotation(w.person.name):
        w.write("no choice at all")
    w.write(f" about the {w.place}, {w.person.name} said.")


def nobody_says_it(w: Writer) -> None:
    w.write(f"The {w.place} was shut in the spring.")
    w.paragraph()
    with w.quotation(None):
        w.write(w.sentence())


def several_speakers(w: Writer) -> None:
    speaker_before(w)
    w.paragraph()
    nested(w)
    w.paragraph()
    with w.quotation(w.other.name):
        w.write(w.sentence(","))
    w.write(f" {w.other.name} told them. ")
    with w.quotation(w.other.name):
        w.write(w.sentence())


def gesture_after(w: Writer) -> None:
    w.write(f"The {w.place} was full.")
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(w.sentence())
    w.write(f" {w.person.name} shrugged and went back to work.")


def told_by_the_next_sentence(w: Writer) -> None:
    w.write(f"The {w.place} was full.")
    w.paragraph()
    with w.quotation(w.person.name):
        w.write(w.sentence())
    w.write(f" That is how {w.person.name} puts it.")


def named_in_the_sentence_before(w: Writer) -> None:
    w.write(f"It was noon. {w.person.name} stopped at the gate of the {w.place}. ")
    with w.quotation(w.person.name):
        w.write(w.sentence())


def participle(w: Writer) -> None:
    w.write(f"{w.person.name} welcomed the plan for the {w.place}, adding: ")
    with w.quotation(w.person.name):
        w.write(w.sentence())


def role(w: Writer) -> None:
    with w.quotation("the mayor"):
        w.write(w.sentence(","))
    w.write(" the mayor told reporters. It rained.")


def two_in_dialogue(w: Writer) -> None:
    with w.quotation(w.person.name):
        w.write(w.sentence("?"))
    w.write(f" asked {w.person.name}.")
    w.paragraph()
    with w.quotation(w.other.name):
        w.write(w.sentence("!"))
    w.write(f" replied {w.other.name}. ")
    with w.quotation(w.other.name):
        w.write(w.sentence())


def mixed(w: Writer) -> None:
    apostrophes_outside(w)
    w.paragraph()
    paragraphs(w)
    w.paragraph()
    scare_quotes(w)
    w.paragraph()
    interrupted(w)


EVERY_STYLE: tuple[Structure, ...] = (
    speaker_after,
    verb_and_speaker_after,
    comma_outside,
    question,
    speaker_before,
    speaker_before_comma,
    according_to,
    interrupted,
    goes_on,
    pronoun_after_name,
    surname_for_full_name,
    pronoun_after_quotation,
    signed,
    signed_on_a_line_of_its_own,
    headline,
    title_of_a_work,
    scare_quotes,
    words_as_words,
    part_of_what_is_said,
    speaker_behind,
    nobody_says_it,
    apostrophes_outside,
    apostrophes_inside,
    feet_and_inches_outside,
    inches_inside,
    gesture_after,
    told_by_the_next_sentence,
    named_in_the_sentence_before,
    participle,
    role,
    two_in_dialogue,
)
NESTING: tuple[Structure, ...] = (nested, nested_at_the_end, nested_word, two_nested, several_speakers)
REOPENING: tuple[Structure, ...] = (
    paragraphs,
    paragraphs_with_the_speaker_last,
    paragraphs_with_a_quotation_inside,
    mixed,
)
AMBIGUOUS = (never_closed_and_then_another, paragraphs_with_a_quotation_inside)
UNBALANCED: tuple[Structure, ...] = (never_closed, never_closed_and_then_another, never_opened)


def block_quotation(w: Writer, *lines: str) -> None:
    """A Markdown block quotation by the writer's person, one paragraph a line."""
    for number, line in enumerate(lines):
        w.write("\n>\n> " if number else "> ")
        start = len(w.text)
        w.write(line)
        w.found.append(Known(start, start, len(w.text), len(w.text), 0, "speech", True, False, w.person.name))


def block_led_in(w: Writer) -> None:
    w.write(f"In a letter {w.person.name} wrote:")
    w.paragraph()
    block_quotation(w, f"{w.sentence()} {w.sentence()}")
    w.paragraph()
    w.write("The hall was quiet.")


def block_led_in_by_name(w: Writer) -> None:
    w.write(f"**{w.person.name}**:")
    w.paragraph()
    block_quotation(w, w.sentence(), w.sentence(), w.sentence())
    w.paragraph()
    w.write("The hall was quiet.")


def block_signed_inside(w: Writer) -> None:
    w.write("It was a long year.")
    w.paragraph()
    block_quotation(w, f"{w.sentence()} {w.sentence()}")
    w.write(f"\n>\n> — {w.person.name}, director")
    w.paragraph()
    w.write("The hall was quiet.")


def block_signed_below(w: Writer) -> None:
    w.write("It was a long year.")
    w.paragraph()
    block_quotation(w, w.sentence(), w.sentence())
    w.paragraph()
    w.write(f"– {w.person.name}")
    w.paragraph()
    w.write("The hall was quiet.")


def block_with_a_quotation(w: Writer) -> None:
    w.write(f"{w.person.name} said:")
    w.paragraph()
    w.write("> ")
    start = len(w.text)
    place = len(w.found)
    w.write("We heard of the ")
    inner = len(w.text)
    w.write("“plan”")
    w.found.append(Known(inner, inner + 1, inner + 5, inner + 6, 1, "scare", True, False, None))
    w.write(" and got nothing at all.")
    whole = Known(start, start, len(w.text), len(w.text), 0, "speech", True, False, w.person.name)
    w.found.insert(place, whole)
    w.paragraph()
    w.write("The hall was quiet.")


def emphasised(w: Writer) -> None:
    w.write("*")
    with w.quotation(w.person.name):
        w.write(w.sentence(","))
    w.write(f"* said **{w.person.name}**, who runs the [{w.place}](https://{w.place}.example/).")


MARKDOWN: tuple[Structure, ...] = (
    block_led_in,
    block_led_in_by_name,
    block_signed_inside,
    block_signed_below,
    block_with_a_quotation,
    emphasised,
)


def cases() -> Iterator[Case]:
    """All the cases."""
    number = 0
    for style, marks in STYLES.items():
        for structure in structures_for(style):
            writer = Writer(marks, number)
            structure(writer)
            yield Case(f"{structure.__name__}, {style}", writer.text, tuple(writer.found))
            number += 1
    for turn in range(5):
        for structure in MARKDOWN:
            writer = Writer(STYLES["curly"], number + turn)
            structure(writer)
            yield Case(
                f"{structure.__name__}, Markdown {turn}", writer.text, tuple(writer.found), markdown=True
            )
            number += 1


def structures_for(style: str) -> tuple[Structure, ...]:
    """The structures that can be written with these marks."""
    found = EVERY_STYLE + REOPENING + UNBALANCED
    if style == "Swedish":  # its inner marks are apostrophes on both sides
        return tuple(structure for structure in found if structure not in AMBIGUOUS)
    found += NESTING
    if STYLES[style].single:
        return tuple(structure for structure in found if structure is not never_closed_and_then_another)
    return found

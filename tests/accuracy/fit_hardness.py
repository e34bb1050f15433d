"""Learns from teachers what makes a text hard: `python -m accuracy.fit_hardness --data FOLDER --write`.

The grade of a text is a sum: of what its sentences add and of the mean hardness of its words; see
`corpuslint.readability.school_grade`. The labels of CLEAR are the only judgement in it. A word's hardness
says how rare it is in CLEAR and in plain news; where enough excerpts have the word it has a weight of
its own besides, held small by a penalty, as a few excerpts cannot tell whether it was this word that
made them hard. The same run prints what such a fit is worth on excerpts that it has not seen.
"""

from __future__ import annotations

import argparse
import random
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from math import log
from pathlib import Path
from statistics import fmean, pstdev

import msgspec

from accuracy.ridge import Row, fit_ridge
from accuracy.rows import file_of, read_rows
from accuracy.scores import spearman
from accuracy.sets.readable import is_in_order
from corpuslint.document import Document
from corpuslint.hardness import FILE, Hardness, is_abstract, plain, stems
from corpuslint.layers.words import WORD
from corpuslint.readability import Counts, flesch_kincaid, prose_sentences

FOLDS = 5
NEWS_SHARE = 0.5  # what a word in news counts for, beside one in an excerpt
FEWEST = 10  # so counted, below which a word is not listed
CAPITALS = 0.9  # of a word inside sentences, from which it is a name
FEWEST_STEM = 0.25  # of the count of a form that its stem must have: "morning" does not come from "morn"
STEM_EXCERPTS, FORM_EXCERPTS = 20, 40  # in which a word, or an inflected form, must stand for its own weight
STEM_SHARE, FORM_SHARE = 0.06, 0.08  # of a text's words: so many count like one deviation of another trait
PENALTY = 10.0
UNLISTED = ""
RARE = 4.0  # log of occurrences in a million words below which a word is rare
MOST = 3.2  # points of the label that a text of nothing but one word may be harder or easier than others
LINE = 108  # characters of a line in the file
HEADING = """\
# What makes a text hard to read: learnt from how easy teachers found the excerpts of CLEAR (Crossley et al.
# 2022), and from how rare words are there and in plain news. Written by tests/accuracy/fit_hardness.py: do
# not edit.

# The grade of a text: so much for every text, this much for the natural logarithm of the words in a sentence
# (of the sentence in which a word stands, on average), for a clause mark and for a syllable a word, and the
# mean hardness of the words.
every-text = {0.every_text}
sentence-length = {0.sentence_length}
clause-mark = {0.clause_mark}
syllable = {0.syllable}

# The hardness of a word: so much for the ending of an abstract noun, and for not being listed. Names and
# figures are left out.
abstract-noun = {0.abstract_noun}
unlisted = {0.unlisted}

# How much harder or easier than the average word these are: by so many grades if they were all there is of a
# text, by as many hundredths where every hundredth word is one of them. A form that is not listed counts as
# its stem.
[words]
"""


class Text(msgspec.Struct, frozen=True):
    """What is counted in a text. `label` is higher where it is harder, `grade` is Flesch-Kincaid's."""

    group: str
    label: float
    sentence_length: float
    clause_marks: float
    syllables: float
    words: list[str]
    grade: float


class Tally(msgspec.Struct, frozen=True):
    """How often each word stands in texts, how often inside sentences, and how often there with a capital."""

    words: Counter[str] = msgspec.field(default_factory=Counter)
    inside: Counter[str] = msgspec.field(default_factory=Counter)
    capitals: Counter[str] = msgspec.field(default_factory=Counter)

    def add(self, sentence: Sequence[str]) -> None:
        """Counts the words of a sentence, the first of which has a capital in any case."""
        self.words.update(map(plain, sentence))
        self.inside.update(map(plain, sentence[1:]))
        self.capitals.update(plain(word) for word in sentence[1:] if word[0].isupper())

    def is_name(self, word: str) -> bool:
        """Whether a word hardly ever goes without a capital inside sentences, and is not "I"."""
        return self.capitals[word] >= CAPITALS * max(self.inside[word], 1) and word.partition("'")[0] != "i"


class Lexicon:
    """The words that are listed: the stem of each form, and how common that is."""

    def __init__(self, excerpts: Iterable[Text], news: Tally, everywhere: Tally) -> None:
        counts = defaultdict(float, {word: NEWS_SHARE * count for word, count in news.words.items()})
        for text in excerpts:
            for word in text.words:
                counts[plain(word)] += 1
        listed = {
            word: count
            for word, count in counts.items()
            if count >= FEWEST and is_spelt(word) and not everywhere.is_name(word)
        }
        self.stem: dict[str, str] = {}
        self._counts: defaultdict[str, float] = defaultdict(float)
        for word in sorted(listed, key=lambda word: (len(word), word)):
            common = (stem for stem in stems(word) if listed.get(stem, 0) >= FEWEST_STEM * listed[word])
            self.stem[word] = self.stem.get(next(common, word), word)
            self._counts[self.stem[word]] += listed[word]
        self._total = sum(counts.values())
        self._listed = Hardness(0, 0, 0, 0, 0, 0, dict.fromkeys(self.stem, 0.0))

    def forms(self, text: Text) -> Counter[str]:
        """The listed forms in a text, with their counts, and UNLISTED; names and figures are left out."""
        return Counter(self._listed.form(plain(word)) or UNLISTED for word in self.counted(text))

    def counted(self, text: Text) -> list[str]:
        """The words of a text that are neither names nor figures."""
        return [
            word for word in text.words if word[0].islower() or self._listed.form(plain(word)) is not None
        ]

    def commonness(self, form: str, less: int = 0) -> float:
        """The log of a form's occurrences in a million words, at least 0; `less` are left out of account."""
        count = self._counts[self.stem[form]] if form in self.stem else 0.0
        return max(0.0, log((max(count - less, 0) + 0.5) / self._total * 1e6))


def learn(excerpts: Sequence[Text], lexicon: Lexicon) -> Hardness:
    """What the excerpts teach, on the scale of their labels."""
    forms = list(map(lexicon.forms, excerpts))
    traits = [traits_of(*pair, lexicon) for pair in zip(excerpts, forms, strict=True)]
    means = list(map(fmean, zip(*traits, strict=True)))
    deviations: list[float] = [pstdev(trait) or 1.0 for trait in zip(*traits, strict=True)]
    columns = own_columns(forms, lexicon, first=1 + len(means))
    rows: list[Row] = []
    for values, counted in zip(traits, forms, strict=True):
        row = [(0, 1.0)]
        row += [(i + 1, (values[i] - means[i]) / deviations[i]) for i in range(len(means))]
        for form, count in counted.items():
            shares = own(form, lexicon).items()
            row += [
                (columns[key], count / counted.total() / share) for key, share in shares if key in columns
            ]
        rows.append(row)
    penalties = [0.0] + [PENALTY] * (len(means) + len(columns))
    weights = fit_ridge(rows, [text.label for text in excerpts], penalties)
    slopes = [weights[i + 1] / deviations[i] for i in range(len(means))]
    length, marks, syllable, abstract, commonness, rare = slopes

    def hardness(form: str) -> float:
        common: float = lexicon.commonness(form)
        shares = own(form, lexicon).items()
        of_its_own: float = sum(weights[columns[key]] / share for key, share in shares if key in columns)
        return commonness * common + rare * (common < RARE) + of_its_own

    total = sum(counted.total() for counted in forms)
    mean = sum(hardness(form) * count for counted in forms for form, count in counted.items()) / total
    words = {form: max(-MOST, min(hardness(form) - mean, MOST)) for form in (*lexicon.stem, UNLISTED)}
    return Hardness(
        every_text=weights[0] + mean - sum(slope * mean for slope, mean in zip(slopes, means, strict=True)),
        sentence_length=length,
        clause_mark=marks,
        syllable=syllable,
        abstract_noun=abstract,
        unlisted=words.pop(UNLISTED),
        words=words,
    )


def traits_of(text: Text, forms: Counter[str], lexicon: Lexicon) -> list[float]:
    """The numbers that are weighed, in the order in which `learn` takes them apart.

    How common a word is, is reckoned without the text's own.
    """
    own_count: Counter[str] = Counter()
    for form, count in forms.items():
        own_count[lexicon.stem.get(form, form)] += count
    commonness = {form: lexicon.commonness(form, own_count[lexicon.stem.get(form, form)]) for form in forms}
    words = lexicon.counted(text)
    return [
        text.sentence_length,
        text.clause_marks,
        text.syllables,
        fmean(map(is_abstract, map(plain, words))),
        sum(count * commonness[form] for form, count in forms.items()) / len(words),
        sum(count for form, count in forms.items() if commonness[form] < RARE) / len(words),
    ]


def own(form: str, lexicon: Lexicon) -> dict[tuple[str, str], float]:
    """What may have a weight of its own in a form: its stem, and the form itself if it is another."""
    stem = lexicon.stem.get(form)
    if stem is None:
        return {}
    shares = {("stem", stem): STEM_SHARE}
    return shares if form == stem else shares | {("form", form): FORM_SHARE}


def own_columns(forms: Sequence[Counter[str]], lexicon: Lexicon, first: int) -> dict[tuple[str, str], int]:
    """The columns, from `first` on, of the stems and forms that stand in enough texts."""
    texts: Counter[tuple[str, str]] = Counter()
    for counted in forms:
        texts.update({key for form in counted for key in own(form, lexicon)})
    fewest = {"stem": STEM_EXCERPTS, "form": FORM_EXCERPTS}
    kept = sorted(key for key, count in texts.items() if count >= fewest[key[0]])
    return {key: first + index for index, key in enumerate(kept)}


def is_spelt(word: str) -> bool:
    """Whether a word has none but the letters of English, apostrophes and hyphens."""
    letters = word.replace("'", "").replace("-", "")
    return letters.isalpha() and letters.isascii()


def graded(text: Text, learnt: Hardness) -> float:
    """The grade of a text by what was learnt, as `school_grade` reckons it by what is written down."""
    words = [grade for grade in map(learnt.of, text.words) if grade is not None]
    return (
        learnt.every_text
        + learnt.sentence_length * text.sentence_length
        + learnt.clause_mark * text.clause_marks
        + learnt.syllable * text.syllables
        + fmean(words)
    )


def scaled(learnt: Hardness, scale: float, shift: float) -> Hardness:
    """What was learnt on the scale of grades, rounded; forms that are as hard as their stem are left out."""
    figures = {
        name: round(value * scale, 2)
        for name, value in msgspec.structs.asdict(learnt).items()
        if name != "words"
    }
    figures["every_text"] = round(learnt.every_text * scale + shift, 2)
    kept = Hardness(**figures, words={})
    for word in sorted(learnt.words, key=lambda word: (len(word), word)):
        grades = round(learnt.words[word] * scale)
        form = kept.form(word)
        if form is None or kept.words[form] != grades:
            kept.words[word] = grades
    return kept


def read_texts(path: Path, tally: Tally) -> list[Text]:
    """The texts of a set that have a whole sentence; their words are added to the tally."""
    texts: list[Text] = []
    for row in read_rows(path):
        document = Document(row.text)
        sentences = [document.prose_in(s.start, s.end) for s in prose_sentences(document)]
        counts = Counts(sentences)
        if not counts.words:
            continue
        words = list(map(WORD.findall, sentences))
        for sentence in words:
            tally.add(sentence)
        texts.append(
            Text(
                group=str(row.meta.get("group")),
                label=row.label or 0.0,
                sentence_length=log(counts.met_length),
                clause_marks=counts.clause_marks / counts.words,
                syllables=counts.syllables / counts.words,
                words=[word for sentence in words for word in sentence],
                grade=flesch_kincaid(counts),
            )
        )
    return texts


def cross_validated(
    excerpts: Sequence[Text], learn_from: Callable[[Sequence[Text]], Hardness]
) -> list[float]:
    """The grade of each excerpt by what was learnt from the other folds, on the scale of the labels."""
    grades = [0.0] * len(excerpts)
    for fold in range(FOLDS):
        learnt = learn_from([text for index, text in enumerate(excerpts) if index % FOLDS != fold])
        for index in range(fold, len(excerpts), FOLDS):
            grades[index] = graded(excerpts[index], learnt)
    return grades


def in_order(stories: Iterable[Text], grade: Callable[[Text], float]) -> float:
    """The share of the stories whose three versions the grade puts in order."""
    versions: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for text in stories:
        versions[text.group].append((text.label, grade(text)))
    return fmean(map(is_in_order, versions.values()))


def written(learnt: Hardness) -> str:
    """The file."""
    words: defaultdict[float, list[str]] = defaultdict(list)
    for word, grades in sorted(learnt.words.items()):
        words[grades].append(word)
    lines = [HEADING.format(learnt)]
    for grades in sorted(words):
        wrapped = textwrap.fill(" ".join(words[grades]), LINE, break_on_hyphens=False)
        lines.append(f"{grades:g} = '''\n{wrapped}\n'''\n")
    return "".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; the exit status is 0, or 2 if a set is not there."""
    parser = argparse.ArgumentParser(prog="python -m accuracy.fit_hardness", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="the folder with the sets clear, news and onestop"
    )
    parser.add_argument("--write", action="store_true", help=f"write {FILE.name}")
    options = parser.parse_args(arguments)
    clear, onestop, plain_news = (file_of(options.data, name) for name in ("clear", "onestop", "news"))
    if not (clear and onestop and plain_news):
        print(f"error: {options.data}: clear, onestop or news is missing", file=sys.stderr)
        return 2
    everywhere, news = Tally(), Tally()
    excerpts = [msgspec.structs.replace(text, label=-text.label) for text in read_texts(clear, everywhere)]
    random.Random(0).shuffle(excerpts)
    read_texts(plain_news, news)
    for mine, its in zip(msgspec.structs.astuple(everywhere), msgspec.structs.astuple(news), strict=True):
        mine.update(its)

    def learn_from(texts: Sequence[Text]) -> Hardness:
        return learn(texts, Lexicon(texts, news, everywhere))

    grades = cross_validated(excerpts, learn_from)
    hard = [text.label for text in excerpts]
    classic = [text.grade for text in excerpts]
    folds = [spearman(grades[fold::FOLDS], hard[fold::FOLDS]) for fold in range(FOLDS)]
    print("Spearman with the labels of CLEAR, by what was learnt from the other folds:")
    print(f"{spearman(grades, hard):.3f}; in each fold", *(f"{value:.3f}" for value in folds))
    print(f"Flesch-Kincaid: {spearman(classic, hard):.3f}")
    scale = pstdev(classic) / pstdev(grades)
    learnt = scaled(learn_from(excerpts), scale, fmean(classic) - scale * fmean(grades))
    stories = read_texts(onestop, Tally())
    print(f"Stories of OneStopEnglish in order: {in_order(stories, lambda text: graded(text, learnt)):.3f}")
    print(f"Flesch-Kincaid: {in_order(stories, lambda text: text.grade):.3f}")
    print(f"{len(learnt.words)} words; {scale:.2f} grades to a point of the label")
    if options.write:
        FILE.write_text(written(learnt), encoding="utf-8")
        print(f"wrote {FILE}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

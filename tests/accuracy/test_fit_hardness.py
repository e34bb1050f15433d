"""The hardness of words: ridge regression, what is learnt from excerpts, and the file it is written to."""

from __future__ import annotations

from math import log

import pytest

from accuracy.fit_hardness import Lexicon, Tally, Text, graded, is_spelt, learn, scaled, written
from accuracy.ridge import fit_ridge, predict
from corpuslint.hardness import FILE, Hardness, learnt

EASY, HARD = (
    "the kitten sat on the mat and the kittens slept",
    "the committee deferred the amendment indefinitely",
)


def text(label: float, words: str) -> Text:
    return Text(
        group="",
        label=label,
        sentence_length=log(len(words.split())),
        clause_marks=label / 100,
        syllables=1 + label / 10,
        words=words.split(),
        grade=label,
    )


def excerpts() -> list[Text]:
    """Sixty texts, the first half easy."""
    fillers = ["today", "again", "soon", "here", "there", "now"]
    return [
        text(float(index >= 30), f"{EASY if index < 30 else HARD} {fillers[index % 6]}")
        for index in range(60)
    ]


def lexicon() -> Lexicon:
    news = Tally()
    for _ in range(20):
        news.add(["The", "minister", "of", "Ulm", "said", "the", "kitten", "was", "back"])
    return Lexicon(excerpts(), news, news)


class TestRidge:
    def test_one_weight_by_hand(self) -> None:
        [weight] = fit_ridge([[(0, 1.0)], [(0, 2.0)]], [1.0, 4.0], [2.0])
        assert weight == pytest.approx((1 * 1 + 2 * 4) / (1 + 4 + 2))

    def test_without_a_penalty_the_line_is_found(self) -> None:
        rows = [[(0, 1.0), (1, float(x))] for x in range(10)]
        weights = fit_ridge(rows, [3.0 + 0.5 * x for x in range(10)], [0.0, 0.0])
        assert weights == pytest.approx([3.0, 0.5])
        assert predict(rows, weights)[4] == pytest.approx(5.0)

    def test_a_penalty_makes_weights_smaller(self) -> None:
        rows = [[(0, 1.0), (1, float(x % 2))] for x in range(10)]
        labels = [float(x % 2) for x in range(10)]
        small, large = (fit_ridge(rows, labels, [0.0, penalty])[1] for penalty in (100.0, 0.0))
        assert 0 < small < large == pytest.approx(1.0)


class TestLexicon:
    def test_forms_count_as_their_stem(self) -> None:
        assert lexicon().stem["kittens"] == "kitten"
        assert lexicon().stem["deferred"] == "deferred"

    def test_names_and_rare_words_are_not_listed(self) -> None:
        assert "ulm" not in lexicon().stem
        assert lexicon().forms(text(0, "Ulm zyzzyva The kitten 1998")) == {"": 1, "the": 1, "kitten": 1}

    def test_common_words_are_commoner(self) -> None:
        the, kitten, unlisted = map(lexicon().commonness, ["the", "kitten", ""])
        assert the > kitten > unlisted
        assert lexicon().commonness("the", less=50) < the

    @pytest.mark.parametrize(
        ("word", "spelt"), [("don't", True), ("well-off", True), ("café", False), ("3d", False)]
    )
    def test_spelling(self, word: str, spelt: bool) -> None:
        assert is_spelt(word) is spelt


class TestLearning:
    def test_words_of_hard_texts_are_harder(self) -> None:
        figures = learn(excerpts(), lexicon())
        assert figures.words["committee"] > figures.words["kitten"]
        easy, *_, hard = [graded(excerpt, figures) for excerpt in excerpts()]
        assert easy < hard

    def test_the_scale_is_rounded_and_forms_like_their_stem_are_left_out(self) -> None:
        figures = Hardness(
            1.0, 0.5, 0.1, 0.2, 0.3, 2.0, {"kitten": -1.04, "kittens": -1.0, "deal": 0.6, "deals": 2.0}
        )
        kept = scaled(figures, 10, 5)
        assert kept == Hardness(15.0, 5.0, 1.0, 2.0, 3.0, 20.0, {"kitten": -10, "deal": 6, "deals": 20})


def test_the_file_is_as_it_was_written() -> None:
    assert written(learnt()) == FILE.read_text(encoding="utf-8")

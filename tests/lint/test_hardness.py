"""The hardness of words: what is listed, what is a form of it, what is a name; and the file itself."""

from __future__ import annotations

import pytest

from corpuslint import hardness as module
from corpuslint.familiar import familiar_words, is_familiar
from corpuslint.hardness import ENDINGS, Hardness, hardness, learnt, plain, stems

FIGURES = Hardness(
    every_text=0,
    sentence_length=0,
    clause_mark=0,
    syllable=0,
    abstract_noun=10,
    unlisted=20,
    words={"cat": -5, "plan": -2, "hope": -3, "country": -4, "decision": 1, "know": -6, "don't": -7},
)


@pytest.mark.parametrize(
    ("word", "grades"),
    [
        ("cat", -5),
        ("Cat's", -5),
        ("don’t", -7),
        ("planned", -2),
        ("hoping", -3),
        ("countries", -4),
        ("decision", 11),
        ("decisions", 11),
        ("well-know", -6),
        ("zyzzyva", 20),
        ("perturbation", 30),
        ("Zyzzyva", None),
        ("1998", None),
    ],
)
def test_of_a_word(word: str, grades: float | None) -> None:
    assert FIGURES.of(word) == grades


def test_names_and_figures_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "learnt", lambda: FIGURES)
    monkeypatch.setattr(module, "_remembered", module._Remembered())
    assert hardness(["cat", "Zyzzyva", "plan", "1998"]) == (-5 - 2) / 2
    assert hardness(["Zyzzyva"]) == 0.0
    assert hardness([]) == 0.0


def test_what_is_remembered_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 3)
    monkeypatch.setattr(module, "_remembered", module._Remembered())
    for word in ["these", "words", "are", "all", "different", "from", "each", "other"]:
        hardness([word])
    assert len(module._remembered) <= 4


@pytest.mark.parametrize(
    ("form", "stem"),
    [("planned", "plan"), ("passes", "pass"), ("easily", "easy"), ("studied", "study"), ("making", "make")],
)
def test_stems(form: str, stem: str) -> None:
    assert stem in stems(form)


@pytest.mark.parametrize("word", ["this", "bus", "less", "kindness", "bring", "speed"])
def test_no_stem_is_very_short(word: str) -> None:
    assert all(len(stem) >= 3 for stem in stems(word))


class TestTheFile:
    def test_it_has_a_few_thousand_words_with_a_grade_each(self) -> None:
        figures = learnt()
        assert 3000 < len(figures.words) < 10_000
        assert min(figures.words.values()) >= -25
        assert max(figures.words.values()) <= 25

    def test_its_words_are_plain(self) -> None:
        for word in learnt().words:
            assert word == plain(word)
            assert word.isascii()
            assert set(word) <= set("abcdefghijklmnopqrstuvwxyz'-")

    def test_no_form_is_listed_that_is_as_hard_as_its_stem(self) -> None:
        words = learnt().words
        for word, grades in words.items():
            others = Hardness(0, 0, 0, 0, 0, 0, {stem: words[stem] for stem in stems(word) if stem in words})
            form = others.form(word)
            assert form is None or words[form] != grades, word

    def test_common_words_are_easier_than_rare_ones(self) -> None:
        easy = hardness(["water", "house", "mother", "people", "going", "about", "little"])
        hard = hardness(["fiduciary", "jurisprudence", "amortisation", "subcutaneous"])
        assert easy < 0 < hard


class TestFamiliarWords:
    def test_the_list_is_there(self) -> None:
        assert 2900 < len(familiar_words()) < 3100

    @pytest.mark.parametrize(
        "word", ["cat", "cats", "bigger", "happiest", "running", "Ouagadougou", "don’t", "1998"]
    )
    def test_familiar(self, word: str) -> None:
        assert is_familiar(word)

    @pytest.mark.parametrize("word", ["ratification", "amendments", "fiscal", "fiscal-year"])
    def test_unfamiliar(self, word: str) -> None:
        assert not is_familiar(word)


def test_every_ending_leaves_something() -> None:
    assert all(ending and instead for ending, instead in ENDINGS)

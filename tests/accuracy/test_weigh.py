"""The weights of cues: what is learnt from sentences, and how it is judged and written."""

from __future__ import annotations

import pytest

from accuracy.weigh import Example, Model, crossed, fitted, scaled, scores, solved, with_weights

# The first class mostly stands in marked sentences, the second in either, the third in the others.
SENTENCES = [
    *[Example((0,), True, 1.0)] * 30,
    *[Example((0,), False, 1.5)] * 5,
    *[Example((1,), True, 1.0)] * 20,
    *[Example((1,), False, 1.5)] * 20,
    *[Example((2,), True, 1.0)] * 2,
    *[Example((2,), False, 1.5)] * 30,
    *[Example((), False, 1.5)] * 40,
]


def test_what_tells_more_weighs_more() -> None:
    first, second, third = fitted(SENTENCES).weights
    assert first > second > third


def test_the_bound_leaves_out_what_does_harm() -> None:
    model = fitted(SENTENCES)
    assert model.flags(Example((0,), True, 1.0))
    assert not model.flags(Example((2,), True, 1.0))
    assert not model.flags(Example((), True, 1.0))


def test_scores_weigh_errors() -> None:
    sentences = [Example((0,), True, 1.0), Example((0,), True, 1.0), Example((0,), False, 2.0)]
    assert scores(sentences, [True, False, True]) == pytest.approx((1 / 3, 1 / 2, 2 / 5))
    assert scores(sentences, [False, False, False]) == (0, 0, 0)


def test_each_fold_is_judged_by_the_others() -> None:
    precision, recall, f1 = crossed(SENTENCES)
    assert 0.5 < precision <= 1
    assert 0.5 < recall <= 1
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_linear_equations() -> None:
    assert solved([[0, 2, 0], [1, 0, 1], [1, 0, -1]], [4, 3, 1]) == pytest.approx([2, 2, 1])


def test_weights_are_scaled_to_a_bound_of_one_and_written_in_order() -> None:
    model = scaled(Model((0.5, 0.25), 0.5))
    assert model == Model((1.0, 0.5), 1.0)
    text = 'least = 1.0\n[[cues]]\nweight = 9.0\nwords = ["a"]\n[[cues]]\nweight = 9.0\nwords = ["b"]\n'
    assert with_weights(text, model) == text.replace("9.0", "1.0", 1).replace("9.0", "0.5")

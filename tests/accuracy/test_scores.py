"""The scores and their intervals, on counts made up by hand."""

from __future__ import annotations

import math
import random
from statistics import NormalDist

import pytest

from accuracy.bootstrap import doubt, estimates, redrawn
from accuracy.scores import (
    Confusion,
    Counts,
    Hits,
    Share,
    confusion,
    difference,
    f1,
    hits_of_row,
    macro_f1,
    precision,
    recall,
    share,
    spearman,
)


def test_precision_recall_and_f1() -> None:
    hits = Hits(right=6, found=8, hit=3, wanted=12)
    assert (precision(hits), recall(hits)) == (0.75, 0.25)
    assert f1(hits) == pytest.approx(0.375)


def test_of_nothing_nothing_is_said() -> None:
    nothing = Hits(0, 0, 0, 0)
    for score in (precision, recall, f1):
        assert math.isnan(score(nothing))
    silent = [Hits(0, 0, 0, 1)] * 3
    assert set(estimates(silent, {"precision": precision, "recall": recall}, "seed")) == {"recall"}
    assert estimates([], {"share": share}, "seed") == {}


def test_all_wrong_has_an_f1_of_0() -> None:
    assert f1(Hits(0, 4, 0, 2)) == 0


@pytest.mark.parametrize(
    ("taken", "is_so", "hits"),
    [
        (True, True, Hits(1, 1, 1, 1)),
        (True, False, Hits(0, 1.5, 0, 0)),
        (False, True, Hits(0, 0, 0, 1)),
        (False, False, Hits(0, 0, 0, 0)),
    ],
)
def test_one_row_in_which_a_wrong_one_counts_more(taken: bool, is_so: bool, hits: Hits) -> None:
    assert hits_of_row(taken, is_so, weight_of_wrong=1.5) == hits


def test_macro_f1_is_the_mean_of_both_classes() -> None:
    assert macro_f1(Confusion(2, 1, 1, 6)) == pytest.approx((2 / 3 + 6 / 7) / 2)
    assert macro_f1(Confusion(5, 0, 0, 5)) == 1


def test_confusion_of_a_row() -> None:
    rows = [confusion(taken, is_so) for taken in (True, False) for is_so in (True, False)]
    assert rows == [(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1)]


def test_difference_of_two_shares() -> None:
    assert difference((*Share(3, 10), *Share(1, 5))) == pytest.approx(0.1)


def test_spearman() -> None:
    assert spearman([1, 2, 3, 4], [10, 20, 30, 400]) == pytest.approx(1)
    assert spearman([1, 2, 3, 4], [4, 3, 2, 1]) == pytest.approx(-1)
    assert spearman([1, 2, 3], [7, 7, 7]) == 0


def test_spearman_gives_ties_their_mean_rank() -> None:
    assert spearman([1, 1, 2], [1, 2, 3]) == pytest.approx(math.sqrt(3) / 2)


class TestIntervals:
    def test_the_value_is_that_of_the_rows_and_lies_within(self) -> None:
        rows = [Share(1, 2), Share(0, 3), Share(4, 4)] * 20
        estimate = estimates(rows, {"share": share}, "seed")["share"]
        assert estimate.value == round(5 / 9, 4)
        assert estimate.low is not None
        assert estimate.high is not None
        assert estimate.low < estimate.value < estimate.high

    def test_the_same_seed_gives_the_same_interval(self) -> None:
        rows = [Share(index % 3 == 0, 1) for index in range(60)]
        first, again, other = (estimates(rows, {"share": share}, seed) for seed in ("a", "a", "b"))
        assert first == again != other

    def test_it_is_as_wide_as_theory_says(self) -> None:
        rows = [Share(index < 120, 1) for index in range(400)]
        estimate = estimates(rows, {"share": share}, "seed")["share"]
        half = NormalDist().inv_cdf(0.975) * math.sqrt(0.3 * 0.7 / 400)
        assert estimate.low == pytest.approx(0.3 - half, abs=0.006)
        assert estimate.high == pytest.approx(0.3 + half, abs=0.006)

    def test_findings_that_come_in_bunches_tell_less(self) -> None:
        apart = [Share(index % 2, 1) for index in range(200)]
        bunched = [Share(10 * (index % 2), 10) for index in range(20)]
        narrow, wide = (estimates(rows, {"share": share}, "seed")["share"] for rows in (apart, bunched))
        assert narrow.value == wide.value
        assert _width(wide.low, wide.high) > 2 * _width(narrow.low, narrow.high)

    def test_all_right_is_not_certainly_all_right(self) -> None:
        rows: list[Counts] = [Hits(1, 1, 0, 0)] * 25
        found = estimates(rows, {"precision": precision}, "seed", doubt(rows))["precision"]
        assert found.value == found.high == 1
        assert found.low == pytest.approx(0.905, abs=0.01)  # Jeffreys' interval of 25 out of 25

    def test_a_score_that_is_no_sum(self) -> None:
        chance = random.Random(3)
        pairs = [(index, index + 10 * chance.random()) for index in range(30)]
        estimate = redrawn(pairs, lambda drawn: spearman(*zip(*drawn, strict=True)), "seed")
        assert estimate.low is not None
        assert estimate.high is not None
        assert 0.8 < estimate.low <= estimate.value <= estimate.high <= 1


def _width(low: float | None, high: float | None) -> float:
    assert low is not None
    assert high is not None
    return high - low

"""Ridge regression by conjugate gradients, for rows that are nearly all zeros."""

from __future__ import annotations

from collections.abc import Sequence

Row = Sequence[tuple[int, float]]  # the columns that are not 0, with their values
CLOSE = 1e-6  # how much smaller the gradient is in the end
MOST_STEPS = 1000


def fit_ridge(rows: Sequence[Row], labels: Sequence[float], penalties: Sequence[float]) -> list[float]:
    """The weights with the least sum of squared errors and of squared weights times their penalties."""
    weights = [0.0] * len(penalties)
    rest = _transposed(rows, labels, len(penalties))
    direction = list(rest)
    size = goal = sum(value * value for value in rest)
    goal *= CLOSE * CLOSE
    for _ in range(MOST_STEPS):
        if size <= goal:
            break
        image = _transposed(rows, predict(rows, direction), len(penalties))
        image = [value + p * d for value, p, d in zip(image, penalties, direction, strict=True)]
        step = size / sum(value * d for value, d in zip(image, direction, strict=True))
        weights = [w + step * d for w, d in zip(weights, direction, strict=True)]
        rest = [r - step * value for r, value in zip(rest, image, strict=True)]
        before, size = size, sum(value * value for value in rest)
        direction = [r + size / before * d for r, d in zip(rest, direction, strict=True)]
    return weights


def predict(rows: Sequence[Row], weights: Sequence[float]) -> list[float]:
    """What the weights make of each row."""
    return [sum(value * weights[column] for column, value in row) for row in rows]


def _transposed(rows: Sequence[Row], values: Sequence[float], columns: int) -> list[float]:
    """The sum of the rows, each times its value."""
    total = [0.0] * columns
    for row, value in zip(rows, values, strict=True):
        for column, entry in row:
            total[column] += entry * value
    return total

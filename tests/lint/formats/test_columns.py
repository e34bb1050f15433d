"""Columns in other units than code points."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpuslint.formats.columns import Columns, Unit, columns_of
from corpuslint.layers.lines import Lines

TEXT = "naïve 🙂 cafe\u0301\r\n東京 x\n\ufeffend"


@pytest.mark.parametrize(
    ("marked", "utf_8", "utf_16"),
    [
        ("naïve", (1, 1), (1, 1)),
        ("ve", (1, 5), (1, 4)),  # ï is two bytes
        ("🙂", (1, 8), (1, 7)),
        ("cafe", (1, 13), (1, 10)),  # 🙂 is four bytes, two code units
        ("\u0301", (1, 17), (1, 14)),
        ("\r\n", (1, 19), (1, 15)),  # the combining accent is two bytes, one code unit
        ("東", (2, 1), (2, 1)),
        ("x", (2, 8), (2, 4)),
        ("end", (3, 4), (3, 2)),  # after a byte order mark that stands in the text
    ],
)
def test_position(marked: str, utf_8: tuple[int, int], utf_16: tuple[int, int]) -> None:
    offset = TEXT.index(marked)
    assert Columns(TEXT, "utf-8").position(offset) == utf_8
    assert Columns(TEXT, "utf-16").position(offset) == utf_16


@given(
    st.text(st.sampled_from("aé🙂\u0301\r\n東\ud800")),
    st.lists(st.integers(min_value=0, max_value=40)),
    st.sampled_from([("utf-8", "utf-8", 1), ("utf-16", "utf-16-le", 2), ("utf-32", "utf-32-le", 4)]),
)
def test_any_order_of_offsets(text: str, offsets: list[int], unit: tuple[Unit, str, int]) -> None:
    name, encoding, width = unit
    columns = Columns(text, name)
    for offset in (min(offset, len(text)) for offset in offsets):
        line, column = Lines(text).position(offset)
        before = text[offset - column + 1 : offset].encode(encoding, "surrogatepass")
        assert columns.position(offset) == (line, len(before) // width + 1)


def test_columns_of_a_document_that_cannot_be_had() -> None:
    find = columns_of({("a.txt", None): "é!"}, "utf-8")
    found = find("a.txt", None)
    assert found is not None
    assert found.position(1) == (1, 3)
    assert find("a.txt", 1) is None
    assert find("b.txt", None) is None

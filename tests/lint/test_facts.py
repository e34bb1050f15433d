"""Facts as bytes: they come back as they were."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpuslint.facts import pack_fact, unpack_fact

KEYS = st.one_of(st.integers(-(2**63), 2**64 - 1), st.text(), st.tuples(st.integers(0, 9), st.text()))
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**63), 2**64 - 1),
    st.floats(allow_nan=False),
    st.binary(),
    st.text(st.characters()),
)
FACTS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.sets(KEYS),
        st.frozensets(KEYS),
        st.dictionaries(KEYS, inner),
        st.dictionaries(st.text(), inner),
    ),
    max_leaves=12,
)


def types_in(value: Any) -> Any:
    """The types of a value and of all within it."""
    if isinstance(value, dict):
        return dict, {key: types_in(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value), [types_in(item) for item in value]
    return type(value)


@settings(deadline=None, max_examples=150)
@given(FACTS)
def test_there_and_back(fact: Any) -> None:
    packed = pack_fact(fact)
    assert isinstance(packed, bytes)
    assert unpack_fact(packed) == fact
    assert types_in(unpack_fact(packed)) == types_in(fact)


@pytest.mark.parametrize("fact", ["\ud800", {"\ud800": ["\udfff"]}, b"", b"\1", (), {(): ()}])
def test_odd_ones(fact: Any) -> None:
    assert unpack_fact(pack_fact(fact)) == fact


def test_what_is_not_made_of_builtins() -> None:
    with pytest.raises(TypeError, match="made of builtins, and object is none"):
        pack_fact([object()])

"""Who speaks where. In the cases [[ ]] marks the only place that is not narration."""

from __future__ import annotations

import pytest

from corpuslint.document import Document
from corpuslint.finding import Scope
from corpuslint.rule import marked_spans

PROSE = "The council met on Tuesday and voted for it."


def scopes_of(marked: str) -> tuple[set[Scope], set[Scope]]:
    """The scopes of the marked characters, and those of the rest."""
    text, spans = marked_spans(marked)
    document = Document(text)
    inside = {offset for start, end in spans for offset in range(start, end)}
    scopes = {offset: document.scope_at(offset) for offset in range(len(text))}
    return {scopes[offset] for offset in inside}, {scopes[o] for o in scopes if o not in inside}


@pytest.mark.parametrize(
    ("marked", "scope"),
    [
        ("[[“The mill is shut,”]] said Anna Berg.", Scope.QUOTATION),
        ("Anna Berg said [[that the mill is shut]].", Scope.PARAPHRASE),
        ("[[The mill is shut]], according to Anna Berg.", Scope.PARAPHRASE),
        ("[[The mill]], she said, [[is shut]].", Scope.PARAPHRASE),
    ],
)
def test_what_a_source_says_is_not_narration(marked: str, scope: Scope) -> None:
    assert scopes_of(marked) == ({scope}, {Scope.NARRATION})


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        "The firm has a “superintelligence” unit.",
        "The word “thug” is old.",
        "The film “Gone Away” was long.",
        "It is believed that the mill is shut.",
    ],
)
def test_the_narrator_answers_for_his_own_words(text: str) -> None:
    assert scopes_of(text) == (set(), {Scope.NARRATION})


def test_a_quotation_in_a_paraphrase_is_a_quotation() -> None:
    text = "Anna Berg said that the plan was “a shame” for Lund."
    document = Document(text)
    assert document.scope_at(text.index("plan")) is Scope.PARAPHRASE
    assert document.scope_at(text.index("shame")) is Scope.QUOTATION
    assert document.scope_at(text.index("Lund")) is Scope.PARAPHRASE


def test_a_headline_keeps_its_scope_but_for_what_it_quotes() -> None:
    text = f"Berg says mill is “a shame for all”\n{PROSE}\n\nWhy It Was Shut\n\n{PROSE}"
    document = Document(text)
    assert document.scope_at(text.index("mill")) is Scope.HEADLINE
    assert document.scope_at(text.index("shame")) is Scope.QUOTATION
    assert document.scope_at(text.index("council")) is Scope.NARRATION
    assert document.scope_at(text.index("Why")) is Scope.HEADLINE


def test_nobody_speaks_in_an_empty_text() -> None:
    assert Document("").scope_at(0) is Scope.NARRATION

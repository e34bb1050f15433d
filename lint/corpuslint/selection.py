"""Selecting rules by id, by category, or all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from corpuslint.rule import Rule

ALL = "all"


def selects(selector: str, rule: str) -> bool:
    """Whether a selector (an id, a category or `all`) names the rule with this id."""
    return selector in (ALL, rule) or selector == rule.partition("/")[0]


def selected_rules(
    rules: Iterable[Rule],
    *,
    select: Sequence[str] | None,
    extend_select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[Rule]:
    """The rules in force. Without `select` those that are on by default.

    As a narrower selector says more than a wider one, `select = ["attribution"]` with
    `ignore = ["all"]` keeps the category, and `ignore = ["attribution/hearsay"]` drops one rule of it;
    between equals `ignore` wins.
    """
    chosen = []
    for rule in rules:
        wanted = _narrowest([*(select or ()), *extend_select], rule.id)
        if select is None and wanted is None and rule.enabled:
            wanted = 0
        unwanted = _narrowest(ignore, rule.id)
        if wanted is not None and (unwanted is None or wanted > unwanted):
            chosen.append(rule)
    return chosen


def unknown_selectors(selectors: Iterable[str], ids: Collection[str]) -> list[str]:
    """Those selectors that name no rule, each once, in order."""
    known = {ALL, *ids, *(rule.partition("/")[0] for rule in ids)}
    return [selector for selector in dict.fromkeys(selectors) if selector not in known]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint to append to a message, empty where nothing is close."""
    import difflib  # only a mistake needs it

    candidates = list(known)
    close = difflib.get_close_matches(word, candidates, n=1)
    if not close and "/" not in word:
        close = [name for name in candidates if name.partition("/")[2] == word][:1]
    return f"; did you mean {close[0]!r}?" if close else ""


def _narrowest(selectors: Iterable[str], rule: str) -> int | None:
    """How narrow the narrowest selector that names the rule is: 2 its id, 1 its category, 0 all."""
    ranks = [
        0 if selector == ALL else 1 + selector.count("/") for selector in selectors if selects(selector, rule)
    ]
    return max(ranks, default=None)

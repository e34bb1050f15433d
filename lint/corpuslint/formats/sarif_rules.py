"""Rules as SARIF describes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corpuslint.finding import Severity
from corpuslint.formats.links import rule_link
from corpuslint.measured import precision_of
from corpuslint.rule import Rule, marked_spans

PROBLEM_SEVERITIES = {Severity.NOTE: "recommendation", Severity.WARNING: "warning", Severity.ERROR: "error"}
PRECISIONS = ((0.9, "very-high"), (0.75, "high"), (0.5, "medium"), (0.0, "low"))  # from that share on


def describe_rules(ids: Iterable[str], rules: Mapping[str, Rule]) -> list[dict[str, Any]]:
    """A reportingDescriptor for each id; no more than its name for a rule that is not among `rules`."""
    return [_describe(rules[rule]) if rule in rules else _name(rule) for rule in ids]


def _describe(rule: Rule) -> dict[str, Any]:
    first_paragraph = " ".join(rule.why.split("\n\n")[0].split())
    return {
        **_name(rule.id),
        "fullDescription": {"text": first_paragraph},
        "help": {"text": _plain_help(rule), "markdown": _markdown_help(rule)},
        "helpUri": rule_link(rule.id),
        "defaultConfiguration": {"level": rule.severity.label},
        "properties": {
            "tags": [rule.category],
            "precision": _precision(rule),
            "problem.severity": PROBLEM_SEVERITIES[rule.severity],
        },
    }


def _name(rule: str) -> dict[str, Any]:
    words = rule.rpartition("/")[2].split("-")
    return {
        "id": rule,
        "name": "".join(map(str.capitalize, words)),
        "shortDescription": {"text": " ".join(words).capitalize()},
    }


def _precision(rule: Rule) -> str:
    """How often the rule is right, in GitHub's words: as measured, else as its author is sure of it."""
    measured = precision_of(rule)
    if measured is None:
        return rule.confidence.label
    return next(name for least, name in PRECISIONS if measured >= least)


def _plain_help(rule: Rule) -> str:
    parts = [
        rule.why,
        _listed("Found:", (marked_spans(example)[0] for example in rule.bad)),
        _listed("Not found:", rule.good),
        _listed("Sources:", rule.source),
    ]
    return "\n\n".join(filter(None, parts))


def _markdown_help(rule: Rule) -> str:
    parts = [
        rule.why,
        _listed("**Found:**", map(_quoted, (marked_spans(example)[0] for example in rule.bad))),
        _listed("**Not found:**", map(_quoted, rule.good)),
        _listed("**Sources:**", (f"<{source}>" for source in rule.source)),
    ]
    return "\n\n".join(filter(None, parts))


def _listed(title: str, items: Iterable[str]) -> str:
    lines = [f"- {' '.join(item.split())}" for item in items]
    return "\n".join([title, "", *lines]) if lines else ""


def _quoted(example: str) -> str:
    """An example as code, so that no mark in it is taken for Markdown."""
    fence = "`"
    while fence in example:
        fence += "`"
    return f"{fence} {example} {fence}"

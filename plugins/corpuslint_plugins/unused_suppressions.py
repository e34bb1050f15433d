"""The kind `unused-suppressions`: directives in a text that do nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpuslint.check import DirectiveCheck
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.suppression import Directive


class UnusedSuppressions(DirectiveCheck):
    """Flags directives that are malformed, that name no rule, or that suppressed nothing."""

    kind = "unused-suppressions"

    def review(self, document: Document, directives: Sequence[Directive]) -> Iterator[Match]:
        for directive in directives:
            complaint = _complaint(directive)
            if complaint:
                yield Match(start=directive.start, end=directive.end, arguments={"complaint": complaint})


def _complaint(directive: Directive) -> str:
    """What is wrong with a directive, in words; empty if nothing is."""
    if directive.mistake:
        return f"The directive {directive.mistake}."
    complaints = [
        f"There is no rule {selector!r}{hint}"
        for selector, hint in zip(directive.unknown, directive.hints, strict=True)
    ]
    if directive.idle:
        complaints.append(f"Nothing here needs {directive.action}={','.join(directive.idle)}")
    return " ".join(part if part.endswith("?") else part + "." for part in complaints)

"""The kind `boilerplate`: lines of the page around an article that came along with it."""

from __future__ import annotations

from collections.abc import Iterator

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match, Severity
from corpuslint.rule import Rule


class BoilerplateOptions(Options, frozen=True, kw_only=True):
    """Lines with a label in `minor` are notes: an article may keep them. The message has {label}."""

    minor: tuple[str, ...] = ()


class BoilerplateLines(DocumentCheck):
    """Flags the spans of the boilerplate layer, and suggests to leave out those that the text ends with."""

    kind = "boilerplate"
    Options = BoilerplateOptions

    def __init__(self, rule: Rule, options: BoilerplateOptions) -> None:
        super().__init__(rule, options)
        self._minor = frozenset(options.minor)

    def check(self, document: Document) -> Iterator[Match]:
        if not document.boilerplate:
            return
        article = _end_of_article(document)
        for lines in document.boilerplate:
            minor = lines.label in self._minor
            yield Match(
                start=lines.start,
                end=lines.end,
                arguments={"label": lines.label},
                severity=Severity.NOTE if minor else None,
                suggestions=("",) if article <= lines.start and not minor else (),
            )


def _end_of_article(document: Document) -> int:
    """Where nothing but boilerplate follows; the end of the text if there is nothing else in it."""
    prose = document.prose
    end = len(prose)
    for lines in reversed(document.boilerplate):
        if prose[lines.end : end].strip():
            return end
        end = lines.start
    return end if prose[:end].strip() else len(prose)

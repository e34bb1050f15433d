"""corpuslint: a linter of prose that is measured, fast, and knows who speaks.

>>> from corpuslint import lint_text
>>> [finding.text for finding in lint_text("This is an test.").findings]
['an test']

Rule authors write data files; plugin authors use `hookimpl` and the classes of `corpuslint.check`.
"""

from corpuslint.hookspecs import hookimpl as hookimpl  # first: plugins import it while we load

__version__ = "0.1.0"

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpuslint.api import lint_paths as lint_paths
    from corpuslint.api import lint_text as lint_text
    from corpuslint.document import Document as Document
    from corpuslint.errors import Failure as Failure
    from corpuslint.finding import Confidence as Confidence
    from corpuslint.finding import Finding as Finding
    from corpuslint.finding import Fix as Fix
    from corpuslint.finding import Scope as Scope
    from corpuslint.finding import Severity as Severity
    from corpuslint.report import Report as Report
    from corpuslint.rule import Rule as Rule

# Where each public name is defined. They are imported when first asked for, so that the command
# does not pay for what it does not use.
_HOMES = {
    "Confidence": "corpuslint.finding",
    "Document": "corpuslint.document",
    "Failure": "corpuslint.errors",
    "Finding": "corpuslint.finding",
    "Fix": "corpuslint.finding",
    "Report": "corpuslint.report",
    "Rule": "corpuslint.rule",
    "Scope": "corpuslint.finding",
    "Severity": "corpuslint.finding",
    "lint_paths": "corpuslint.api",
    "lint_text": "corpuslint.api",
}

__all__ = [  # noqa: RUF022 - the functions first
    "lint_text",
    "lint_paths",
    "Document",
    "Finding",
    "Failure",
    "Report",
    "Rule",
    "Severity",
    "Confidence",
    "Fix",
    "Scope",
    "hookimpl",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)

"""Text that comes from outside, made harmless for where it is printed."""

from __future__ import annotations

import os
import re

# What a terminal obeys rather than shows: control characters, line and paragraph separators, and the
# marks that turn the direction of writing.
_BEYOND_SPACE = r"\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
OBEYED_BEYOND_SPACE = re.compile(rf"[{_BEYOND_SPACE}]")
UNPRINTABLE = re.compile(rf"[\x00-\x1f{_BEYOND_SPACE}\ud800-\udfff]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def visible(text: str) -> str:
    """The text on one line, with every character that a terminal would obey shown as a sign.

    A tab is ␉, a line feed ␊, an escape ␛; what has no such sign is given by its number: <U+202E>.
    """
    return UNPRINTABLE.sub(_sign, text)


def well_formed(text: str) -> str:
    """The text with U+FFFD in place of each lone surrogate, so that UTF-8 can hold it."""
    return SURROGATE.sub("\ufffd", text)


def legal_in_xml(text: str) -> str:
    """The text with U+FFFD in place of each character that XML 1.0 cannot hold, even escaped."""
    return NOT_IN_XML.sub("\ufffd", text)


def in_github_actions() -> bool:
    """Whether a GitHub Actions runner reads our output, and obeys commands in it."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def inert(line: str) -> str:
    """A line of plain text that a GitHub Actions runner does not take for a command.

    The runner obeys `::name::` at the start of a line and `##[name]` anywhere in one.
    """
    if line.lstrip().startswith("::"):
        line = "./" + line  # only a path can begin a line; it stays the same path
    return line.replace("##[", r"##\[")


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)  # the Control Pictures block follows the order of ASCII
    if code == 0x7F:
        return "␡"
    return f"<U+{code:04X}>"

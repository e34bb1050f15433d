"""XML as the XML formats write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.formats.safe import OBEYED_BEYOND_SPACE, legal_in_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def attributes(**values: str | int) -> dict[str, str]:
    """Attributes whose values XML can hold."""
    return {name: legal_in_xml(str(value)) for name, value in values.items()}


def to_xml(root: Element) -> str:
    """The document with this root, indented; values must be legal already.

    References that XML does not ask for keep a terminal or a GitHub Actions runner, for whom `##[name]`
    is a command, from obeying the text.
    """
    from xml.etree import ElementTree

    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    body = body.replace("##[", "##&#91;")
    body = OBEYED_BEYOND_SPACE.sub(lambda found: f"&#{ord(found[0])};", body)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'

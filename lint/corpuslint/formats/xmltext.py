"""XML as the XML formats write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpuslint.formats.safe import legal_in_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def attributes(**values: str | int) -> dict[str, str]:
    """Attributes whose values XML can hold."""
    return {name: legal_in_xml(str(value)) for name, value in values.items()}


def to_xml(root: Element) -> str:
    """The document with this root, indented; values must be legal already."""
    from xml.etree import ElementTree

    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    # `##[name]` anywhere in a line is a command to a GitHub Actions runner; the reference means the same.
    body = body.replace("##[", "##&#91;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'

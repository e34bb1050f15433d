"""The kind `mojibake`: text that was decoded with the wrong encoding, such as “â€™” for an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.check import DocumentCheck
from corpuslint.document import Document
from corpuslint.finding import Match

# What the first byte of a character in UTF-8 looks like when it is read as Windows-1252 or Latin-1, and what
# its next byte looks like; then the same for Mac Roman. Only such runs are shown to ftfy, which is slow.
SUSPECT = re.compile(
    r"[\u00c2-\u00f4\u201a\u221a]"
    r"[\u0080-\u00ff\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
    r"[^\x00-\x7f]*"
)


class Mojibake(DocumentCheck):
    """Flags runs of characters that ftfy can turn back into what was meant, and suggests that."""

    kind = "mojibake"

    def check(self, document: Document) -> Iterator[Match]:
        if document.prose.isascii():
            return
        for found in SUSPECT.finditer(document.prose):
            repaired = _repaired(found[0])
            if repaired != found[0]:
                yield Match(
                    start=found.start(),
                    end=found.end(),
                    arguments={"repaired": repaired},
                    suggestions=(repaired,),
                )


def _repaired(run: str) -> str:
    """`run` as it was meant, or unchanged if nothing shows that it is garbled."""
    import ftfy

    return str(ftfy.fix_encoding(run))

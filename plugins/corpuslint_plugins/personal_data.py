"""The kind `personal-data`: addresses and numbers that belong to a person, with their checksums."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from corpuslint.check import DocumentCheck, Options
from corpuslint.document import Document
from corpuslint.finding import Match
from corpuslint.rule import Rule

NO_ONES = re.compile(
    r"(?:\A|[@.])(?:example\.(?:com|org|net|edu)|[\w-]+\.(?:example|test|invalid|localhost))\Z"
)
HELPLINE = re.compile(r"1?(?:800|833|844|855|866|877|888)\d{7}\Z|0[38]\d{8,9}\Z")
# Lengths of International Bank Account Numbers by country, from the registry of the ISO standard 13616.
IBAN_LENGTHS = {
    entry[:2]: int(entry[2:])
    for entry in """
    AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18
    FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IS26 IT27 JO30 KW30 KZ20 LB28 LI21 LT20 LU20
    LV21 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SE24 SI19 SK24
    SM27 TN24 TR26 UA29 VA22 XK20 BY28 IQ23 LC32 SC31 ST25 SV28 TL23 VG24
    """.split()  # noqa: SIM905 - one to a line is longer and no clearer
}


def is_address(text: str) -> bool:
    """Whether an e-mail address may be somebody's: not of a domain that is kept for examples."""
    return NO_ONES.search(text.lower()) is None


def is_telephone(text: str) -> bool:
    """Whether a number is as long as telephone numbers are, and neither kept for films nor a helpline's."""
    digits = re.sub(r"\D", "", text)
    if not 9 <= len(digits) <= 15 or len(set(digits)) < 3 or digits[-7:-2] == "55501":
        return False
    return HELPLINE.match(digits) is None


def is_card(text: str) -> bool:
    """Whether a number begins like one of a payment card and passes the checksum of Luhn."""
    digits = re.sub(r"\D", "", text)
    if len(set(digits)) < 2 or not re.match(
        r"3[47]|3(?:0[0-5]|[68])|4|5[1-5]|2[2-7]|6(?:011|4[4-9]|5)|35", digits
    ):
        return False
    doubled = (int(digit) * (1 + index % 2) for index, digit in enumerate(reversed(digits)))
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 == 0


def is_social_security(text: str) -> bool:
    """Whether a number of the form 000-00-0000 can have been given out in the United States."""
    area, group, serial = text.split("-")
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def is_iban(text: str) -> bool:
    """Whether an account number has its country's length and is 1 modulo 97 (ISO 7064)."""
    number = re.sub(r"\s", "", text)
    if IBAN_LENGTHS.get(number[:2]) != len(number):
        return False
    return int("".join(str(int(character, 36)) for character in number[4:] + number[:4])) % 97 == 1


def is_public(text: str) -> bool:
    """Whether an IPv4 address is one of the public network."""
    parts = [int(part) for part in text.split(".")]
    if max(parts) > 255 or parts[0] in (0, 10, 127) or parts[0] >= 224:
        return False
    return not (parts[0] == 192 and parts[1] == 168) and not (parts[0] == 172 and 16 <= parts[1] <= 31)


class Sort(msgspec.Struct, frozen=True):
    """One sort of personal data: its name in messages, how it looks, what it has to pass, what is in each."""

    name: str
    pattern: re.Pattern[str]
    passes: Callable[[str], bool]
    needs: str


SORTS = {
    "email": Sort(
        "an e-mail address",
        re.compile(
            r"(?<![\w.+-])[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,4}[A-Za-z]{2,24}(?![\w-])"
        ),
        is_address,
        "@",
    ),
    "iban": Sort(
        "the number of a bank account",
        re.compile(r"\b[A-Z]{2}\d\d(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?\b"),
        is_iban,
        "",
    ),
    "card": Sort(
        "the number of a payment card",
        re.compile(r"(?<![\w.,-])\d(?:[ \u00a0-]?\d){12,18}(?![\w-]|[.,]\d)"),
        is_card,
        "",
    ),
    "social-security": Sort(
        "a social security number",
        re.compile(r"(?<![\w.-])\d{3}-\d\d-\d{4}(?![\w-]|[.,]\d)"),
        is_social_security,
        "-",
    ),
    "telephone": Sort(
        "a telephone number",
        re.compile(
            r"(?<![\w.,/+-])(?:\+\d{1,3}[ \u00a0./-]?(?:\(0?\d{1,4}\)|\d{1,4})(?:[ \u00a0./-]?\d{2,5}){2,4}|"
            r"(?:1[ .-])?(?:\(\d{3}\)[ \u00a0]?|\d{3}[.-])\d{3}[.-]\d{4}|"
            r"0\d{2,4}[ \u00a0]\d{3,4}[ \u00a0]\d{3,4})"
            r"(?![\w/-]|[.,]\d)"
        ),
        is_telephone,
        "",
    ),
    "ip": Sort(
        "the address of somebody's computer",
        re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)"),
        is_public,
        ".",
    ),
}


class PersonalOptions(Options, frozen=True, kw_only=True):
    """`of` are the sorts that are looked for: email, iban, card, social-security, telephone and ip. In
    their order, an earlier one wins where two overlap. What is in `allow` is nobody's."""

    of: tuple[str, ...]
    allow: tuple[str, ...] = ()


class PersonalData(DocumentCheck):
    """Flags what looks like personal data and passes its checks, and suggests a name in its place."""

    kind = "personal-data"
    Options = PersonalOptions

    def __init__(self, rule: Rule, options: PersonalOptions) -> None:
        super().__init__(rule, options)
        unknown = [name for name in options.of if name not in SORTS]
        if unknown:
            raise ValueError(f"of: no sort is called {unknown[0]!r}; there are {', '.join(SORTS)}")
        self._sorts = [(name, SORTS[name]) for name in options.of]
        self._allowed = frozenset(options.allow)

    def check(self, document: Document) -> Iterator[Match]:
        prose = document.prose
        taken: set[int] = set()
        for name, sort in self._sorts:
            if sort.needs not in prose:
                continue
            for found in sort.pattern.finditer(prose):
                if found[0] in self._allowed or not taken.isdisjoint(range(*found.span())):
                    continue
                if sort.passes(found[0]):
                    taken.update(range(*found.span()))
                    yield Match(
                        start=found.start(),
                        end=found.end(),
                        arguments={"name": sort.name},
                        suggestions=(f"[{name}]",),
                    )

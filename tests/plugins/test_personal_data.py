"""The checks of the kind `personal-data`: checksums, lengths, and what belongs to nobody."""

from __future__ import annotations

import pytest

from corpuslint_plugins.personal_data import (
    IBAN_LENGTHS,
    is_address,
    is_card,
    is_iban,
    is_public,
    is_social_security,
    is_telephone,
)


# The numbers that makers of cards publish for tests.
@pytest.mark.parametrize(
    "number",
    ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005", "6011111111111117", "3530111333300000"],
)
def test_cards(number: str) -> None:
    assert is_card(number)
    assert not is_card(number[:-1] + str((int(number[-1]) + 1) % 10))


@pytest.mark.parametrize("number", ["0000 0000 0000 0000", "1234567812345670", "9111111111111111"])
def test_other_long_numbers(number: str) -> None:
    assert not is_card(number)


# From the registry of the standard, which gives an account that is nobody's for each country.
@pytest.mark.parametrize(
    "number",
    [
        "GB82 WEST 1234 5698 7654 32",
        "DE89 3704 0044 0532 0130 00",
        "FR14 2004 1010 0505 0001 3M02 606",
        "NO93 8601 1117 947",
        "NL91ABNA0417164300",
    ],
)
def test_accounts(number: str) -> None:
    assert is_iban(number)
    plain = number.replace(" ", "")
    assert not is_iban(plain[:-1])
    assert not is_iban(plain[:-1] + str((int(plain[-1]) + 1) % 10))


def test_every_country_has_a_length() -> None:
    assert len(IBAN_LENGTHS) > 70
    assert all(15 <= length <= 32 for length in IBAN_LENGTHS.values())


@pytest.mark.parametrize(
    ("number", "given"),
    [
        ("123-45-6789", True),
        ("000-45-6789", False),
        ("666-45-6789", False),
        ("900-45-6789", False),
        ("123-00-6789", False),
        ("123-45-0000", False),
    ],
)
def test_social_security_numbers(number: str, given: bool) -> None:
    assert is_social_security(number) == given


@pytest.mark.parametrize(
    ("number", "given"),
    [
        ("+44 20 7946 0958", True),
        ("(212) 736-5000", True),
        ("212-555-0142", False),
        ("1-800-555-7386", False),
        ("0800 555 7386", False),
        ("111-111-1111", False),
        ("12345", False),
    ],
)
def test_telephone_numbers(number: str, given: bool) -> None:
    assert is_telephone(number) == given


def test_addresses() -> None:
    assert is_address("a.byrne@harbourpost.org")
    assert not is_address("a.byrne@example.com")
    assert not is_address("a.byrne@mail.example.org")
    assert not is_address("a.byrne@harbour.test")


def test_networks() -> None:
    assert is_public("81.2.69.160")
    assert not any(map(is_public, ("192.168.1.20", "10.0.0.1", "172.16.0.4", "127.0.0.1", "300.1.1.1")))

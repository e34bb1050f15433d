"""The kind `mojibake` on sentences of twelve languages, as they are and as they look misread."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpuslint import Document, Finding
from corpuslint.commands.options import open_linter
from corpuslint.config import Configuration

LANGUAGES: dict[str, list[str]] = {}
for line in (Path(__file__).parent / "languages.txt").read_text(encoding="utf-8").splitlines():
    if line.startswith("# "):
        LANGUAGES[line[2:]] = []
    else:
        LANGUAGES[list(LANGUAGES)[-1]].append(line)

ENCODINGS = ("latin-1", "windows-1252", "windows-1251")


LINTER = open_linter(isolated=True, overrides={"select": ["text-quality/mojibake"]})
assert isinstance(LINTER.configuration, Configuration)
SETTINGS = LINTER.configuration.settings_for(Path("a.txt"))


def found(text: str) -> list[Finding]:
    linted = LINTER.lint(Document(text), SETTINGS)
    assert linted.failures == ()
    return list(linted.findings)


def misread(text: str, encoding: str) -> str:
    """The text's UTF-8 read in a one-byte encoding, undefined bytes as control characters, as browsers do."""
    characters: list[str] = []
    for byte in text.encode():
        try:
            characters.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            characters.append(chr(byte))
    return "".join(characters)


def repaired(text: str) -> str:
    for finding in reversed(found(text)):
        text = text[: finding.start] + finding.suggestions[0] + text[finding.end :]
    return text


def test_there_are_enough_sentences() -> None:
    assert {language: len(set(sentences)) for language, sentences in LANGUAGES.items()} == dict.fromkeys(
        LANGUAGES, 25
    )
    assert len(LANGUAGES) == 12


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_alarm_for_good_sentences(language: str) -> None:
    for sentence in LANGUAGES[language]:
        assert found(sentence) == []
        assert found(sentence.upper()) == []


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_misread_sentence_is_found(language: str, encoding: str) -> None:
    garbled = {sentence: misread(sentence, encoding) for sentence in LANGUAGES[language]}
    assert [text for sentence, text in garbled.items() if text != sentence and not found(text)] == []


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_suggestions_give_back_nearly_every_sentence(encoding: str) -> None:
    sentences = [sentence for listed in LANGUAGES.values() for sentence in listed]
    right = sum(repaired(misread(sentence, encoding)) == sentence for sentence in sentences)
    assert right >= 0.98 * len(sentences)


@pytest.mark.parametrize(
    "text",
    [
        "“AMANHÃ” disse a irmã, e a “IRMÃ” riu: MANHÃ DE SOL, MAÇÃ–PÃO.",
        "»Nå«, sagde han. »Å« betyder bæk, og „Ä“ og ›Ä‹ er bogstaver.",
        "В\u00a0Москве и О\u00a0том, К\u00a0нам, С\u00a0ним; МОЁ, ТВОЁ, КОЛЁСА.",
        "НІ, ЦІ ДНІ, РІЧКА, СІЛЬ. „НАШ“ „ДІМ“ СТОЇТЬ У «РІВНОМУ».",
        "Ђорђе је рекао: „Ништа“. Љубав, њива, ћуп, џеп.",
        "Đường phố Hà Nội đông người. Ông Nguyễn nói tiếng Việt rất nhanh.",
        "Árvíztűrő tükörfúrógép; »Győző« és Ödön… ÜVEGŰ HÁZ.",
        "Þór og Æsa búa í Ísafirði. ÞAÐ “ER” KALT.",
        "שלום עולם. مرحبا بالعالم. 日本語の文章です。한국어 문장입니다.",
        "α-helix, TNFα, kΩ, µTorrent, π≈3,14, x²+y³, iPhone и KV-1 «Вася».",
    ],
)
def test_no_alarm_for_odd_company(text: str) -> None:
    assert found(text) == []


def test_garbled_words_of_another_script_are_one_finding() -> None:
    text = misread("Мост открыли в воскресенье.", "windows-1252")
    [finding] = found(text)
    assert finding.suggestions == ("Мост открыли в воскресенье",)


def test_a_long_garbled_text_is_parted() -> None:
    findings = found(misread("Мост открыли в воскресенье. " * 40, "windows-1252"))
    assert len(findings) > 3
    assert all(len(finding.text) < 600 for finding in findings)


def test_other_encodings_are_left_to_ftfy() -> None:
    assert [finding.suggestions for finding in found("The cafÃ© isn‚Äôt open, the √©t√© is.")] != []
    assert [finding.text for finding in found("They met in the caf├⌐.")] == ["├⌐"]

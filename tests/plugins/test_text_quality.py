"""The kinds behind the text-quality rules: what their rule files' own examples cannot show."""

from __future__ import annotations

import pytest

from corpuslint import Finding, Fix, Severity, lint_text


def found(rule: str, text: str, filename: str | None = None) -> list[Finding]:
    """The findings of one text-quality rule in a text."""
    report = lint_text(text, filename=filename, select=[f"text-quality/{rule}"])
    assert report.failures == ()
    return list(report.findings)


def texts(rule: str, text: str, filename: str | None = None) -> list[str]:
    return [finding.text for finding in found(rule, text, filename)]


# Boilerplate


def test_a_photo_credit_is_a_note() -> None:
    [credit] = found("boilerplate", "The bridge was opened on Sunday.\n\nPhoto: Ada Byrne")
    assert credit.severity is Severity.NOTE
    [advertisement] = found("boilerplate", "The bridge was opened on Sunday.\n\nAdvertisement")
    assert advertisement.severity is Severity.WARNING


def test_boilerplate_behind_the_article_may_be_cut() -> None:
    before, after, _ = found(
        "boilerplate", "Share this\n\nThe bridge was opened.\n\nShare this\n\nLeave a reply"
    )
    assert before.suggestions == ()
    assert (after.suggestions, after.fix) == (("",), Fix.UNSAFE)


# Duplicate blocks


def test_a_duplicate_points_at_the_first() -> None:
    text = "New Bridge Opens in Town\n\nNew bridge  opens in town\n\nThe mayor opened it on Sunday."
    [finding] = found("duplicate-block", text)
    assert finding.text == "New bridge  opens in town"
    [first] = finding.related
    assert text[first.start : first.end] == "New Bridge Opens in Town"


def test_a_text_pasted_twice_is_one_finding() -> None:
    half = (
        "The old mill will be sold to the town in May.\n\nNobody had asked the miller what he thought of it."
    )
    [finding] = found("duplicate-block", f"{half}\n\n{half}")
    assert finding.text == half


def test_each_further_copy_is_found() -> None:
    line = "Which of the bridges do you like best of all?"
    assert texts("duplicate-block", "\n\n".join([line] * 3)) == [line, line]


# Doubled words


def test_the_suggestion_is_the_word_once() -> None:
    [finding] = found("doubled-word", "The boat left the  the harbour.")
    assert (finding.text, finding.suggestions) == ("the  the", ("the",))


def test_an_unlisted_word_is_a_note() -> None:
    [finding] = found("doubled-word", "It helped the balance sheet sheet a little.")
    assert finding.severity is Severity.NOTE
    assert finding.fix is Fix.UNSAFE


def test_a_blank_line_parts_two_words() -> None:
    assert texts("doubled-word", "What it came to\n\nto begin with was this.") == []


# The indefinite article

RIGHT = """
an hour, a one-off, a once-rich man, an onerous task, a European, a euro, a ewe, a eulogy, a unit, a uniform,
an unidentified man, an uninvited guest, an unimportant one, a university, a user, a usual day, an usher,
a utensil, an utter fool, a ukulele, a Ukrainian, a Ugandan, an umbrella, an ugly one, an heir, an honour,
a house, a honeymoon, a Honolulu hotel, an MBA, an FBI agent, an NGO, a NATO summit, a US bank, a UK bank,
a UN envoy, an EU summit, an AI lab, an IBM clerk, an X-ray, an SUV, an 8-year-old, an 11th,
a 110-metre bridge, an 18-month wait, an 18,000 share, a 1,800 share, a $5 note, an $8 note, an £11m deal,
a CIA agent, a BBC team, a DVD, a U-turn, an F-16, an S-bend, a T-shirt, an L.A. band, a unanimous vote,
an eBay seller, a PhD, an MP, a UFO, a Unesco list, an "odd" day, a (usually) dry year, a year, an NHS trust,
an iPhone, an urn, an 80 per cent share
"""
WRONG = """
an one-off; an European; a honest man; a heir; an uniform; a hour; an unique one; a MBA; an user; a SUV;
a 8-year-old; a 11th; an US bank; an UN envoy; a X-ray; an big boat; a apple; an $5 note; a £80m deal;
a AI lab; a FBI team
"""


def test_articles_that_are_right() -> None:
    wrong = {phrase: texts("indefinite-article", f"They saw {phrase}.") for phrase in _split(RIGHT, ", ")}
    assert {phrase: flagged for phrase, flagged in wrong.items() if flagged} == {}


@pytest.mark.parametrize("phrase", " ".join(WRONG.split()).split("; "))
def test_articles_that_are_wrong(phrase: str) -> None:
    [finding] = found("indefinite-article", f"They saw {phrase} there.")
    assert phrase.startswith(finding.text)
    [suggestion] = finding.suggestions
    assert suggestion.split()[0] == ("a" if phrase.startswith("an ") else "an")


@pytest.mark.parametrize(
    "text",
    [
        "Vitamin A is in carrots.",
        "Hepatitis A outbreaks are rare.",
        "Take option a or option b.",
        "A U2 song and a U-boat were there; A and B were not.",
        "A E Housman wrote it.",
        "The man came à la carte, a la mode.",
    ],
)
def test_a_letter_is_no_article(text: str) -> None:
    assert texts("indefinite-article", text) == []


def test_another_language_is_left_alone() -> None:
    text = "Vino a una casa y a otra, a él y a ella, a Iván y a Inés, a este pueblo y a aquel. " * 30
    assert texts("indefinite-article", text) == []


def _split(listed: str, separator: str) -> list[str]:
    return " ".join(listed.split()).split(separator)


# Mojibake


@pytest.mark.parametrize("meant", ["’", "“", "—", "é", "ü", "ñ", "£", "…", "€"])
def test_mojibake_of_windows_1252(meant: str) -> None:
    garbled = meant.encode().decode("windows-1252")
    [finding] = found("mojibake", f"The harbour{garbled}s end was closed.")
    assert (finding.text, finding.suggestions) == (garbled, (meant,))


@pytest.mark.parametrize(
    "text",
    [
        "Çà et là, à Évian, l’âme naît\u00a0: «\u00a0voilà\u00a0»\u00a0!",
        "ÀÉÎÕÜ ÄÖÜ ÅÆØ Ñ ÇĞŞ",
        "Câine, pâine, înger și „mână”.",
        "Bürgermeister Öztürk, Løkke, Ísland, Łódź, Dvořák, Škoda, Győr.",
        "Привет, мир. Добрый день.",
        "日本語の文章です。",
        "25 °C, ±3 µm, ½ §4 ¶2 ©2020 ®™ €5–£9…",
    ],
)
def test_good_letters_are_no_mojibake(text: str) -> None:
    assert texts("mojibake", text) == []


# Raw patterns


def test_an_entity_is_suggested_as_its_character() -> None:
    [finding] = found("stray-markup", "The caf&eacute; was closed.")
    assert (finding.text, finding.suggestions) == ("&eacute;", ("é",))


def test_a_quote_mark_at_a_line_is_dropped() -> None:
    [finding] = found("stray-markup", "It was late.\n>The boat left at noon.")
    assert (finding.text, finding.suggestions) == (">The", ("The",))


def test_wiki_links_remain() -> None:
    assert texts("stray-markup", "The bridge crosses the [[River Lune]] there.") == ["[[River Lune]]"]


def test_markdown_may_hold_markup() -> None:
    text = (
        "# The bridge\n\nThe **old** bridge &amp; the <b>new</b> one: see the [plan](https://a.example/b).\n"
    )
    assert texts("stray-markup", text, filename="bridge.md") == []
    assert texts("truncated-link", text, filename="bridge.md") == []


def test_the_message_names_the_character() -> None:
    [finding] = found("invisible-character", "The har\u200bbour was closed.")
    assert "U+200B ZERO WIDTH SPACE" in finding.message
    assert finding.suggestions == ("",)


@pytest.mark.parametrize("text", ["The \x01boat left.", "The boat’s \x01mast fell.", "The boat\x01"])
def test_a_control_character_is_found_among_any_letters(text: str) -> None:
    assert texts("control-character", text) == ["\x01"]


def test_white_space_is_no_control_character() -> None:
    assert texts("control-character", "One\tline.\r\n\r\nAnother’s\u00a0end.\n\n\n") == []


def test_markers_are_found_at_every_line_start() -> None:
    assert texts("empty-list-item", "-\nOne\n -\nTwo\n\t-\nThree") == ["-", "-", "-"]


def test_an_invisible_hyphen_is_a_note() -> None:
    [finding] = found("invisible-character", "The har\u00adbour was closed.")
    assert finding.severity is Severity.NOTE


@pytest.mark.parametrize("line", ["-", "*", "–"])
def test_a_divider_is_no_list_marker(line: str) -> None:
    assert texts("empty-list-item", f"The boat left.\n\n{line}\n\nIt came back.") == []
    assert texts("empty-list-item", f"The boat left.\r\n\r\n{line}\r\nIt came back.") == [line]


# Unbalanced quotations


def test_a_mark_with_a_space_after_it_is_not_judged() -> None:
    assert texts("unbalanced-quotation", 'He called it a " bridge " , as people do .') == []


def test_a_quotation_closed_in_a_later_line() -> None:
    text = "“The boat was lost, he said.\nIt was an old boat.”\nThe harbour was closed."
    assert texts("unbalanced-quotation", text) == []


def test_a_closing_mark_alone() -> None:
    text = "“The boat was lost,” she said. Nobody looked for it.”\n\nThe harbour was closed."
    assert texts("unbalanced-quotation", text) == ["”"]


# Unused suppressions


def messages(text: str) -> list[str]:
    return [
        finding.message
        for finding in lint_text(text, select=["text-quality"]).findings
        if finding.rule == "text-quality/unused-suppression"
    ]


def test_a_directive_that_is_needed_is_not_flagged() -> None:
    assert messages("# corpuslint: disable=text-quality/doubled-word\n\nThe boat left the the harbour.") == []


def test_a_directive_that_does_nothing_is_flagged() -> None:
    [message] = messages("# corpuslint: disable=text-quality/doubled-word\n\nThe boat left the harbour.")
    assert message == "Nothing here needs disable=text-quality/doubled-word."


def test_an_unknown_id_gets_a_hint() -> None:
    [message] = messages("# corpuslint: disable=text-quality/doubled-wort\n\nThe boat left the harbour.")
    assert message == (
        "There is no rule 'text-quality/doubled-wort'; did you mean 'text-quality/doubled-word'?"
    )


def test_a_malformed_directive_says_how_it_should_look() -> None:
    [message] = messages("# corpuslint: disable\n\nThe boat left the harbour.")
    assert message == 'The directive is not of the form disable=RULE[,RULE] reason="…".'


def test_every_complaint_about_one_directive_is_heard() -> None:
    [message] = messages("# corpuslint: disable=boats,text-quality/mojibake\n\nThe boat left.")
    assert message == "There is no rule 'boats'. Nothing here needs disable=text-quality/mojibake."


# Near duplicates, brackets, spaces, letters that look alike, ends that are missing


def test_a_near_duplicate_points_at_its_like() -> None:
    first = (
        "The council of the town voted on Monday night to close the northern ferry line in May of next year."
    )
    text = f"{first}\n\nNobody spoke.\n\n{first.replace('May', 'June')}"
    [finding] = found("near-duplicate-block", text)
    [like] = finding.related
    assert text[like.start : like.end] == first


def test_the_same_words_are_no_near_duplicate() -> None:
    line = (
        "The council of the town voted on Monday night to close the northern ferry line in May of next year."
    )
    assert texts("near-duplicate-block", f"{line}\n\n{line}") == []


@pytest.mark.parametrize(
    "text", ["It is open :) and (so) on.", "It is closed ;-( today.", "a) bread 2) fish iv) wine"]
)
def test_faces_and_points_are_no_brackets(text: str) -> None:
    assert texts("unbalanced-bracket", text) == []


def test_a_bracket_may_enclose_a_few_paragraphs() -> None:
    assert texts("unbalanced-bracket", "(The boat left.\n\nIt came back.)\n\nIt was late).") == [")"]


def test_where_many_marks_have_a_space_it_is_a_form() -> None:
    sentence = "The boat left at noon , and came back , it is said ."
    assert texts("space-before-punctuation", sentence) == []
    assert texts("space-before-punctuation", f"{sentence[:-2]}. It was cold, wet, and dark.") == [" ,", " ,"]


def test_a_word_of_look_alikes_in_a_text_of_another_script_is_left_alone() -> None:
    assert texts("homoglyph", "The word \u0421\u041e\u041d was painted on it.") == ["\u0421\u041e\u041d"]
    assert texts("homoglyph", "The words \u0421\u041e\u041d and \u041c\u0418\u0420 were painted on it.") == []


def test_a_text_that_ends_with_boilerplate_may_be_cut_off_before_it() -> None:
    text = "The boat left. It came back.\n\nNobody spoke.\n\nThe head of the council then went to the"
    assert texts("truncated-text", f"{text}\n\nShare this") == ["the"]


def test_a_doubled_word_at_the_end_of_a_sentence() -> None:
    assert texts("doubled-word", "He spoke of of. No no no, she said.") == ["of of"]

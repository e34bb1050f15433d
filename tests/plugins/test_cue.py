"""The kind cue: what must stand beside a cue, what is flagged of it, and its fields' mistakes."""

from __future__ import annotations

import io
import re

import pytest

from corpuslint.check import Check
from corpuslint.document import Document
from corpuslint.errors import Failure
from corpuslint.finding import Confidence, Match, Severity
from corpuslint.readers.markdown import MarkdownReader
from corpuslint.rule import decode_rule
from corpuslint.ruleset import RuleSet, compile_rule
from corpuslint.source import Input, ReadOptions, Source
from corpuslint_plugins.cue import Cue
from stopwatch import seconds


def compiled(**options: object) -> Check | Failure:
    table = {"id": "test/cue", "kind": "cue", "message": "{text}", "why": "Because.", **options}
    return compile_rule(decode_rule(table, "cue.toml"), {"cue": Cue}, thoroughly=True)


def matches(document: Document, cue: dict[str, object], **options: object) -> list[Match]:
    check = compiled(**({"cues": [cue]} | options))
    assert isinstance(check, Cue), check
    (hits,) = RuleSet([check]).matcher.hits(document.folded)
    return list(check.judge(document, hits))


def found(text: str, cue: dict[str, object], **options: object) -> list[str]:
    """The texts that a rule with this class of cues flags in `text`."""
    return [text[match.start : match.end] for match in matches(Document(text), cue, **options)]


def test_what_stands_before_and_after_is_flagged_with_the_cue() -> None:
    cue: dict[str, object] = {"words": ["seen"], "before": r"\b(?:is|was) ", "after": " as"}
    assert found("It was seen as late. It was seen. Seen as late.", cue) == ["was seen as"]


def test_what_is_looked_at_and_not_flagged() -> None:
    cue: dict[str, object] = {"words": ["calls"], "before": r"\bamid (?P<span>new )?", "after": "(?= for)"}
    assert found("Amid new calls for rain. Amid calls for rain.", cue) == ["new calls", "Amid calls"]


def test_what_must_not_stand_beside_it() -> None:
    cue: dict[str, object] = {"words": ["seems"], "not-before": r"\bhe ", "not-after": " to me"}
    assert found("It seems late. He seems late. It seems to me late.", cue) == ["seems"]


def test_nothing_beyond_the_sentence_counts() -> None:
    cue: dict[str, object] = {"words": ["asked"], "before": "^"}
    assert found("He left. Asked why, he smiled. They asked.", cue) == ["Asked"]
    assert found("It was. Seen as late.", {"words": ["seen"], "before": r"was\W+"}) == []


def test_the_first_class_that_fits_decides() -> None:
    cues = [
        {"words": ["called"], "after": " a", "objection": "name"},
        {"words": ["called"], "after": " (?:a|the)"},
    ]
    objections = {"name": {"severity": "note", "confidence": "low", "message": "A name."}}
    text = "It is called a barn. It is called the barn."
    [first, second] = matches(Document(text), {}, cues=cues, objections=objections)
    assert (first.severity, first.confidence, first.message) == (Severity.NOTE, Confidence.LOW, "A name.")
    assert (second.severity, second.confidence, second.message) == (None, None, None)


def test_the_longest_word_at_a_place_is_tried_first() -> None:
    assert found("Fears of rain and fears.", {"words": ["fears", "fears of"]}) == ["Fears of", "fears"]


def test_lists_and_parts_fill_words_and_patterns() -> None:
    cue: dict[str, object] = {"words": ["{noun} of"], "before": "{opening}"}
    words, parts = {"noun": ["fears", "talk"], "small": ["new", "old"]}, {"opening": "(?:{small} )?"}
    text = "Then new talk of rain and fears of hail."
    assert found(text, cue, words=words, parts=parts) == ["new talk of", "fears of"]


def test_guards_take_the_objection_away() -> None:
    cue: dict[str, object] = {"words": ["seems"]}
    text = "It seems late. It seems early.[3]"
    assert found(text, cue, unless=["linked"]) == ["seems"]
    objections: dict[str, object] = {"sure": {"unless": ["linked"]}, "always": {"unless": []}}
    sure, always = (cue | {"objection": name} for name in objections)
    assert found(text, sure, objections=objections) == ["seems"]
    assert found(text, always, objections=objections, unless=["linked"]) == ["seems", "seems"]


def test_a_cue_that_is_not_flagged_hides_no_other() -> None:
    cues = [{"words": ["it seems"], "objection": "linked"}, {"words": ["seems"]}]
    objections = {"linked": {"unless": ["linked"]}}
    assert found("Now it seems late.[3]", {}, cues=cues, objections=objections) == ["seems"]


def test_what_clears_a_cue_may_stand_anywhere_in_its_sentence() -> None:
    cue: dict[str, object] = {"words": ["reportedly"], "cleared-by": r"\b(?:police|court)\b"}
    text = "He reportedly fled. The police say he reportedly fled. He reportedly fled from court."
    assert found(text, cue) == ["reportedly"]


def test_marks_inside_words_are_no_words() -> None:
    [source] = MarkdownReader().read(
        Input("a.md", lambda: io.BytesIO(b"It **was** *seen* as late.\n")), ReadOptions()
    )
    assert isinstance(source, Source)
    cue: dict[str, object] = {"words": ["seen"], "before": r"\bwas ", "after": " as"}
    [match] = matches(Document.of(source), cue)
    assert re.sub(r"\*", "", source.text[match.start : match.end]) == "was seen as"


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("IT IS ", "It ıs seen. İt iſ seen."),
        (r"\bit[^A-Z]is\W", "İT IS seen. It-Is seen."),
        (r"(?-i:I)t is ", "It is seen. it is seen. Mit is seen."),
        (r"(?P<span>I)t\Sis ", "It-is seen. ıt_ıs seen."),
        (r"[\x41-Z]s ", "It As seen."),
        ("[+-Z]s ", "It ^s seen. It Is seen."),
        ("[É-Þ]s ", "It És seen. It és seen."),
    ],
)
def test_case_is_ignored_as_everywhere(before: str, text: str) -> None:
    expected = [m[0] for m in re.finditer(f"(?:{before})seen", text, re.IGNORECASE)]
    assert found(text, {"words": ["seen"], "before": before}) == expected


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"cues": []}, "cues: the rule has no word to look for"),
        ({"cues": [{"words": []}]}, "cues: words: a pattern needs at least one word"),
        ({"cues": [{"words": ["{no}"]}]}, "{no} is no list of `words`"),
        ({"cues": [{"words": ["a"], "before": "("}]}, "cues: before:"),
        ({"cues": [{"words": ["a"], "after": "{no}"}]}, "cues: after:"),
        ({"cues": [{"words": ["a"]}], "unless": ["no"]}, "unless: no guard is called 'no'"),
        ({"cues": [{"words": ["a"], "cleared-by": "("}]}, "cues: cleared-by:"),
        ({"cues": [{"words": ["a"], "objection": "no"}]}, "cues: 'no' is none of the rule's `objections`"),
        ({"cues": [{"words": ["a"]}], "objections": {"b": {"severity": "grave"}}}, "objections"),
    ],
)
def test_mistakes_are_named(options: dict[str, object], message: str) -> None:
    failure = compiled(**options)
    assert isinstance(failure, Failure)
    assert message in failure.message


def test_a_sentence_without_end_takes_linear_time() -> None:
    def taken(count: int) -> float:
        document = Document("it was seen as new and " * count)
        cue: dict[str, object] = {"words": ["seen"], "before": r"\bwas (?:\w+ly )*", "after": " as"}
        document.sentences, document.folded, document.scopes  # noqa: B018 - their time is not the kind's
        assert len(matches(document, cue, unless=["linked", "announced"])) == count
        return seconds(lambda: matches(document, cue, unless=["linked", "announced"]))

    assert taken(10_000) < 20 * max(taken(1_000), 0.002)

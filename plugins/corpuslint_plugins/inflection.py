"""Regular forms of English verbs, nouns and adjectives, so that a word list need only name the word."""

from __future__ import annotations

import re

VOWELS = "aeiou"
# One syllable, one vowel letter, one final consonant: the consonant doubles (slam, slammed).
DOUBLED = "bdfgklmnprtvz"
DOUBLING = re.compile(rf"(?:[^aeiou]|qu)*[aeiou][{DOUBLED}]")
IRREGULAR = {
    "admit": ("admits", "admitted", "admitting"),
    "beat": ("beats", "beat", "beating", "beaten"),
    "begin": ("begins", "began", "beginning", "begun"),
    "break": ("breaks", "broke", "breaking", "broken"),
    "bring": ("brings", "brought", "bringing"),
    "cut": ("cuts", "cutting"),
    "draw": ("draws", "drew", "drawing", "drawn"),
    "drive": ("drives", "drove", "driving", "driven"),
    "fall": ("falls", "fell", "falling", "fallen"),
    "feel": ("feels", "felt", "feeling"),
    "fight": ("fights", "fought", "fighting"),
    "give": ("gives", "gave", "giving", "given"),
    "go": ("goes", "went", "going", "gone"),
    "have": ("has", "had", "having"),
    "hold": ("holds", "held", "holding"),
    "keep": ("keeps", "kept", "keeping"),
    "leave": ("leaves", "left", "leaving"),
    "make": ("makes", "made", "making"),
    "put": ("puts", "putting"),
    "run": ("runs", "ran", "running"),
    "say": ("says", "said", "saying"),
    "see": ("sees", "saw", "seeing", "seen"),
    "set": ("sets", "setting"),
    "stand": ("stands", "stood", "standing"),
    "strike": ("strikes", "struck", "striking"),
    "take": ("takes", "took", "taking", "taken"),
    "tear": ("tears", "tore", "tearing", "torn"),
    "tell": ("tells", "told", "telling"),
    "think": ("thinks", "thought", "thinking"),
    "throw": ("throws", "threw", "throwing", "thrown"),
    "write": ("writes", "wrote", "writing", "written"),
}


def verb_forms(verb: str) -> tuple[str, ...]:
    """A verb and its forms; of a phrase ("pour oil on") the first word is the verb."""
    head, space, rest = verb.partition(" ")
    forms = (head, *_inflected(head))
    if head in IRREGULAR:
        forms = tuple(dict.fromkeys(forms))  # “beat” is its own past
    return tuple([form + space + rest for form in forms]) if space else forms


def verb_replacements(verb: str, replacement: str) -> dict[str, str]:
    """For each form of a verb ("made a decision") the same form of another ("decided")."""
    pairs = zip(_paradigm(verb), _paradigm(replacement), strict=True)
    return dict(reversed(list(pairs)))  # where two forms look alike, the plainer one decides


def noun_forms(noun: str) -> tuple[str, ...]:
    """A noun and its regular plural; of a phrase ("war of words") the last word is the noun."""
    return (noun, _with_s(noun))


def adjective_forms(adjective: str) -> tuple[str, ...]:
    """An adjective and its regular adverb; a phrase has no adverb."""
    if " " in adjective or adjective.endswith("ly"):
        return (adjective,)
    return (adjective, _adverb(adjective))


def _adverb(adjective: str) -> str:
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("ll"):
        return adjective + "y"
    if adjective.endswith("le") and adjective[-3] not in VOWELS:
        return adjective[:-1] + "y"
    if adjective.endswith("y") and adjective[-2] not in VOWELS:
        return adjective[:-1] + "ily"
    return adjective + "ly"


def _paradigm(verb: str) -> tuple[str, str, str, str, str]:
    """Plain form, third person, past, -ing form and participle; the first word is the verb."""
    head, space, rest = verb.partition(" ")
    forms = _inflected(head)
    third, ing = forms[0], forms[-1 if len(forms) < 4 else 2]
    past = head if len(forms) == 2 else forms[1]
    participle = forms[3] if len(forms) == 4 else past
    rest = space + rest
    return head + rest, third + rest, past + rest, ing + rest, participle + rest


def _inflected(verb: str) -> tuple[str, ...]:
    if verb in IRREGULAR:
        return IRREGULAR[verb]
    if verb.endswith("ee"):
        return _with_s(verb), verb + "d", verb + "ing"
    if verb.endswith("ie"):
        return _with_s(verb), verb + "d", verb[:-2] + "ying"
    if verb.endswith("e"):
        return _with_s(verb), verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return _with_s(verb), verb[:-1] + "ied", verb + "ing"
    if verb[-1:] in DOUBLED and DOUBLING.fullmatch(verb):
        return _with_s(verb), verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    return _with_s(verb), verb + "ed", verb + "ing"


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + "s"

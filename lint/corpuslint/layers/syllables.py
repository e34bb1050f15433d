"""Syllables, counted from the spelling: vowel groups, silent letters, parted vowels, and the exceptions."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache

# The parts of a word that are counted apart: a hyphen or a point ends one, an apostrophe does not.
PART = re.compile(r"[a-z]+(?:'[a-z]+)*")
VOWELS = re.compile(r"[aeiouy]+")
# Accents that change the count (café, naïve, Zoë); all others are taken off.
SPOKEN = str.maketrans({"é": "ei", "ï": "yi", "ë": "ye", "æ": "e", "œ": "e", "ø": "o", "’": "'"})


def _counted(table: str) -> dict[str, int]:
    """The words of a table in which each line is a number and the words with so many syllables."""
    counts: dict[str, int] = {}
    for line in table.strip().splitlines():
        number, *words = line.split()
        counts.update(dict.fromkeys(words, int(number)))
    return counts


EXCEPTIONS = _counted(
    """
    1 st juan seoul
    2 mr mrs jr sr dr vs aug people lion lions giant giants quiet forest forests maybe naked sacred wicked
    2 evening ryan hundred hundreds louis jose chile tokyo argue argues argued rescue rescues rescued
    3 anyone everyone parliament beloved vienna garcia sierra diego miami hawaii libya angeles ltd
    3 recipe recipes alien aliens suicide suicides finale naive museum
    4 diabetes etc feb venezuela
    """
)
# Abbreviations with a vowel that are read letter by letter; those without one need no list.
LETTERS = _counted(
    """
    2 AI AP EU PA TV UN UK US
    3 ABC AFP AIG API CEO CIA EPA FBI FDA GOP IBM IPO IRA IRS NSA PGA UAE USA
    4 ACLU OECD USDA USSR
    5 NAACP WTO
    """
)

# Letters that make no syllable, most of them an e at the end of a word or of its stem.
SILENT = re.compile(
    r"""
      (?<=[qg])ue(?=[sd]?\Z)                        # unique, leagues
    | (?: (?<![aeioudt])e(?=d\Z)                    # called
        | (?<![aeioucgszx])(?<![cs]h)e(?=s\Z)       # states, but churches
        | (?<![aeiou])e\Z                           # state
      ) (?<![bcdfgkpstz]le)(?<![bcgt]re)            # but settled, tables, centre
    | (?: (?<=[aeiouy][^aeiouyl]) | (?<=[aeiouy][^aeiouy][^aeiouyl]) )
      e(?=(?:ments?|l(?:y|ess(?:ly)?)|ful(?:ly)?|ness|some)\Z)
    | (?<=ic)a(?=lly\Z) | (?<=\Aev)e(?=ry) | (?<=\Awedn)e(?=s) | (?<=\Abus)i(?=ness)
    """,
    re.VERBOSE,
)
# The first halves of compounds that end in a silent e.
COMPOUND = re.compile(
    r"""
    \A(som|tim|ther|wher|hous|hom|lif|wid|fir|for|fac|sid|bas|saf|trad|mak|tak|stat|war|whit|whol|gam|lik|not|spac
       |ston|gat|lin|stor|car|bon|chees|hors|nam|mor|spok|spokes|shar|liv|guid|fram|pip|win|min|els|elsewher|cod
       |smok|cak|fak|hat|lov|nin|plat|rac|ros|scor|shor|tap|typ|vot|wak|wir)
    e(?=[bcdfghjklmpqtvwxzo]|s(?!\Z|t\Z)|r(?!s?\Z|[aeiouy]))(?!d\Z|t\Z|v)
    """,
    re.VERBOSE,
)
# Neighbouring vowels that are two syllables, and consonants that make one.
PARTED = r"""
      [aeiou]y(?=[aeiou])                                        # beyond, royal
    | (?<!q)[aeiou]ing | [^aeiou]ying                            # going, trying
    | (?<![gj])ia(?=t(?!iv)|nit) | (?<![tcsgxln])ia(?!gs?\Z|[trn])   # radiate, media, not social
    | (?<![ltcsgx])ia(?=r|n(?!it)) | (?<=l)(?<!ill)ia(?=nc)      # Iranian, reliance, not Italian
    | io\Z | (?<![tcsgxln])(?<![cs]h)(?<!hav)(?<!sav)io(?!\Z)    # radio, previous, not nation
    | (?<![gj])iu                                                # stadium
    | (?<![dtpm])(?<!sh)(?<=[^aeiou])ier(?=s?\Z) | (?<!pr)iest\Z    # earlier, easiest
    | ie(?=t) | (?<![tc])ie(?=n[ct]) | (?<=h)ie(?=r)             # society, audience, hierarchy
    | (?<=sc)(?<!consc)ie(?=n[ct])                               # science
    | (?<=cr)ea(?=t(?!ur|h)) | (?<=[rd])(?<!cr)ea(?=s?\Z)        # create, idea
    | (?<=[rp])ea(?=ns?\Z) | (?<=an)ea(?=n)                      # European
    | (?<=r)ea(?=ct|ff|ss|pp|li[tsz]) | (?<=cl)ea(?=r\Z)(?<=nuclea)  # react, nuclear
    | eo\Z | (?<![gfy])eo(?!rge|\Z)(?<!jeo)(?<!leo)(?<!peo)     # video, not jeopardy
    | (?<![qgs])ua | (?<=s)ua(?=l)                               # actual, not persuade
    | (?<![qg])ue(?=l|n[ct]) | (?<![qg])ui(?=t[iy]|[nd]\Z) | uou    # fluent, ruin, continuous
    | eu(?=ms?\Z) | oe(?=[mt]) | (?<=[rt])oi(?=cs?\Z)           # museum, poem, heroic
    | (?<=c)oo(?=perat|rdin) | (?<=c)oa(?=l[ei])                 # cooperate, coalition
    | ai(?=c\Z) | ao(?!\Z)                                      # mosaic, chaos
    | [ia]sms?\Z | thms?\Z | [dst]n't\Z | \Amc                  # criticism, rhythm, didn't, McCoy
    """
# What a word has to hold before it is worth looking for parted vowels.
MAY_PART = re.compile(r"[aeiouy][aeiou]|[st](?:h?m|n')|dn'|mc")


def count_syllables(words: Sequence[str]) -> tuple[int, ...]:
    """The number of syllables of each word of a text."""
    return tuple(map(syllables, words))


@lru_cache(maxsize=65536)
def syllables(word: str) -> int:
    """The number of syllables of one English word, at least 1; digits count for nothing beside letters."""
    stem, ending = (word[:-2], "s") if word.endswith(("'s", "’s")) else (word, "")
    if stem in LETTERS:
        return LETTERS[stem]
    if stem.isupper() and stem.isalpha() and len(stem) < 6 and not VOWELS.search(stem.lower()):
        return len(stem) + 2 * stem.count("W")
    plain = stem.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", plain).translate(SPOKEN))
        plain = "".join(filter(str.isascii, plain))
    if ending and plain.endswith(("s", "x", "z", "ch", "sh")):
        ending = "es"
    return max(1, sum(map(_of_part, PART.findall(plain + ending))))


def _of_part(part: str) -> int:
    if part in EXCEPTIONS:
        return EXCEPTIONS[part]
    spoken = part
    if "e" in part or part.endswith("ically"):
        spoken = SILENT.sub("", part)
        compound = COMPOUND.match(spoken)
        if compound:
            spoken = compound[1] + spoken[compound.end() :]
    parted = len(_parted().findall(spoken)) if MAY_PART.search(spoken) else 0
    return max(1, len(VOWELS.findall(spoken)) + parted)


@cache
def _parted() -> re.Pattern[str]:
    """PARTED, compiled when the first word needs it: that takes 9 ms, and most runs need it for no word."""
    return re.compile(PARTED, re.VERBOSE)

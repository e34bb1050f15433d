"""Persons: which runs of capitalised words name one, and what pronoun goes with the name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from corpuslint.layers.common_words import is_common
from corpuslint.layers.first_names import EITHER, FEMALE, MALE
from corpuslint.layers.reporting import words

Gender = Literal["he", "she"]


class Person(NamedTuple):
    """A person's name without titles; the pronoun, where title or first name tell it.

    `sure` says that a title or a common first name shows that it is a person.
    """

    name: str
    gender: Gender | None
    sure: bool

    @property
    def surname(self) -> str:
        """The last word of the name."""
        return self.name.rsplit(None, 1)[-1]


FIRST_NAMES = MALE | FEMALE | EITHER
PARTICLES = r"(?:(?:de|da|di|du|del|la|le|van|von|der|den|ter|bin|ibn)\s|(?:al|el)[-\s])"
# An initial or a short title with its point, or a word without its possessive ending.
_SHORT = "[A-Z]|Mr|Mrs|Ms|Dr|Sen|Gov|Rep|Gen|Col|Lt|Sgt|Capt|Rev|Prof|Hon|St|Det"
_WORD = rf"(?:(?:{_SHORT})\.|[A-Z][\w-]*(?:['’](?!s\b)[\w-]+)*)"
CAPITALISED = re.compile(rf"{_WORD}(?:\s{PARTICLES}{{0,2}}{_WORD})*")
HE_TITLES = words(
    "Mr Sir Lord King Prince Pope Father Congressman Chairman Spokesman Councilman Duke Sheikh Imam Baron"
)
SHE_TITLES = words(
    """
    Mrs Ms Miss Dame Lady Queen Princess Sister Congresswoman Chairwoman Spokeswoman Councilwoman Duchess
    Baroness
    """
)
TITLES = (
    HE_TITLES
    | SHE_TITLES
    | words(
        """
        Adm Ambassador Archbishop Attorney Bishop CEO Candidate Capt Captain Cardinal Chair Chancellor Chief
        Cllr Coach Col Colonel Commissioner Councillor Cpl Democrat Det Detective Director Doctor
        Dr Gen Gov Governor Hon Insp Inspector Judge Justice Lawmaker Lieutenant Lt MEP MP Maj Mayor
        Minister Nominee Officer Premier President Prof Professor Rep Representative Republican Rev
        Secretary Sen Senator Sergeant Sgt Sheriff Speaker Spokesperson Superintendent Supt
        """
    )
)
# What is named with one of these words is no person.
NO_PERSON = words(
    """
    Academy Act Administration Agency Airlines Airport Alliance Amazon Amendment America American Americans
    Apple Army Assembly Associates Association August Australian Authority Avenue Bank Bar Bay Beach
    Black Board Boulevard Bridge Britain British Brothers Building Bureau Cabinet California Campaign
    Canadian Capitol Castle Catholic Center Centre Chamber China Chinese Church City Club
    Coalition Coast College Commission Committee Commons Commonwealth Company Conference Congress
    Constitution Convention Corp Corporation Council County Court Courts Creek Cup Daily Dakota Day December
    Democratic Democrats Department District Division Drive East Education Electric Embassy Empire Energy
    English European Exchange Express FC Facebook February Federal Federation Festival Films Financial First
    Florida Forest Forum Foundation France French Friday Fund Games Gazette German Germany Global Google
    Government Group Guardian Hall Hampshire Herald Hills Holdings Hospital Hotel House Inc Indian
    Industries Institute Insurance International Iowa Iran Iranian Iraq Iraqi Islamic Island Islands Israel
    Israeli Italian January Jersey Jewish Journal July Labor Labour Lake Land Law League Limited Llc
    London Lords Ltd Magazine Mail March Market Media Memorial Mexican Mexico Michigan Microsoft Mill
    Ministry Monday Monitor Motors Mountain Movement Museum Muslim National Nations Navy Network Nevada New
    News North Northern November October Office Ohio Open Organisation Organization PLC Pacific Palace
    Parish Park Parliament Parties Partners Party Pennsylvania Philharmonic Pictures Plan Plaza Police Port
    Post Press Prize Project Province Radio Railway Records Register Republic Republicans Research Reuters
    River Road Royal Russia Russian Saturday School Science Sea Senate Senators September Series Service
    Services Society South Southern Sox Square Stadium Star State States Station Street Studios Summit Sun
    Sunday Supreme Syria Syrian Systems Tax Team Technologies Technology Telegraph Television Territory
    Texas Theater Theatre Thursday Times Tower Town Trade Treasury Treaty Tribune Trust Tuesday Turkish
    Twitter Ukrainian Union United Universal University Valley Village Voice Wall War Washington
    Water Way Wednesday West Western White Wisconsin World York Zoo
    """
)
MONTHS = words("April May June")
# Capitalised only because they begin a sentence.
OPENERS = words(
    """
    A Above According After Again Also Although Among An And Another Any Are As Asked At Back Because Before
    Behind Below Beside Besides Both But By Can Could Despite Did Do Does During Each Earlier Even Every Few
    Finally Five For Former Four From Had Has Have He Her Here His How However I If In Indeed Inside Instead
    Into Is It Its Just Last Later Let Like Many May Meanwhile Might More Most Much Must My Near Neither
    Never Next No None Nor Not Now Of Often On Once One Only Or Other Our Out Outside Over Perhaps Recently
    She Should Since So Some Soon Still Such Than That The Their Then There These They This Those Though
    Three Through Thus To Today Together Tomorrow Two Under Unlike Until Up Upon Was We Were What When Where
    Whether Which While Who Whose Why Will With Within Without Would Yes Yesterday Yet You Your
    """
)


@lru_cache(maxsize=4096)
def person_in(run: str) -> Person | None:
    """The person that a run of capitalised words names; None for a place, a body, a day or a single word.

    A single word is a person only after a title: Mr. Berg.
    """
    tokens = run.split()
    while tokens and tokens[0] in OPENERS:
        if tokens.pop(0) == "The" and not TITLES.intersection(_bare(token) for token in tokens):
            return None
    titles = [index for index, token in enumerate(tokens) if _bare(token) in TITLES]
    gender: Gender | None = None
    if titles:
        title = _bare(tokens[titles[-1]])
        gender = "he" if title in HE_TITLES else "she" if title in SHE_TITLES else None
        tokens = tokens[titles[-1] + 1 :]
    if (
        not tokens
        or tokens[-1] in MONTHS
        or not NO_PERSON.isdisjoint(tokens)
        or any(len(t) > 3 and t.isupper() for t in tokens)
    ):
        return None
    first = next((index for index, token in enumerate(tokens[:-1]) if token in FIRST_NAMES), None)
    if first is not None:
        given = tokens[first]
        gender = gender or ("he" if given in MALE else "she" if given in FEMALE else None)
        return Person(" ".join(tokens[first:]), gender, sure=True)
    if titles:
        return Person(" ".join(tokens), gender, sure=True)
    if not 2 <= len(tokens) <= 4 or any(map(_is_plain, tokens[:-1])):
        return None
    if tokens[-1].endswith("s") and is_common(tokens[-1].lower()):
        return None
    return Person(" ".join(tokens), gender, sure=False)


def _is_plain(token: str) -> bool:
    """Whether a word is a common one or a people's, and no first name."""
    return is_common(token.lower()) or token.endswith(("ian", "ians", "ese", "ish", "ers"))


def _bare(token: str) -> str:
    return token.rstrip(".")

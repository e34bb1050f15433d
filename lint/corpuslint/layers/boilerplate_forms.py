"""The forms by which a line of the page is known whatever its words: dates, bylines, credits, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpuslint.layers.common_words import is_common


def _listed(phrases: str) -> frozenset[str]:
    """The phrases of a list that bars part."""
    return frozenset(" ".join(phrase.split()) for phrase in phrases.split("|"))


MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )"
YEAR = r"(?:19|20)\d\d"
DATE = (
    rf"{WEEKDAY}?(?:{MONTH} \d\d?(?:st|nd|rd|th)?(?:,? {YEAR})?|\d\d?(?:st|nd|rd|th)? {MONTH}(?:,? {YEAR})?|"
    rf"{YEAR}[-/.]\d\d?[-/.]\d\d?|\d\d?[-/.]\d\d?[-/.](?:{YEAR}|\d\d))"
)
ZONE = r"(?:,? ?\(?(?:[a-z]{1,3}t|utc|z|gmt ?[+-] ?[\d:]+|uk|local time|[+-]\d\d:?\d\d)\)?)?"
CLOCK = rf"(?:\d\d?[:.h]\d\d(?:[:.]\d\d)?(?: ?[ap]\.?m\.?)?|\d\d? ?[ap]\.?m\.?){ZONE}"
APART = r"(?:[ ,|•·–—-]{1,4}(?:(?:at|on) )?|t)"
LEAD = (
    r"(?:(?:first |last |originally )?(?:published|posted|updated|modified|edited|added|date)"
    r"(?: (?:on|at))?[: ]+)"
)
AGO = r"(?:about )?(?:\d+|an?) (?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month|year)s? ago"
MOMENT = rf"(?:{DATE}(?:{APART}{CLOCK})?|{CLOCK}{APART}{DATE}|{AGO})"
TIME_STAMP = re.compile(rf"{LEAD}?{MOMENT}(?:[ ,;|•·–—/()-]{{1,4}}{LEAD}?(?:{MOMENT}|{CLOCK}))?")
LED = re.compile(LEAD)
DATED = re.compile(rf"{YEAR}|:\d\d|\d\d?[-/.]\d\d?[-/.]\d\d|\d [ap]\.?m|ago\Z")
LONGEST_STAMP = 90
SIGNED = re.compile(rf"[^\n.!?]{{2,60}} [•·|-] {AGO}")
SIGNATURE = "time stamp of a comment"

# The same among names: “Anna Berg, Harbour Post | Updated: 19 November 2019, 09:01 AM”.
MOMENTS = re.compile(
    rf"(?<![\w.,]){LEAD}?(?:{MOMENT}|{CLOCK})(?!\w)|(?<=[\w)]) / \d+ (?:day|hour|minute)s?\Z"
)
NAMED = re.compile(r"[^\w@]*(?:(?:by|on|at|in|and|of|the|[A-Z][\w.'’-]*|@\w+)[^\w@]*){0,8}")

NAME_WORD = r"(?:[A-Z][\w.'’-]*|de|la|van|von|der|den|bin|al|el|ter|du|da|di|le|y)"
NAME = rf"[A-Z][\w.'’-]* {NAME_WORD}(?: {NAME_WORD}){{0,3}}"
BYLINE = re.compile(
    r"(?:(?:Posted|Written|Reported|Story|Text|Words|Compiled|Edited|Reviewed|Submitted) )?(?:by|By|BY):? "
    rf"(?P<name>{NAME})(?:(?:, | and | & | AND |, and )(?:{NAME}|[A-Z]{{2,5}}\b|Staff\b))*"
    r"(?:(?:, | [|•·–—-] |\s*[|•·]\s*| for | on | at | \().{0,80})?"
)
LONGEST_BYLINE = 160

# At the end of a caption, in lower case.
PICTURE = r"(?:photo|photograph|picture|image|illustration)s?"
AGENCY = r"(?:getty(?: images)?|reuters|afp|ap|epa|nasa)"
CREDIT = re.compile(
    rf"(?:[(\[{{](?:\w+[ -])?(?:{PICTURE}|credits?|courtesy|screenshot|screengrab|video|source|file|getty|"
    r"shutterstock|reuters|ap|afp|via)(?: photo)?"
    r"(?:[:/|]| by| credit| courtesy| via| from| images?| file|(?=[)\]}]))[^()\[\]{}\n]{0,60}[)\]}]|"
    rf"[(\[][^()\[\]\n]{{2,50}}(?:/| via ){AGENCY}[)\]]|"
    rf"(?:/|\| ?|\bvia |\bby |, |\b{PICTURE}: ?)(?:{AGENCY}|ap photo|ap images|associated press|shutterstock|"
    r"istock|unsplash)|[a-z][.](?:getty(?: images)?|reuters|afp)|\bcredit(?:\.{3}|…)[^.!?\n]{3,60}|"
    rf"\bcourtesy(?: of)? [^.!?\n]{{3,40}}|\b{PICTURE} (?:by|courtesy(?: of)?|credit):? [^.!?\n]{{3,60}}|"
    rf"\b{PICTURE}: [^.!?\n]{{3,60}})\.?\Z"
)
CREDIT_ENDS = (
    ")",
    "]",
    "}",
    "images",
    "getty",
    "reuters",
    " ap",
    "/ap",
    "afp",
    "press",
    "stock",
    "unsplash",
    " ago",
)
CREDIT_TAIL = 110  # characters at the end of a caption in which its credit stands
CAPTION = re.compile(
    r"file(?: photo\b| ?[-–—:] )|(?:in )?this (?:[^\s.]+\.?,? ){0,6}(?:file photo|photo,|"
    r"combination (?:photo|of)|(?:photo|photograph|picture|image|frame grab) "
    r"(?:provided|taken|released|made|shows)\b)"
)

HANDLE = r"(?=.*(?:@|twitter|facebook|instagram|linkedin|mastodon|bluesky))"
PERSON = r"(?:him|her|them|me|us|the (?:author|writer|reporter|editor))"
AUTHOR = re.compile(
    rf"{HANDLE}.*\b(?:can|may) be (?:reached|contacted|followed|e-?mailed) (?:at|on|via)\b|"
    rf"{HANDLE}.*\b(?:follow|e-?mail|contact|tweet) {PERSON}\b|"
    rf"{HANDLE}(?:write to|to contact the|(?:have|got) a (?:news )?tip|send (?:your )?(?:tips?|letters))\b|"
    r".*\bcontributed (?:to (?:this|the) (?:report|story|article|piece|post)|reporting)"
    r"(?= ?[.,;)]| (?:from|in)\b|\Z)|"
    r"\(?(?:additional |further )?(?:reporting|writing|editing) by\b",
    re.DOTALL,
)
ADDRESS = re.compile(
    r"(?:tel(?:ephone)?|phone|fax|mobile|toll[ -]free(?: number)?[\w ]{0,20}|e-?mail|contact|twitter|"
    r"facebook|instagram|web(?:site)?|itunes|download|listen|watch)\b[.:]* ?"
    r"(?:[+(*]?\d[\d ()+/.-]{5,}|\S+@\S+|https?://\S+|www\.\S+|@\w+).{0,120}|\S+@[\w-]+\.\S+|@\w{2,30}"
)
AGENCIES = _listed(
    """
    associated press | the associated press | ap | reuters | afp | agence france-presse | bloomberg |
    bloomberg news | usa today | press association | pa media | cnn | bbc news | fox news | upi | dpa | efe
    | xinhua | pti | ani | ians | tass | aap | canadian press | the canadian press | staff writer |
    staff writers | staff reporter | staff report | staff reports | from staff reports | wire reports |
    wire services | news agencies | agencies | source: news agencies | getty | contributor |
    guest contributor | columnist | correspondent
    """
)

# The first three characters of lines that may have one of the forms.
STAMP_HEADS = _listed(
    "jan | feb | mar | apr | may | jun | jul | aug | sep | oct | nov | dec | mon | tue | wed | thu | fri | "
    "sat | sun | abo | pub | pos | upd | fir | las | ori | mod | edi | add | dat"
)
BYLINE_HEADS = _listed("pos | wri | rep | sto | tex | wor | com | edi | rev | sub") | {"by ", "by:"}
ADDRESS_HEADS = _listed("tel|pho|fax|mob|tol|e-m|ema|con|twi|fac|ins|web|itu|dow|lis|wat")
FORM_HEADS = STAMP_HEADS | BYLINE_HEADS | ADDRESS_HEADS
# The first words of lines that say who wrote with the author.
AUTHORS = ("reporting by", "writing by", "editing by", "additional reporting", "further reporting")

CREDIT_IN_BRACKETS = (
    r"(?:(?:AP|AFP|EPA|File|Stock|Handout) )?(?:Photos?|Images?|Pictures?|Credits?|Screengrab|Screenshot)\b"
    r"(?: credit| courtesy| by| via|(?=[:/]))[^()\[\]\n]{0,80}[)\]]"
)
# One bracket is looked for many times as fast as either of two.
CREDITS_INSIDE = (
    re.compile(rf"\((?:{CREDIT_IN_BRACKETS}|(?:AP|AFP|File|Handout) [Pp]hoto\))"),
    re.compile(rf"\[{CREDIT_IN_BRACKETS}"),
)
STAMP_INSIDE = re.compile(
    r"(?:first |last )?(?:published|updated|posted)(?: on| at)?[: ]+[\w, ]{0,12}?"
    rf"(?:{DATE}{APART}{CLOCK}|{CLOCK}{APART}{DATE})",
    re.IGNORECASE,
)
STAMP_WORDS = ("ublished", "pdated", "osted")  # without their first letter, which may be a capital
STAMP_LEADS = ("first ", "last ")


def label_of_form(line: str, lower: str, key: str) -> str | None:
    """The label of a line by its form; `key` is its lower case without the marks around it."""
    head = key[:3]
    if (key[:1].isdigit() or head in STAMP_HEADS) and is_time_stamp(key):
        return "time stamp"
    if key.endswith(" ago") and SIGNED.fullmatch(key):
        return SIGNATURE
    if key in AGENCIES or (head in BYLINE_HEADS and _is_byline(line)):
        return "byline"
    if is_caption(lower):
        return "photo credit"
    if names_authors(lower):
        return "author box"
    if (head in ADDRESS_HEADS or "@" in key) and ADDRESS.fullmatch(key):
        return "contact details"
    return None


def is_time_stamp(key: str) -> bool:
    """Whether a line, in lower case, is a date or a time and no more."""
    if len(key) > LONGEST_STAMP or TIME_STAMP.fullmatch(key) is None:
        return False
    return DATED.search(key) is not None or LED.match(key) is not None


def is_dated_name(line: str) -> bool:
    """Whether a line at the top of a text is a date with names beside it, and no more."""
    lower = line.lower()
    if len(line) > LONGEST_BYLINE or len(lower) != len(line) or line[-1] in ".!?" or not DATED.search(lower):
        return False
    rest, moments = MOMENTS.subn(lambda found: " " * len(found[0]), lower)
    if not moments:
        return False
    kept = "".join(own if left != " " else " " for own, left in zip(line, rest, strict=True))
    return NAMED.fullmatch(kept) is not None


def is_caption(lower: str) -> bool:
    """Whether a line, in lower case, ends with the credit of a picture or begins as captions do."""
    if not lower.endswith(CREDIT_ENDS) and "photo" not in lower and "courtesy" not in lower:
        return False
    return (
        CREDIT.search(lower, max(len(lower) - CREDIT_TAIL, 0)) is not None or CAPTION.match(lower) is not None
    )


def names_authors(lower: str) -> bool:
    """Whether a line, in lower case, says who wrote with the author, or where to reach them."""
    told = "@" in lower or "twitter" in lower or "contributed " in lower or "ting by " in lower
    return told and AUTHOR.match(lower) is not None


def remains_inside(text: str, lower: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of credits of pictures and moments of publication among sentences.

    `lower` is the text in lower case.
    """
    for credit in CREDITS_INSIDE:
        for found in credit.finditer(text):
            yield *found.span(), "photo credit"
    if any(map(text.__contains__, STAMP_WORDS)):
        for start, end in _stamps_inside(text, lower):
            yield start, end, "time stamp"


def _stamps_inside(text: str, lower: str) -> Iterator[tuple[int, int]]:
    """Start and end of moments of publication; their words are found far faster than their whole form."""
    last = 0
    for place in sorted(place for word in STAMP_WORDS for place in _places(lower, word)):
        lead = next((len(lead) for lead in STAMP_LEADS if lower.endswith(lead, last, place - 1)), 0)
        if place > last and (found := STAMP_INSIDE.match(text, place - 1 - lead)):
            last = found.end()
            yield found.span()


def _places(text: str, word: str) -> Iterator[int]:
    """Where a word stands."""
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + 1)


def _is_byline(line: str) -> bool:
    """“By Ada Byrne, Harbour Post”, but not “By Land And By Sea”."""
    if len(line) > LONGEST_BYLINE or line[-1] in ".!?":
        return False
    found = BYLINE.fullmatch(line)
    return found is not None and not any(map(is_common, found["name"].lower().replace(".", "").split()))

"""The forms of English verbs: write, writes, wrote, written, writing."""

from __future__ import annotations

import re

# One syllable that ends in one vowel letter and one consonant doubles it, as these longer verbs do: planned.
_DOUBLING = re.compile(r"(?:[^aeiou]|qu)*[aeiou][bdgklmnprt]")
_STRESSED_LAST = frozenset(
    (
        *("acquit", "admit", "commit", "compel", "confer", "defer", "deter", "dispel", "forbid", "infer"),
        *("permit", "prefer", "rebut", "refer", "regret", "repel", "submit"),
    )
)
# Past, participle and -ing of those that the rules get wrong.
IRREGULAR = {
    verb: tuple(forms.split())
    for verb, forms in {
        "bear": "bore borne bearing",
        "begin": "began begun beginning",
        "bet": "bet betting",
        "bid": "bid bidding",
        "break": "broke broken breaking",
        "bring": "brought bringing",
        "broadcast": "broadcast broadcasting",
        "cast": "cast casting",
        "choose": "chose chosen choosing",
        "come": "came coming",
        "cut": "cut cutting",
        "decree": "decreed decreeing",
        "disagree": "disagreed disagreeing",
        "agree": "agreed agreeing",
        "draw": "drew drawn drawing",
        "dream": "dreamed dreamt dreaming",
        "feel": "felt feeling",
        "fight": "fought fighting",
        "find": "found finding",
        "forbid": "forbade forbidden forbidding",
        "forecast": "forecast forecasted forecasting",
        "foresee": "foresaw foreseen foreseeing",
        "foretell": "foretold foretelling",
        "forget": "forgot forgotten forgetting",
        "get": "got gotten getting",
        "give": "gave given giving",
        "go": "went gone going",
        "go on": "went on gone on going on goes on",
        "guarantee": "guaranteed guaranteeing",
        "have": "had having has",
        "hear": "heard hearing",
        "hit": "hit hitting",
        "hold": "held holding",
        "keep": "kept keeping",
        "know": "knew known knowing",
        "label": "labeled labelled labeling labelling",
        "lay": "laid laying",
        "lead": "led leading",
        "learn": "learned learnt learning",
        "leave": "left leaving",
        "let": "let letting",
        "lie": "lied lying",
        "lose": "lost losing",
        "make": "made making",
        "mean": "meant meaning",
        "mislead": "misled misleading",
        "overhear": "overheard overhearing",
        "panic": "panicked panicking",
        "pay": "paid paying",
        "put": "put putting",
        "read": "read reading",
        "recast": "recast recasting",
        "rethink": "rethought rethinking",
        "run": "ran running",
        "say": "said saying",
        "see": "saw seen seeing",
        "seek": "sought seeking",
        "send": "sent sending",
        "set": "set setting",
        "show": "showed shown showing",
        "signal": "signaled signalled signaling signalling",
        "sing": "sang sung singing",
        "speak": "spoke spoken speaking",
        "spell": "spelled spelt spelling",
        "spend": "spent spending",
        "stand": "stood standing",
        "strike": "struck striking",
        "strive": "strove striven striving",
        "swear": "swore sworn swearing",
        "take": "took taken taking",
        "teach": "taught teaching",
        "tell": "told telling",
        "think": "thought thinking",
        "throw": "threw thrown throwing",
        "tie": "tied tying",
        "understand": "understood understanding",
        "uphold": "upheld upholding",
        "upset": "upset upsetting",
        "veto": "vetoed vetoing vetoes",
        "win": "won winning",
        "withdraw": "withdrew withdrawn withdrawing",
        "write": "wrote written writing",
    }.items()
}


def verb_forms(verb: str) -> frozenset[str]:
    """All forms of a verb, the verb itself among them."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) or verb == "go" else "s")
        past = verb.removesuffix("e") + "ed"
    if verb in IRREGULAR:
        return frozenset((verb, third, *IRREGULAR[verb]))
    if _DOUBLING.fullmatch(verb) or verb in _STRESSED_LAST:
        return frozenset((verb, third, verb + verb[-1] + "ed", verb + verb[-1] + "ing"))
    return frozenset((verb, third, past, verb.removesuffix("e") + "ing"))

"""Reporting verbs, with all their forms."""

from __future__ import annotations


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


IRREGULAR = {
    "say": "said saying",
    "tell": "told telling",
    "write": "wrote written writing",
    "think": "thought thinking",
    "know": "knew known knowing",
    "feel": "felt feeling",
    "find": "found finding",
    "show": "showed shown showing",
    "see": "saw seen seeing",
    "hear": "heard hearing",
    "read": "read reading",
    "swear": "swore sworn swearing",
    "understand": "understood understanding",
    "deny": "denied denying",
    "reply": "replied replying",
    "imply": "implied implying",
    "testify": "testified testifying",
    "cry": "cried crying",
    "worry": "worried worrying",
    "decry": "decried decrying",
    "clarify": "clarified clarifying",
    "admit": "admitted admitting",
    "blog": "blogged blogging",
    "quip": "quipped quipping",
    "label": "labeled labelled labeling labelling",
    "signal": "signaled signalled signaling signalling",
    "slam": "slammed slamming",
    "agree": "agreed agreeing",
    "foresee": "foresaw foreseen foreseeing",
    "mean": "meant meaning",
    "learn": "learned learnt learning",
    "dub": "dubbed dubbing",
    "rap": "rapped rapping",
    "begin": "began beginning",
    "put": "put putting",
    "go on": "went on going on goes on",
}


def verb_forms(verb: str) -> frozenset[str]:
    """The forms of an English verb: write, writes, wrote, written, writing."""
    if verb.endswith("y") and verb[-2] not in "aeou":
        third = verb[:-1] + "ies"
    else:
        third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if verb in IRREGULAR:
        return frozenset((verb, third, *IRREGULAR[verb].split()))
    stem = verb.removesuffix("e")
    return frozenset((verb, third, stem + "ed", stem + "ing"))


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb))


# What follows is what is said: a clause with or without “that”, or a quotation.
SAYING = _forms(
    """
    say tell write state add argue claim assert warn note explain insist report announce admit deny
    acknowledge suggest believe think tweet recall conclude declare contend maintain allege concede
    confirm reveal reply quip joke lament predict estimate indicate stress emphasize emphasise
    reiterate testify vow promise pledge remark observe complain boast caution disclose advise hint imply
    affirm swear opine muse speculate theorize counter retort comment proclaim recount conclude
    assure inform remind assert respond agree hope fear speculate reckon forecast blog clarify
    """
)
# Reports a quotation, but rarely a clause of its own.
QUOTING = _forms(
    "ask wonder continue shout yell cry exclaim chant scream whisper read fume post begin snap sigh joke urge"
)
# “X called the plan …”: what follows is whom or what is judged, not a clause.
JUDGING = _forms(
    """
    call describe accuse criticize criticise praise blame condemn denounce reject dismiss blast slam mock
    label dub hail laud deride decry ridicule characterize characterise brand term
    """
)
REPORT_VERBS = SAYING | QUOTING | JUDGING

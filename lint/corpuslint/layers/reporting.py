"""Reporting verbs, with all their forms."""

from __future__ import annotations

from corpuslint.layers.verb_forms import verb_forms


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form for verb in verbs.split() for form in verb_forms(verb))


# What follows is what is said: a clause with or without “that”, or a quotation.
SAYING = _forms(
    """
    say tell write state add argue claim assert warn note explain insist report announce admit deny
    acknowledge suggest believe think tweet recall conclude declare contend allege concede confirm
    reveal reply quip joke lament predict estimate indicate stress emphasize emphasise reiterate testify
    vow promise pledge remark observe complain boast caution disclose advise hint imply affirm swear
    opine muse speculate theorize counter retort comment proclaim recount assure inform remind respond
    agree hope fear reckon forecast clarify guess suspect threaten reaffirm decline refuse
    """
)
# Said to someone, who stands before what is said.
TELLING = _forms("tell inform remind assure advise warn ask urge promise")
# Reports a quotation, or a clause with a word such as “whether”; never a bare clause.
QUOTING = _forms(
    """
    wonder continue maintain shout yell cry exclaim chant scream whisper read fume post begin snap sigh
    joke demand
    """
)
# “X called the plan …”: what follows is whom or what is judged or spoken of, not a clause.
JUDGING = _forms(
    """
    call describe accuse criticize criticise praise blame condemn denounce reject dismiss blast slam
    mock label dub hail laud deride decry ridicule characterize characterise brand term question defend
    endorse cite mention propose urge challenge dispute refute rebuke highlight echo discuss invoke
    reference recommend express bemoan tout attack ask
    """
)
# Reports only with a clause after it: “the study shows that …”.
SHOWING = _forms(
    "show find know see feel hear learn understand mean expect worry doubt realize realise signal"
)
THINKING = _forms(
    "think believe know hope feel fear guess see hear mean understand expect suspect doubt worry agree"
)
# Verbs of two words.
SAYING |= {
    "point out",
    "points out",
    "pointed out",
    "pointing out",
    "made clear",
    "makes clear",
    "made it clear",
}
JUDGING |= {
    *("refer to", "refers to", "referred to", "referring to", "point to", "points to", "pointed to"),
    *("call for", "calls for", "called for", "calling for", "call on", "calls on", "called on", "calling on"),
    *("talk about", "talks about", "talked about", "talking about", "spoke about", "speaks about"),
}
# Participles that stand before a noun or “by” as often as they say something.
PARTICIPLES = words(
    """
    pledged reported proposed alleged suggested known written announced estimated described promised
    claimed maintained expected cited mentioned questioned called condemned recommended predicted
    asserted attacked
    """
)
# What a fact does as often as a person: “the decision highlights”, “…, suggesting that”.
INDICATING = _forms(
    "suggest indicate highlight reveal show imply signal mean confirm reflect find echo challenge"
)
# Before one of these stands a noun, whatever form it has.
DETERMINERS = words(
    """
    the a an this that these those his her their its our my your no any of in for from with by at new
    recent annual latest first second own other such more some many two three
    """
)
NOUN_COMPANY = DETERMINERS | words("on as about and or amid amidst despite over among between without")
REPORT_VERBS = SAYING | QUOTING | JUDGING
# Without an agent: “it is believed that”, “he is said to”.
PASSIVE = words(
    """
    said believed reported alleged understood thought rumored rumoured claimed expected considered known
    estimated feared hoped suggested presumed suspected assumed deemed
    """
)
# The nouns of a claim: “the claim that”, “Berg's warning that”.
CLAIM_NOUNS = words(
    """
    claim claims allegation allegations belief statement suggestion suggestions argument assertion
    assertions view opinion idea fear fears hope hopes promise pledge warning warnings admission
    announcement accusation accusations contention notion rumor rumors rumour rumours report reports
    speculation insistence complaint complaints prediction declaration concern concerns conclusion
    """
)
# Forms that are nouns at least as often as verbs: verbs only with a clear clause or quotation after them.
NOUN_FORMS = words(
    """
    claim claims report reports note notes state states comment comments remark remarks joke jokes
    promise promises pledge pledges estimate estimates forecast forecasts tweet tweets post posts hope
    hopes fear fears cry cries shout shouts scream screams whisper whispers sigh sighs snap snaps
    counter counters call calls praise blame label labels brand brands term terms slam slams mock signal
    signals show shows find finds reading feeling feelings meaning understanding thinking saying hearing
    finding warning read reads doubt doubts worry worries hint hints boast boasts quip quips caution
    lament laments stress stresses urge urges means hail wonder wonders question questions challenge
    challenges dispute disputes rebuke highlight highlights echo echoes attack attacks thanks reference
    references demand demands blast blasts tout guess suspect suspects
    """
)


def is_noun(form: str, previous: str) -> bool:
    """Whether a form that may be a noun is one, by the lower-case word before it."""
    if form in PARTICIPLES:
        return previous in DETERMINERS or previous.endswith(POSSESSIVES)
    return form in NOUN_FORMS and (previous in NOUN_COMPANY or previous.endswith(POSSESSIVES))


POSSESSIVES = ("'s", "’s", "s'", "s’")

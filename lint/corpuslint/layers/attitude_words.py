"""The words that may tell of an attitude: what each is worth, attitude_weights.toml holds."""

from __future__ import annotations

from functools import cache

from corpuslint.layers.reporting import words
from corpuslint.layers.verb_forms import verb_forms

# What is done with words: “Berg attacked the plan”, “Berg tried to portray her as weak”.
SPEAKING = words(
    """
    accuse acknowledge address admit admonish advertise advise advocate affirm air alert allege allow
    allude announce answer apologise apologize appeal applaud argue articulate ascribe ask assail assert
    associate attack attribute authorise authorize avoid back balk ban bar bark bash beg begin belittle
    bemoan berate beseech bet bill blame blast bless block blog boast boo boycott brag brand bristle
    broadcast cajole call caption caricature cast castigate categorize caution celebrate censure
    challenge champion chant characterise characterize charge chastise chat cheer chide chime chronicle
    circulate cite claim clarify clash classify coax command commemorate commend comment communicate
    compare compel complain compliment concede conclude condemn confer confess confirm confront
    congratulate consult contend contest continue contradict contrast converse convey convince
    corroborate counsel counter credit criticise criticize cry dare debate debunk declare decline decry
    defend define deflect demand demean demonstrate demur denigrate denounce deny depict deplore deride
    describe designate detail deter detest differ direct disagree disapprove disavow disclose discount
    discourage discredit discuss dislike dismiss disown disparage display disprove dispute disregard
    dissuade distance distribute distrust document dodge downplay dub dwell e-mail echo elaborate email
    embrace emphasise emphasize encourage endorse enlist enumerate equate estimate evade exaggerate
    excoriate exemplify exhibit exhort expect explain expose expound express extol fault feature fib
    fight file find fire flatter float focus forbid force foreshadow foretell frame fume gesture glorify
    grill gripe grouse grumble gush hail hammer harp hate headline heckle herald highlight hint hit
    honor honour identify ignore illustrate implore imply impugn indicate inflate inform insist instruct
    insult interject interpret interrupt interview introduce invite invoke issue jeer joke knock label
    lambast lambaste lament lampoon lash laud leak lecture lie liken link list loathe lobby maintain
    malign mandate mean mention minimise minimize mislead misstate moan mock mumble mutter name narrate
    narrow needle negotiate nickname nod note notify object observe opine oppose order outline overlook
    overstate paint pan paraphrase pen permit persuade petition pillory pitch plead point poll portray
    pose posit post postulate praise preach predict present press pressure pretend preview proclaim prod
    profess prohibit project promote prompt pronounce propose protest prove publicise publicize publish
    pummel purport push query question quip quiz quote rail rank rant rate rave react read reaffirm
    rebrand rebuff rebuke rebut recast recite recommend record recount refer reference reflect refute
    reiterate reject relate release remark remind reminisce renounce repeat reply report reprimand
    reproach repudiate request require resist respect respond retort retweet reveal ridicule riff rip
    roar ruminate salute satirise satirize savage say scoff scold scream second shout show shun sidestep
    signal sing skewer slam smear sneer snub spar speak specify speculate spell sponsor spurn state
    stereotype stipulate stress style submit substantiate sue suggest summon support survey swear
    symbolise symbolize tag talk tar target taunt tease telegraph tell term testify text thank theorise
    theorize threaten thunder tie title toast touch tout trash treat trumpet trust tweet uncover
    undercut underscore understate unleash unveil upbraid uphold urge utter verify veto vilify voice
    vouch warn weigh welcome whine whisper withdraw write yell
    """
)
# What is thought, felt, wanted or chosen, and what seems so.
MINDING = words(
    """
    abhor accept acquit adhere admire adopt agonize agree aim alarm amaze amend amuse anger annoy
    anticipate appall appeal appear appoint appreciate approve aspire assume astonish astound attempt
    await baffle balk believe bewilder bother calculate care cherish choose comfort commission commit
    comprehend concern confuse consent consider construe contemplate convict count crave deem delight
    depress desire despise detect determine differ disappoint discern discover disgust dishearten dismay
    disturb diverge doubt dread dream elect embarrass embolden enact endure energize enjoy enrage
    enthuse envisage envision excite fascinate favor favour fear feel figure forecast foresee forget
    fret frighten frustrate galvanize gamble gather grant grasp guess hanker haunt hear hesitate hope
    horrify humiliate imagine impose impress indict infer infuriate inspire intend interest intrigue
    irritate judge know learn like limit long look love mind mistrust move mull muse need nominate
    notice offend opt outrage overturn panic pass perceive perplex picture plan please plot ponder
    prefer prepare presume puzzle rankle ratify rattle realise realize reassure recall reckon recognise
    recognize reconsider regard regret remember repeal repel rescind resent resolve restrict rethink
    retract reverse revise rile rouse rule sadden satisfy scare scheme see seek seem sense sentence
    shock sign sound spook startle strive stun suppose surprise suspect sway sympathize terrify think
    thrill trouble try understand unnerve upset vex view volunteer vote vow want watch wish witness
    wonder worry yearn
    """
)
# Their noun tells the act: “issued a statement on”, “has raised questions about”.
LIGHT = words(
    """
    bear bring cast come deliver draw express file find get give go hold issue keep launch lay lead make
    offer pay post provide publish pull put raise release run send set show sign spend stand take throw
    turn use voice win write
    """
)
# Their infinitive tells the act: “tried to portray”, “went on to say”.
CATENATIVE = words(
    """
    agree appear ask attempt begin choose come continue decide decline fail fight force go happen help
    hope like look manage move need plan pledge prepare promise refuse rush scramble seek seem start
    stop struggle tend try urge use vow want work
    """
)
SEEMING = words("seem appear")  # whoever is said to seem so does not say it
NOUNS = words(
    """
    account accusation acknowledgment admiration admission advice advocacy affection aim allegation
    allegiance ambition analysis anger announcement answer anxiety apology appeal argument article
    aspiration assertion assessment assumption attack backing belief bet book call challenge
    characterization charge claim column comment commitment comparison complaint concern conclusion
    condemnation confidence confirmation contempt contention conversation criticism critique debate
    decision declaration defence defense demand denial denunciation depiction description desire
    determination disappointment disclosure discussion disdain disgust dislike dismay dismissal distrust
    doubt editorial email embrace emphasis endorsement enthusiasm essay estimate evaluation evidence
    excitement excuse expectation explanation faith fear feeling finding focus forecast frustration goal
    hatred hint hope hostility idea impression indication insistence insult intent intention interest
    interview investigation invitation jab joke justification knowledge lecture letter love loyalty
    mantra memo memory mention message mistrust narrative notion objection obsession op-ed opinion
    opposition optimism outlook outrage perception pessimism plan plea pledge portrayal position post
    praise prediction preference projection promise proof proposal question quip reaction rebuke
    recollection recommendation reference refusal rejection reluctance remark reminder reply report
    request resistance respect response retort revelation rhetoric rumor rumour scepticism scrutiny
    sense sentiment sign signal skepticism slogan speculation speech stance statement story suggestion
    support suspicion swipe sympathy talk taunt testimony theory thought threat trust tweet
    understanding unwillingness view vow warning willingness wish worry
    admirer advocate ally backer booster champion critic defender detractor fan foe opponent proponent
    supporter
    """
)
ADJECTIVES = words(
    """
    adamant afraid against alarmed amazed angry anxious appalled apparent ashamed aware bearish blunt
    bullish candid cautious certain clear comfortable committed complimentary concerned confident
    confused content convinced coy critical curious delighted desperate determined disappointed
    disgusted dismissive dissatisfied divided doubtful dubious eager embarrassed emphatic enamored
    enthusiastic envious evident excited explicit fearful fond for frank frustrated furious glad
    grateful guilty happy hesitant hopeful horrified hostile hungry impressed innocent interested
    jealous keen likely loath mum nervous noncommittal obsessed obvious open opposed optimistic outraged
    outspoken passionate pessimistic pleased proud puzzled quiet ready reluctant resigned responsible
    sanguine satisfied sceptical shocked sick silent skeptical sorry stunned supportive sure surprised
    sympathetic thankful tired torn unaware uncertain unclear uncomfortable uneasy unequivocal unhappy
    unlikely unsure unwilling upset vague vocal wary willing worried
    """
)
# Beside one of these an attitude is no longer anybody's: it is so, or is made so.
ADVERBS = words("allegedly apparently ostensibly purportedly reportedly seemingly supposedly")


@cache
def verbs() -> dict[str, str]:
    """The forms of the verbs, and which verb each is a form of."""
    found: dict[str, str] = {}
    for verb in sorted(SPEAKING | MINDING | LIGHT | CATENATIVE):
        found |= dict.fromkeys(verb_forms(verb) - found.keys(), verb)
    return found


@cache
def nouns() -> dict[str, str]:
    """The nouns and their plurals, and which noun each is a form of."""
    found = {noun: noun for noun in NOUNS}
    for noun in NOUNS:
        if noun.endswith("y") and noun[-2] not in "aeou":
            plural = noun[:-1] + "ies"
        elif noun.endswith("sis"):
            plural = noun[:-2] + "es"
        else:
            plural = noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
        found.setdefault(plural, noun)
    return found

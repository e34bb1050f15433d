"""Common words: those that often begin an English sentence and are hardly ever a name."""

from __future__ import annotations

# Chosen by hand, and from counts in news: many times at the beginning of a sentence, and hardly ever with a
# capital inside one. Words with one of the endings
# below need not be listed.
LISTED = """
    a able about above abroad access accountability across act action activists actor actress actual add
    added additional adult adults advanced affiliated affirmed after age ago agricultural aid aides aim
    air all alleged allow almost alone along alongside already also although am amid amidst among an
    analysis analyst analysts and anger animal animals annual another any anyone anything apart
    apparently appear applied are area argue around arrive article articles as aside ask asked assets
    astronomers at attempts authorities available average avoid baby back bad balances bankers
    bankruptcy banks base based be bear beat because become beef been before begin behind believe
    believes below beneath besides best better between beyond bid big board body bond bonds bonus books
    born borrowings both bottom boys break brings broad broadband brokers brother budget build built
    business businesses businessmen but buy buyers by calendar call called calls can capital care cars
    case cash cattle cause center centre century certain chairman champion chance change changes charges
    chart check chief child children choose church cities citizens city civil claim claims class clear
    climate close coach college come comedy comes comments commercial common community companies company
    compared competitors completion computer concern concerns conference consider construction consumer
    consumers continued contract contrary controversial conventional copper corporate could council
    count countries country couple course court courts create creative credit creditors crime criticism
    critics crowds currency current customer customers customs cut dairy damage dark data day dealers
    death deaths debt decades declines deep defence defense delays delegates demand deposits
    deregulation design despite details developers did different diplomatic diplomats direct director
    directors disclosed discover discuss district dividend do doctors does dogs dollar dollars domestic
    double doubt doubts down dozens draft drivers drought dry due each earlier earnings easy economic
    economist economists economy editor education efforts eighty either elder elections eleven else
    elsewhere embassy emergency employees employers ended energy enjoy enormous enough enter enterprise
    entire environmentalists equity essay estimates even events ever every everybody everyone everything
    evidence examples except exceptional executive exercise expect expectations experts export exporters
    exports extra extraordinary eyes face faced factory facts failure fair families fans far farm farmer
    farmers fast father fear fears feel fees fellow fewer fifteen fifth fifty fight figures files film
    final financial find fine fire firefighters firm firms five fixed fly follow follows food footage
    for forces foreign forensic forget form former forty foundation four fourteen fourth free friends
    from front fruit fuel full funds further furthermore future futures games gas genetic get girls give
    given gives global go goes gone good government great gross grow growers growth guess guests guide
    had half hand hands happy hard has have he head health healthy hear heart heavy help helps hence her
    here hey hi high higher him hire his history hit hold holder holders home hope hopes hot hour hours
    how however huge human hundred hundreds ideas if image images imagine immediate implications imports
    improve in included includes income increased indeed industry inflation information initial
    innovation inside inspiration instead institutions instructions insurers insurgents intelligence
    interest interim internal intervention interviewed investigators investment investor investors is
    issue issues it its itself job join joint journalists judges just keep keeps key kids kill kind know
    lack language large largest last late later laughter law lawmakers laws lawyers leader learn leave
    left legal legislation less lessons let letter letters level lies like likewise line list listen
    lists live lives loans local locals long look loss lots love low lower main maintenance major make
    makes male males man manager managers manufacturers many market markets material materials matters
    maybe mayor me meanwhile meet meetings members memories men mental message messages met methods
    middle might militants military millions mind ministers minorities minutes mixed mobile models
    modern money more moreover most mother move moves movie movies much multiple murder music must my
    name names nature need needs negotiations negotiators neighbors neighbours neither network never
    nevertheless news next nine ninety no nobody none nonetheless nor normal not note notes now nuclear
    number numbers nurses object observers odd of offers office officers official officials oil old
    older on once one online open opens operations operators opinion opponents opportunities opposition
    options or order orders organisations organisers organizations original origins other others
    otherwise our out outcome output outside over overall overseas owners page paper parent parents part
    participants partners parts party passengers past patients pay payment peace peak people per percent
    perfect performance perhaps period person personal phase photo photos physicians pick pictures
    pieces pilots place places plan plans plants play players please plenty plus point points police
    policy political poor popular port position possible post power preliminary prepare presence
    presents presidential press pressure pretax prevent previous price prices principal print prior
    prison privacy private problem problems proceeds producer producers production productivity products
    professional profit profits program progress project promise promises property proposals proposed
    prosecutors prospects protesters protests prove provide public pull purchase push put question
    questioned questions quick quite quotes race rail rain raise raised range rapid rare rarely rate
    rates rather ratings reach reaction read readers ready real reality reason reasons recall receipts
    recent record records recurrent reform refugees regardless regional regions regulatory related
    relations release religion religious remains remember remove repeat replace reply reporters reports
    representatives request required rescue rescuers researcher researchers reserves reset residential
    residents respond respondents response responsibility rest results retail return revenue revenues
    rice right rise risk road role room rule rules rumors run rural safe safety said sales same save say
    says scene schools science scientific scientist scientists scores search season seats second secret
    security see seem seems seen sell semiconductors senators send senior sentences services set sets
    seven seventy several severe sex shall share shareholders shares she ship shipment shipments shocked
    shoppers shops short should show shows sick side sign signs similar simple since singer single
    sister sit sites six sixth sixty size skip small smaller smart so social society software soldier
    soldiers solutions some someone sometimes son soon sorry sounds source sources space speak speakers
    special speculation speed spend spokesman spokeswoman sports spot spread staff staffers stage start
    starts state states step steps still stock stocks stop stores stories storm story strategies
    strategy streets strict strikes strong student students studies study subject subscriptions
    subsequent success such summer superb suppliers support supporters suppose sure surprise suspects
    sustainability systems take taken takes talk talks target tax taxes teachers team teams technology
    teens television temperatures ten tension terms terrorism test tests text than thank thanks that the
    their theirs them themselves then there therefore these they thieves things think third thirty this
    those though thought thousand thousands threats three through thus tickets ties timber time times
    tips tired to today together tomorrow tonight too tools top topics total tourists towns track trade
    traders traditional traffic travel travelers treat trees trend trial tried troops tropical trouble
    truck trust truth try turn turnover twelve twenty two typical unable under understand underwriters
    unemployment union unions unit universities unknown unless unlike until up upon upper urban us use
    users uses utilities value various vast vegetable vendors versions very veteran via victim victims
    view violence violent visit visitors visits voices volume volunteer volunteers vote voters wages
    wait walk want wants war warm warnings was watch water ways we weakness wear weather weekend weeks
    welcome well went were what whatever when whenever where whether which while whilst who whoever
    wholesale whose why wind winds winter wish with within without witnesses women won wonder word words
    work worker workers worth would wow write writers wrong year years yellow yes yesterday yet yields
    you young younger your
    """
COMMON_WORDS = frozenset(LISTED.split())
ORDINARY_ENDINGS = (
    "ly",
    "ing",
    "tion",
    "tions",
    "sion",
    "ment",
    "ments",
    "ness",
    "ists",
    "ical",
    "ional",
    "ible",
)
EXCEPTIONS = """
    boeing beijing nanjing fleming manning browning keating harding golding kipling turing italy sicily
    kelly billy emily sally molly lily beverly connolly reilly kimberly everly
    """
NAMES_WITH_THEM = frozenset(EXCEPTIONS.split())
PARTICIPLE_ENDINGS = ("ted", "ired", "ced", "sed", "ied", "shed")


def is_common(word: str) -> bool:
    """Whether a word, given in lower case, has a capital only where it begins a sentence."""
    if word in COMMON_WORDS:
        return True
    endings = ORDINARY_ENDINGS if len(word) < 7 else ORDINARY_ENDINGS + PARTICIPLE_ENDINGS
    return len(word) > 4 and word.endswith(endings) and word not in NAMES_WITH_THEM

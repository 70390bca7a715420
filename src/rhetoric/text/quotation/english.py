"""Closed classes of English words, as the reader of attributions needs them."""

from __future__ import annotations


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


PERSONAL_PRONOUNS = _words("he she they")
FIRST_PERSON = _words("i we i've i’ve we've we’ve i'd i’d we'd we’d i'm i’m we're we’re")
"""Outside the marks these are the writer, who quotes nobody with a few words of his own."""
HELPERS = 3
"""So many words like "should have" may stand between "I" and its verb."""
PRONOUNS = PERSONAL_PRONOUNS | _words("it i we you who which that this there what to not")
"""Words that end a noun phrase or stand for one; "to" and "not" end one too."""
ARTICLES = _words("a an the")
DETERMINERS = ARTICLES | _words(
    "one another this that these those such its his her their our my some many several both most other"
)
BEFORE_A_NOUN = ARTICLES | _words("his her its their our my your this these those such each any no every some whose")
"""After these words "claim", "report" and "call" are nouns."""
BESIDE_A_VERB = _words(
    "has have had was is are were be been being also then later now once again would will could can should shall did"
    " does do may might must not even just still yet further recently too to n’t never always often soon ’s 's"
)
NOUNS_IN_LY = _words("family ally assembly monopoly bully")
CONJUNCTIONS = _words(
    "and but so yet or as when while where after before because if since though although however then"
    " meanwhile instead still now later also that than whom what which"
)
PREPOSITIONS = _words(
    "in on at by for from with during under over about of to until through throughout despite amid last"
    " earlier asked speaking according among against like unlike per citing saying calling since into within"
    " without monday tuesday wednesday thursday friday saturday sunday"
)
"""Prepositions, and what else begins a phrase that is no subject."""
WITHIN_NAMES = _words("of the de del von van al bin da for and &")
HONORIFICS = _words("mr mrs ms miss dr sir dame lord lady sen rep gov gen rev prof president minister")
HER_TITLES = _words(
    "mrs ms miss dame lady queen princess duchess actress spokeswoman congresswoman chairwoman businesswoman"
    " councilwoman assemblywoman"
)
HIS_TITLES = _words("mr sir lord spokesman congressman businessman councilman assemblyman")
"""What tells beside a name whether "he" or "she" may be meant."""
WOMEN = HER_TITLES | _words("mother daughter sister wife woman girl grandmother aunt niece waitress policewoman widow")
MEN = HIS_TITLES | _words("king prince duke father son brother husband man boy grandfather uncle nephew policeman")
"""The same in a description."""
PERSONS = (
    WOMEN
    | MEN
    | _words(
        "mayor president governor senator minister premier chancellor secretary ambassador lawmaker legislator"
        " representative official spokesperson judge justice lawyer attorney prosecutor solicitor sheriff officer"
        " chief commissioner director manager executive founder chair chairman chairperson leader speaker"
        " candidate nominee strategist adviser advisor aide analyst expert economist scientist researcher"
        " professor teacher student doctor physician nurse bishop pope priest pastor imam rabbi author writer"
        " journalist reporter editor columnist commentator host actor singer artist comedian coach player captain"
        " general colonel sergeant soldier veteran farmer worker owner resident neighbour neighbor voter activist"
        " organizer organiser protester witness suspect defendant victim survivor parent billionaire tycoon mogul"
        " investor banker person somebody someone incumbent democrat republican conservative mp msp"
    )
)
"""Descriptions of a person."""
ORGANISATIONS = _words(
    "house department office ministry court council committee commission agency bureau association institute"
    " institution university college school center centre foundation company corporation corp inc ltd llc group"
    " union bank party campaign congress parliament senate government times post news journal tribune herald"
    " guardian press network media reuters bloomberg facebook google twitter police army navy force team league club"
    " church organization organisation society fund trust board authority service services"
)
"""A name that ends with one of these is no person's."""
IRREGULAR_PARTICIPLES = _words("written made given seen sent drawn held taken led brought found put read kept")
SMALL_IN_TITLES = _words("a an and as at but by for from in into is it nor of off on or over the to up vs with")
ENDS_DESCRIPTION = (
    (PRONOUNS | CONJUNCTIONS | PREPOSITIONS | BESIDE_A_VERB) - _words("of for from at with") - DETERMINERS
)
"""Words before which a description of a speaker ends."""
WORKS = _words(
    "show movie film documentary drama comedy series sitcom book memoir novel song single album anthem play musical"
    " podcast program programme segment episode magazine newsletter column essay poem painting hit"
)
"""What follows these in marks, with a capital, is the name of one."""
NAMING_CUES = _words(
    "call calls called calling name names named naming dub dubs dubbed dubbing term terms termed"
    " tell tells told telling reads"
)
"""Cues that a name follows: what something is called, what is read, or who is told ("told “Morning Today” that …")."""
CHARACTERISING_CUES = _words(
    "call calls called calling label labels labelled labeled labelling labeling brand brands branded branding"
    " describe describes described describing refer refers referred referring portray portrays portrayed portraying"
    " depict depicts depicted depicting mock mocks mocked mocking deride derides derided deriding ridicule ridicules"
    " ridiculed ridiculing denounce denounces denounced denouncing dismiss dismisses dismissed dismissing hail hails"
    " hailed hailing praise praises praised praising slam slams slammed slamming blast blasts blasted blasting taunt"
    " taunts taunted taunting dub dubs dubbed dubbing nickname nicknames nicknamed nicknaming rail rails railed railing"
)
"""Cues that say what somebody makes of a thing or a person, which stands behind them."""
SPEAKER_FOLLOWS = frozenset({("according", "to"), ("in", "the", "words", "of")})
"""Behind these cues stands the speaker."""
NO_VERBS = _words("according in as interview interviews cries")
"""Cues of several words that begin so are no verb; the others are ("pointed out", "referring to")."""
IRREGULAR_PAST = _words("said told wrote spoke put read sang swore thought found held shot saw heard felt meant")
"""Cues in the past tense that do not end in -ed."""
CONTENT_FOLLOWS = _words("that how whether if")
"""Behind a cue these lead to other words than the quotation's."""
NAMED = _words("titled entitled so-called nicknamed pronounced aka")
"""What follows these in marks is a name."""
LABELS = _words(
    "exclusive breaking live watch listen video opinion comment analysis explainer explained revealed updated update"
    " review interview podcast photos pictures gallery note"
)
"""Before a colon these tell what kind of text follows, not who speaks."""
CALLED = _words("called named dubbed termed labelled labeled known")
"""What follows these is a name where a thing is called, not where somebody calls it so."""
SKIPPED_BEFORE_A_NAME = _words("a an the as its their")
PASSIVE = _words("is are was were be been being")
USUAL = _words("also sometimes often usually commonly always now")
ACTIVE = _words("he she they who has have had and")
ABBREVIATIONS = _words(
    "Mr Mrs Ms Dr St Sen Sens Rep Reps Gov Gen Rev Jr Sr Lt Col Sgt Prof Hon vs No Jan Feb Aug Sept Oct Nov Dec"
)
TERMINAL = frozenset(".!?…")
_BEFORE_A_NAME = "(\"“‘'"


def ends_sentence(token: str, following: str = "") -> bool:
    """Whether a sentence ends with a token, given the one that follows (none: a quotation does)."""
    if token[-1] not in TERMINAL or following[:1].islower():
        return False
    word = token[:-1].lstrip(_BEFORE_A_NAME)
    return token[-1] != "." or not (word in ABBREVIATIONS or (len(word) == 1 and word.isupper()))


def is_capital(token: str) -> bool:
    """Whether a word begins with a capital, behind a bracket or a mark too."""
    return token[0].isupper() or (token[0] in _BEFORE_A_NAME and token.lstrip(_BEFORE_A_NAME)[:1].isupper())

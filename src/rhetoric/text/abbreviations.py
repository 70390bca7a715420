"""Word lists that say where sentences end: abbreviations, and words that often begin a sentence or never do.

All in small letters and without the last full stop.
"""

from __future__ import annotations

NEVER = frozenset(
    "mr mrs ms messrs mx dr drs prof profs emer rev revd rt fr msgr sr sra srta mme mlle hon gov govs lt lts lieut sgt "
    "sgts cpl pvt pte pfc spc gen col cols maj capt capts cmdr comr cdr adm brig supt insp sen sens rep reps pres amb "
    "ald atty attys dist gens det const dep asst assoc natl intl cllr cllrs vs eg ie e.g i.e cf viz approx est mt ste "
    "sq incl ca".split()
)
"""No sentence ends after these: a name or a word that they belong to follows."""

MAYBE = frozenset(
    "ph.d m.d b.a m.a m.p r.n inc ltd corp co llc plc cos bros mfg jr jan feb mar apr jun jul aug sept sep oct nov dec "
    "mon tue tues wed thu thur thurs fri sat sun ave blvd rd st ft del dept univ inst assn al max sec fig figs nos vol "
    "vols pp ch ed eds trans tel ext para paras stat".split()
)
"""A sentence may end after these; a name that follows goes on with them: Dept. of Health, St. Louis, Co. Ltd."""

STATES = frozenset(
    "ala ariz ark calif colo conn fla ga ill ind kan ky la md mass mich minn miss mont neb nev okla ore pa tenn tex va "
    "vt wash wis wyo ont que alta sask d.c n.c n.d n.h n.j n.m n.y r.i s.c s.d w.va b.c".split()
)
"""A sentence may end after these, also before a name where a town stands before them: Erie, Pa. Harlow said so."""

CALLED = frozenset("yahoo! e! jeopardy! wham!".split())
"""Names that end in a mark of their own."""

MEASURES = frozenset("etc esq oz lb lbs yds kg km cm mm mph mil min hr hrs yr yrs mos wk wks op".split())
"""No name goes on with these: a sentence ends before any capital."""

WORDS_TOO = frozenset("sat sun ill miss mass wash mar ore wed del pa la que EST CA".split())
"""Written in just this way they are no abbreviations but words, or need no full stop."""

NUMBERED = frozenset("no art ex prop".split())
"""Abbreviations before a number, words otherwise: No. 10; "The answer was no. Nobody asked." """

STARTERS = frozenset(
    "the a an this that these those it its he his she her hers they their we our you your my mine one there here "
    "on in at by for from with to of as into onto upon within without under over above below between among amid behind "
    "beyond during despite throughout through across against along around before after since until till unlike "
    "when whenever while whereas if although though because unless whether once given except besides outside inside "
    "but and or nor so yet however thus hence therefore otherwise instead still even then now just only also too "
    "meanwhile moreover furthermore nevertheless nonetheless similarly likewise indeed perhaps maybe finally overall "
    "eventually initially recently currently previously apparently clearly obviously unfortunately ultimately suddenly "
    "sometimes often usually never almost nearly roughly already soon later earlier last next yesterday today tonight "
    "tomorrow what who whom whose why how where which not no nobody none nothing neither either any anyone anything "
    "some someone something several many most much both each every everyone everything few fewer more less all "
    "another other others such same two three four five six seven eight nine ten dozens hundreds thousands millions "
    "it's he's she's they're they've we're we've you're that's there's here's what's who's don't didn't isn't can't "
    "asked according based speaking following "
    "let see click please thanks yes well like "
    "officials police officers detectives investigators prosecutors authorities witnesses neighbours neighbors "
    "residents protesters activists critics supporters opponents experts analysts economists researchers scientists "
    "doctors nurses teachers students workers employees employers investors traders shares lawyers voters lawmakers "
    "reporters journalists companies farmers engineers passengers parents people".split()
)
"""Capitalised, these begin a sentence far more often than they follow an abbreviation."""

JOINING = frozenset("and or nor but of to in on at by for from with as into over is are was were".split())
"""These too, but in capitals they need not: THE U.S. AND CHINA, 8 P.M. ON MONDAY."""

CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun "
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec "
    "et est edt ct cst cdt mt mst mdt pt pst pdt gmt bst cet utc eastern central mountain pacific new".split()
)
"""What follows an hour in the same sentence: 8 p.m. Tuesday, 6 p.m. Eastern Time, 9 a.m. New York time."""

INSTITUTIONS = frozenset(
    "agency air airways ambassador appeals armed army assistant attorney attorneys bank border bureau cabinet capitol "
    "census center centers central chamber charter chief circuit citizenship civil coast commerce commission "
    "commissioner committee conference congress congressional congressman congresswoman constitution consulate council "
    "court customs cyber defense department deputy diplomatic director district dollar economic education embassy "
    "energy environment environmental equal farm federal fish food football foreign forest general geological "
    "government gov governor health high holocaust home homeland house human immigration information institute "
    "intelligence interior international justice labor latino magistrate marine marines marshal marshals mayor "
    "men's military minister ministry mission national naval navy office olympic open park parliament patent policy "
    "postal president presidential prime protection public refugee rep representative representatives reps review "
    "rights secret secretary securities security sen senate senator senators sens sentencing service soccer space "
    "special state steel strategic supreme surgeon trade treasurer treasury under-secretary undersecretary virgin vice "
    "west women's world".split()
)
"""What follows the name of a country as part of a longer name: the U.S. Senate."""

CUES = frozenset(
    "said says say asked asks ask told tells replied replies added adds wrote writes shouted shouts cried cries "
    "called yelled yells wondered wonders demanded demands exclaimed exclaims tweeted tweets continued insisted "
    "insists joked jokes quipped quips snapped screamed screams whispered whispers muttered mumbled murmured pleaded "
    "begged pressed responded remarked recalled argued mused chanted laughed declared concluded boasted warned warns "
    "interjected marveled marvelled probed bellowed roared barked growled hissed sighed gasped retorted countered "
    "inquired enquired queried explained complained protested thundered sneered taunted teased clarified posted".split()
)
"""Verbs of saying, as they follow “Why?” Smith asked."""

LABELS = frozenset(
    "plan vitamin vitamins group type hepatitis grade section platform category appendix annex exhibit schedule row "
    "block class division league serie ligue series court team terminal gate building wing ward zone area level tier "
    "option part proposition prop measure pier point unit clause phase line route bus model citizen witness patient "
    "malcolm letter generation step chapter rule lesson question item tip".split()
)
"""What a single letter or a number belongs to: Plan B. Ministers ..., Step 1. Wash ..."""

ONWARD = frozenset("then a an and or but nor if than because of from into onto my your our their".split())
"""No sentence ends after these, even before three dots: Ministers from … The Hague attended."""

WITHIN = frozenset("in across throughout inside outside entering leaving".split())
"""Before a country, these make it a place and no part of a longer name: in the U.S. Smith said so."""

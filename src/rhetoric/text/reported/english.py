"""Closed classes of English words, as the reader of reported speech needs them."""

from __future__ import annotations

from rhetoric.text.quotation.english import ARTICLES, BEFORE_A_NOUN


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


SUBJECTS = _words("he she they it we i you who there")
BEGINS_CLAUSE = _words("it he she they there we this these")
"""Behind a cue these begin a clause: "said they …"."""
HEARERS = _words(
    "him her them us me reporters supporters voters journalists lawmakers viewers everyone people himself herself"
    " themselves"
)
DETERMINERS = (
    ARTICLES
    | BEFORE_A_NOUN
    | _words("these those each another many several both most more all one two three other such")
)
LEADS_IN = _words("whether if how why what who where when which")
BE = _words("is are was were be been being am isn't aren't wasn't weren't")
HAVE = _words("has have had having hasn't haven't hadn't")
MODALS = _words(
    "will would can could may might must should shall won't wouldn't can't cannot couldn't shouldn't didn't don't"
    " doesn't did do does"
)
PREPOSITIONS = _words(
    "in on at by for from with during under over about of until through throughout despite amid against like among"
    " into within without after before since as than between toward towards upon"
)
PARTICLES = _words("out up back on for about against of with at over")
"""Behind a verb of speech these belong to it: "called for", "spoke about", "lashed out"."""
CONTRASTS = _words("but while although though whereas even despite yet")
COORDINATORS = _words("and or")
SUBORDINATORS = _words(
    "after before when while because since as until although though but where whereas if unless amid despite which who"
)
"""Before these a phrase that is content ends."""
TIMES = _words(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight earlier later january february"
    " march april june july august september october november december last this week month year night morning"
    " afternoon evening recently"
)
ADVERBS = _words(
    "also now then again even still once just never always often not repeatedly only ever already instead first"
)
SPEECH = _words("say says said saying")
"""What is said is a clause, never a thing: "said the mayor" has no content behind it."""
IRREGULAR_PASTS = _words(
    "said told thought wrote swore felt understood sought knew saw found held read spoke heard chose began went made"
    " meant learnt"
)
PRIVATE_VERBS = _words(
    "believe believes believed believing think thinks thought thinking feel feels felt feeling remember remembers"
    " remembered remembering"
)
"""Verbs of what goes on in a mind; cues of speech too, for "I think" is said, but they give nobody's wording."""
PRIVATE_NOUNS = _words(
    "belief beliefs notion notions idea ideas opinion opinions concern concerns expectation expectations assumption"
    " assumptions rumour rumours rumor rumors speculation suspicion suspicions decision decisions intention intentions"
    " desire desires willingness impression impressions perception perceptions theory theories"
)
"""Nouns of what goes on in minds: others than these name something said ("the claim that …")."""

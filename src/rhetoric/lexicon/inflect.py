"""English inflection by spelling rules.

The rules are those of any school grammar (Quirk et al. 1985, ch. 3 and 5): -s after a consonant and y becomes
-ies, a silent e is dropped before -ing, a final consonant is doubled after a short stressed vowel. Stress
cannot be read off the spelling, so verbs of several syllables that double are listed. Irregular verbs (steal,
stole, stolen) are no matter of rules: a lexicon lists their forms.
"""

from __future__ import annotations

import re

from rhetoric.errors import LexiconError


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_STRESSED_LAST = _words(
    """abet abhor acquit admit allot annul backstab befit beget begin beset besot commit compel concur confer
    control debar defer demur deter disbar dispel emit entrap equip excel expel extol forbid forget handicap
    hobnob impel incur infer inter kidnap manumit occur omit outbid outgun outrun outstrip outwit overlap
    overrun patrol permit prefer propel rebel rebut recur refer regret remit repel sandbag submit transfer
    transmit undercut unpin unplug unwrap upset zigzag"""
)
_KEPT_E = frozenset({"singe", "swinge", "tinge"})
_DOUBLED_OR_NOT = frozenset({"bias", "duel", "focus", "fuel", "worship"})
_HARD_CH = frozenset({"epoch", "eunuch", "hierarch", "matriarch", "monarch", "oligarch", "patriarch", "stomach"})
_PLURAL_OES = _words(
    """cargo echo embargo hero mosquito motto negro no potato superhero tomato tornado torpedo veto
    volcano"""
)
_PLURAL_VES = _words("""calf elf half housewife knife leaf life loaf scarf self sheaf shelf thief werewolf wife wolf""")
_REGULAR_MAN = frozenset({"caiman", "german", "human", "norman", "ottoman", "roman", "shaman", "talisman"})
_IRREGULAR_PLURALS = {"child": "children", "goose": "geese", "louse": "lice", "mouse": "mice", "foot": "feet"}

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"(?:[^aeiou]|qu)y$")
_CONSONANT_O = re.compile(r"[^aeiou]o$")
_SHORT_ENDING = re.compile(r"(?:^|[^aeiou]|qu)[aeiouy][^aeiouwxyh]$")
_VOWEL_C = re.compile(r"[aeiou]c$")
_VOWEL_L = re.compile(r"(?:[^aeiou]|qu)[aeiou]l$")
_VOWELS = re.compile(r"[aeiouy]+")


def plural(noun: str) -> str:
    """The plural: mob -> mobs, conspiracy -> conspiracies, crisis -> crises, strongman -> strongmen."""
    if noun in _IRREGULAR_PLURALS:
        return _IRREGULAR_PLURALS[noun]
    if noun.endswith("man") and noun not in _REGULAR_MAN:
        return noun[:-2] + "en"
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun in _PLURAL_VES:
        return re.sub("fe?$", "ves", noun)
    if noun.endswith("o"):
        return noun + ("es" if noun in _PLURAL_OES else "s")
    return _add_s(noun)


def third_person(verb: str) -> str:
    """The -s form: plot -> plots, smash -> smashes, vilify -> vilifies, veto -> vetoes."""
    return verb + "es" if _CONSONANT_O.search(verb) else _add_s(verb)


def past(verb: str) -> tuple[str, ...]:
    """The -ed forms: plot -> plotted, betray -> betrayed, label -> labelled and labeled (two spellings)."""
    if verb.endswith("e"):
        return (verb + "d",)
    if _CONSONANT_Y.search(verb):
        return (verb[:-1] + "ied",)
    return tuple(stem + "ed" for stem in _stems(verb))


def ing(verb: str) -> tuple[str, ...]:
    """The -ing forms: plot -> plotting, lie -> lying, label -> labelling and labeling (two spellings)."""
    if verb.endswith("ie"):
        return (verb[:-2] + "ying",)
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb not in _KEPT_E:
        return (verb[:-1] + "ing",)
    return tuple(stem + "ing" for stem in _stems(verb))


def comparison(adjective: str) -> tuple[str, str]:
    """The -er and -est forms of a short adjective: vile -> viler, vilest; ugly -> uglier, ugliest.

    Short means one syllable, or two with the last in -y or -le. Raises LexiconError on a longer one, which
    English compares with "more" and "most".
    """
    if not _is_short(adjective):
        raise LexiconError(f"{adjective!r} is too long for -er and -est: leave 'adjective' out")
    if _CONSONANT_Y.search(adjective):
        stem = adjective[:-1] + "i"
    elif adjective.endswith("e"):
        stem = adjective[:-1]
    else:
        stem = adjective + adjective[-1] if _SHORT_ENDING.search(adjective) else adjective
    return stem + "er", stem + "est"


def adverb(adjective: str) -> str:
    """The -ly form: brazen -> brazenly, catastrophic -> catastrophically, terrible -> terribly."""
    if adjective.endswith("ic"):
        return adjective + "ally"
    if _CONSONANT_Y.search(adjective) and _syllables(adjective) > 1:
        return adjective[:-1] + "ily"
    if re.search("[^aeiou]le$", adjective):
        return adjective[:-1] + "y"
    if adjective.endswith(("ll", "rue", "due")):
        return adjective.removesuffix("e") + "ly" if adjective.endswith("e") else adjective + "y"
    return adjective + "ly"


def _add_s(word: str) -> str:
    if word in _HARD_CH:
        return word + "s"
    if word.endswith("iz"):
        return word + "zes"
    if _SIBILANT.search(word):
        return word + "es"
    return word[:-1] + "ies" if _CONSONANT_Y.search(word) else word + "s"


def _stems(verb: str) -> tuple[str, ...]:
    """What stands before -ed and -ing; two where British and American spelling differ."""
    if _VOWEL_C.search(verb):
        return (verb + "k",)
    doubled = verb + verb[-1]
    if verb in _STRESSED_LAST or (_syllables(verb) == 1 and _SHORT_ENDING.search(verb)):
        return (doubled,)
    if verb in _DOUBLED_OR_NOT or (_syllables(verb) > 1 and _VOWEL_L.search(verb)):
        return doubled, verb
    return (verb,)


def _is_short(adjective: str) -> bool:
    n = _syllables(adjective)
    return n == 1 or (n == 2 and adjective.endswith(("y", "le")))


def _syllables(word: str) -> int:
    """Groups of vowels, a silent final e and the u of qu left out: good enough to tell one from several."""
    groups = _VOWELS.findall(word.replace("qu", "q"))
    silent = word.endswith("e") and not re.search("[^aeiouy]le$", word)
    return max(1, len(groups) - silent)

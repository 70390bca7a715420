"""The `forms` column of a lexicon: what a term is inflected to.

Items are separated by semicolons:

    noun, verb            inflect the term: plural; -s, -ed and -ing
    adjective             -er and -est, of short adjectives only
    adverb                the -ly form
    verb:demonize         another spelling or an irregular base, inflected by the rule before the colon
    hyphenated            a hyphenated term does not match in separate words ("die-hard", not "die hard")
    anything else         a form, written out whole ("stole", "acts of treason")

A term or a form may have gaps: "turn * back on" has one, two or three words in the place of the star.
"""

from __future__ import annotations

from rhetoric.errors import LexiconError
from rhetoric.lexicon import inflect
from rhetoric.lexicon.words import Words, form_words

HYPHENATED = "hyphenated"

# Written for a rule by mistake; taken as a form they would match an article's words.
_SLIPS = {"nouns", "verbs", "adjectives", "adverbs", "adj", "adv", "plural", "hyphen"}


def surface_forms(term: Words, column: str) -> tuple[Words, ...]:
    """All forms of a term, each once, the term itself first.

    A verb is inflected in its first word (drum up -> drummed up), all else in its last (witch hunt -> witch
    hunts). Raises LexiconError on a form that is no word, or a rule that does not fit the term.
    """
    if not column:
        return (term,)
    forms = [term]
    for item in form_items(column):
        forms.extend(_forms_of(term, item))
    return tuple(dict.fromkeys(forms))


def form_items(column: str) -> list[str]:
    """The items of the column, without white space; none for an empty cell."""
    return [item.strip() for item in column.split(";")] if column.strip() else []


def open_form(form: Words) -> Words | None:
    """A hyphenated word in separate words ("witch-hunt" -> "witch", "hunt"); None for any other form."""
    return tuple(form[0].split("-")) if len(form) == 1 and "-" in form[0] else None


def _forms_of(term: Words, item: str) -> list[Words]:
    if item in _RULES:
        return [term, *_RULES[item](term)]
    rule, colon, base = item.partition(":")
    rule = rule.strip()
    if item == HYPHENATED:
        return []
    if rule in _RULES:
        stem = form_words(base)
        return [stem, *_RULES[rule](stem)]
    if colon or rule in _SLIPS:
        allowed = ", ".join([*_RULES, HYPHENATED])
        raise LexiconError(f"form {item!r}: {rule!r} is no rule; the rules are {allowed}")
    return [form_words(item)]


def _noun(term: Words) -> list[Words]:
    return [(*term[:-1], inflect.plural(term[-1]))]


def _verb(term: Words) -> list[Words]:
    verb, *rest = term
    inflected = (inflect.third_person(verb), *inflect.past(verb), *inflect.ing(verb))
    return [(word, *rest) for word in inflected]


def _adjective(term: Words) -> list[Words]:
    return [(*term[:-1], word) for word in inflect.comparison(term[-1])]


def _adverb(term: Words) -> list[Words]:
    return [(*term[:-1], inflect.adverb(term[-1]))]


_RULES = {"noun": _noun, "verb": _verb, "adjective": _adjective, "adverb": _adverb}

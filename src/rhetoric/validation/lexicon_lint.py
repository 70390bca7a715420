"""What is wrong with a lexicon although it can be read: entries and guards that can do nothing, or too much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rhetoric.lexicon import Entry, Lexicon
from rhetoric.lexicon.words import GAP, Words
from rhetoric.text.syllables import easy_words
from rhetoric.text.words import bare_word, find_words
from rhetoric.validation.lexicon_hits import LexiconHits

_ENOUGH_HITS = 5
"""Fewer hits tell nothing of an entry."""

_MANY_HITS = 200
"""Fewer hits tell nothing of a guard: what it keeps out may be rare."""

_MOST_SHARING = 20
"""A reason that more entries share is one of a group; a family of words has fewer."""

_ONSET = re.compile("[^aeiouy]*")
_CONTENT = re.compile("[a-z]{4,}")


@dataclass(frozen=True, slots=True)
class Finding:
    """check: its name. line: of the CSV. detail: what is wrong, and what to do."""

    check: str
    line: int
    term: str
    detail: str


def lint(lexicon: Lexicon, others: Sequence[Lexicon] = (), hits: LexiconHits | None = None) -> list[Finding]:
    """All findings, by line. others: lexicons that are read with this one, the later ones before it. hits: in a corpus.

    unreachable: no text gives a form's words. hidden: another lexicon of the kind owns the form. contradiction: guards
    that together suppress everything. collision: a form is a frequent word of another meaning. reason: none is given,
    it says no more than the category does, or too many entries share it. With a corpus also: guard never fires, always
    suppressed.
    """
    found = [finding for entry in lexicon.entries for finding in (*_unreachable(entry), *_contradictions(entry))]
    found += [finding for entry in lexicon.entries for finding in _collisions(entry, lexicon.guards)]
    found += [*_hidden(lexicon, others), *_reasons(lexicon)]
    if hits is not None:
        found += [finding for entry in lexicon.entries for finding in _in_corpus(entry, lexicon.guards, hits)]
    return sorted(found, key=lambda finding: (finding.line, finding.check))


def _unreachable(entry: Entry) -> Iterator[Finding]:
    for form in entry.forms:
        unread = [word for word in form if word != GAP and not _is_read(word)]
        if unread:
            detail = f"the form {' '.join(form)!r} is never found: a text never has the word {unread[0]!r}"
            yield Finding("unreachable", entry.line, entry.term, detail)


def _is_read(word: str) -> bool:
    """Whether a text that has this word gives it back, whole and spelt like this."""
    return find_words(word) == [(0, len(word))] and bare_word(word) == word


def _contradictions(entry: Entry) -> Iterator[Finding]:
    needed = {
        (g.kind.partition("-")[2], phrase): g for g in entry.guards if g.kind[:4] == "only" for phrase in g.phrases
    }
    excluded = {
        (g.kind.partition("-")[2], phrase): g for g in entry.guards if g.kind[:3] == "not" for phrase in g.phrases
    }
    for guard in {id(g): g for g in needed.values()}.values():
        place = guard.kind.partition("-")[2]
        against = [excluded.get((place, phrase)) for phrase in guard.phrases]
        if all(against):
            detail = f"{guard.text!r} and {against[0].text if against[0] else ''!r} leave no hit; drop one"
            yield Finding("contradiction", entry.line, entry.term, detail)


def _collisions(entry: Entry, common: Sequence[str]) -> Iterator[Finding]:
    """Forms of one word that are frequent words and no forms of the term by their look, of entries without a guard.

    English changes the vowel of a word and what follows, hardly what stands before it: sing, sang; tell, told.
    """
    term = entry.forms[0]
    if any(guard.text not in common for guard in entry.guards):
        return
    for form in entry.forms[1:]:
        if len(form) == len(term) == 1 and form[0] in easy_words() and _onset(form[0]) != _onset(term[0]):
            detail = f"the form {form[0]!r} is a frequent word; leave it out or guard it"
            yield Finding("collision", entry.line, entry.term, detail)


def _onset(word: str) -> str:
    """The consonants before a word's first vowel."""
    found = _ONSET.match(word)
    return found[0] if found else ""


def _reasons(lexicon: Lexicon) -> Iterator[Finding]:
    """Entries that do not say why they are there; of those that share a reason, the first."""
    sharing = Counter(entry.note for entry in lexicon.entries)
    for entry in lexicon.entries:
        said = f"{entry.category} {lexicon.categories[entry.category]} {entry.term}"
        if not entry.note:
            detail = "no reason is given; say in the note what it insinuates, or which neutral word it replaces"
        elif not _content(entry.note) - _content(said):
            detail = f"{entry.note!r} says no more than the category; say what this word does"
        elif (n := sharing.pop(entry.note, 0)) > _MOST_SHARING:
            detail = f"{n} entries share {entry.note!r}; only a family of words shares a reason"
        else:
            continue
        yield Finding("reason", entry.line, entry.term, detail)


def _content(text: str) -> set[str]:
    """The longer words of a text, by their first letters: "betrayal" and "betrayed" are one."""
    return {word[:6] for word in _CONTENT.findall(text.lower())}


def _hidden(lexicon: Lexicon, others: Sequence[Lexicon]) -> Iterator[Finding]:
    owners: Mapping[Words, str] = {
        form: other.name for other in others if other.kind == lexicon.kind for e in other.entries for form in e.forms
    }
    for entry in lexicon.entries:
        hidden = [form for form in entry.forms if form in owners]
        if hidden:
            share = "every form" if len(hidden) == len(entry.forms) else f"the form {' '.join(hidden[0])!r}"
            yield Finding("hidden", entry.line, entry.term, f"{share} is found as an entry of {owners[hidden[0]]!r}")


def _in_corpus(entry: Entry, common: Sequence[str], hits: LexiconHits) -> Iterator[Finding]:
    n_counted, n_suppressed = hits.counted[entry.term], hits.suppressed[entry.term]
    if n_suppressed >= _ENOUGH_HITS and not n_counted:
        detail = (
            f"all {n_suppressed} hits in {hits.n_articles:,} articles are suppressed; loosen a guard or drop the entry"
        )
        yield Finding("always suppressed", entry.line, entry.term, detail)
    n_seen = n_counted + n_suppressed
    for guard in entry.guards:
        if guard.text not in common and n_seen >= _MANY_HITS and not hits.by_guard[entry.term, guard.text]:
            detail = f"{guard.text!r} suppressed none of {n_seen} hits"
            yield Finding("guard never fires", entry.line, entry.term, detail)

"""The speakers of a document: whom "she", "they" and a bare surname mean."""

from __future__ import annotations

from rhetoric.text.quotation.cues import bare
from rhetoric.text.quotation.english import (
    HER_TITLES,
    HIS_TITLES,
    HONORIFICS,
    MEN,
    ORGANISATIONS,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    WOMEN,
)

MOST_MET = 40
"""So many speakers are in mind for a pronoun; those who were met before them are out of sight."""

Subject = tuple[str, bool]
"""A noun phrase as written, and whether it is a name."""
HE: Subject = ("he", False)
SHE: Subject = ("she", False)
THEY: Subject = ("they", False)

PERSONAL_SUBJECTS = (HE, SHE, THEY)

_BY_INITIAL = {"h": HE, "s": SHE, "t": THEY}
_PUNCTUATION = ' ,;:!?()"“”'
_LONGEST_ABBREVIATION = 5
_LONGEST_ACRONYM = 5
_ENDS_HEAD = PREPOSITIONS | PRONOUNS | {"and"}
"""Behind these nothing says what the head of a noun phrase is: "a spokesman | for the ministry"."""
_ANY, _MALE, _FEMALE, _NOBODY = "any", "male", "female", "nobody"


def pronoun(word: str) -> Subject:
    """The subject that a personal pronoun is, contracted or not."""
    return _BY_INITIAL[bare(word)[0]]


class Cast:
    """The speakers of one document so far.

    "he" and "she" mean the last person that may be meant: not one whose title or an earlier pronoun tells otherwise.
    "they" means the last speaker where that is no person.
    """

    def __init__(self) -> None:
        self._full_names: dict[str, str] = {}
        self._met: dict[str, tuple[str, bool]] = {}
        self._sex: dict[str, str] = {}

    def who(self, subject: Subject | None, *, is_aside: bool = False) -> str | None:
        """The speaker a subject means; is_aside: one that no pronoun takes up."""
        if subject is None:
            return None
        if subject in PERSONAL_SUBJECTS:
            return self._meant(subject)
        phrase, is_name = subject
        speaker = self._named(phrase) if is_name else phrase
        if not is_aside:
            self._met.pop(speaker, None)
            self._met[speaker] = subject
            if len(self._met) > MOST_MET:
                del self._met[next(iter(self._met))]
        return speaker

    def _named(self, name: str) -> str:
        surname = name[name.rfind(" ") + 1 :]
        known = self._full_names.get(surname)
        if known is None or (surname != name and _is_full(name)):
            self._full_names[surname] = known = name
        return known

    def _meant(self, pronoun: Subject) -> str | None:
        sex = _MALE if pronoun == HE else _FEMALE
        for speaker in reversed(self._met):
            known = self._sex.get(speaker)
            if known is None:
                known = self._sex[speaker] = _sex_of(*self._met[speaker])
            if pronoun == THEY:
                return speaker if known == _NOBODY else None
            if known in (_ANY, sex):
                self._sex[speaker] = sex
                self._met[speaker] = self._met.pop(speaker)
                return speaker
        return None


def _is_full(name: str) -> bool:
    """Whether a name is more than a surname with a title."""
    return sum(bare(word) not in HONORIFICS for word in name.split()) > 1


def _sex_of(phrase: str, is_name: bool) -> str:
    """Who may be meant by "he" or "she": a person, of whom titles may tell more; no organisation, report or group."""
    words = [bare(word).rstrip(".") for word in phrase.split()]
    end = next((place for place, word in enumerate(words) if place and word in _ENDS_HEAD), len(words))
    head = set(words[:end])
    if "and" in words or (words[end - 1].endswith("s") and words[end - 1][:-1] in PERSONS):
        return _NOBODY
    if head & (HER_TITLES if is_name else WOMEN):
        return _FEMALE
    if head & (HIS_TITLES if is_name else MEN):
        return _MALE
    if is_name:
        is_acronym = phrase.isupper() and len(phrase) <= _LONGEST_ACRONYM
        is_label = is_acronym or any(map(str.isdigit, phrase))
        return _NOBODY if is_label or words[end - 1] in ORGANISATIONS else _ANY
    return _ANY if head & PERSONS else _NOBODY


def tidy(phrase: str) -> str | None:
    """A phrase as a speaker's name: without punctuation and a possessive at the end."""
    phrase = phrase.strip(_PUNCTUATION)
    if phrase.endswith(".") and len(phrase) - phrase.rfind(" ") > _LONGEST_ABBREVIATION:
        phrase = phrase[:-1]
    if phrase.endswith(("’s", "'s")):
        phrase = phrase[:-2]
    return phrase.rstrip("’'") or None

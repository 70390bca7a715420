"""Who reports: the subject of each cue. All are read when evidence is asked for; before that those that claim words in
marks, or tell who speaks in a quotation beside them.

construction                    looked for
S, X said; X said S             before the cue, behind the content or from the beginning of the sentence
S, said X; according to X       behind the cue
…, adding that S                at the beginning of the sentence: an -ing form takes its subject from there
a noun, a passive               a possessive before the noun, else nobody
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rhetoric.text.datelines import find_datelines
from rhetoric.text.expand import ranges
from rhetoric.text.layout import Layout
from rhetoric.text.quotation.cast import HE, SHE, THEY, Subject
from rhetoric.text.quotation.columns import QuotationColumns
from rhetoric.text.quotation.speakers import Phrase, Words, subject_after, subject_before, subject_of_clause
from rhetoric.text.quotation.subjects import as_subject
from rhetoric.text.quotation.tokens import COLON, COMMA
from rhetoric.text.quotation.turns import Names, Reports, asked_reports, quoted_speakers, reported_speakers
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.reported.columns import ReportedColumns
from rhetoric.text.table import Ids
from rhetoric.text.word_columns import RunningWords

LEADING_CHUNKS = 40
FOLLOWING_CHUNKS = 16
"""So many chunks before and behind a cue are searched for its subject."""
_BEHIND = frozenset({"clause, cue, speaker", "source, clause", "clause, source"})
_PRONOUN_OF = {"his": HE, "her": SHE, "their": THEY}


@dataclass(frozen=True, slots=True)
class _Searched:
    """The chunks beside each cue as tokens: before it, or behind it where the subject follows.

    flags: of each token. tokens: its place among the texts. lead, cue, follow, end: (r,), where they begin.
    """

    flags: Words
    tokens: Sequence[int]
    texts: Sequence[str]
    lead: Sequence[int]
    cue: Sequence[int]
    follow: Sequence[int]
    end: Sequence[int]

    @classmethod
    def of(
        cls,
        layout: Layout,
        words: RunningWords,
        quotations: QuotationColumns,
        reported: ReportedColumns,
        book: WordBook,
    ) -> _Searched:
        """Look up what stands in the sentence of each cue, from behind what is said in it before the cue."""
        book.follow(layout.vocabulary)
        start = layout.chunks.start
        first, last = reported.cue_first, reported.cue_end - 1
        sentence = words.sentence[first]
        low, high = (words.first_word[sentence + step] for step in (0, 1))
        content = np.maximum(
            np.where(reported.end_word <= first, reported.end_word, low),
            _behind_quotation(words, quotations, low, first),
        )
        lead, cue, follow, end = (
            np.searchsorted(start, words.start[place], side="right") - 1 for place in (content, first, last, high - 1)
        )
        lead = _behind_datelines(layout, lead)
        lead, follow = np.minimum(np.maximum(lead, cue - LEADING_CHUNKS), cue), follow + 1
        end = np.maximum(np.minimum(end + 1, follow + FOLLOWING_CHUNKS), follow)
        is_behind = np.array([rule in _BEHIND for rule in reported.rule], dtype=bool)
        lead, end = np.where(is_behind, cue, lead), np.where(is_behind, end, follow)
        chunk = ranges(lead, end - lead)
        token, count = book.tokens_of(layout, chunk)
        book.tokens.settle()
        token_edges = np.concatenate(([0], np.cumsum(count)))
        begin = np.cumsum(end - lead) - (end - lead)
        tokens = ranges(token, count)
        at = [token_edges[begin + place - lead].tolist() for place in (lead, cue, follow, end)]
        return cls(book.tokens["flags"][tokens].tolist(), tokens.tolist(), book.texts, *at)

    def text(self, place: int) -> str:
        """A token as it stands in the text."""
        return self.texts[self.tokens[place]]

    def subject(self, phrase: Phrase | None) -> Subject | None:
        """Whom some of the tokens mean."""
        return as_subject(self.flags, self.tokens, self.texts, phrase)


def _behind_quotation(words: RunningWords, quotations: QuotationColumns, low: Ids, cue: Ids) -> Ids:
    """int64 (r,): the word behind the quotation that each sentence begins with, if it ends before the cue."""
    start, end = quotations.direct_edges().T
    if not start.size:
        return low
    before = np.searchsorted(start, words.start[low], side="right") - 1
    behind = np.searchsorted(words.start, end[before])
    return np.where((before >= 0) & (behind < cue), np.maximum(behind, low), low)


def _behind_datelines(layout: Layout, lead: Ids) -> Ids:
    """int64 (r,): the chunk from which the words that lead to each cue are read, behind a dateline."""
    for paragraph, end in find_datelines(layout):
        first, behind = layout.paragraphs.first_chunk[paragraph], np.searchsorted(layout.chunks.start, end)
        lead = np.where((lead >= first) & (lead < behind), behind, lead)
    return lead


def read_subjects(
    layout: Layout, words: RunningWords, quotations: QuotationColumns, reported: ReportedColumns, book: WordBook
) -> list[Subject | None]:
    """The subject of each piece of reported speech; None where it is not plain."""
    searched = _Searched.of(layout, words, quotations, reported, book)
    return [_subject(searched, number, rule) for number, rule in enumerate(reported.rule)]


def read_quoted_speakers(
    layout: Layout, words: RunningWords, quotations: QuotationColumns, reported: ReportedColumns, book: WordBook
) -> Names:
    """The speaker of each quotation; None where it is not plain."""
    asked = reported.some(asked_reports(quotations, words.start[reported.first_word]))
    return quoted_speakers(quotations, _reports(layout, words, quotations, asked, book))


def read_reported_speakers(
    layout: Layout,
    words: RunningWords,
    quotations: QuotationColumns,
    quoted: Names,
    reported: ReportedColumns,
    book: WordBook,
) -> Names:
    """The speaker of each piece of reported speech, given those of the quotations; None where it is not plain."""
    return reported_speakers(quotations, quoted, _reports(layout, words, quotations, reported, book))


def _reports(
    layout: Layout, words: RunningWords, quotations: QuotationColumns, reported: ReportedColumns, book: WordBook
) -> Reports:
    start = words.start[reported.first_word]
    document, paragraph = (
        np.searchsorted(edges, start, side="right") - 1 for edges in (layout.documents.start, layout.paragraphs.start)
    )
    subjects = read_subjects(layout, words, quotations, reported, book)
    return Reports(start, document, paragraph, subjects, [rule.startswith("noun") for rule in reported.rule])


def _subject(searched: _Searched, number: int, rule: str) -> Subject | None:
    """The subject of one cue; None where it is not plain."""
    flags = searched.flags
    lead, cue, follow, end = (edge[number] for edge in (searched.lead, searched.cue, searched.follow, searched.end))
    if rule in _BEHIND:
        return searched.subject(subject_after(flags, follow, end) if follow < end else None)
    if rule.startswith("noun"):
        return _owner(searched, lead, cue)
    if rule.startswith("passive") or lead == cue:
        return None
    if searched.text(cue).endswith("ing") and flags[cue - 1] & COMMA:
        return searched.subject(subject_of_clause(flags, lead, cue))
    return searched.subject(subject_before(flags, _behind_colon(flags, lead, cue), cue))


def _behind_colon(flags: Words, first: int, end: int) -> int:
    """Where the words behind the last colon begin: Dam row: | Jane Doe says."""
    for place in range(end - 1, first - 1, -1):
        if flags[place] & COLON:
            return place + 1
    return first


def _owner(searched: _Searched, lead: int, cue: int) -> Subject | None:
    """Whose claim it is: "his claim", "the mayor’s claim"."""
    if lead == cue:
        return None
    text = searched.text(cue - 1)
    if text.lower() in _PRONOUN_OF:
        return _PRONOUN_OF[text.lower()]
    return searched.subject(subject_before(searched.flags, lead, cue)) if text.endswith(("’s", "'s")) else None


def cue_texts(layout: Layout, words: RunningWords, reported: ReportedColumns) -> list[str]:
    """The cue of each piece as written."""
    start, end = words.start[reported.cue_first], words.end[reported.cue_end - 1]
    return [layout.text[a:b] for a, b in zip(start.tolist(), end.tolist(), strict=True)]

"""Words in marks inside reported speech: the report's speaker claims them.

The mayor said the plan was “a disgrace for the town”     direct, a fragment: the report says that somebody said it
The mayor said that “nobody told us about the dam …”      direct already; the report tells who speaks
The mayor wants a “fresh start”                           scare: nobody reports words, but what somebody wants
The mayor said the film “Harbour” was hers                scare: a name, whoever speaks

Marks are read before reports, for direct quotations tell where reports end. So what nobody claimed is looked at once
more when the reports are known. Where reports lie in each other, the inner one claims.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rhetoric.text.layout import Layout
from rhetoric.text.quotation.cast import Subject
from rhetoric.text.quotation.columns import QuotationColumns
from rhetoric.text.quotation.cues import CueIndex
from rhetoric.text.quotation.english import BESIDE_A_VERB, FIRST_PERSON, HELPERS
from rhetoric.text.quotation.possible import beside
from rhetoric.text.quotation.wordbook import WordBook
from rhetoric.text.reported.columns import ReportedColumns
from rhetoric.text.reported.english import MODALS, PRIVATE_NOUNS, PRIVATE_VERBS
from rhetoric.text.reported.speakers import cue_texts, read_subjects
from rhetoric.text.table import Ids
from rhetoric.text.word_columns import RunningWords

RULE = "fragment in reported speech"
LOOKED_BACK = 4
"""So many reports that begin before a span are asked whether they hold it."""
_ASKED = "cue, question"
"""What somebody asks, learns or shows "how" and "whether" of is nobody's wording."""


def claim_by_reports(
    layout: Layout, words: RunningWords, quotations: QuotationColumns, reports: ReportedColumns, book: WordBook
) -> QuotationColumns:
    """The quotations with those that reports claim; the same where there are none.

    reports: in order, an outer one before those inside it, with the words of quotations.
    """
    asked, report = _holding(layout, words, quotations, reports, book.cues)
    if not asked.size:
        return quotations
    claiming = reports.some(report)
    cues = cue_texts(layout, words, claiming)
    subjects = read_subjects(layout, words, quotations, claiming, book)
    return _claimed(quotations, asked, subjects, cues)


def _holding(
    layout: Layout, words: RunningWords, quotations: QuotationColumns, reports: ReportedColumns, cues: CueIndex
) -> tuple[Ids, Ids]:
    """int64 (n,), (n,): quotations that reports hold, and the innermost spoken report in which each begins."""
    asked = np.flatnonzero(quotations.is_open)
    first = np.searchsorted(words.start, quotations.start[asked])
    report = (np.searchsorted(reports.first_word, first, side="right") - 1)[:, None] - np.arange(LOOKED_BACK)
    holds = (report >= 0) & (first[:, None] < np.append(reports.end_word, 0)[np.maximum(report, -1)])
    claimed: dict[int, int] = {}
    for row, step in np.argwhere(holds).tolist():
        quotation, place = int(asked[row]), int(report[row, step])
        if quotation not in claimed and _is_spoken(layout, words, reports, place, cues):
            claimed[quotation] = place
    return np.array(list(claimed), dtype=np.int64), np.array(list(claimed.values()), dtype=np.int64)


def _is_spoken(layout: Layout, words: RunningWords, reports: ReportedColumns, report: int, cues: CueIndex) -> bool:
    """Whether a report gives what somebody said: "said that", ", saying", "according to", "the claim that"; not
    "believes that", "plans to", "to say that", "would call", "evidence suggesting that"."""
    rule = reports.rule[report]
    first, end = int(reports.cue_first[report]), int(reports.cue_end[report])
    cue = _bare_words(words, first, end)
    is_noun = rule.startswith("noun")
    is_private = cue[0] in PRIVATE_NOUNS if is_noun else cues.class_of(" ".join(cue)) is None or cue[0] in PRIVATE_VERBS
    if rule == _ASKED or is_private:
        return False
    follows = first > 0 and words.sentence[first - 1] == words.sentence[first]
    before = _bare_words(words, first - 1, first) if follows else [""]
    if cue[0].endswith("ing") and len(cue) == 1 and not is_noun:
        between = layout.text[words.end[first - 1] : words.start[first]] if follows else ""
        return "," in between or before[0] == "by"
    return before[0] != "to" and before[0] not in MODALS and not _is_the_writers(words, first)


def _is_the_writers(words: RunningWords, cue: int) -> bool:
    """Whether the writer is the subject of a cue: I said, I should have said."""
    for place in range(cue - 1, max(cue - 2 - HELPERS, -1), -1):
        (word,) = _bare_words(words, place, place + 1)
        if word in FIRST_PERSON:
            return bool(words.sentence[place] == words.sentence[cue])
        if word not in BESIDE_A_VERB:
            return False
    return False


def _bare_words(words: RunningWords, first: int, end: int) -> list[str]:
    vocabulary = words.places.vocabulary
    bare = vocabulary.words["bare"][words.type[first:end]].tolist()
    return [vocabulary.bare_words[word] for word in bare]


def _claimed(
    quotations: QuotationColumns, asked: Ids, subjects: Sequence[Subject | None], cues: Sequence[str]
) -> QuotationColumns:
    """The quotations with the subjects and cues of those asked, which are direct and nobody's no more."""
    is_direct, is_open = quotations.is_direct.copy(), quotations.is_open.copy()
    rule, subject, cue = list(quotations.rule), list(quotations.subject), list(quotations.cue)
    for place, phrase, written in zip(asked.tolist(), subjects, cues, strict=True):
        rule[place] = rule[place] if is_direct[place] else RULE
        subject[place], cue[place] = phrase, written
    is_direct[asked], is_open[asked] = True, False
    possible = beside(quotations.possible, quotations.start[is_direct], quotations.end[is_direct])
    return replace(
        quotations, is_direct=is_direct, is_open=is_open, rule=rule, subject=subject, cue=cue, possible=possible
    )

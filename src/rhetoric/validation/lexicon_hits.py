"""What the entries of a lexicon find in articles: hits, and what each guard suppresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from rhetoric.lexicon import Lexicon
from rhetoric.model import Article
from rhetoric.scores.terms import TermMatcher
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.text.batch import Batch
from rhetoric.text.quotation import CueIndex
from rhetoric.text.reader import TextReader

_BATCH = 128


@dataclass(slots=True)
class LexiconHits:
    """n_articles, n_words: of the articles. counted, suppressed: term -> hits. by_guard: (term, guard) -> hits that it
    suppresses, alone or with others. by_outlet: outlet -> hits that count. words: outlet -> words.
    """

    n_articles: int = 0
    n_words: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    suppressed: Counter[str] = field(default_factory=Counter)
    by_guard: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_outlet: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)


def hits_in(lexicon: Lexicon, articles: Sequence[Article]) -> LexiconHits:
    """The hits of one lexicon, as if there were no other."""
    found, matcher = LexiconHits(len(articles)), TermMatcher([lexicon])
    for batch in read_batches(articles):
        _count(found, batch, matcher)
    return found


def read_batches(articles: Sequence[Article]) -> Iterator[Batch]:
    """The articles as batches."""
    reader = TextReader(CueIndex.from_lexicon(find_lexicon("cues")))
    return (reader.read(articles[first : first + _BATCH]) for first in range(0, len(articles), _BATCH))


def _count(found: LexiconHits, batch: Batch, matcher: TermMatcher) -> None:
    hits = matcher.find(batch)
    terms = hits.entries.term[hits.entry]
    outlets = np.array([article.outlet_id for article in batch.articles], dtype=object)
    outlet = outlets[batch.words.article[hits.first_word]]
    found.counted.update(terms[hits.is_counted].tolist())
    found.suppressed.update(terms[~hits.is_counted].tolist())
    found.by_outlet.update(outlet[hits.is_counted].tolist())
    row, guard = matcher.guards_of(batch, hits)
    found.by_guard.update(zip(terms[row].tolist(), hits.entries.guard_texts[guard].tolist(), strict=True))
    found.n_words += batch.words.type.size
    n_words = np.bincount(batch.words.article, minlength=outlets.size)
    for name, n in zip(outlets.tolist(), n_words.tolist(), strict=True):
        found.words[name] += n

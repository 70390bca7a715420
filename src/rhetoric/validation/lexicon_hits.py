"""What the entries of a lexicon find in articles: hits, and what each guard suppresses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
    """n_articles, n_words: of the articles. counted: term -> hits. suppressed: (term, guard) -> hits.

    by_outlet: outlet -> hits that count. words: outlet -> words.
    """

    n_articles: int = 0
    n_words: int = 0
    counted: Counter[str] = field(default_factory=Counter)
    suppressed: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_outlet: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)

    def n_suppressed(self, term: str) -> int:
        """How many hits of a term some guard suppressed."""
        return sum(n for (name, _), n in self.suppressed.items() if name == term)


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
    terms, guards = hits.entries.term[hits.entry].tolist(), hits.entries.guard_texts[hits.guard].tolist()
    outlets = [article.outlet_id for article in batch.articles]
    for term, guard, article in zip(terms, guards, batch.words.article[hits.first_word].tolist(), strict=True):
        if guard is None:
            found.counted[term] += 1
            found.by_outlet[outlets[article]] += 1
        else:
            found.suppressed[term, guard] += 1
    found.n_words += batch.words.type.size
    found.words.update(outlets[article] for article in batch.words.article.tolist())

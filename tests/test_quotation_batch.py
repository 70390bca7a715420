"""Quotations of a batch: the same as those of its documents one by one, whatever was read before."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from rhetoric.model import Article
from rhetoric.text.layout import lay_out, paragraphs_of
from rhetoric.text.quotation import CueIndex, QuotationColumns, QuotationReader, read_quotations
from rhetoric.text.quotation.cue_phrases import CuePhrases
from rhetoric.text.quotation.possible import beside
from rhetoric.text.quotation.turns import quoted_speakers
from rhetoric.text.reader import TextReader
from rhetoric.text.vocabulary import Vocabulary

CUES = CueIndex.from_forms(
    [((word,), "neutral") for word in ("said", "says", "told", "adding", "called")]
    + [(("according", "to"), "neutral"), (("in", "a", "statement"), "neutral"), (("in", "a", "word"), "neutral")]
)
PIECES = (
    "Ada Brandt", "the mayor", "she", "He", "Brandt,", "said", "said:", "told reporters", "adding", "called", "the",
    "according to", "in a statement", "in a", "It rained.", "and", "—", "word—word", "that", "“plain words,”",
    "“Plain.”", "(“a”)", "“The Long Road”", "‘few’", "“", "”", "\"It is late and we go home.\"", ",",
    "told us:\n\n", "TARN (TRH) —", "is", "[she]", "Ms. Foss", "they", "\n\n", "é\u0301", "\0", "\ud800",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)


def rows(columns: QuotationColumns, document: int, offset: int) -> list[tuple[object, ...]]:
    """The quotations of one document in its own code points."""
    facts = (
        columns.document.tolist(), (columns.start - offset).tolist(), (columns.end - offset).tolist(),
        columns.is_direct.tolist(), columns.is_certain.tolist(), columns.rule, quoted_speakers(columns),
        columns.cue,
    )  # fmt: skip
    return [row[1:] for row in zip(*facts, strict=True) if row[0] == document]


@given(st.lists(st.tuples(st.none() | TEXTS, TEXTS), min_size=1, max_size=5))
@settings(max_examples=150, deadline=None)
def test_a_batch_reads_as_its_documents_do(documents: list[tuple[str | None, str]]) -> None:
    articles = [Article(str(n), "outlet", text, title=title) for n, (title, text) in enumerate(documents)]
    layout = lay_out(articles, Vocabulary())
    columns = QuotationReader(CUES).read(layout, [[]] * len(layout.documents.texts))
    for document, (text, offset) in enumerate(
        zip(layout.documents.texts, layout.documents.start.tolist(), strict=True)
    ):
        paragraphs = paragraphs_of(layout, document)
        alone = read_quotations(text, paragraphs, CUES, headline=bool(layout.documents.is_headline[document]))
        found = rows(columns, document, offset)
        assert found == [
            (q.start, q.end, q.kind == "direct", q.certain, q.rule, q.speaker, q.cue) for q in alone.quotations
        ]
        inside = (columns.possible[:, 0] >= offset) & (columns.possible[:, 0] < offset + max(1, len(text)))
        assert [tuple(span) for span in (columns.possible[inside] - offset).tolist()] == list(alone.possible)
        assert tuple(columns.orphans[document]) == alone.orphans


@given(st.lists(TEXTS, min_size=2, max_size=4))
@settings(max_examples=50, deadline=None)
def test_what_was_read_before_does_not_matter(texts: list[str]) -> None:
    reader, vocabulary = QuotationReader(CUES), Vocabulary()
    for text in (*texts, *texts):
        layout = lay_out([Article("1", "outlet", text)], vocabulary)
        fresh = lay_out([Article("1", "outlet", text)], Vocabulary())
        assert rows(reader.read(layout, [[]]), 0, 0) == rows(QuotationReader(CUES).read(fresh, [[]]), 0, 0)
    vocabulary = Vocabulary()
    layout = lay_out([Article("1", "outlet", "Ada Brandt said it was “late”.")], vocabulary)
    assert quoted_speakers(reader.read(layout, [[]])) == ["Ada Brandt"]


def test_documents_do_not_lend_each_other_speakers() -> None:
    articles = [
        Article(str(n), "outlet", text) for n, text in enumerate(("“We go,” said Ada Brandt.", "“We stay,” she said."))
    ]
    assert TextReader(CUES).read(articles).speakers == ["Ada Brandt", None]


def test_a_batch_without_quotations() -> None:
    batch = TextReader(CUES).read([Article("1", "outlet", "It rained."), Article("2", "outlet", "")])
    assert batch.quotations.start.size == batch.repeated.start.size == 0
    assert batch.quotations.possible.shape == (0, 2)


def test_repeated_passages_are_read_apart() -> None:
    passage = "“We will go on until the last of these bridges has been built and paid for in full,” said Ada Brandt."
    batch = TextReader(CUES).read([Article("1", "outlet", f"{passage}\n\nIt rained in the town.\n\n{passage}")])
    assert batch.speakers == ["Ada Brandt"]
    assert quoted_speakers(batch.repeated) == ["Ada Brandt"]
    assert batch.repeated.start.tolist() != batch.quotations.start.tolist()


def test_the_longest_phrase_that_fits_is_found() -> None:
    phrases = CuePhrases(CueIndex.from_forms([(("put", "it"), "a"), (("put", "it", "so", "well"), "a")]))
    words = np.array(
        [[phrases.numbers.get(word, 0) for word in line.split()] for line in ("put it so well", "put it so far")]
    )
    assert phrases.longest_at(words, np.array([4, 4]))[0].tolist() == [4, 2]
    assert phrases.longest_at(words, np.array([3, 1]))[0].tolist() == [2, 0]


def test_what_is_beside_quotations_is_possible() -> None:
    passages = np.array([[20, 30], [0, 10], [4, 12], [40, 41]])
    found = beside(passages, np.array([2, 9, 22, 40]), np.array([4, 11, 24, 50]))
    assert found.tolist() == [[0, 2], [4, 9], [11, 12], [20, 22], [24, 30]]

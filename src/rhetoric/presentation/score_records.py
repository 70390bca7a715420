"""One article's scores as JSON, and as an article to mark up."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from rhetoric.model import VOICES
from rhetoric.presentation.marked_article import MarkedArticle
from rhetoric.scoring import Scores
from rhetoric.scoring.identity import ScoringIdentity


def score_json(scores: Scores, identity: ScoringIdentity) -> str:
    """An array of one object: the article, every metric in every voice, all evidence with the words it points at."""
    return json.dumps([score_record(scores, identity)], indent=2, ensure_ascii=False, allow_nan=False)


def score_record(scores: Scores, identity: ScoringIdentity) -> dict[str, Any]:
    """The object. `start` and `end` are code points of the text; of the title where the voice is "headline"."""
    article = scores.article
    return {
        "article_id": article.article_id,
        "outlet_id": article.outlet_id,
        "title": article.title,
        "url": article.url,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "language": scores.language,
        "notes": article.notes,
        "scoring_id": identity.scoring_id,
        "lexicon_versions": identity.lexicon_versions,
        "metrics": {voice: scores.metrics(voice) for voice in VOICES},
        "quotations": _with_words(scores.quotations, article.text),
        "headline_quotations": _with_words(scores.headline_quotations, article.title or ""),
        "loaded_terms": [_term(term, article.title or "", article.text) for term in scores.loaded_terms],
        "sentences": [asdict(sentence) for sentence in scores.sentences],
        "excluded": _with_words(scores.excluded, article.text),
        "cut_passages": [asdict(passage) for passage in article.cut_passages],
        "orphan_marks": [asdict(mark) for mark in scores.orphan_marks],
        "scored_text": scores.scored_text,
    }


def _with_words(spans: Iterable[Any], text: str) -> list[dict[str, Any]]:
    return [asdict(span) | {"text": text[span.start : span.end]} for span in spans]


def _term(term: Any, title: str, text: str) -> dict[str, Any]:
    return asdict(term) | {"text": (title if term.voice == "headline" else text)[term.start : term.end]}


def marked_article(scores: Scores, categories: tuple[str, ...]) -> MarkedArticle:
    """The article with its evidence, for markup; `categories` in the lexicons' order."""
    article = scores.article
    return MarkedArticle(
        article.text, article.title, scores.quotations, scores.loaded_terms, scores.sentences, scores.excluded,
        scores.orphan_marks, scores.headline_quotations, scores.headline_orphan_marks, categories,
        article.cut_passages,
    )  # fmt: skip


def versions_in_words(identity: ScoringIdentity) -> str:
    """ "scoring 1f0e…, lexicons loaded 1.0.0, hedges 1.0.0" """
    lexicons = ", ".join(f"{name} {version}" for name, version in identity.lexicon_versions.items())
    return f"Scoring {identity.scoring_id}; lexicons: {lexicons}"

"""What a reader should know before trusting an article's scores."""

from __future__ import annotations

from collections.abc import Mapping

from rhetoric.presentation.marked_article import MarkedArticle

SHORT_TEXT_WORDS = 100
"""Under this many words most grades are NULL and every rate hangs on a few words."""

Scores = Mapping[str, Mapping[str, float | bool | None]]
"""voice -> metric -> value."""

ALWAYS = "A word list cannot see irony, or who is blamed. Tone is wrong on many single sentences."


def cautions(article: MarkedArticle, scores: Scores) -> list[str]:
    """Sentences for the "read with care" list; the last stands under every article."""
    body = scores.get("body", {})
    of_scores = (_unpaired(article, body), _short(body))
    of_text = (_repeated(article), _left_out(article), _cut(article), _suppressed(article))
    return [*filter(None, (*of_scores, *of_text)), ALWAYS]


def _unpaired(article: MarkedArticle, body: Mapping[str, float | bool | None]) -> str | None:
    n = len(article.orphan_marks)
    if n == 0:
        return None
    said = "1 quotation mark has no partner" if n == 1 else f"{n} quotation marks have no partner"
    low, high = body.get("quoted_word_share_low"), body.get("quoted_word_share_high")
    if low is None or high is None:
        return f"{said}, so the quoted share is an estimate."
    return f"{said}: the quoted share lies between {low:.0%} and {high:.0%}."


def _short(body: Mapping[str, float | bool | None]) -> str | None:
    n_words = body.get("n_words")
    if n_words is None or n_words >= SHORT_TEXT_WORDS:
        return None
    said = "1 word was" if n_words == 1 else f"{n_words:,.0f} words were"
    return f"Only {said} scored: too few for grades, and rates hang on single words."


def _repeated(article: MarkedArticle) -> str | None:
    n = sum(span.reason == "repeated" for span in article.excluded)
    if n == 0:
        return None
    said = "1 passage repeats another" if n == 1 else f"{n} passages repeat another"
    return f"{said} (grey italic); each is scored once."


def _left_out(article: MarkedArticle) -> str | None:
    n = sum(span.reason == "boilerplate" for span in article.excluded)
    if n == 0:
        return None
    said = "1 passage of boilerplate is" if n == 1 else f"{n} passages of boilerplate are"
    return f"{said} not scored (folded in the text)."


def _cut(article: MarkedArticle) -> str | None:
    n = len(article.cut_passages)
    if n == 0:
        return None
    said = "1 passage was" if n == 1 else f"{n} passages were"
    return f"{said} cut out as its outlet's file says (folded in the text)."


def _suppressed(article: MarkedArticle) -> str | None:
    n = sum(term.suppressed_by is not None for term in article.loaded_terms)
    if n == 0:
        return None
    said = "1 loaded term was" if n == 1 else f"{n} loaded terms were"
    return f"{said} set aside by a guard, such as a plain or literal use (faint line)."

"""One article's scores for a terminal: a table by voice, the loaded terms, who is quoted, what was left out."""

from __future__ import annotations

import io
from collections import Counter

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from rhetoric.model import VOICES, LoadedTerm, Metric
from rhetoric.scores import METRICS
from rhetoric.scoring import Scores
from rhetoric.scoring.scores import Value
from rhetoric.scoring_settings import ScoringSettings

_SHOWN = {
    "Length": ("n_words", "n_sentences", "mean_sentence_words"),
    "Readability": (
        "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index",
        "automated_readability_index", "dale_chall_score", "linsear_write_grade",
    ),
    "Sentiment": ("sentiment_mean", "sentiment_median", "sentiment_sd", "negative_sentence_share",
                  "positive_sentence_share", "vader_document_compound"),
    "Loaded terms": ("n_loaded_terms", "loaded_terms_per_1000_words", "loaded_intensity_per_1000_words",
                     "hedges_per_1000_words", "boosters_per_1000_words", "weasel_phrases_per_1000_words"),
    "Quotation": ("quoted_words", "commentary_words", "quoted_word_share", "quotation_to_commentary_ratio",
                  "n_quotations", "n_scare_quotes", "n_speakers", "unattributed_quotation_share",
                  "reported_speech_share"),
}  # fmt: skip


def score_terminal(scores: Scores, settings: ScoringSettings, *, width: int, color: bool) -> str:
    """The whole answer as text of at most `width` columns."""
    console = Console(file=io.StringIO(), width=width, no_color=not color, force_terminal=color, highlight=False)
    with console.capture() as capture:
        console.print(Group(*_parts(scores, settings)))
    return "\n".join(line.rstrip() for line in capture.get().rstrip().splitlines())


def _parts(scores: Scores, settings: ScoringSettings) -> list[RenderableType]:
    parts: list[RenderableType] = [
        Text(scores.article.title or "(no headline)", style="bold"),
        _by_voice(scores),
    ]
    if scores.loaded_terms:
        heading = Text("\nLoaded terms, by where they stand", style="bold")
        parts += [heading, _terms(scores.loaded_terms)]
    return [*parts, Text(""), *(f"[dim]·[/dim] {escape(line)}" for line in _remarks(scores, settings))]


def _by_voice(scores: Scores) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("")
    for voice in VOICES:
        table.add_column(voice, justify="right")
    values = {voice: scores.metrics(voice) for voice in VOICES}
    for heading, names in _SHOWN.items():
        table.add_row(Text(heading, style="bold"))
        for name in names:
            table.add_row(f"  {name}", *(_number(METRICS[name], values[voice][name]) for voice in VOICES))
    return table


def _number(metric: Metric, value: Value) -> str:
    if value is None:
        return "–"
    if metric.type == "count":
        return f"{value:,}"
    if metric.unit.startswith("share"):
        return f"{value:.1%}"
    if metric.unit.startswith("compound"):
        return f"{value:+.3f}" if metric.low is not None and metric.low < 0 else f"{value:.3f}"
    return f"{value:.2f}" if metric.unit == "ratio" else f"{value:.1f}"


def _terms(terms: tuple[LoadedTerm, ...]) -> Table:
    """Term by term: its intensity (1-3), and how often it stands in the outlet's own words (in scare quotes apart), in
    quotations, in the headline, and where a guard sets it aside."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("term", "category"):
        table.add_column(name, no_wrap=True)
    for name in ("1-3", "outlet", "scare", "quoted", "headline", "set aside"):
        table.add_column(name, justify="right")
    counts = Counter((term.term, term.category, term.intensity) for term in terms)
    tallies = Counter((term.term, _place(term)) for term in terms)
    for term, category, intensity in sorted(counts, key=lambda key: (-counts[key], key)):
        places = ("outlet", "scare", "quoted", "headline", "suppressed")
        cells = (str(tallies[term, place] or "") for place in places)
        table.add_row(term, category.replace("_", " "), str(intensity), *cells)
    return table


def _place(term: LoadedTerm) -> str:
    if term.suppressed_by is not None:
        return "suppressed"
    return "scare" if term.in_scare_quotes and term.voice == "outlet" else term.voice


def _remarks(scores: Scores, settings: ScoringSettings) -> list[str]:
    body = scores.metrics("body")
    low, high = body["quoted_word_share_low"], body["quoted_word_share_high"]
    remarks = []
    if scores.language is not None and scores.language not in settings.languages:
        remarks.append(f"The text seems to be in another language ({scores.language}): these measures are for English.")
    if scores.orphan_marks and low is not None and high is not None:
        n = len(scores.orphan_marks)
        remarks.append(
            f"{n} quotation mark{'s' * (n != 1)} without a partner: "
            f"the quoted share is between {low:.1%} and {high:.1%}."
        )
    for reason, n in Counter(span.reason for span in scores.excluded).items():
        rules = ", ".join(dict.fromkeys(span.rule for span in scores.excluded if span.reason == reason))
        remarks.append(f"Not scored as body: {n} passage{'s' * (n != 1)} ({reason}: {rules}).")
    for rule, n in Counter(passage.rule for passage in scores.article.cut_passages).items():
        remarks.append(f"Cut out of the text: {n} passage{'s' * (n != 1)} ({rule}).")
    if body["flesch_reading_ease"] is None:
        remarks.append(
            f"Grades need {settings.minimum_words} words and {settings.minimum_sentences} sentences"
            f" (SMOG {settings.minimum_sentences_smog} sentences): – means undefined, not zero."
        )
    remarks += scores.article.notes
    remarks.append("The numbers say how the text is written, not whether it is true or which side it favours.")
    return remarks

"""How many times faster than the usual script? Both on the same unseen articles, interleaved; CPU time, medians.

    python benchmarks/speed.py ARTICLES.parquet [--rounds 6] [--articles 128] [--terms 5000] [--no-fresh]

The usual script is what people write first: textstat's nine formulas and counts, VADER on the document and on each
sentence (split at full stops), one alternation of terms, one regex for quotations. Ours gives more (every metric in
four voices, reported speech, speakers) with all the terms that are shipped, some 16,000. Before the first round ours
has seen 2,000 other articles, as in any longer run; the usual script keeps its caches too. Beside them the bound: to
decode the same texts and find all `\\w+`. Last, a fresh process with its start-up scores 2,000 articles; the usual
script's own start-up is left out.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pyarrow.parquet as pq
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from rhetoric.model import Article
from rhetoric.scoring import Scorer
from rhetoric.scoring.scorer import find_lexicon
from rhetoric.scoring_settings import ScoringSettings
from rhetoric.text.syllables import offline_textstat

SEEN_BEFORE = 2000


def main() -> None:
    options = read_options()
    articles = read_articles(options.articles_file)
    lexicons = ScoringSettings().lexicons
    forms = terms_of(lexicons, options.terms)
    usual, ours = usual_script(forms), our_script()
    for start in range(0, SEEN_BEFORE, options.articles):
        ours(articles[start : start + options.articles])
    usual(articles[:2])
    rounds = []
    for turn in range(options.rounds):
        start = SEEN_BEFORE + turn * options.articles
        batch = articles[start : start + options.articles]
        scripts = (usual, ours, ours, bound)
        rounds.append(tuple(cpu_per_article(script, batch) for script in scripts))
    report(rounds, options.articles, len(forms))
    if not options.no_fresh:
        report_fresh(statistics.median(usual for usual, *_ in rounds), options.articles_file)


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("articles_file", type=Path)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--articles", type=int, default=128, help="a round")
    parser.add_argument("--terms", type=int, default=5000, help="of the usual script; 0: as many as ours has")
    parser.add_argument("--no-fresh", action="store_true", help="without the fresh process")
    return parser.parse_args()


def read_articles(path: Path) -> list[Article]:
    """In an order that mixes outlets and is always the same."""
    rows = pq.read_table(path, columns=["id", "outlet", "title", "text"]).to_pylist()
    rows.sort(key=lambda row: hash_of(str(row["id"])))
    return [Article(str(r["id"]), r["outlet"], r["text"], title=r["title"]) for r in rows if r["text"]]


def hash_of(key: str) -> int:
    import zlib

    return zlib.crc32(key.encode())


def terms_of(lexicons: Sequence[str], n: int) -> list[str]:
    """n of the forms of some lexicons, drawn so that they are always the same; all of them where n is 0."""
    forms = {" ".join(form) for name in lexicons for form in find_lexicon(name).surface_forms()}
    return sorted(sorted(forms, key=hash_of)[: n or None])


def usual_script(forms: Sequence[str]) -> Callable[[Sequence[Article]], None]:
    textstat, analyzer = offline_textstat().textstat, SentimentIntensityAnalyzer()
    terms = re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE)
    quotation = re.compile(r"[“\"]([^”\"]+)[”\"]")
    formulas = (
        textstat.flesch_reading_ease, textstat.flesch_kincaid_grade, textstat.gunning_fog, textstat.smog_index,
        textstat.coleman_liau_index, textstat.automated_readability_index, textstat.dale_chall_readability_score,
        textstat.linsear_write_formula, textstat.text_standard, textstat.lexicon_count, textstat.sentence_count,
        textstat.syllable_count, textstat.polysyllabcount,
    )  # fmt: skip

    def score(articles: Sequence[Article]) -> None:
        for article in articles:
            text = article.text
            for formula in formulas:
                formula(text)
            analyzer.polarity_scores(text)
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                analyzer.polarity_scores(sentence)
            terms.findall(text)
            sum(len(words.split()) for words in quotation.findall(text))

    return score


def our_script() -> Callable[[Sequence[Article]], None]:
    scorer = Scorer()

    def score(articles: Sequence[Article]) -> None:
        scorer.score(articles).columns  # noqa: B018

    return score


def cpu_per_article(script: Callable[[Sequence[Article]], None], articles: Sequence[Article]) -> float:
    start = time.process_time()
    script(articles)
    return (time.process_time() - start) / len(articles)


def bound(articles: Sequence[Article]) -> None:
    for encoded in [article.text.encode() for article in articles]:
        re.findall(r"\w+", encoded.decode())


FRESH = """
import sys
import pyarrow.parquet as pq
from rhetoric.model import Article
from rhetoric.scoring import Scorer

path, n = sys.argv[1:]
scorer = Scorer()
rows = pq.ParquetFile(path).read(["title", "text"]).slice(0, int(n)).to_pylist()
articles = [Article(str(k), "outlet", row["text"] or "", title=row["title"]) for k, row in enumerate(rows)]
for first in range(0, len(articles), 128):
    scorer.score(articles[first : first + 128]).columns
"""


def report_fresh(usual: float, path: Path, runs: int = 3) -> None:
    """The CPU time of whole processes, imports and lexicons included."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", FRESH, str(path), str(SEEN_BEFORE)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append((after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / SEEN_BEFORE)
    name, ratios = f"a fresh process, {SEEN_BEFORE:,} articles", [usual / seconds for seconds in times]
    print(f"  {name}: {1000 * statistics.median(times):.3f} ms an article with its start-up,", end=" ")
    print(f"ratio {statistics.median(ratios):.0f} ({min(ratios):.0f} to {max(ratios):.0f})")


def report(rounds: Sequence[tuple[float, ...]], n: int, n_terms: int) -> None:
    print(
        f"{len(rounds)} rounds of {n} articles, {n_terms:,} terms in the usual script; "
        "CPU milliseconds an article: median (least to most)"
    )
    names = ("usual script", "ours, unseen texts", "ours, seen texts", "bound")
    for name, column in zip(names, zip(*rounds, strict=True), strict=True):
        times = [1000 * seconds for seconds in column]
        print(f"  {name:20} {statistics.median(times):9.3f}  ({min(times):.3f} to {max(times):.3f})")
    for name, over, under in (("usual / unseen", 0, 1), ("usual / seen", 0, 2), ("seen / bound", 2, 3)):
        ratios = [times[over] / times[under] for times in rounds]
        print(f"  {name:20} {statistics.median(ratios):9.1f}  ({min(ratios):.1f} to {max(ratios):.1f})")


if __name__ == "__main__":
    main()

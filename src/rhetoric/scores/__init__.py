"""The register of scores. A new score is one new file and one line here."""

from __future__ import annotations

from collections.abc import Mapping

from rhetoric.model import Metric
from rhetoric.scores import counts, loaded_terms, quotation, readability, sentiment

METRICS: Mapping[str, Metric] = {
    metric.name: metric
    for score in (counts, readability, sentiment, loaded_terms, quotation)
    for metric in score.METRICS
}

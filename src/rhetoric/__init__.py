"""rhetoric: how news is written, measured.

    import rhetoric
    scores = rhetoric.score(text, title="…")
    scores.metrics("outlet")["loaded_terms_per_1000_words"]

Names are loaded when they are first asked for, so that `import rhetoric` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rhetoric.config import Settings, read_settings
    from rhetoric.errors import RhetoricError
    from rhetoric.model import Article, BlockQuotation, LoadedTerm, Metric, Quotation
    from rhetoric.scores import METRICS
    from rhetoric.scores.readability import readability_from_counts
    from rhetoric.scores.textstat_counts import textstat_counts
    from rhetoric.scoring import Scores, find_loaded_terms, find_quotations, score, score_many

__version__ = "0.1.0"

_HOME = {
    "Article": "rhetoric.model",
    "BlockQuotation": "rhetoric.model",
    "LoadedTerm": "rhetoric.model",
    "METRICS": "rhetoric.scores",
    "Metric": "rhetoric.model",
    "Quotation": "rhetoric.model",
    "RhetoricError": "rhetoric.errors",
    "Scores": "rhetoric.scoring",
    "Settings": "rhetoric.config",
    "find_loaded_terms": "rhetoric.scoring",
    "find_quotations": "rhetoric.scoring",
    "read_settings": "rhetoric.config",
    "readability_from_counts": "rhetoric.scores.readability",
    "score": "rhetoric.scoring",
    "score_many": "rhetoric.scoring",
    "textstat_counts": "rhetoric.scores.textstat_counts",
}

__all__ = [
    "METRICS",
    "Article",
    "BlockQuotation",
    "LoadedTerm",
    "Metric",
    "Quotation",
    "RhetoricError",
    "Scores",
    "Settings",
    "find_loaded_terms",
    "find_quotations",
    "read_settings",
    "readability_from_counts",
    "score",
    "score_many",
    "textstat_counts",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'rhetoric' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]

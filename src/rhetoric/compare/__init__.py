"""Outlets compared fairly: ratios of sums, intervals over publication days, no rank without enough articles.

selection.py     which articles, metrics and voices, checked and read in one query
sample.py        that table as coded arrays
bootstrap.py     days drawn with replacement, and the interval of the draws
significance.py  p values and their adjustment
effect.py        Hedges g, Cliff's delta
comparison.py    all of it together: `compare_outlets`
gap.py           two outlets in one measure
caption.py       what stands under it
"""

from __future__ import annotations

from rhetoric.compare.caption import Caption, Provenance
from rhetoric.compare.comparison import Comparison, Estimate, OutletEstimates, compare_outlets
from rhetoric.compare.gap import Gap, gap
from rhetoric.compare.selection import OVERVIEW, Measure, Selection

__all__ = [
    "OVERVIEW", "Caption", "Comparison", "Estimate", "Gap", "Measure", "OutletEstimates", "Provenance",
    "Selection", "compare_outlets", "gap",
]  # fmt: skip

"""The store: one DuckDB file that one writer at a time makes, and that everybody may read.

with open_writer(path) as writer:      # lock, migrate, one transaction
    run_id = writer.start_run("run", ["articles.jsonl"])
    writer.add_articles(articles, run_id)
publish(path, run_id)                  # a new file takes the old one's place
with open_reader(path) as reader:      # the published file, read-only
    reader.table("FROM outlet_scores")
"""

from __future__ import annotations

from rhetoric.warehouse.checks import CheckResult, check
from rhetoric.warehouse.ingest import IngestCounts
from rhetoric.warehouse.lock import Holder, LockedError
from rhetoric.warehouse.places import Places
from rhetoric.warehouse.publish import publish
from rhetoric.warehouse.reader import Reader, current_snapshot, open_reader
from rhetoric.warehouse.rejections import OpenRejection
from rhetoric.warehouse.results import LoadCounts
from rhetoric.warehouse.scoring import Partition
from rhetoric.warehouse.user_sql import Answer, run_user_sql
from rhetoric.warehouse.writer import Writer, open_writer

__all__ = [
    "Answer",
    "CheckResult",
    "Holder",
    "IngestCounts",
    "LoadCounts",
    "LockedError",
    "OpenRejection",
    "Partition",
    "Places",
    "Reader",
    "Writer",
    "check",
    "current_snapshot",
    "open_reader",
    "open_writer",
    "publish",
    "run_user_sql",
]

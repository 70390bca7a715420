"""The work of a run, without any scheduler: sources -> warehouse -> workers -> warehouse -> published file.

run.py         runs: the whole way, or one stage
ingest.py      sources into the warehouse
score.py       what is due out of it, through the workers, and in again
partition.py   a worker's part
pool.py        all partitions, whatever becomes of the workers
executors.py   processes, threads, Dask
publish.py     the published file
session.py     the run's record, the writer's lock
reports.py     what was done, in numbers;  summary.py  in words
progress.py    who listens
"""

from __future__ import annotations

"""What of a text is not body: `find_batch_exclusions`.

page.py               the paragraphs of a batch as its rules see them
telling.py            what the rules ask of words and chunks, looked up once a type
headline.py           the headline printed once more above the article
boilerplate_rules.py  configs/boilerplate.toml, read
phrases.py            the small pattern language of its phrases
boilerplate.py        advertisements, links, credits, notices
appeals.py            a publisher's appeal for money at the end
repeats.py            passages printed twice
runs.py               runs of words that stand twice
exclusions.py         all of it together
"""

from __future__ import annotations

from rhetoric.text.exclusion.exclusions import find_batch_exclusions, outside

__all__ = ["find_batch_exclusions", "outside"]

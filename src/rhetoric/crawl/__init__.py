"""From addresses to captures: feeds and sitemaps are read, what is new in them is fetched and kept in a journal.

crawler.crawl(starts, settings=…, known=…, journal=…, now=…) -> Crawled
single.fetch_page(url, settings) -> Capture
start.Start, start.starts_of(outlet): where it begins
"""

from __future__ import annotations

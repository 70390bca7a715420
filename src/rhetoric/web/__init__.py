"""The web, fetched politely and safely: one polite request after another to each host, and no private address.

    async with Fetcher(settings) as fetcher:
        answer = await fetcher.fetch(Wanted("https://example.org/news.xml"))   # Answer, or NotFetchedError

`urls` (one spelling for all the URLs of an article) needs no network and is used by other floors too.
"""

from __future__ import annotations

"""Which outlet an article is of, and which article it is.

article_id: "<outlet_id>/<the source's own id>", else "<outlet_id>/<hash of the canonical URL>", else
"<outlet_id>/<hash of outlet and text>"; a hash is the first 16 hexadecimal digits of BLAKE2b-64.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from urllib.parse import urlsplit

from rhetoric.web.urls import canonical_url, host_of, same_site

_NOT_DECOMPOSED: Final = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
UNKNOWN_OUTLET: Final = "unknown"


def outlet_of(fields: Mapping[str, str], given: str | None) -> tuple[str, str | None]:
    """The outlet's id, and its name as written where it is written.

    The first of: `given` (an argument), "outlet_id" of a configured outlet, "outlet" of the row or page, the
    URL's host, the folder of the file (an id, no name); else "unknown".
    """
    written = fields.get("outlet")
    if given is not None:
        same = written is not None and slug(written) == slug(given)
        return slug(given), written if same else given
    if configured := fields.get("outlet_id"):
        return configured, written
    if name := (written and (host_of(written) or written)) or host_of(fields.get("url", "")):
        return slug(name), name
    return slug(fields.get("folder", UNKNOWN_OUTLET)), None


def believed_url(claimed: str | None, fetched_from: str) -> str:
    """The address that a page claims to have where it is one of the site that it came from, else where it came from.

    A page that names its site's front page claims nothing.
    """
    is_own = claimed is not None and same_site(claimed, fetched_from) and urlsplit(claimed).path.strip("/") != ""
    return claimed if is_own and claimed else fetched_from


def article_id_of(outlet_id: str, fields: Mapping[str, str], text: str) -> str:
    """The article's id, unique over all outlets and the same on every run."""
    if own := fields.get("id"):
        return f"{outlet_id}/{own}"
    key = canonical_url(fields.get("url", "")) or f"{outlet_id}\n{text}"
    return f"{outlet_id}/{_hash(key)}"


@lru_cache(maxsize=4096)
def slug(name: str) -> str:
    """The name in a-z, 0-9 and single dashes: "The Harbour Post" -> "the-harbour-post".

    Accents are dropped, apostrophes too. A name with nothing left (in another script) gets a hash of itself.
    """
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_NOT_DECOMPOSED))
    letters = re.sub(r"[^a-z0-9]+", "-", re.sub(r"[\u0300-\u036f'’`]", "", plain)).strip("-")
    return letters or f"outlet-{_hash(name)[:8]}"


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()

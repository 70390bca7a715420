"""One spelling for all the URLs under which an article is met, and the host that it stands for."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

_TRACKING: Final = re.compile(
    r"(?:utm_\w*|at_(?:medium|campaign|custom\d*|link\w*|bbc\w*|ptr\w*)|fbclid|gclid|gclsrc|dclid|gbraid|wbraid"
    r"|msclkid|yclid|twclid|ttclid|igshid|mc_cid|mc_eid|_ga|cmpid|cmp|ocid|smid|smtyp|ito|xtor|ns_campaign"
    r"|ns_mchannel|ns_source|soc_src|soc_trk|_hsenc|_hsmi|mkt_tok|wt_mc|ftag|icid|ncid|sr_share"
    r"|amp|output_?type|amp_js_v|amp_gsa|usqp)",
    re.I,
)
_DEFAULT_PORTS: Final = {80, 443, None}
# The same site for other screens. "m.uk" is a site of its own: something with a dot must be left.
_SCREEN: Final = re.compile(r"(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_AMP_PATH: Final = re.compile(r"(?<=[^/])(?:/amp|\.amp)(?=/?$|\.html?$)|^/amp(?=/.)|(?<=[^/])/amp\.html?$", re.I)
# Copies that search engines keep: their path holds the article's own address.
_AMP_CACHE: Final = re.compile(r"(?:www\.google\.[a-z.]+/amp|[\w-]+\.cdn\.ampproject\.org/[a-z])/(s/)?(.+)", re.I)


def canonical_url(url: str) -> str | None:
    """One spelling for all the URLs of an article; None when `url` is no web address.

    Scheme https, host in lower case without what names a screen (www, m, mobile, amp), no user, no default
    port, no fragment, no trailing slash, no mark of an AMP page, no parameters that only trace the reader
    (utm_*, fbclid, gclid, …); the copy in an AMP cache is the article it copies. It names the article; it
    need not be reachable.
    """
    parts = _split(url)
    if parts is None:
        return None
    if cached := _AMP_CACHE.fullmatch(f"{parts.hostname}{parts.path}"):
        return canonical_url(f"https://{unquote(cached[2])}")
    kept = [pair for pair in parts.query.split("&") if pair and not _TRACKING.fullmatch(pair.partition("=")[0])]
    query = f"?{'&'.join(kept)}" if kept else ""
    at = "" if parts.port in _DEFAULT_PORTS else f":{parts.port}"
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    return f"https://{_SCREEN.sub('', parts.hostname or '', count=1)}{at}{path}{query}"


def host_of(url: str) -> str | None:
    """The host of a web address, without "www." and the like; None for other text."""
    canonical = canonical_url(url)
    return urlsplit(canonical).hostname if canonical else None


def is_web_address(text: str) -> bool:
    """Whether `text` is an http or https address with a host."""
    return _split(text) is not None


def same_site(url: str, other: str) -> bool:
    """Whether two addresses are of one site: the same host, or one below the other ("news.example.org")."""
    one, two = host_of(url), host_of(other)
    if not one or not two:
        return False
    return one == two or one.endswith(f".{two}") or two.endswith(f".{one}")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme.lower() in {"http", "https"} and parts.hostname else None

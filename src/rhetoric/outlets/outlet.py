"""One outlet: who it is, where it lists its articles, what its sections are, and what is no part of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field, field_validator

from rhetoric.config import Section
from rhetoric.web.urls import canonical_url, host_of, is_web_address


class Feed(Section):
    """A feed or a sitemap; `section` and `kind` hold for all that it lists."""

    url: str
    section: str | None = None
    kind: str | None = None

    @field_validator("url")
    @classmethod
    def web_address(cls, url: str) -> str:
        if not is_web_address(url):
            raise ValueError("no http or https address")
        return url


class Outlet(Section):
    """A file `<outlet_id>.toml`.

    `other_domains`: sites beside `domain` where its articles lie. `kinds` maps the beginning of a path to the kind of
    what lies below it ("/opinion" = "comment"), the longest that fits counts. `wire_markers`: how the outlet signs
    agency copy, beside the agencies' own names. `cut`: how paragraphs begin that are no part of an article.
    `minimum_a_day`: articles that each day must bring.
    """

    outlet_id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    name: Annotated[str, Field(min_length=1)]
    domain: str
    other_domains: tuple[str, ...] = ()
    country: Annotated[str, Field(pattern=r"^[A-Z]{2}$")] | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}$")] | None = None
    minimum_a_day: Annotated[int, Field(ge=0)] = 0
    wire_markers: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    kinds: Mapping[str, str] = {}
    feeds: tuple[Feed, ...] = ()
    sitemaps: tuple[Feed, ...] = ()

    @field_validator("domain")
    @classmethod
    def host_name(cls, domain: str) -> str:
        if host_of(f"https://{domain}") != domain:
            raise ValueError("give the host alone, in lower case, without www: example.org")
        return domain

    @field_validator("other_domains")
    @classmethod
    def host_names(cls, domains: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cls.host_name(domain) for domain in domains)

    @field_validator("wire_markers", "cut")
    @classmethod
    def words(cls, phrases: tuple[str, ...]) -> tuple[str, ...]:
        if any(not re.search(r"\w{2}", phrase) for phrase in phrases):
            raise ValueError("each must have a word in it")
        return phrases

    @field_validator("kinds")
    @classmethod
    def paths(cls, kinds: Mapping[str, str]) -> Mapping[str, str]:
        if any(not path.startswith("/") for path in kinds):
            raise ValueError('each key is the beginning of a path, like "/opinion"')
        return kinds

    def has(self, url: str) -> bool:
        """Whether `url` lies on one of the outlet's sites, or below one."""
        host = host_of(url) or ""
        return any(host == domain or host.endswith(f".{domain}") for domain in (self.domain, *self.other_domains))

    def kind_of(self, url: str) -> str | None:
        """The kind of the longest path in `kinds` that `url` begins with, whole parts only."""
        path = urlsplit(canonical_url(url) or "").path + "/"
        fitting = [start for start in self.kinds if path.startswith(start.rstrip("/") + "/")]
        return self.kinds[max(fitting, key=len)] if fitting else None

"""What a page says of its article in JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

Linked = Mapping[str, Any]

_ARTICLES: Final = re.compile(r"(?:\w*Article|\w*BlogPosting|Report|Review|ImageGallery|MediaGallery)", re.I)
_KINDS: Final = {"opinionnewsarticle": "comment", "analysisnewsarticle": "analysis", "reviewnewsarticle": "review"}
_DEEPEST: Final = 4
_CONTROLS: Final = re.compile(r"[\x00-\x1f]+")


def linked_article(tree: Any) -> Linked:
    """The object of the page's article; empty where the page has none. Broken JSON is passed over."""
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        try:
            parsed = json.loads(_CONTROLS.sub(" ", script.text or ""))
        except (ValueError, RecursionError):
            continue
        for candidate in _objects(parsed):
            if any(_ARTICLES.fullmatch(name) for name in types_of(candidate)):
                return candidate
    return {}


def _objects(value: Any, depth: int = 0) -> Iterator[Linked]:
    if isinstance(value, list) and depth < _DEEPEST:
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity"):
            if depth < _DEEPEST:
                yield from _objects(value.get(name), depth + 1)


def types_of(linked: Linked) -> list[str]:
    """The names of its types."""
    named = linked.get("@type")
    return [name for name in (named if isinstance(named, list) else [named]) if isinstance(name, str)]


def fields_of(linked: Linked) -> dict[str, str]:
    """What it says under the names of `Article`: title, byline, published_at, section, language, kind."""
    kinds = [_KINDS[name.lower()] for name in types_of(linked) if name.lower() in _KINDS]
    found = {
        "title": _words(linked.get("headline")),
        "byline": ", ".join(dict.fromkeys(_names(linked.get("author")))),
        "published_at": _words(linked.get("datePublished")),
        "section": next(iter(_names(linked.get("articleSection"))), ""),
        "language": _words(linked.get("inLanguage")),
        "kind": next(iter(kinds), ""),
    }
    return {name: value for name, value in found.items() if value}


def _words(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _names(value: Any) -> Iterator[str]:
    """Names of people or things: written as a string, an object with a name, or a list of them; no addresses."""
    if isinstance(value, list):
        for item in value:
            yield from _names(item)
    else:
        name = _words(value.get("name") if isinstance(value, dict) else value)
        if name and "://" not in name:
            yield name

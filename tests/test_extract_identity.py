"""Which outlet, which article."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rhetoric.extract import canonical_url, slug
from rhetoric.extract.identity import article_id_of, outlet_of
from rhetoric.web.urls import host_of, same_site


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The Harbour Post", "the-harbour-post"),
        ("CNN (Web News)", "cnn-web-news"),
        ("Harper's Échø & Co.", "harpers-echo-co"),
        ("Süddeutsche Straße", "suddeutsche-strasse"),
        ("guardian.co.uk", "guardian-co-uk"),
        ("  --already-a-slug-- ", "already-a-slug"),
    ],
)
def test_slugs(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text(min_size=1))
def test_a_slug_is_never_empty_and_is_its_own_slug(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert slug(slug(name)) == slug(name)


def test_names_in_other_scripts_do_not_fall_together() -> None:
    assert slug("新聞") != slug("時報")


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a/b?id=7",
        "HTTP://www.Example.ORG:80/a/b/?id=7#top",
        "https://user:secret@example.org:443/a/b?utm_source=x&id=7&fbclid=abc&UTM_medium=y",
        " https://example.org/a/b/?&id=7&gclid=1 ",
    ],
)
def test_one_article_has_one_url(url: str) -> None:
    assert canonical_url(url) == "https://example.org/a/b?id=7"


@pytest.mark.parametrize(
    "url",
    [
        "https://m.example.org/news/baths",
        "https://amp.example.org/news/baths",
        "https://example.org/news/baths/amp",
        "https://example.org/news/baths/amp/",
        "https://example.org/news/baths.amp",
        "https://example.org/amp/news/baths",
        "https://www.example.org/news/baths?amp",
        "https://example.org/news/baths?outputType=amp",
        "https://www.google.com/amp/s/www.example.org/news/baths/amp",
        "https://example-org.cdn.ampproject.org/c/s/m.example.org/news/baths",
    ],
)
def test_other_screens_and_copies_are_the_same_article(url: str) -> None:
    assert canonical_url(url) == "https://example.org/news/baths"


def test_what_only_looks_like_another_screen() -> None:
    assert canonical_url("https://m.uk/lamp/champ") == "https://m.uk/lamp/champ"
    assert canonical_url("https://example.org/amp") == "https://example.org/amp"
    assert canonical_url("https://example.org/a/clamp.amplifier") == "https://example.org/a/clamp.amplifier"


def test_one_site() -> None:
    assert same_site("https://www.example.org/a", "http://news.example.org/b")
    assert not same_site("https://example.org/a", "https://example.org.evil.net/a")
    assert not same_site("https://example.org/a", "no address")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://example.org/", "https://example.org"),
        ("https://example.org:8080/A", "https://example.org:8080/A"),
        ("https://example.org/?p=1&q=%20", "https://example.org?p=1&q=%20"),
        ("ftp://example.org/a", None),
        ("example.org/a", None),
        ("http://[broken", None),
        ("http://example.org:port/", None),
        ("http:///a", None),
        ("", None),
    ],
)
def test_what_is_kept_and_what_is_no_url(url: str, expected: str | None) -> None:
    assert canonical_url(url) == expected


def test_hosts() -> None:
    assert host_of("https://www.Example.org:8080/a") == "example.org"
    assert host_of("The Harbour Post") is None


@pytest.mark.parametrize(
    ("fields", "given", "expected"),
    [
        ({"outlet": "The Quay", "url": "https://q.org/1", "folder": "f"}, None, ("the-quay", "The Quay")),
        ({"outlet": "https://www.quay.org/", "folder": "f"}, None, ("quay-org", "quay.org")),
        ({"url": "https://www.quay.org/1", "folder": "f"}, None, ("quay-org", "quay.org")),
        ({"url": "no url", "folder": "Quay Post"}, None, ("quay-post", None)),
        ({}, None, ("unknown", None)),
        ({"outlet": "The Quay"}, "the-quay", ("the-quay", "The Quay")),
        ({"outlet": "The Quay"}, "Harbour Post", ("harbour-post", "Harbour Post")),
        ({}, "harbour", ("harbour", "harbour")),
    ],
)
def test_the_outlet(fields: dict[str, str], given: str | None, expected: tuple[str, str | None]) -> None:
    assert outlet_of(fields, given) == expected


def test_the_articles_id() -> None:
    by_url = article_id_of("quay", {"url": "https://quay.org/1?utm_source=x"}, "Text.")
    assert article_id_of("quay", {"id": "17", "url": "https://quay.org/1"}, "Text.") == "quay/17"
    assert re.fullmatch(r"quay/[0-9a-f]{16}", by_url)
    assert by_url == article_id_of("quay", {"url": "http://www.quay.org/1/"}, "Another text.")
    by_text = article_id_of("quay", {"url": "none"}, "Text.")
    assert by_text == article_id_of("quay", {}, "Text.")
    assert len({by_url, by_text, article_id_of("quay", {}, "Text!"), article_id_of("pier", {}, "Text.")}) == 4


def test_ids_do_not_change_between_versions() -> None:
    # BLAKE2b-64 of "https://quay.org/1" and of "quay\nText.": a second run finds its articles by them.
    assert article_id_of("quay", {"url": "https://quay.org/1"}, "") == "quay/d438867620de45fc"
    assert article_id_of("quay", {}, "Text.") == "quay/d6680849d35914ee"

"""The promises of examples/README.md, checked on the files with nothing but the standard library."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
FIELDS = {"id", "outlet", "title", "text", "published", "url", "byline", "section", "kind", "topic"}
CSV_NAMES = {
    "headline": "title",
    "body": "text",
    "publication": "outlet",
    "date": "published",
    "author": "byline",
}
NAMES = {
    "daily_rampart": "Daily Rampart",
    "ostrey_chronicle": "Ostrey Chronicle",
    "the_brazier": "The Brazier",
    "thole_valley_post": "Thole Valley Post",
}
VERY_SHORT = "tvp-4414"

Row = dict[str, str]


def rows_of_jsonl() -> Iterator[Row]:
    for path in sorted(EXAMPLES.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line) | {"file": path.stem}


def rows_of_csv() -> Iterator[Row]:
    path = EXAMPLES / "thole_valley_post.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, strict=True):
            yield {CSV_NAMES.get(name, name): value for name, value in row.items()} | {"file": path.stem}


ROWS = [*rows_of_jsonl(), *rows_of_csv()]
BY_ID = {row["id"]: row for row in ROWS}
TEXT_FILES = sorted(EXAMPLES.glob("*/*.txt"))
PAGES = sorted(EXAMPLES.glob("*/*.html"))


def words(text: str) -> list[str]:
    return re.findall(r"\w[\w’'.,-]*", text)


def squeezed(text: str) -> str:
    return " ".join(text.split())


def paragraphs(article_id: str) -> list[str]:
    return BY_ID[article_id]["text"].split("\n\n")


def by_outlet() -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        groups[row["file"]].append(row)
    return groups


def wire_pairs() -> list[list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in ROWS:
        groups[squeezed(row["text"])].append(row)
    return [group for group in groups.values() if len(group) > 1]


def test_rows_are_complete_and_ids_and_addresses_unique() -> None:
    assert len(ROWS) == 62
    assert len(BY_ID) == len({row["url"] for row in ROWS}) == len(ROWS)
    for row in ROWS:
        assert row.keys() >= FIELDS
        assert row["title"]
        assert row["text"].strip() == row["text"]
        assert row["kind"] in {"news", "comment"}
        assert row["outlet"] == NAMES[row["file"]]
        assert row["url"].startswith(f"https://{row['file'].replace('_', '-')}.example/")


def test_json_is_readable_utf_8_and_the_csv_is_rfc_4180() -> None:
    for path in EXAMPLES.glob("*.jsonl"):
        assert "\\u" not in path.read_text(encoding="utf-8")
    header = (EXAMPLES / "thole_valley_post.csv").read_bytes().split(b"\r\n")[0]
    assert header == b"headline,body,publication,date,url,author,section,kind,story_id,topic,id"


def test_every_outlet_has_enough_ordinary_articles_of_its_own() -> None:
    wire = {row["id"] for pair in wire_pairs() for row in pair}
    groups = by_outlet()
    assert groups.keys() == NAMES.keys()
    for outlet_id, rows in groups.items():
        in_folder = [path for path in (*TEXT_FILES, *PAGES) if path.parent.name == outlet_id]
        own = [row for row in rows if row["id"] not in wire | {VERY_SHORT}]
        assert len(rows) >= 14
        assert len(own) + len(in_folder) >= 12
    assert len(ROWS) + len(TEXT_FILES) + len(PAGES) == 65


def test_articles_have_120_to_400_words_but_for_the_short_item() -> None:
    lengths = {row["id"]: len(words(row["text"])) for row in ROWS}
    assert lengths.pop(VERY_SHORT) < 60
    assert min(lengths.values()) >= 120
    assert max(lengths.values()) <= 400


def test_dates_cover_three_weeks_in_several_legal_spellings() -> None:
    moments = [datetime.fromisoformat(row["published"]) for row in ROWS]
    days = {moment.astimezone(UTC).date().isoformat() for moment in moments}
    assert min(days) == "2026-03-02"
    assert max(days) == "2026-03-22"
    assert len(days) == 21
    offsets = {re.sub(r"^.*?(Z|[+-]\d\d:\d\d)$", r"\1", row["published"]) for row in ROWS}
    assert offsets == {"Z", "+01:00", "+00:00"}


def test_stories_are_shared() -> None:
    outlets: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        if row.get("story_id"):
            outlets[row["story_id"]].add(row["file"])
    assert len(outlets) == 16
    assert min(map(len, outlets.values())) >= 3
    assert sum(len(names) == 4 for names in outlets.values()) >= 11


def test_wire_copy_is_one_text_in_two_outlets_under_two_headlines() -> None:
    pairs = wire_pairs()
    assert len(pairs) == 4
    for first, second in pairs:
        assert first["file"] != second["file"]
        assert first["title"] != second["title"]
        assert first["story_id"] == second["story_id"]
        assert "(Norline)" in first["text"]
    assert any(first["text"] != second["text"] for first, second in pairs)


def test_comment_pieces_come_from_every_outlet() -> None:
    comments = Counter(row["file"] for row in ROWS if row["kind"] == "comment")
    assert comments.keys() == NAMES.keys()
    assert comments.total() >= 6


def test_unbalanced_marks() -> None:
    marks = [paragraph.count('"') for paragraph in paragraphs("dr-1009")]
    assert sum(n % 2 for n in marks) == 2


def test_pull_quote_repeats_a_line_of_the_body() -> None:
    texts = [text.strip("“”") for text in paragraphs("tvp-4419")]
    pulled = [text for text in texts if any(text in other and text != other for other in texts)]
    assert len(pulled) == 1
    assert len(words(pulled[0])) > 10


def test_quotation_over_paragraphs_reopens_and_closes_once() -> None:
    block = [text for text in paragraphs("tvp-4421") if text.startswith("“") and "”" not in text]
    assert len(block) == 2
    following = paragraphs("tvp-4421")[paragraphs("tvp-4421").index(block[-1]) + 1]
    assert following.startswith("“")
    assert following.endswith("”")


def test_single_marks_stand_beside_apostrophes_and_possessives() -> None:
    text = BY_ID["brz-207"]["text"]
    assert "“" not in text
    assert '"' not in text
    assert text.count("‘") >= 4
    assert {"doesn’t", "isn’t", "rivals’", "islanders’"} <= set(words(text))


def test_scare_quotes_and_mixed_marks() -> None:
    assert len(re.findall(r"‘\w+’", BY_ID["brz-210"]["text"])) >= 4
    assert set("‘’“”\"'") <= set(BY_ID["brz-211"]["text"])


@pytest.mark.parametrize(
    ("article_id", "line"),
    [
        ("brz-203", "Donate now at the-brazier.example/give"),
        ("dr-1006", "© Daily Rampart 2026. All rights reserved."),
        ("oc-26-0306-05", "Copyright 2026 Ostrey Chronicle. Reproduction without permission is prohibited."),
    ],
)
def test_appeals_and_copyright_lines_end_an_article(article_id: str, line: str) -> None:
    assert paragraphs(article_id)[-1] == line


def test_text_files_have_a_headline_and_a_blank_line() -> None:
    assert len(TEXT_FILES) == 2
    for path in TEXT_FILES:
        headline, blank, _ = path.read_text(encoding="utf-8").split("\n", 2)
        assert headline
        assert blank == ""
        assert path.parent.name in NAMES


def test_page_is_a_real_page() -> None:
    (page,) = PAGES
    markup = page.read_text(encoding="utf-8")
    for part in ("<nav", "<header", "<aside", "<footer", "cookie", "og:site_name", "article:published_time"):
        assert part in markup
    facts = re.search(r'<script type="application/ld\+json">(.*?)</script>', markup, re.DOTALL)
    assert facts is not None
    assert json.loads(facts[1])["publisher"]["name"] == NAMES[page.parent.name]
    article = markup.split("<article>")[1].split("</article>")[0]
    assert 120 <= len(words(re.sub(r"<[^>]+>", " ", article))) <= 400


def test_the_valley_paper_quotes_most_and_the_house_styles_differ() -> None:
    joined = {name: "\n\n".join(row["text"] for row in rows) for name, rows in by_outlet().items()}
    sentence_words = {
        name: len(words(text)) / len(re.findall(r"[.!?][”’\"']?\s", text)) for name, text in joined.items()
    }
    assert sentence_words["daily_rampart"] < 10 < 20 < sentence_words["ostrey_chronicle"]
    spans = re.findall(r"“[^”]*?(?:”|(?=\n\n“))", joined["thole_valley_post"])
    share = sum(len(words(span)) for span in spans) / len(words(joined["thole_valley_post"]))
    assert 0.35 < share < 0.45


def test_readme_names_every_file_and_only_articles_that_exist() -> None:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    for path in (*EXAMPLES.glob("*.jsonl"), *EXAMPLES.glob("*.csv"), *PAGES):
        assert path.name in text
    named = re.findall(r"`((?:dr|oc|tvp|brz)-[\w-]+)`", text)
    assert named
    assert set(named) <= BY_ID.keys()

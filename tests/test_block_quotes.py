"""What pages, pieces of HTML and Markdown files set apart as somebody else's words."""

from __future__ import annotations

import pytest

from rhetoric.extract import extract
from rhetoric.extract.block_quotes import name_in
from rhetoric.model import Article, Capture
from rhetoric.outlets import Outlet

BODY = (
    "<p>The council voted late on Monday to close the old swimming baths by the harbour, after long debate.</p>",
    "<p>The baths opened in 1931 and were last repaired in 1988, when the roof was replaced at the town's cost.</p>",
    "<p>A spokesman said the building would be sold in the spring, and that no new pool was being planned.</p>",
)
WORDS = "We were never asked, and we shall not go quietly out of the water."


def read(content: str, media_type: str = "text/html", cut: tuple[str, ...] = ()) -> Article:
    outlet = Outlet(outlet_id="quay", name="The Quay", domain="quay.example", cut=cut)
    return extract(Capture("a", content, media_type, {}), outlet=outlet, maximum_characters=10**7)  # type: ignore[arg-type]


def page(block: str, before: str = BODY[0]) -> str:
    return (
        f"<!DOCTYPE html><html><body><article><h1>Baths</h1>{before}{block}{BODY[1]}{BODY[2]}</article></body></html>"
    )


def blocks(article: Article) -> list[tuple[str, str | None]]:
    """The words and the speaker of each block quotation."""
    return [(article.text[block.start : block.end], block.speaker) for block in article.block_quotations]


@pytest.mark.parametrize(
    ("block", "found"),
    [
        (f"<blockquote>{WORDS}</blockquote>", (WORDS, None)),
        (f"<blockquote><p>{WORDS}</p><p>Never.</p></blockquote>", (f"{WORDS}\n\nNever.", None)),
        (f"<blockquote><div><p>{WORDS} <b>Never</b>.</p></div></blockquote>", (f"{WORDS} Never.", None)),
        (f"<blockquote><p>{WORDS}</p><cite>Ann Bell, swimmer</cite></blockquote>", (WORDS, "Ann Bell")),
        (f"<blockquote><p>{WORDS} — <cite>Ann Bell</cite></p></blockquote>", (WORDS, "Ann Bell")),
        (f"<blockquote><p>{WORDS}</p><footer>by Ann Bell</footer></blockquote>", (WORDS, "Ann Bell")),
        (f'<blockquote><p>{WORDS}</p><p class="quote-author">— Ann Bell</p></blockquote>', (WORDS, "Ann Bell")),
        (f"<figure><blockquote>{WORDS}</blockquote><figcaption>Ann Bell, swimmer</figcaption></figure>",
         (WORDS, "Ann Bell")),
        (f"<blockquote><p>{WORDS} I read it in <cite>The Quay</cite> on Friday.</p></blockquote>",
         (f"{WORDS} I read it in The Quay on Friday.", None)),
        (f"<blockquote><cite>Ann Bell</cite><p>{WORDS}</p></blockquote>", (f"Ann Bell\n\n{WORDS}", None)),
        (f"<blockquote><p>{WORDS}</p><blockquote>Never.</blockquote></blockquote>", (f"{WORDS}\n\nNever.", None)),
    ],
)  # fmt: skip
def test_a_block_quotation_keeps_its_place(block: str, found: tuple[str, str | None]) -> None:
    words, speaker = found
    for content in (page(block), BODY[0] + block + BODY[1]):
        ((own, named),) = blocks(read(content))
        assert (" ".join(own.split()), named) == (" ".join(words.split()), speaker)


def test_the_text_is_the_same_with_and_without_the_tag() -> None:
    block = f"<p>{WORDS}</p><p>Never, he said, <i>never</i>.</p>"
    apart, plain = read(page(f"<blockquote>{block}</blockquote>")), read(page(block))
    assert apart.text == plain.text
    assert (len(apart.block_quotations), plain.block_quotations) == (1, ())


@pytest.mark.parametrize("name", ["twitter-tweet", "bluesky-embed", ""])
def test_an_embedded_post_is_its_authors(name: str) -> None:
    post = (
        f'<blockquote class="{name}"><p lang="en">{WORDS} <a href="https://t.example/x">pic.t.example/x</a></p>'
        '&mdash; Ann Bell (@annbell) <a href="https://t.example/x">June 3, 2025</a></blockquote>'
    )
    assert blocks(read(page(post))) == [(f"{WORDS} pic.t.example/x", "Ann Bell")]


def test_a_post_may_be_signed_in_a_paragraph_of_its_own() -> None:
    post = f'<blockquote class="twitter-tweet"><p>{WORDS}</p><p>— 5 Piers (@5piers) June 3, 2025</p></blockquote>'
    assert blocks(read(page(post))) == [(WORDS, "5 Piers")]


def test_a_post_of_which_only_the_frame_is_shown_says_nothing() -> None:
    post = (
        '<blockquote class="instagram-media"><p><a href="https://i.example/x">View this post on Instagram</a></p>'
        "<p>A post shared by Ann Bell (@annbell)</p></blockquote>"
    )
    assert blocks(read(page(post))) == []


def test_two_posts_in_a_row_are_two() -> None:
    post = '<blockquote class="twitter-tweet"><p>{} is what I said.</p>&mdash; {} (@x) June 3</blockquote>'
    read_ = read(page(post.format("This", "Ann Bell") + post.format("That", "Bo Lind")))
    assert blocks(read_) == [("This is what I said.", "Ann Bell"), ("That is what I said.", "Bo Lind")]


@pytest.mark.parametrize(
    "block",
    [
        f'<blockquote class="pullquote">{WORDS}</blockquote>',
        f'<div class="c-pull-quote"><blockquote>{WORDS}</blockquote></div>',
        "<blockquote> <p></p> </blockquote>",
        f"<p>{WORDS}</p>",
    ],
)
def test_what_is_no_block_quotation(block: str) -> None:
    assert read(page(block)).block_quotations == read(BODY[0] + block + BODY[1]).block_quotations == ()


def test_a_page_that_is_indented_as_a_whole_quotes_nobody() -> None:
    whole = f"<blockquote>{''.join(BODY)}</blockquote>"
    paragraphs = "".join(f"<blockquote>{paragraph}</blockquote>" for paragraph in BODY)
    for content in (whole, paragraphs):
        for article in (read(content), read(f"<!DOCTYPE html><html><body>{content}</body></html>")):
            assert "opened in 1931" in article.text
            assert article.block_quotations == ()


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("He called it <q>a sham</q> and left.", "He called it “a sham” and left."),
        ("He called it “<q>a sham</q>” and left.", "He called it “a sham” and left."),
        ('He called it <q>"a sham"</q> and left.', 'He called it "a sham" and left.'),
        ("<q>They said <q>no</q> to <i>us</i></q>, he wrote.", "“They said ‘no’ to us”, he wrote."),
        ("He said <q></q> nothing.", "He said nothing."),
    ],
)
def test_marks_that_a_browser_draws_are_written(written: str, text: str) -> None:
    for content in (page(f"<p>{written}</p>"), f"<p>{written}</p>"):
        assert text in " ".join(read(content).text.split())


def test_no_sign_is_left_in_a_text_and_those_of_a_page_stay() -> None:
    for own in ("⟅⟆", "⟅7⟆ ⦃", "⟆⦄⸨⧼"):
        article = read(page(f"<blockquote>{WORDS} {own} so</blockquote>"))
        assert f"{WORDS} {own} so" in article.text
    assert not set("⟅⟆⦃⦄⸨⸩⧼⧽") & set(read(page(f"<blockquote>{WORDS}</blockquote>")).text)


def test_blocks_without_end_are_read_in_time() -> None:
    assert read(page("<blockquote>" * 3_000 + WORDS)).text
    assert (
        len(read(BODY[0] + f"<blockquote>{WORDS}</blockquote><p>The board was silent.</p>" * 3_000).block_quotations)
        == 3_000
    )


def test_markdown_says_it_with_an_angle() -> None:
    letter = f"> {WORDS}\n> So\n> there.\n>\n> > Never.\n> — Ann Bell"
    text = f"# Baths\n\nShe wrote:\n\n{letter}\n\nIt rained.\n\n> Again.\n\nEnd."
    article = read(text, "text/markdown")
    assert blocks(article) == [(f"{WORDS} So there.\n\nNever.\n— Ann Bell", None), ("Again.", None)]
    assert read(f"> {WORDS}\n", "text/markdown").block_quotations == ()


@pytest.mark.parametrize(
    ("signature", "name"),
    [
        ("— Ann Bell, mayor of Quay", "Ann Bell"),
        ("By Ann Bell | The Quay", "Ann Bell"),
        ("Source: Reuters", "Reuters"),
        ("The council - in a letter", "The council"),
        ("Jean-Luc Ärm (2019)", "Jean-Luc Ärm"),
        ("https://quay.example/letter", None),
        ("as everybody knows", None),
        ("", None),
        ("A Sentence That Is Far Too Long To Be A Name", None),
    ],
)
def test_the_name_in_a_signature(signature: str, name: str | None) -> None:
    assert name_in(signature) == name


def test_what_is_cut_keeps_its_place_and_moves_no_quotation() -> None:
    notice = "<p>Sign up to our newsletter from the harbour.</p>"
    block = f"<blockquote><p>{WORDS}</p><p>Related: more about the baths of the town.</p><p>Never.</p></blockquote>"
    whole = read(page(notice + block + notice))
    article = read(page(notice + block + notice), cut=("sign up to", "Related:"))
    assert article.text == "\n\n".join(p for p in whole.text.split("\n\n") if p[:4] not in ("Sign", "Rela"))
    assert blocks(article) == [(f"{WORDS}\n\nNever.", None)]
    assert [passage.text[:7] for passage in article.cut_passages] == ["Sign up", "Related", "Sign up"]
    for passage, behind in zip(article.cut_passages, (WORDS, "Never.", "The baths opened"), strict=True):
        assert article.text[passage.at :].startswith(behind)


def test_a_block_that_is_cut_is_gone() -> None:
    article = read(page(f"<blockquote>{WORDS}</blockquote>"), cut=("We were never",))
    assert article.block_quotations == ()
    (passage,) = article.cut_passages
    assert (passage.text, article.text[passage.at :][:9]) == (WORDS, "The baths")

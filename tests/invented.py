"""Strings that nobody writes, for hypothesis: pieces that some rule or other trips over, in any order."""

from __future__ import annotations

from hypothesis import strategies as st

PIECES = [
    # marks, white space and what is neither
    "“", "”", "‘", "’", '"', "'", "«", "...", "…", "?!",
    "!!!!", "—", "-", "_", "*", ". ", "\n", "\n\n", "\t", "\u00a0",
    "\u2028", "\x00", "\x1c", "\x85", "\u00ad", "\u200b",
    "\u200d", "\u202e", "\ufeff", "\ud800", "\udfff", "\U000e0001",
    # other scripts, and letters that change when they are lower-cased or are two characters
    "שלום", "مرحبا", "你好。", "Σίσυφος ", "İstanbul ", "straße ", "ﬁne ",
    "e\u0301", "१२३", "𝐁𝐨𝐥𝐝 ", "😀", "👍🏽", "👩‍👩‍👧", "©",
    # words and numbers that rules ask for
    "U.S. ", "Mr. ", "don’t ", "it's ", "'tis ",
    "o'clock's ", "hmm ", "1,000.5 ", "www.example.org/a?b=c ", "policy.The ",
    "extraordinarily ", "the ", "The ", "VERY ", "good ", "GOOD",
    "terrible ", "not ", "never so ", "but ", "but ", ":) ",
    "kind of ", "least ", "no ", "said ", "Nell Hart ",
    "betrayal ", "Witch-hunt ", "so-called ", "might ", "clearly ",
    "plain words that make a sentence ", "ab" * 150,
]  # fmt: skip

CHARACTERS = st.characters()
"""Any code point, lone surrogates and control characters among them."""

STRINGS = st.lists(st.sampled_from(PIECES) | st.text(CHARACTERS, max_size=8), max_size=60).map("".join)

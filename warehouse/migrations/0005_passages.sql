-- What a source sets apart in an article's text as somebody else's words, and what was cut out of the text and where it
-- stood. NULL: nothing. Offsets are code points of the text; a cut passage stood before `start_at`.
ALTER TABLE article ADD COLUMN block_quotations STRUCT(start_at INTEGER, end_at INTEGER, speaker VARCHAR)[];
ALTER TABLE article ADD COLUMN cut_passages STRUCT(start_at INTEGER, "text" VARCHAR, "rule" VARCHAR)[];
ALTER TABLE earlier_text ADD COLUMN block_quotations STRUCT(start_at INTEGER, end_at INTEGER, speaker VARCHAR)[];
ALTER TABLE earlier_text ADD COLUMN cut_passages STRUCT(start_at INTEGER, "text" VARCHAR, "rule" VARCHAR)[];

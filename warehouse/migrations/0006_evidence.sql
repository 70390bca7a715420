-- Evidence names the article, text and scoring it belongs to by one number instead of three strings a row: a third of
-- the time to load it and a fifth of its bytes were those strings. The tables move to the schema `evidence`; views of
-- their old names, with the old columns, take their place (src/rhetoric/warehouse/evidence.py).
CREATE SCHEMA evidence;

-- An article's text under a scoring; the number is given when it is handed to a worker.
CREATE TABLE evidence.scored_text (
    scored_text_id BIGINT PRIMARY KEY,
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL
);

INSERT INTO evidence.scored_text
SELECT row_number() OVER (ORDER BY scoring_id, article_id, text_sha256), article_id, text_sha256, scoring_id
FROM (
    SELECT article_id, text_sha256, scoring_id FROM score
    UNION SELECT article_id, text_sha256, scoring_id FROM quotation
    UNION SELECT article_id, text_sha256, scoring_id FROM loaded_term
    UNION SELECT article_id, text_sha256, scoring_id FROM sentence
    UNION SELECT article_id, text_sha256, scoring_id FROM excluded
    UNION SELECT article_id, text_sha256, scoring_id FROM orphan_mark
);

CREATE TABLE evidence.quotation (
    scored_text_id BIGINT NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    kind VARCHAR NOT NULL,           -- direct, scare, reported, repeated
    rule VARCHAR NOT NULL,
    speaker VARCHAR,
    cue VARCHAR,
    certain BOOLEAN NOT NULL,
    cue_class VARCHAR                -- 0002_cue_class.sql
);

INSERT INTO evidence.quotation BY NAME
SELECT s.scored_text_id, e.* EXCLUDE (article_id, text_sha256, scoring_id)
FROM quotation e JOIN evidence.scored_text s USING (article_id, text_sha256, scoring_id);

DROP TABLE quotation;

CREATE TABLE evidence.loaded_term (
    scored_text_id BIGINT NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    term VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    intensity INTEGER NOT NULL,
    suppressed_by VARCHAR,           -- NULL: it counts
    in_scare_quotes BOOLEAN NOT NULL,
    lexicon VARCHAR NOT NULL         -- loaded, hedges, boosters, ...
);

INSERT INTO evidence.loaded_term BY NAME
SELECT s.scored_text_id, e.* EXCLUDE (article_id, text_sha256, scoring_id)
FROM loaded_term e JOIN evidence.scored_text s USING (article_id, text_sha256, scoring_id);

DROP TABLE loaded_term;

CREATE TABLE evidence.sentence (
    scored_text_id BIGINT NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    n_words INTEGER NOT NULL,
    n_quoted_words INTEGER NOT NULL,
    vader_compound DOUBLE,
    sentiment DOUBLE,
    strongest_word VARCHAR,          -- 0004_sentence_words.sql
    strongest_valence DOUBLE
);

INSERT INTO evidence.sentence BY NAME
SELECT s.scored_text_id, e.* EXCLUDE (article_id, text_sha256, scoring_id)
FROM sentence e JOIN evidence.scored_text s USING (article_id, text_sha256, scoring_id);

DROP TABLE sentence;

CREATE TABLE evidence.excluded (
    scored_text_id BIGINT NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    reason VARCHAR NOT NULL,         -- headline, boilerplate, repeated
    rule VARCHAR NOT NULL
);

INSERT INTO evidence.excluded BY NAME
SELECT s.scored_text_id, e.* EXCLUDE (article_id, text_sha256, scoring_id)
FROM excluded e JOIN evidence.scored_text s USING (article_id, text_sha256, scoring_id);

DROP TABLE excluded;

CREATE TABLE evidence.orphan_mark (
    scored_text_id BIGINT NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    mark VARCHAR NOT NULL,
    role VARCHAR NOT NULL,           -- opener, closer, unknown
    rule VARCHAR NOT NULL
);

INSERT INTO evidence.orphan_mark BY NAME
SELECT s.scored_text_id, e.* EXCLUDE (article_id, text_sha256, scoring_id)
FROM orphan_mark e JOIN evidence.scored_text s USING (article_id, text_sha256, scoring_id);

DROP TABLE orphan_mark;

-- The first schema. No foreign keys and no indexes beside primary keys: both block ALTER TABLE, and the checks in
-- warehouse/checks/ say more. All times are UTC.

CREATE TABLE schema_version (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    applied_at TIMESTAMP NOT NULL
);

CREATE TABLE run (
    run_id VARCHAR NOT NULL,
    started_at TIMESTAMP NOT NULL,
    finished_at TIMESTAMP,
    state VARCHAR NOT NULL,      -- running, completed, failed, crashed
    command VARCHAR NOT NULL,
    sources VARCHAR[] NOT NULL,
    n_read INTEGER DEFAULT 0,
    n_new INTEGER DEFAULT 0,
    n_changed INTEGER DEFAULT 0,
    n_unchanged INTEGER DEFAULT 0,
    n_duplicate INTEGER DEFAULT 0,
    n_rejected INTEGER DEFAULT 0,
    n_scored INTEGER DEFAULT 0,
    n_not_scored INTEGER DEFAULT 0,
    version VARCHAR NOT NULL,    -- of rhetoric
    host VARCHAR NOT NULL,
    pid INTEGER NOT NULL
);

CREATE TABLE rejection (
    run_id VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    stage VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR
);

CREATE TABLE note (
    run_id VARCHAR NOT NULL,
    source VARCHAR,
    article_id VARCHAR,
    note VARCHAR NOT NULL
);

CREATE TABLE outlet (
    outlet_id VARCHAR PRIMARY KEY,
    name VARCHAR,
    domain VARCHAR,
    country VARCHAR,
    language VARCHAR
);

CREATE TABLE article (
    article_id VARCHAR PRIMARY KEY,
    outlet_id VARCHAR NOT NULL,
    url VARCHAR,
    title VARCHAR,
    byline VARCHAR,
    published_at TIMESTAMP,
    first_seen_at TIMESTAMP NOT NULL,
    changed_at TIMESTAMP NOT NULL,   -- when the text or the title last became another
    language VARCHAR,                -- the source's word, else what was detected
    kind VARCHAR,
    section VARCHAR,
    topic VARCHAR,
    n_words INTEGER NOT NULL,        -- of the whole text; the words that were scored are score.n_words
    text_sha256 VARCHAR NOT NULL,    -- the newest text
    wire_group_id VARCHAR,
    story_id VARCHAR,
    source VARCHAR,
    run_id VARCHAR NOT NULL          -- the run that brought the newest text
);

CREATE TABLE article_text (
    text_sha256 VARCHAR PRIMARY KEY,
    text VARCHAR NOT NULL,
    n_words INTEGER NOT NULL,
    wire_key VARCHAR NOT NULL        -- equal where two texts differ only in case, marks and white space
);

-- What an article was before its text or its title became another.
CREATE TABLE earlier_text (
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    title VARCHAR,
    seen_from TIMESTAMP NOT NULL,
    seen_until TIMESTAMP NOT NULL
);

CREATE TABLE wire_group (
    wire_group_id VARCHAR NOT NULL,
    n_outlets INTEGER NOT NULL,
    n_articles INTEGER NOT NULL,
    first_article_id VARCHAR NOT NULL,
    method VARCHAR NOT NULL
);

CREATE TABLE story (
    story_id VARCHAR NOT NULL,
    n_articles INTEGER NOT NULL,
    n_outlets INTEGER NOT NULL,
    first_published_at TIMESTAMP,
    method VARCHAR NOT NULL
);

CREATE TABLE metric (
    position INTEGER NOT NULL,       -- in the register
    metric VARCHAR NOT NULL,
    type VARCHAR NOT NULL,           -- count, number, flag
    unit VARCHAR NOT NULL,
    low DOUBLE,
    high DOUBLE,
    reading VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    version INTEGER NOT NULL,
    weight VARCHAR,                  -- the column that a mean over articles is weighted by
    parts BOOLEAN NOT NULL           -- whether it has a meaning in the voices outlet and quoted
);

CREATE TABLE scoring (
    scoring_id VARCHAR PRIMARY KEY,
    created_at TIMESTAMP NOT NULL,
    is_current BOOLEAN NOT NULL,
    metric_versions JSON NOT NULL,
    lexicon_versions JSON NOT NULL,
    config JSON NOT NULL
);

-- One row an article, voice and scoring; a column a metric is added from the register.
CREATE TABLE score (
    article_id VARCHAR NOT NULL,
    voice VARCHAR NOT NULL,          -- body, outlet, quoted, headline
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL
);

CREATE TABLE not_scored (
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR
);

-- Evidence. Offsets are code points, half-open: of the title in the voice headline, of the text in every other.

CREATE TABLE quotation (
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    kind VARCHAR NOT NULL,           -- direct, scare, reported, repeated
    rule VARCHAR NOT NULL,
    speaker VARCHAR,
    cue VARCHAR,
    certain BOOLEAN NOT NULL
);

CREATE TABLE loaded_term (
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    term VARCHAR NOT NULL,
    category VARCHAR NOT NULL,
    intensity INTEGER NOT NULL,
    suppressed_by VARCHAR,           -- NULL: it counts
    in_scare_quotes BOOLEAN NOT NULL,
    lexicon VARCHAR NOT NULL         -- loaded, hedges, boosters
);

CREATE TABLE sentence (
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    n_words INTEGER NOT NULL,
    n_quoted_words INTEGER NOT NULL,
    vader_compound DOUBLE,
    sentiment DOUBLE
);

CREATE TABLE excluded (
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    reason VARCHAR NOT NULL,         -- headline, boilerplate, repeated
    rule VARCHAR NOT NULL
);

CREATE TABLE orphan_mark (
    article_id VARCHAR NOT NULL,
    text_sha256 VARCHAR NOT NULL,
    scoring_id VARCHAR NOT NULL,
    voice VARCHAR NOT NULL,
    start_at INTEGER NOT NULL,
    end_at INTEGER NOT NULL,
    mark VARCHAR NOT NULL,
    role VARCHAR NOT NULL,           -- opener, closer, unknown
    rule VARCHAR NOT NULL
);

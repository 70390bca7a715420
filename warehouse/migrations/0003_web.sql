-- What was fetched from the web and when, what refused things came from, and how wire copy is known.

-- Every address that was fetched, as it was found last. A feed or sitemap stands here beside the pages it named.
CREATE TABLE visit (
    url VARCHAR PRIMARY KEY,         -- in its canonical spelling
    role VARCHAR NOT NULL,           -- page, feed, sitemap
    outcome VARCHAR NOT NULL,        -- fetched, unchanged, or the reason why not
    visited_at TIMESTAMP NOT NULL,
    is_settled BOOLEAN NOT NULL,     -- false: ask again in the next run
    outlet_id VARCHAR,
    found_in VARCHAR,                -- the feed or sitemap that named it
    etag VARCHAR,
    last_modified VARCHAR
);

-- Every time a feed or sitemap was asked.
CREATE TABLE listing_visit (
    run_id VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    outlet_id VARCHAR,
    visited_at TIMESTAMP NOT NULL,
    outcome VARCHAR NOT NULL,
    n_entries INTEGER,
    n_new INTEGER
);

ALTER TABLE rejection ADD COLUMN origin VARCHAR;          -- the file or address that brings it again
ALTER TABLE rejection ADD COLUMN outlet_id VARCHAR;
ALTER TABLE rejection ADD COLUMN rejected_at TIMESTAMP;
ALTER TABLE rejection ADD COLUMN retried_by VARCHAR;      -- the run that tried it again

ALTER TABLE run ADD COLUMN outlet_id VARCHAR;             -- as it was given for all articles of the run
ALTER TABLE run ADD COLUMN column_names JSON;             -- our names for the columns of tables, to theirs

ALTER TABLE outlet ADD COLUMN minimum_a_day INTEGER;

ALTER TABLE article ADD COLUMN found_in VARCHAR;          -- the feed or sitemap that named it

ALTER TABLE article ADD COLUMN wire_agency VARCHAR;       -- the agency whose name it bears
ALTER TABLE wire_group ADD COLUMN agency VARCHAR;

-- How much texts share: MinHash, 128 numbers of 16 bits each (rhetoric.warehouse.sketches).
CREATE TABLE text_sketch (
    text_sha256 VARCHAR PRIMARY KEY,
    sketch BLOB NOT NULL
);

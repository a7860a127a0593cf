-- One row for each day that has lines, written after the day is over: how far the journal went, and a seal that only the holder of the master
-- key can make. It chains to the seal of the day before, so that rewriting the past shows.
CREATE TABLE journal_day (
    day TEXT NOT NULL PRIMARY KEY,
    last_seq BIGINT NOT NULL,
    lines BIGINT NOT NULL,
    hash BYTEA NOT NULL,              -- of the day's last line
    seal BYTEA NOT NULL
);

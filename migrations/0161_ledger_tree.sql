-- The hash tree over the entries (RFC 6962; docs/ledger.md) and its signed heads.

-- Entries that wait for their place, with the leaf as it was when they were posted.
CREATE TABLE ledger_waiting (
    entry UUID NOT NULL PRIMARY KEY REFERENCES ledger_entry (id),
    leaf BYTEA NOT NULL
);

CREATE TABLE ledger_leaf (
    position BIGINT NOT NULL PRIMARY KEY,   -- 0, 1, 2, … without a gap
    entry UUID NOT NULL UNIQUE REFERENCES ledger_entry (id)
);

-- Nodes over 2^level leaves that are all there; the leaves are level 0.
CREATE TABLE ledger_node (
    level BIGINT NOT NULL,
    position BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    PRIMARY KEY (level, position)
);

CREATE TABLE ledger_head (
    day TEXT NOT NULL PRIMARY KEY,          -- on which it was signed, one a day at most
    size BIGINT NOT NULL UNIQUE,            -- how many entries it covers
    root BYTEA NOT NULL,
    signed_at BIGINT NOT NULL,
    public_key BYTEA NOT NULL,
    signature BYTEA NOT NULL
);

-- Facts nobody edits: who did what to which thing, when and where. Only the numberer writes here.
CREATE TABLE journal (
    seq BIGINT NOT NULL PRIMARY KEY,  -- 1, 2, 3, … without a gap
    at BIGINT NOT NULL,
    actor UUID,                       -- an account; NULL: the system by itself
    area UUID,
    verb TEXT NOT NULL,               -- such as task.done
    subject UUID NOT NULL,
    detail TEXT NOT NULL,             -- JSON; personal values only as ciphertext
    hash BYTEA NOT NULL               -- BLAKE2b-256 over the hash before and this line
);
CREATE INDEX journal_by_subject ON journal (subject, seq);

-- Committed lines that wait for their number. SQLite numbers at the end of each batch and leaves this empty.
CREATE TABLE journal_waiting (
    unit UUID NOT NULL,               -- one unit of work
    part BIGINT NOT NULL,             -- the order within it
    at BIGINT NOT NULL,
    actor UUID,
    area UUID,
    verb TEXT NOT NULL,
    subject UUID NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (unit, part)
);

-- The answers to writes that carried an Idempotency-Key, so that sending again is harmless. Kept for two days. Who has only this table
-- reads nothing: the key itself, which opens the answer, stays with the client.
CREATE TABLE idempotency (
    id UUID NOT NULL PRIMARY KEY,     -- a hash of account and key
    content BYTEA NOT NULL,           -- a hash of method, target and body: the same key with another content is a conflict
    answer BYTEA NOT NULL,            -- status, headers and body, sealed
    at BIGINT NOT NULL
);
CREATE INDEX idempotency_by_age ON idempotency (at);

-- What an installation remembers of itself, such as whether it is a demonstration.
CREATE TABLE setting (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

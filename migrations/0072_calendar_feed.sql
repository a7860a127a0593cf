-- The one secret address at which a person's calendar programs find briefings, visits and deadlines.
CREATE TABLE calendar_feed (
    account UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    secret_hash BYTEA NOT NULL UNIQUE,          -- BLAKE2b of the 32 bytes in the address
    made_at BIGINT NOT NULL
);

-- The key of each sealed subject, wrapped by the master key that lies outside the database. A table of its own, because it is backed up apart
-- and forgotten sooner: without its key a record can never be read again.
CREATE TABLE sealed_key (
    home BIGINT NOT NULL,             -- the partition of the commune in which the subject was first sealed
    subject UUID NOT NULL,
    wrapped BYTEA NOT NULL,           -- nonce and ciphertext
    PRIMARY KEY (home, subject)
);
CREATE INDEX sealed_key_by_subject ON sealed_key (subject);

-- Names, telephone numbers, addresses, health and hardship notes, readable only with the subject's key.
CREATE TABLE sealed_record (
    home BIGINT NOT NULL,
    subject UUID NOT NULL,
    commune UUID NOT NULL,
    content BYTEA NOT NULL,           -- nonce and ciphertext of JSON
    at BIGINT NOT NULL,
    PRIMARY KEY (home, subject)
);
CREATE INDEX sealed_record_by_subject ON sealed_record (subject);

-- What sealed records are found by: a keyed hash of each folded word, with a key per commune, so that how often a surname occurs cannot be
-- compared between communes.
CREATE TABLE sealed_word (
    home BIGINT NOT NULL,
    commune UUID NOT NULL,
    token BYTEA NOT NULL,
    subject UUID NOT NULL,
    PRIMARY KEY (home, commune, token, subject)
);
CREATE INDEX sealed_word_by_subject ON sealed_word (subject);

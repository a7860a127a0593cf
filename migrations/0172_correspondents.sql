-- People who agreed to tell how things are in their field. Name and phone lie sealed, and are erased when they end it; what they tell is a voice like any
-- other, and nothing ties it to them.
CREATE TABLE correspondent (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),
    topic TEXT NOT NULL,                        -- src/voices/vocabulary/voice_words.json
    agreed_at BIGINT NOT NULL,
    ended_at BIGINT,
    code_hash BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX correspondent_by_id ON correspondent (id);
CREATE INDEX correspondent_by_code ON correspondent (code_hash);
CREATE INDEX correspondent_of_commune ON correspondent (commune, area);

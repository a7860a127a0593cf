-- What a household itself may see and ask of the register. The key on its card is stored as a hash; a new one replaces it.
CREATE TABLE household_key (
    home BIGINT NOT NULL,
    household UUID NOT NULL,
    hash BYTEA NOT NULL UNIQUE,
    made_at BIGINT NOT NULL,
    account UUID NOT NULL,                      -- who handed it over
    PRIMARY KEY (home, household)
);

-- A household asks to have something corrected or its record erased. Its words and the answer are sealed under the household's key.
CREATE TABLE household_wish (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    household UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),    -- where it lived when it asked
    kind TEXT NOT NULL,                         -- correction, erasure
    words TEXT,                                 -- ciphertext; empty: nothing was said
    at BIGINT NOT NULL,
    answered_at BIGINT,
    account UUID,                               -- who answered
    done BIGINT,                                -- 1: what was asked was done
    answer TEXT,                                -- ciphertext
    PRIMARY KEY (home, id)
);
CREATE INDEX household_wish_by_id ON household_wish (id);
CREATE INDEX household_wish_by_household ON household_wish (household, at);
CREATE INDEX household_wish_open ON household_wish (commune, id) WHERE answered_at IS NULL;

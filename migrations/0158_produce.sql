-- What people grow and offer, and what somebody looks for. Who it is lies sealed under the posting's own key; everything here is public.
CREATE TABLE produce (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),       -- a hamlet or a commune
    side TEXT NOT NULL,                            -- produce::Side by name
    body UUID REFERENCES body (id),                -- that looks; empty: somebody without an account
    item TEXT NOT NULL,                            -- of the catalogue of goods
    amount BIGINT NOT NULL CHECK (amount >= 1),    -- smallest units
    remaining BIGINT NOT NULL CHECK (remaining >= 0 AND remaining <= amount),  -- kept: what no match has taken
    price BIGINT CHECK (price >= 0),               -- đồng for one unit; 0: free; empty: to be agreed
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,                     -- the last day
    made_at BIGINT NOT NULL,
    closed_at BIGINT,
    code_hash BYTEA,                               -- of who has no account
    is_sealed BOOLEAN NOT NULL,                    -- until who it is was forgotten
    PRIMARY KEY (home, id)
);
CREATE INDEX produce_by_id ON produce (id);
CREATE INDEX produce_by_code ON produce (code_hash) WHERE code_hash IS NOT NULL;
CREATE INDEX produce_open ON produce (side, valid_until, id) WHERE closed_at IS NULL AND remaining > 0;
CREATE INDEX produce_open_of_item ON produce (item, side, valid_until, id) WHERE closed_at IS NULL AND remaining > 0;
CREATE INDEX produce_sealed ON produce (valid_until) WHERE is_sealed;
CREATE INDEX produce_of_commune ON produce (commune, made_at, id);

-- What was brought together: an offer with who looks for it, or with a purchase of relief.
CREATE TABLE produce_match (
    home BIGINT NOT NULL,                          -- of the offer
    id UUID NOT NULL,
    offered UUID NOT NULL,
    wanted UUID,
    purchase UUID,
    amount BIGINT NOT NULL CHECK (amount >= 1),
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    undone_at BIGINT,
    CHECK ((wanted IS NULL) <> (purchase IS NULL)),
    PRIMARY KEY (home, id)
);
CREATE INDEX produce_match_by_id ON produce_match (id);
CREATE INDEX produce_match_of_offer ON produce_match (offered, id);
CREATE INDEX produce_match_of_wanted ON produce_match (wanted, id) WHERE wanted IS NOT NULL;
CREATE INDEX produce_match_of_purchase ON produce_match (purchase) WHERE purchase IS NOT NULL;

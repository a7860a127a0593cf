-- Short cards of guidance, written by a health station for its commune; each saying is a row, the newest one holds.
CREATE TABLE guidance_card (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    audience TEXT NOT NULL,                     -- guidance::Audience by name
    version BIGINT NOT NULL,                    -- of what it says now; 1, 2, 3
    ended_at BIGINT,                            -- taken down
    PRIMARY KEY (home, id)
);
CREATE INDEX guidance_card_by_id ON guidance_card (id);
CREATE INDEX guidance_card_of_commune ON guidance_card (commune, audience, id) WHERE ended_at IS NULL;

CREATE TABLE guidance_version (
    home BIGINT NOT NULL,
    card UUID NOT NULL,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    words TEXT NOT NULL,
    holds_from TEXT NOT NULL,
    source TEXT NOT NULL,                       -- the paper that it follows, empty: the station's own words
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, card, version)
);

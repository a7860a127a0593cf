-- A hamlet asks for people, vehicles or goods, others offer, the commune matches.
CREATE TABLE surge_call (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('asked', 'offered')),
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),      -- of the hamlet that asks or offers
    body UUID REFERENCES body (id),               -- who speaks for it
    zone UUID,                                    -- that it is for
    what TEXT NOT NULL CHECK (what IN ('people', 'vehicles', 'goods')),
    words TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    matched BIGINT NOT NULL CHECK (matched >= 0 AND matched <= quantity),
    done BIGINT NOT NULL CHECK (done >= 0 AND done <= matched),
    wanted_by TEXT,                               -- the last good day; of an offer the last day it holds
    ended_at BIGINT,                              -- withdrawn, or no longer needed
    opened_at BIGINT NOT NULL,
    opened_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX surge_call_by_id ON surge_call (id);
CREATE INDEX surge_call_open ON surge_call (commune, side, opened_at, id) WHERE ended_at IS NULL;

CREATE TABLE surge_match (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    asked UUID NOT NULL,
    offered UUID NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity >= 1),
    matched_at BIGINT NOT NULL,
    matched_by UUID NOT NULL REFERENCES account (id),
    done_at BIGINT,
    done_by UUID REFERENCES account (id),
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX surge_match_by_id ON surge_match (id);
CREATE INDEX surge_match_of_call ON surge_match (asked, id);
CREATE INDEX surge_match_of_offer ON surge_match (offered, id);

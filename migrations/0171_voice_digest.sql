-- What officers propose beside the daily digest of what people say. It names nobody; who reads the digest reads it.
CREATE TABLE voice_proposal (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),    -- of the digest: a commune or above
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL,
    body UUID,
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX voice_proposal_by_id ON voice_proposal (id);
CREATE INDEX voice_proposal_of_day ON voice_proposal (area, day);

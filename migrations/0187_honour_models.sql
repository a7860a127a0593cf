-- Models worth copying, and the copies that other bodies made of them.
CREATE TABLE honour_model (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    version BIGINT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    area UUID NOT NULL REFERENCES area (id),
    kind TEXT NOT NULL,                            -- vocabulary/model_kinds.json
    title TEXT NOT NULL,
    problem TEXT NOT NULL,
    how TEXT NOT NULL,
    needs TEXT NOT NULL,
    steps TEXT NOT NULL,                           -- JSON, honours::Step
    results TEXT NOT NULL,
    evidence TEXT NOT NULL,                        -- JSON, a text each
    origin UUID,                                   -- the model that it was copied from
    plan UUID REFERENCES plan (id),                -- of a copy: whose tasks its steps are
    published_at BIGINT,
    message UUID,                                  -- outreach: its bulletin
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX honour_model_by_id ON honour_model (id);
CREATE INDEX honour_model_of_body ON honour_model (body, made_at, id);
CREATE INDEX honour_model_of_area ON honour_model (area, made_at);
CREATE INDEX honour_model_of_origin ON honour_model (origin) WHERE origin IS NOT NULL;
CREATE INDEX honour_model_published ON honour_model (made_at, id) WHERE published_at IS NOT NULL;

-- Who was proposed for a reward, by whom and for what; whose name it is lies sealed.
CREATE TABLE reward_proposal (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that proposes
    area UUID NOT NULL REFERENCES area (id),       -- where it stands
    decider UUID NOT NULL REFERENCES body (id),    -- whose head decides
    doer TEXT NOT NULL,                            -- honours::Doer by name
    ground TEXT NOT NULL,                          -- vocabulary/reward_grounds.json
    reward TEXT NOT NULL,
    reason TEXT NOT NULL,
    records TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('submitted', 'sent_back', 'refused', 'awarded')),
    reply TEXT NOT NULL,
    number TEXT NOT NULL,                          -- of the decision
    decided_on TEXT,
    decided_by UUID REFERENCES account (id),
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX reward_proposal_by_id ON reward_proposal (id);
CREATE INDEX reward_proposal_of_body ON reward_proposal (body, made_at, id);
CREATE INDEX reward_proposal_to ON reward_proposal (decider, made_at, id);
CREATE INDEX reward_proposal_of_area ON reward_proposal (area, decided_on);

-- The deeds and models that a proposal rests on.
CREATE TABLE reward_basis (
    home BIGINT NOT NULL,
    proposal UUID NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('deed', 'model')),
    thing UUID NOT NULL,
    PRIMARY KEY (home, proposal, thing)
);
CREATE INDEX reward_basis_by_thing ON reward_basis (thing);

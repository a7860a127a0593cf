-- A body's finance officer proposes with a table of costs; the body that decides grants all of it, a part or nothing, with its reason.
CREATE TABLE budget_proposal (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that proposes
    decider UUID NOT NULL REFERENCES body (id),
    number BIGINT NOT NULL,                        -- of the body and year
    code TEXT NOT NULL,                            -- DX-2021-0001
    subject TEXT NOT NULL,                         -- purchases::Subject by name
    title TEXT NOT NULL,
    words TEXT NOT NULL,                           -- on what ground, what for
    state TEXT NOT NULL,                           -- purchases::ProposalState by name
    asked_at BIGINT NOT NULL,
    asked_by UUID NOT NULL REFERENCES account (id),
    granted BIGINT NOT NULL CHECK (granted >= 0),  -- đồng
    reason TEXT NOT NULL,
    decided_at BIGINT,
    decided_by UUID REFERENCES account (id),
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX budget_proposal_by_id ON budget_proposal (id);
CREATE INDEX budget_proposal_of_body ON budget_proposal (body, asked_at, id);
CREATE INDEX budget_proposal_for_decider ON budget_proposal (decider, asked_at, id);
CREATE INDEX budget_proposal_open ON budget_proposal (decider) WHERE state = 'asked';

CREATE TABLE budget_line (
    home BIGINT NOT NULL,
    proposal UUID NOT NULL,
    position BIGINT NOT NULL,
    what TEXT NOT NULL,
    unit TEXT NOT NULL,
    quantity BIGINT NOT NULL CHECK (quantity > 0),
    price BIGINT NOT NULL CHECK (price >= 0),      -- đồng for one
    PRIMARY KEY (home, proposal, position)
);
CREATE INDEX budget_line_of ON budget_line (proposal, position);

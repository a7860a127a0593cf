-- Somebody says that a list is wrong. Who objects is written nowhere; their words, and those of the person concerned, lie sealed under this id.
CREATE TABLE benefit_objection (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    list UUID NOT NULL,
    entry UUID,                                    -- that it is about; empty: somebody is missing
    about TEXT NOT NULL,                           -- benefits::About by name
    state TEXT NOT NULL,                           -- benefits::ObjectionState by name
    code_hash BYTEA NOT NULL,                      -- of the code with which one looks after it
    made_at BIGINT NOT NULL,
    due_on TEXT NOT NULL,                          -- by rule
    heard_at BIGINT,                               -- the person concerned had their say
    is_right BOOLEAN,
    reason TEXT NOT NULL,                          -- of the decision, as the objector reads it
    decided_at BIGINT,
    decided_by UUID REFERENCES account (id),
    appeal_to UUID REFERENCES body (id),           -- of the level above
    appealed_at BIGINT,
    appeal_is_right BOOLEAN,
    appeal_reason TEXT NOT NULL,
    appeal_decided_at BIGINT,
    appeal_decided_by UUID REFERENCES account (id),
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX benefit_objection_by_id ON benefit_objection (id);
CREATE INDEX benefit_objection_by_code ON benefit_objection (code_hash);
CREATE INDEX benefit_objection_of_list ON benefit_objection (list, id);
CREATE INDEX benefit_objection_appealed ON benefit_objection (appeal_to, id) WHERE appeal_to IS NOT NULL;

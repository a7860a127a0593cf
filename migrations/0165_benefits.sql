-- A policy of support that a place added with its paper; those of the government and of the great cities are data (src/benefits/vocabulary).
CREATE TABLE benefit_policy (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),       -- where it holds
    body UUID NOT NULL REFERENCES body (id),       -- that wrote it down
    name TEXT NOT NULL,
    whom TEXT NOT NULL,                            -- benefits::Whom by name
    who_is_due TEXT NOT NULL,
    kinds TEXT NOT NULL,                           -- JSON: of households::hardship_kinds
    amount BIGINT NOT NULL CHECK (amount > 0),     -- đồng, once or for a day
    per_day BOOLEAN NOT NULL,
    most_days BIGINT CHECK (most_days > 0),
    excludes TEXT NOT NULL,                        -- JSON: codes of policies
    approved_at_level BIGINT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    paper TEXT NOT NULL,                           -- number and day of the decision
    made_at BIGINT NOT NULL,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX benefit_policy_by_id ON benefit_policy (id);
CREATE INDEX benefit_policy_of_area ON benefit_policy (area, id);

CREATE TABLE benefit_list (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    policy TEXT NOT NULL,                          -- code of a policy of the vocabulary, or the id of one of the place
    area UUID NOT NULL REFERENCES area (id),       -- a commune or a hamlet
    commune UUID NOT NULL REFERENCES area (id),
    body UUID NOT NULL REFERENCES body (id),       -- that makes it and pays
    approver UUID NOT NULL REFERENCES body (id),   -- whose head approves
    code TEXT NOT NULL,                            -- HT-2021-0003
    state TEXT NOT NULL,                           -- benefits::ListState by name
    purse TEXT NOT NULL,                           -- account of the ledger on which its money lies
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    posted_at BIGINT,
    approved_at BIGINT,
    approved_by UUID REFERENCES account (id),
    decision TEXT NOT NULL,                        -- number of the decision that approves
    closed_at BIGINT,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX benefit_list_by_id ON benefit_list (id);
CREATE INDEX benefit_list_by_code ON benefit_list (code);
CREATE INDEX benefit_list_of_body ON benefit_list (body, id);
CREATE INDEX benefit_list_of_approver ON benefit_list (approver, id);
CREATE INDEX benefit_list_of_commune ON benefit_list (commune, id);

-- The last number of a body's lists of a year.
CREATE TABLE benefit_number (
    home BIGINT NOT NULL,
    body UUID NOT NULL,
    series TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (home, body, series)
);

-- Who is due something. Of a person who stands in a list no more is here than a household and a sealed name under the entry's own key.
CREATE TABLE benefit_entry (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    code TEXT NOT NULL,                            -- without hyphens; made of the id, so that it says nothing
    list UUID NOT NULL,
    policy TEXT NOT NULL,                          -- as of the list
    household UUID NOT NULL,                       -- or another name of it (household_alias)
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),       -- the hamlet it was written down in
    of_person BOOLEAN NOT NULL,
    days BIGINT CHECK (days > 0),
    amount BIGINT NOT NULL CHECK (amount > 0),     -- đồng
    state TEXT NOT NULL,                           -- benefits::EntryState by name
    waits BOOLEAN NOT NULL,                        -- for a person: it may be due already, or somebody objected
    reason TEXT NOT NULL,                          -- why it was refused, given up, paid back
    added_at BIGINT NOT NULL,
    added_by UUID NOT NULL REFERENCES account (id),
    changed_at BIGINT NOT NULL,
    approved_at BIGINT,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX benefit_entry_by_id ON benefit_entry (id);
CREATE INDEX benefit_entry_by_code ON benefit_entry (code);
CREATE INDEX benefit_entry_of_list ON benefit_entry (list, code);
CREATE INDEX benefit_entry_of_household ON benefit_entry (household, policy);
CREATE INDEX benefit_entry_unpaid ON benefit_entry (commune, approved_at, id) WHERE state = 'approved';

-- Two entries that may be one: they wait for a person, whose reason the household is told.
CREATE TABLE benefit_likeness (
    home BIGINT NOT NULL,
    entry UUID NOT NULL,
    other UUID NOT NULL,
    why TEXT NOT NULL,                             -- twin, person, merged
    is_same BOOLEAN,                               -- nothing: nobody has said
    reason TEXT NOT NULL,
    decided_at BIGINT,
    decided_by UUID REFERENCES account (id),
    PRIMARY KEY (home, entry, other)
);

CREATE TABLE benefit_payment (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                              -- made by the device on which it was written
    entry UUID NOT NULL,
    amount BIGINT NOT NULL CHECK (amount > 0),
    day TEXT NOT NULL,
    way TEXT NOT NULL,                             -- benefits::Way by name
    paid_to TEXT NOT NULL,                         -- benefits::PaidTo by name; a proxy lies sealed under this id
    ledger_entry UUID NOT NULL,
    ledger_code TEXT NOT NULL,
    at BIGINT NOT NULL,
    paid_by UUID NOT NULL REFERENCES account (id),
    taken_back_at BIGINT,
    taken_back_by UUID REFERENCES account (id),
    why_taken_back TEXT NOT NULL,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX benefit_payment_by_id ON benefit_payment (id);
CREATE INDEX benefit_payment_of_entry ON benefit_payment (entry, at, id);
CREATE UNIQUE INDEX benefit_paid_once ON benefit_payment (home, entry) WHERE taken_back_at IS NULL;

-- Kept, not counted: how many entries of a list stand where, and their money.
CREATE TABLE benefit_count (
    home BIGINT NOT NULL,
    list UUID NOT NULL,
    what TEXT NOT NULL,                            -- a state; "waits" of what is listed and waits
    slot BIGINT NOT NULL,
    entries BIGINT NOT NULL,
    amount BIGINT NOT NULL,
    PRIMARY KEY (home, list, what, slot)
);

-- A fundraiser (cuộc vận động): who asks for gifts, what for, for whom, by which account and until when. Nothing in it says how much anybody should give.
CREATE TABLE fundraiser (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    code TEXT NOT NULL,                            -- in its address and in what a bank transfer says
    caller TEXT NOT NULL CHECK (caller IN ('body', 'individual')),
    body UUID NOT NULL REFERENCES body (id),       -- that calls, or that an individual told
    individual TEXT NOT NULL,                      -- the name of the individual, who stands in public with it; else empty
    notice TEXT NOT NULL,                          -- of an individual: number and day of the notice to the commune
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    document TEXT NOT NULL,                        -- the call itself: its number, or where it can be read
    area UUID NOT NULL REFERENCES area (id),       -- to which the gifts go
    zone UUID,                                     -- a zone or a quarantine site there
    bank TEXT NOT NULL,                            -- BIN of its own account; empty: no money by bank
    bank_number TEXT NOT NULL,
    bank_holder TEXT NOT NULL,
    starts_on TEXT NOT NULL,
    receives_until TEXT NOT NULL,                  -- the last day
    distributed_by TEXT NOT NULL,                  -- promised
    distribution_reason TEXT NOT NULL,             -- agreed with the donors, when it is later than the rule
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    ended_at BIGINT,                               -- receives nothing any more
    distributed_at BIGINT,                         -- somebody said that all is distributed
    withdrawn_at BIGINT,                           -- a slip of the pen: never received anything
    PRIMARY KEY (home, id)
);
CREATE INDEX fundraiser_by_id ON fundraiser (id);
CREATE INDEX fundraiser_by_code ON fundraiser (code);
CREATE INDEX fundraiser_in_order ON fundraiser (starts_on, id) WHERE withdrawn_at IS NULL;
CREATE INDEX fundraiser_of_body ON fundraiser (body, starts_on, id);
CREATE INDEX fundraiser_by_account ON fundraiser (bank, bank_number) WHERE bank <> '' AND withdrawn_at IS NULL;
CREATE INDEX fundraiser_receiving ON fundraiser (receives_until) WHERE ended_at IS NULL AND withdrawn_at IS NULL;

-- Bodies that may take gifts in for it, besides the one that calls.
CREATE TABLE fundraiser_receiver (
    home BIGINT NOT NULL,
    fundraiser UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (home, fundraiser, body)
);

-- How much of a fundraiser was promised and waits, and how many gifts came. Kept with every gift, rebuildable from them.
CREATE TABLE fundraiser_count (
    home BIGINT NOT NULL,
    fundraiser UUID NOT NULL,
    what TEXT NOT NULL,                            -- gifts::Counted by name
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (home, fundraiser, what, slot)
);

-- How the entries of a campaign stand by the first word of their accounts, in đồng. Kept with every entry, rebuildable from the lines.
CREATE TABLE ledger_campaign (
    campaign UUID NOT NULL,
    root TEXT NOT NULL,
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (campaign, root, slot)
);

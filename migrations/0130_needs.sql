-- What somebody asks for. Names, phones, the address and the words lie sealed under the need's own key; what stands here counts and routes.
CREATE TABLE need (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                           -- may be made by the phone on which it was written
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),    -- the hamlet, or the commune when nobody knows
    household UUID,                             -- of the register, when it is known
    source TEXT NOT NULL,                       -- needs::Source by name
    kind TEXT NOT NULL,                         -- src/needs/vocabulary/need_words.json
    wait TEXT NOT NULL,                         -- how long the asker can wait, as the asker says
    state TEXT NOT NULL,                        -- needs::State by name
    urgency TEXT,                               -- empty until somebody has looked at it
    owner UUID REFERENCES body (id),            -- who answers for it, empty: nobody yet
    waits BOOLEAN NOT NULL,                     -- looks like another one, and a person shall say whether it is
    joined_to UUID,                             -- the need that it is the same as
    asked_at BIGINT NOT NULL,
    since BIGINT NOT NULL,                      -- asked, or asked again
    due_at BIGINT,                              -- the last good moment of what comes next; empty: no rule says
    until BIGINT NOT NULL,                      -- the same for lists and counts; the greatest number without one, and of closed needs
    is_open BOOLEAN NOT NULL,
    refused_by UUID REFERENCES body (id),
    reopened BIGINT NOT NULL,
    appeals BIGINT NOT NULL,
    code_hash BYTEA NOT NULL,                   -- of the code with which the asker looks after it
    outside_ref TEXT,                           -- its number in the system that it was brought from
    PRIMARY KEY (home, id),
    UNIQUE (home, commune, outside_ref)
);
CREATE INDEX need_by_id ON need (id);
CREATE INDEX need_by_code ON need (code_hash);
CREATE INDEX need_open_of_commune ON need (commune, until, id) WHERE is_open;
CREATE INDEX need_open_of_owner ON need (owner, until, id) WHERE is_open;
CREATE INDEX need_closed_of_commune ON need (commune, since, id) WHERE NOT is_open;
CREATE INDEX need_of_household ON need (household, since) WHERE household IS NOT NULL;

-- What was done with it, one after the other; with what stood before, so that the last can be taken back.
CREATE TABLE need_step (
    home BIGINT NOT NULL,
    need UUID NOT NULL,
    part BIGINT NOT NULL,                       -- 1, 2, 3 for one need
    act TEXT NOT NULL,                          -- needs::Act by name
    at BIGINT NOT NULL,
    day TEXT NOT NULL,
    area UUID NOT NULL,
    account UUID,                               -- empty: whoever asked
    body UUID,
    code TEXT NOT NULL,                         -- of a reason or an outcome
    words TEXT,                                 -- sealed under the need's key
    to_body UUID REFERENCES body (id),
    before TEXT NOT NULL,                       -- JSON of needs::Standing
    opens BIGINT NOT NULL,                      -- 1 when it became open by this, -1 when closed
    taken_back BOOLEAN NOT NULL,
    PRIMARY KEY (home, need, part)
);
CREATE INDEX need_step_opens ON need_step (area, day) WHERE opens <> 0;

-- Needs that look like the same one, and what a person said of it.
CREATE TABLE need_likeness (
    home BIGINT NOT NULL,
    need UUID NOT NULL,
    other UUID NOT NULL,
    reasons TEXT NOT NULL,                      -- phone, household
    is_same BOOLEAN,                            -- empty: nobody has said
    PRIMARY KEY (home, need, other)
);

-- How many needs of a commune stand where, by who answers for them. Kept with every change, rebuildable from need.
CREATE TABLE need_count (
    home BIGINT NOT NULL,
    commune UUID NOT NULL,
    owner UUID NOT NULL,                        -- all zeros: nobody
    what TEXT NOT NULL,
    until BIGINT NOT NULL,                      -- kept apart by moment, because a need turns late with the clock alone
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (home, commune, owner, what, until, slot)
);
CREATE INDEX need_count_of_owner ON need_count (owner);

-- What comes in without an account, by hashes of addresses, so that a machine cannot flood it. Forgotten after a day.
CREATE TABLE need_try (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    what TEXT NOT NULL,                         -- ask, offer, code
    address_hash BYTEA NOT NULL
);
CREATE INDEX need_try_by_address ON need_try (address_hash, what, at);
CREATE INDEX need_try_by_time ON need_try (at);

-- Systems of social protection that may ask the register in the way of the SPDCI standard, what each may be told and why.
CREATE TABLE registry_caller (
    id UUID NOT NULL PRIMARY KEY,
    sender_id TEXT NOT NULL UNIQUE,               -- the name by which its messages know it
    our_id TEXT NOT NULL,                         -- the name by which it knows us
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('consent', 'law')),
    legal_basis TEXT NOT NULL,                    -- the document; empty under consent
    fields TEXT NOT NULL,                         -- JSON, of src/registry/vocabulary/fields.json
    key_id TEXT NOT NULL,
    public_key TEXT NOT NULL,                     -- Ed25519, base64
    callback TEXT NOT NULL,                       -- what every address of its callbacks begins with
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    registered_at BIGINT NOT NULL,
    registered_by UUID NOT NULL REFERENCES account (id),
    revoked_at BIGINT,
    CHECK (basis = 'consent' OR legal_basis <> ''),
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
CREATE TABLE registry_caller_area (
    caller UUID NOT NULL REFERENCES registry_caller (id),
    area UUID NOT NULL REFERENCES area (id),
    PRIMARY KEY (caller, area)
);

-- A household lets one caller have what is written of it; taken back, the row stays as the proof of what was agreed.
CREATE TABLE registry_consent (
    home BIGINT NOT NULL,
    household UUID NOT NULL,
    caller UUID NOT NULL REFERENCES registry_caller (id),
    given_on TEXT NOT NULL,
    told_by UUID NOT NULL REFERENCES account (id),
    taken_back_at BIGINT,
    PRIMARY KEY (home, household, caller)
);
CREATE INDEX registry_consent_of_household ON registry_consent (household, caller);

-- Every message that was heard: nobody is answered twice for the same one, and the desk sees what was asked. Whom a message was about stands in
-- the journal of those households alone.
CREATE TABLE registry_message (
    caller UUID NOT NULL REFERENCES registry_caller (id),
    message_id TEXT NOT NULL,
    correlation UUID NOT NULL,
    transaction_id TEXT NOT NULL,
    action TEXT NOT NULL,
    at BIGINT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('pdng', 'succ', 'rjct')),
    households BIGINT NOT NULL,                   -- how many it was told of
    parts TEXT NOT NULL,                          -- JSON: the reference, status and reason of each request in it
    PRIMARY KEY (caller, message_id)
);
CREATE INDEX registry_message_by_time ON registry_message (caller, at);
CREATE INDEX registry_message_by_transaction ON registry_message (caller, transaction_id);
CREATE INDEX registry_message_by_correlation ON registry_message (correlation);

CREATE TABLE registry_subscription (
    id UUID NOT NULL PRIMARY KEY,
    caller UUID NOT NULL REFERENCES registry_caller (id),
    event TEXT NOT NULL,
    criteria TEXT NOT NULL,                       -- JSON; nothing personal can be asked for in it
    fields TEXT NOT NULL,                         -- JSON
    from_seq BIGINT NOT NULL,                     -- lines of the journal behind this one
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX registry_subscription_of_caller ON registry_subscription (caller, id);
-- How far the journal was read for all of them.
CREATE TABLE registry_place (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    last_seq BIGINT NOT NULL
);

-- What is on its way to a caller. The message lies sealed under the id of the callback until it has come or was given up.
CREATE TABLE registry_callback (
    id UUID NOT NULL PRIMARY KEY,
    caller UUID NOT NULL REFERENCES registry_caller (id),
    correlation UUID,                             -- of the message that it answers
    action TEXT NOT NULL,
    uri TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    tries BIGINT NOT NULL DEFAULT 0,
    next_try_at BIGINT,                           -- empty: it has come, or was given up
    arrived_at BIGINT,
    problem TEXT                                  -- what the other side said
);
CREATE INDEX registry_callback_due ON registry_callback (next_try_at) WHERE next_try_at IS NOT NULL;
CREATE INDEX registry_callback_of_caller ON registry_callback (caller, made_at);

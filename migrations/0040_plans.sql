-- A file as it was sent: the source of a plan, a picture of work done. Never changed.
CREATE TABLE file (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,      -- told from the first bytes, not from the name
    bytes BYTEA NOT NULL,
    kept_at BIGINT NOT NULL,
    kept_by UUID                   -- an account; empty when the system kept it
);

-- A plan that was read in. Its values stand in plan_item; the columns below title repeat five of them for lists.
CREATE TABLE plan (
    id UUID NOT NULL PRIMARY KEY,
    body UUID NOT NULL REFERENCES body (id),   -- whose desk it lies on
    area UUID NOT NULL REFERENCES area (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
    file UUID NOT NULL REFERENCES file (id),
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    number TEXT NOT NULL,
    issuer TEXT NOT NULL,
    dated TEXT,                                -- the day printed
    created_at BIGINT NOT NULL,
    created_by UUID NOT NULL,
    issued_at BIGINT
);
CREATE INDEX plan_of_body ON plan (body, id);

-- The text of a plan's file, apart from the plan because lists do not want it.
CREATE TABLE plan_source (
    plan UUID NOT NULL PRIMARY KEY REFERENCES plan (id),
    name TEXT NOT NULL,
    text TEXT NOT NULL                         -- NFC, one line per printed line; places of items point into it
);

-- One value that was read, or that a person added: the issuer, a basis, a deadline.
CREATE TABLE plan_item (
    id UUID NOT NULL PRIMARY KEY,
    plan UUID NOT NULL REFERENCES plan (id),
    position BIGINT NOT NULL,                  -- order of the source
    kind TEXT NOT NULL,
    section TEXT NOT NULL,                     -- "III.2"; empty in the opening and closing passages
    value TEXT NOT NULL,                       -- JSON, its shape by kind (plans/item.hpp)
    places TEXT NOT NULL,                      -- JSON [{line, from, to}], UTF-16 columns
    rule TEXT NOT NULL,                        -- the rule of the reader that saw it; empty when a person added it
    doubt TEXT,                                -- a text key: why a person should look
    state TEXT NOT NULL CHECK (state IN ('read', 'corrected', 'added', 'dropped')),
    state_before TEXT                          -- what a dropped item goes back to
);
CREATE INDEX plan_item_of_plan ON plan_item (plan, position);

-- Whom an assignment or a report duty means.
CREATE TABLE plan_item_body (
    item UUID NOT NULL REFERENCES plan_item (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (item, body)
);

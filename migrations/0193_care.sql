-- Somebody looked after a force on duty: which one, when, what it needed. Gifts out of a store or a purse are occasions.
CREATE TABLE care_visit (
    home BIGINT NOT NULL,                          -- of the force
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that looked after it
    unit_kind TEXT NOT NULL,                       -- occasions::PlaceKind by name
    unit UUID NOT NULL,                            -- a body, a zone or a checkpoint of one
    unit_name TEXT NOT NULL,                       -- as it was called
    area UUID NOT NULL REFERENCES area (id),
    day TEXT NOT NULL,
    words TEXT NOT NULL,
    occasion UUID,                                 -- the visit with gifts that it was
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    taken_back_at BIGINT,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX care_visit_by_id ON care_visit (id);
CREATE INDEX care_visit_of_area ON care_visit (area, day, id) WHERE taken_back_at IS NULL;
CREATE INDEX care_visit_of_unit ON care_visit (unit, day) WHERE taken_back_at IS NULL;

-- What the force needed: given at once, or given later by a body.
CREATE TABLE care_want (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    care_visit UUID NOT NULL,
    number BIGINT NOT NULL,                        -- in the order in which they were written
    kind TEXT NOT NULL,                            -- oversight::WantKind by name
    words TEXT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that sees to it
    due TEXT,
    given TEXT NOT NULL,                           -- what was given; empty: nothing yet
    given_on TEXT,                                 -- empty: it is still wanted
    PRIMARY KEY (home, id)
);
CREATE INDEX care_want_by_id ON care_want (id);
CREATE INDEX care_want_of ON care_want (home, care_visit, id);
CREATE INDEX care_want_of_body ON care_want (body, id) WHERE given_on IS NULL;

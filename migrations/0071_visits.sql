-- A working visit of a body's people to a place: what they supervised and urged, what they heard and found. Its follow-ups are rows of decision.
CREATE TABLE visit (
    id UUID NOT NULL PRIMARY KEY,
    body UUID NOT NULL REFERENCES body (id),    -- whose visit it is
    title TEXT NOT NULL,
    day TEXT NOT NULL,
    place TEXT NOT NULL,
    supervised TEXT NOT NULL,                   -- what was supervised and urged (kiểm tra, đôn đốc)
    heard TEXT NOT NULL,                        -- what was heard and found (nắm tình hình)
    is_cancelled BOOLEAN NOT NULL,
    reason TEXT NOT NULL,                       -- why it was cancelled
    sequence BIGINT NOT NULL,                   -- RFC 5545: how often it was changed
    made_by UUID NOT NULL REFERENCES account (id),
    changed_at BIGINT NOT NULL,
    closed_at BIGINT,
    record TEXT,                                -- the notes as they were closed
    plan UUID REFERENCES plan (id)              -- its follow-ups as a document, when they give work to a body
);
CREATE INDEX visit_of_body ON visit (body, day);

-- Who goes.
CREATE TABLE visit_person (
    visit UUID NOT NULL REFERENCES visit (id),
    person UUID NOT NULL REFERENCES person (id),
    PRIMARY KEY (visit, person)
);
CREATE INDEX visit_person_by_person ON visit_person (person);

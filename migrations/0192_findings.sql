-- What an inspection found not to be right: who corrects it by when, and how far that is. Never a person, never a penalty.
CREATE TABLE finding (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    inspection UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),       -- of the inspected place, as its kind and name
    kind TEXT NOT NULL,
    place_name TEXT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that found it
    corrector UUID REFERENCES body (id),           -- that corrects it; empty: the place itself, which is none of the bodies
    question BIGINT,                               -- number of the answer behind it
    words TEXT NOT NULL,
    state TEXT NOT NULL,                           -- oversight::FindingState by name
    due TEXT NOT NULL,                             -- the last good day
    found_at BIGINT NOT NULL,
    corrected_on TEXT,                             -- the day on which it was said to be corrected
    corrected_by UUID REFERENCES account (id),     -- who said so: somebody else verifies it
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX finding_by_id ON finding (id);
CREATE INDEX finding_of_inspection ON finding (home, inspection, id);
CREATE INDEX finding_of_area ON finding (area, state, due, id);
CREATE INDEX finding_of_body ON finding (body, state, due, id);
CREATE INDEX finding_of_corrector ON finding (corrector, state, due, id);

-- What happened to it. A step that was taken back stays readable.
CREATE TABLE finding_step (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    finding UUID NOT NULL,
    kind TEXT NOT NULL,                            -- oversight::StepKind by name
    words TEXT NOT NULL,
    picture UUID REFERENCES file (id),
    at BIGINT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- in whose name
    by_account UUID NOT NULL REFERENCES account (id),
    before TEXT NOT NULL,                          -- JSON: the finding before the step, for taking it back
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX finding_step_by_id ON finding_step (id);
CREATE INDEX finding_step_of ON finding_step (home, finding, id);

-- What stands at the head and foot of a body's own documents. Without a row it is what is usual for a body of its kind.
CREATE TABLE letterhead (
    body UUID NOT NULL PRIMARY KEY REFERENCES body (id),
    content TEXT NOT NULL               -- JSON: documents::Letterhead
);

-- A document of a body on its way out of the house.
CREATE TABLE outgoing (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved', 'issued', 'cancelled')),
    content TEXT NOT NULL,              -- JSON: documents::Document
    reason TEXT NOT NULL,               -- why it was given back or its number cancelled
    drafted_by UUID NOT NULL REFERENCES account (id),
    drafted_at BIGINT NOT NULL,
    approved_by UUID REFERENCES account (id),
    issued_by UUID REFERENCES account (id),
    changed_at BIGINT NOT NULL,
    plan UUID REFERENCES plan (id),     -- how it lies with those of its recipients who are in the system
    PRIMARY KEY (home, id)
);
CREATE INDEX outgoing_by_id ON outgoing (id);
CREATE INDEX outgoing_of_body ON outgoing (body, id);

-- The last number given in one series: a kind of document of a body in one year, or of a Party committee in one term.
CREATE TABLE number_series (
    home BIGINT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    kind TEXT NOT NULL,                 -- "KH"; "CV" for letters
    series TEXT NOT NULL,               -- "2021", or the first day of the term
    last BIGINT NOT NULL,
    PRIMARY KEY (home, body, kind, series)
);

-- The register of outgoing documents: each number that was given, once and for ever.
CREATE TABLE document_number (
    home BIGINT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    kind TEXT NOT NULL,
    series TEXT NOT NULL,
    number BIGINT NOT NULL,
    id UUID NOT NULL,                   -- sorts by when it was given
    outgoing UUID,                      -- empty: kept for a paper that was written outside
    notation TEXT NOT NULL,             -- "05/KH-UBND"
    dated TEXT NOT NULL,
    subject TEXT NOT NULL,
    words_key TEXT NOT NULL,            -- number, subject and recipients, folded
    recipients TEXT NOT NULL,
    signer TEXT NOT NULL,
    urgency TEXT NOT NULL,
    cancelled_at BIGINT,                -- the number stays taken
    reason TEXT NOT NULL,
    taken_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, body, kind, series, number)
);
CREATE INDEX document_number_of_body ON document_number (body, id);
CREATE INDEX document_number_of_outgoing ON document_number (outgoing);

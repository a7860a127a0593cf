-- A paper that came from outside, as the clerk wrote it into the register of incoming documents.
CREATE TABLE arrival (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    series TEXT NOT NULL,               -- the year
    number BIGINT NOT NULL,             -- of arrival, by year, without a gap
    arrived_on TEXT NOT NULL,
    issuer TEXT NOT NULL,
    notation TEXT NOT NULL,             -- number and signs of the paper
    dated TEXT,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    urgency TEXT NOT NULL,
    pages BIGINT NOT NULL,
    twin_key TEXT NOT NULL,             -- issuer and notation, folded: a paper that came twice is seen
    words_key TEXT NOT NULL,            -- issuer, notation and subject, folded
    note TEXT NOT NULL,                 -- what the leader wrote on it (bút phê)
    noted_by UUID REFERENCES account (id),
    assignee UUID REFERENCES account (id),
    due TEXT,
    outcome TEXT NOT NULL,              -- how it was dealt with
    settled_at BIGINT,
    registered_by UUID NOT NULL REFERENCES account (id),
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (home, id),
    UNIQUE (home, body, series, number)
);
CREATE INDEX arrival_by_id ON arrival (id);
CREATE INDEX arrival_of_body ON arrival (body, id);
CREATE INDEX arrival_twin ON arrival (body, twin_key);

-- Who took over what another body left open, and when. The tasks themselves go on as they were, at the new body.
CREATE TABLE handover (
    id UUID NOT NULL PRIMARY KEY,
    from_body UUID NOT NULL REFERENCES body (id),
    to_body UUID NOT NULL REFERENCES body (id),
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    tasks BIGINT NOT NULL,              -- that went over
    joined BIGINT NOT NULL,             -- that the new body had already; closed at the old one
    duties BIGINT NOT NULL              -- to report
);
CREATE INDEX handover_from ON handover (from_body, at);
CREATE INDEX handover_to ON handover (to_body, at);

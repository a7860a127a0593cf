-- Who approves documents of a body in the place of its leader, from a day to a day.
CREATE TABLE delegation (
    id UUID NOT NULL PRIMARY KEY,
    body UUID NOT NULL REFERENCES body (id),
    leader UUID NOT NULL REFERENCES account (id),
    deputy UUID NOT NULL REFERENCES account (id),
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    ended_at BIGINT                     -- taken back before its last day
);
CREATE INDEX delegation_of_body ON delegation (body, last_day);

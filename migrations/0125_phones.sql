-- A telephone that holds the households of a team and hands in what was done without a network.
CREATE TABLE device (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    session UUID NOT NULL,                      -- in which it was brought in; ended when it is revoked
    team UUID NOT NULL REFERENCES team (body),
    name TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,                    -- moved at most once an hour
    next_number BIGINT NOT NULL,                -- of the record that is awaited
    revoked_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX device_by_id ON device (id);
CREATE INDEX device_by_account ON device (account);
CREATE INDEX device_by_team ON device (team);

-- What became of each record of a telephone, so that one sent twice is done once and answered twice.
CREATE TABLE device_record (
    home BIGINT NOT NULL,
    device UUID NOT NULL,
    number BIGINT NOT NULL,
    content BYTEA NOT NULL,                     -- keyed hash of what was sent
    standing TEXT NOT NULL,                     -- accepted, refused, held (one before it is missing)
    at BIGINT NOT NULL,                         -- when it happened
    problem TEXT,                               -- of a refused one: code and fields as JSON
    sealed TEXT,                                -- of a held one: the request under the device's key
    PRIMARY KEY (home, device, number)
);

-- Which households it holds: who asks "who has seen my record" is told.
CREATE TABLE device_household (
    home BIGINT NOT NULL,
    device UUID NOT NULL,
    household UUID NOT NULL,
    gone_seq BIGINT,                            -- told up to this line of the journal that it is the team's no more
    PRIMARY KEY (home, device, household)
);

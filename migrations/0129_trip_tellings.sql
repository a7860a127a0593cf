-- What carriers told of a stop: all of it is kept, one of them stands.
CREATE TABLE trip_telling (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                              -- made by the telephone
    stop UUID NOT NULL,
    outcome TEXT NOT NULL,                         -- trips::Outcome by name
    proof TEXT NOT NULL,                           -- trips::Proof by name
    is_proven BOOLEAN NOT NULL,
    weight TEXT NOT NULL,                          -- trips::Weight by name
    at BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    picture UUID,                                  -- a file: the bags, without where and when it was taken
    neighbour TEXT,                                -- sealed under the need's key
    words TEXT,                                    -- likewise
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX trip_telling_by_id ON trip_telling (id);
CREATE INDEX trip_telling_of_stop ON trip_telling (stop, received_at, id);

-- Who has the names of a trip in hand, so that its people are told once.
CREATE TABLE trip_holder (
    home BIGINT NOT NULL,
    trip UUID NOT NULL,
    account UUID NOT NULL,
    need UUID NOT NULL,
    PRIMARY KEY (home, trip, account, need)
);

-- What comes in without an account, by hashes of addresses, so that a machine cannot flood it. Forgotten after a day.
CREATE TABLE door_try (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    door TEXT NOT NULL,
    address_hash BYTEA NOT NULL
);
CREATE INDEX door_try_by_address ON door_try (address_hash, door, at);
CREATE INDEX door_try_by_time ON door_try (at);

-- Who comes or returns from elsewhere, as they say themselves or their family says. Names, phones, where from and where they stay lie sealed.
CREATE TABLE declared_arrival (
    home BIGINT NOT NULL,
    id UUID NOT NULL,                           -- may be made by the phone on which it was written
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),    -- the hamlet, or the commune when nobody knows
    household UUID,                             -- with whom they stay, or that they became
    team UUID REFERENCES team (body),           -- who looks after them, empty: nobody yet
    source TEXT NOT NULL,                       -- arrivals::Source by name
    state TEXT NOT NULL,                        -- arrivals::State by name
    has_come BOOLEAN NOT NULL,
    people BIGINT NOT NULL CHECK (people >= 1), -- with those who travel along
    on_day TEXT NOT NULL,                       -- came, or is expected
    told_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    is_sealed BOOLEAN NOT NULL,                 -- false: what was sealed of it was forgotten
    code_hash BYTEA NOT NULL,                   -- of the code with which whoever declared it looks after it
    PRIMARY KEY (home, id)
);
CREATE INDEX declared_arrival_by_id ON declared_arrival (id);
CREATE INDEX declared_arrival_by_code ON declared_arrival (code_hash);
CREATE INDEX declared_arrival_of_commune ON declared_arrival (commune, state, on_day, id);
CREATE INDEX declared_arrival_of_team ON declared_arrival (team, state, on_day, id) WHERE team IS NOT NULL;
CREATE INDEX declared_arrival_over ON declared_arrival (changed_at) WHERE is_sealed AND state IN ('settled', 'left');

-- What was done with it, one after the other; with what stood before, so that the last can be taken back.
CREATE TABLE declared_arrival_step (
    home BIGINT NOT NULL,
    arrival UUID NOT NULL,
    part BIGINT NOT NULL,                       -- 1, 2, 3 for one arrival
    act TEXT NOT NULL,                          -- arrivals::Act by name
    at BIGINT NOT NULL,
    day TEXT NOT NULL,
    area UUID NOT NULL,
    account UUID,                               -- empty: whoever declared it
    body UUID,
    before TEXT NOT NULL,                       -- JSON of arrivals::Standing
    come BIGINT NOT NULL,                       -- how many people more have come by this
    taken_back BOOLEAN NOT NULL,
    PRIMARY KEY (home, arrival, part)
);
CREATE INDEX declared_arrival_step_come ON declared_arrival_step (area, day) WHERE come <> 0;

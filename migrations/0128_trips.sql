-- Goods on their way to people. Who asked and where they live lies sealed with the need and the household; what stands here counts and routes.
CREATE TABLE trip (
    home BIGINT NOT NULL,                          -- of its store
    id UUID NOT NULL,
    store UUID NOT NULL,
    year BIGINT NOT NULL,
    number BIGINT NOT NULL,                        -- of the trips of its store and year
    code TEXT NOT NULL,                            -- CH-2021-0003
    day TEXT NOT NULL,
    state TEXT NOT NULL,                           -- trips::State by name
    carrier_kind TEXT NOT NULL,                    -- trips::CarrierKind by name
    carrier UUID NOT NULL,                         -- an account, a team, a volunteer
    words TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    issue UUID,                                    -- the movement by which it was loaded
    came_back UUID,                                -- the movement of what returned
    closing_words TEXT NOT NULL,
    stops BIGINT NOT NULL CHECK (stops >= 0),      -- kept, as the next three
    told BIGINT NOT NULL CHECK (told >= 0),
    delivered BIGINT NOT NULL CHECK (delivered >= 0),
    differing BIGINT NOT NULL CHECK (differing >= 0),
    fingerprint BYTEA NOT NULL,                    -- of what was asked for: the same again is harmless
    PRIMARY KEY (home, id),
    UNIQUE (home, store, year, number)
);
CREATE INDEX trip_by_id ON trip (id);
CREATE INDEX trip_of_store ON trip (store, id);
CREATE INDEX trip_of_carrier ON trip (carrier, state, day);

CREATE TABLE trip_stop (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    trip UUID NOT NULL,
    number BIGINT NOT NULL,                        -- 1, 2, 3 on its trip
    need UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),       -- where the need was when the stop was made
    is_open BOOLEAN NOT NULL,                      -- it may still come: its trip is planned or on its way, and nothing is told of it
    telling UUID,                                  -- that stands
    outcome TEXT,                                  -- trips::Outcome by name, of that one
    told_at BIGINT,
    day TEXT,                                      -- on which it happened
    differs BOOLEAN NOT NULL,                      -- a telling says otherwise, and nobody has decided
    PRIMARY KEY (home, id)
);
CREATE INDEX trip_stop_by_id ON trip_stop (id);
CREATE INDEX trip_stop_of_trip ON trip_stop (trip, number);
CREATE UNIQUE INDEX trip_stop_open ON trip_stop (home, need) WHERE is_open;
CREATE INDEX trip_stop_of_need ON trip_stop (need, id);
CREATE INDEX trip_stop_reached ON trip_stop (area, day) WHERE outcome IN ('delivered', 'at_door', 'to_neighbour');

-- What a stop gets.
CREATE TABLE trip_stop_part (
    home BIGINT NOT NULL,
    stop UUID NOT NULL,
    item TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 1),    -- smallest units
    PRIMARY KEY (home, stop, item)
);
CREATE INDEX trip_stop_part_of_stop ON trip_stop_part (stop);

-- What of an item came back, or was lost on the way.
CREATE TABLE trip_return (
    home BIGINT NOT NULL,
    trip UUID NOT NULL,
    item TEXT NOT NULL,
    reason TEXT NOT NULL,                          -- of a loss, of goods_words.json; empty: it came back
    amount BIGINT NOT NULL CHECK (amount >= 1),
    PRIMARY KEY (home, trip, item, reason)
);

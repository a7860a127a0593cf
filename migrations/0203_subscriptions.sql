-- Those who asked for news of a place, without an account. The address or number lies sealed together with its code; nothing here says whose it is.
CREATE TABLE subscription (
    home BIGINT NOT NULL,                        -- of the first area
    id UUID NOT NULL,
    channel TEXT NOT NULL,                       -- email, sms
    print BYTEA NOT NULL,                        -- of the address, under a key that lies outside the database: the same one is not taken twice
    code_hash BYTEA NOT NULL,                    -- confirms it, changes it and ends it
    language TEXT NOT NULL,
    asked_at BIGINT NOT NULL,                    -- first, or in a day that has begun anew
    asked_times BIGINT NOT NULL,                 -- since then: nobody is flooded by whoever types their address
    confirmed_at BIGINT,                         -- empty: forgotten after two days
    PRIMARY KEY (home, id)
);
CREATE UNIQUE INDEX subscription_by_id ON subscription (id);
CREATE UNIQUE INDEX subscription_by_print ON subscription (print);
CREATE UNIQUE INDEX subscription_by_code ON subscription (code_hash);
CREATE INDEX subscription_unconfirmed ON subscription (asked_at) WHERE confirmed_at IS NULL;

CREATE TABLE subscription_area (
    home BIGINT NOT NULL,                        -- of the subscription
    subscription UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),     -- a commune or below
    position BIGINT NOT NULL,
    PRIMARY KEY (home, subscription, area)
);
CREATE INDEX subscription_area_of ON subscription_area (subscription);
CREATE INDEX subscription_of_area ON subscription_area (area, subscription);

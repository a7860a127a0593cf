-- A visit with gifts to those who stand in the front line: a health station, a quarantine site, a checkpoint.
CREATE TABLE occasion (
    home BIGINT NOT NULL,                          -- of the place
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that went
    place_kind TEXT NOT NULL,                      -- occasions::PlaceKind by name
    place UUID NOT NULL,                           -- a body, a zone or a checkpoint of one
    place_name TEXT NOT NULL,                      -- as it was called
    area UUID NOT NULL REFERENCES area (id),       -- where it lies
    day TEXT NOT NULL,
    people TEXT NOT NULL,                          -- who went, for the office
    words TEXT NOT NULL,
    issue UUID,                                    -- the voucher of the goods that were given
    given UUID,                                    -- their entry in the ledger
    cash BIGINT NOT NULL CHECK (cash >= 0),
    cash_entry UUID,
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    taken_back_at BIGINT,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX occasion_by_id ON occasion (id);
CREATE INDEX occasion_of_body ON occasion (body, day, id) WHERE taken_back_at IS NULL;
CREATE INDEX occasion_of_area ON occasion (area, day, id) WHERE taken_back_at IS NULL;

-- The purse of a fundraiser is the account on which its gifts stand, whose code has a hyphen in its middle.
UPDATE purse SET account = substr(account, 1, 9) || '-' || substr(account, 10)
WHERE is_fundraiser AND account LIKE 'cash:________' AND account NOT LIKE '%-%';

-- A quarantine site is a zone of that kind. How many places it has; who is in it is sealed and the health station's alone.
CREATE TABLE quarantine_site (
    home BIGINT NOT NULL,
    zone UUID NOT NULL,
    places BIGINT NOT NULL CHECK (places >= 0),
    PRIMARY KEY (home, zone)
);

-- One person's stay. Name, telephone and whom to tell lie sealed under the id of the stay.
CREATE TABLE site_stay (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    zone UUID NOT NULL,
    arrived_on TEXT NOT NULL,
    left_on TEXT,                                 -- the first day on which the person is no longer there
    left_by UUID,                                 -- the change that lifted the site
    PRIMARY KEY (home, id),
    CHECK (left_on IS NULL OR left_on >= arrived_on)
);
CREATE INDEX site_stay_left_by ON site_stay (left_by) WHERE left_by IS NOT NULL;
CREATE INDEX site_stay_by_id ON site_stay (id);
CREATE INDEX site_stay_of_zone ON site_stay (zone, id);

-- What there is against what is needed.
CREATE TABLE site_supply (
    home BIGINT NOT NULL,
    zone UUID NOT NULL,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    needed BIGINT NOT NULL CHECK (needed >= 0),
    there BIGINT NOT NULL CHECK (there >= 0),
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, zone, name)
);

-- A family sends a parcel, or asks to speak with somebody inside. Who and what lie sealed under the id.
CREATE TABLE site_request (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    zone UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('parcel', 'contact')),
    state TEXT NOT NULL CHECK (state IN ('open', 'taken', 'done', 'not_done')),
    reason TEXT NOT NULL,                         -- why it could not be done
    opened_at BIGINT NOT NULL,
    opened_by UUID NOT NULL REFERENCES account (id),
    changed_at BIGINT NOT NULL,
    changed_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX site_request_by_id ON site_request (id);
CREATE INDEX site_request_of_zone ON site_request (zone, state, id);

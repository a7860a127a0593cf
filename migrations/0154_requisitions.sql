-- A relief point or a team asks a store above it for goods.
CREATE TABLE requisition (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- who asks
    area UUID NOT NULL REFERENCES area (id),       -- for where
    from_store UUID,                               -- the store that the goods are to come to
    to_store UUID NOT NULL,                        -- that is asked
    wanted_by TEXT,
    words TEXT NOT NULL,
    state TEXT NOT NULL,                           -- goods::RequisitionState by name
    reason TEXT NOT NULL,                          -- why not all of it, of goods_words.json
    answer TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    opened_by UUID NOT NULL REFERENCES account (id),
    decided_at BIGINT,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX requisition_by_id ON requisition (id);
CREATE INDEX requisition_asked ON requisition (to_store, state, opened_at, id);
CREATE INDEX requisition_asking ON requisition (body, opened_at, id);

CREATE TABLE requisition_line (
    home BIGINT NOT NULL,
    requisition UUID NOT NULL,
    item TEXT NOT NULL,
    asked BIGINT NOT NULL CHECK (asked >= 1),
    granted BIGINT NOT NULL CHECK (granted >= 0 AND granted <= asked),
    sent BIGINT NOT NULL CHECK (sent >= 0 AND sent <= granted),  -- kept from the movements that answer it
    PRIMARY KEY (home, requisition, item)
);

-- Kept from the requisitions: what was asked for and granted, by the area, the item and the day of asking.
CREATE TABLE goods_asked (
    home BIGINT NOT NULL,
    area UUID NOT NULL,
    item TEXT NOT NULL,
    day TEXT NOT NULL,
    slot BIGINT NOT NULL,
    asked BIGINT NOT NULL,
    granted BIGINT NOT NULL,
    PRIMARY KEY (home, area, item, day, slot)
);
CREATE INDEX goods_asked_by_area ON goods_asked (area, day, item);

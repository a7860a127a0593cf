-- Goods that came in together: one item, one last good day, one source.
CREATE TABLE goods_lot (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    item TEXT NOT NULL,
    expires_on TEXT,                               -- the last good day; empty: it keeps
    received_on TEXT NOT NULL,
    source TEXT NOT NULL,                          -- the code of a gift or of a purchase, or who brought it
    PRIMARY KEY (home, id)
);
CREATE INDEX goods_lot_by_id ON goods_lot (id);

-- A movement is never changed. What was wrong is moved back by another one.
CREATE TABLE goods_movement (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    kind TEXT NOT NULL,                            -- goods::MovementKind by name
    store UUID NOT NULL,
    number BIGINT NOT NULL,                        -- of the vouchers of its store, direction and year
    code TEXT NOT NULL,                            -- PN-2021-0012
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    reason TEXT NOT NULL,                          -- of goods_words.json
    words TEXT NOT NULL,
    receiver UUID REFERENCES body (id),            -- who was given the goods
    transfer UUID,
    requisition UUID,                              -- that it answers
    refers_to UUID,                                -- the movement that it moves back, or whose goods return
    undone_by UUID,
    fingerprint BYTEA NOT NULL,                    -- of what was asked for: the same again is harmless
    PRIMARY KEY (home, id)
);
CREATE INDEX goods_movement_by_id ON goods_movement (id);
CREATE INDEX goods_movement_of_store ON goods_movement (store, at, id);
CREATE INDEX goods_movement_of_requisition ON goods_movement (requisition, id) WHERE requisition IS NOT NULL;
CREATE INDEX goods_movement_of_another ON goods_movement (refers_to, id) WHERE refers_to IS NOT NULL;

-- What a movement does at a place: a store, or the road of a transfer (its id).
CREATE TABLE goods_line (
    home BIGINT NOT NULL,
    movement UUID NOT NULL,
    position BIGINT NOT NULL,
    place UUID NOT NULL,
    lot UUID NOT NULL,
    item TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount <> 0),    -- smallest units; less than 0: out
    PRIMARY KEY (home, movement, position)
);
CREATE INDEX goods_line_of_place ON goods_line (place, lot);

-- Kept from the lines: what is at a place, by lot and by item. A row that came to nothing goes.
CREATE TABLE goods_stock (
    home BIGINT NOT NULL,
    place UUID NOT NULL,
    lot UUID NOT NULL,
    item TEXT NOT NULL,
    until TEXT NOT NULL,                           -- the last good day of the lot, 9999-12-31 when it keeps
    amount BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (home, place, lot)
);
CREATE INDEX goods_stock_by_age ON goods_stock (place, item, until, lot);
CREATE INDEX goods_stock_expiring ON goods_stock (place, until, lot);
CREATE TABLE goods_shelf (
    home BIGINT NOT NULL,
    place UUID NOT NULL,
    item TEXT NOT NULL,
    amount BIGINT NOT NULL CHECK (amount >= 0),
    PRIMARY KEY (home, place, item)
);

-- The last voucher number of a store, direction and year.
CREATE TABLE goods_number (
    home BIGINT NOT NULL,
    store UUID NOT NULL,
    series TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (home, store, series)
);

CREATE TABLE goods_transfer (
    home BIGINT NOT NULL,                          -- of the store that sends
    id UUID NOT NULL,
    from_store UUID NOT NULL,
    to_store UUID NOT NULL,
    sent_at BIGINT NOT NULL,
    state TEXT NOT NULL,                           -- goods::TransferState by name
    PRIMARY KEY (home, id)
);
CREATE INDEX goods_transfer_by_id ON goods_transfer (id);
CREATE INDEX goods_transfer_on_its_way_from ON goods_transfer (from_store, id) WHERE state = 'under_way';
CREATE INDEX goods_transfer_on_its_way_to ON goods_transfer (to_store, id) WHERE state = 'under_way';

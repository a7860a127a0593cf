-- What an item means and the directory does not hold: bodies that a phrase names in units without one, seen when the phrase was read.
CREATE TABLE plan_item_missing (
    item UUID NOT NULL REFERENCES plan_item (id),
    kind TEXT NOT NULL,                        -- of the body that is missing
    area UUID NOT NULL REFERENCES area (id),   -- the unit that has none
    name TEXT NOT NULL,                        -- what it would be called
    name_key TEXT NOT NULL,                    -- folded
    PRIMARY KEY (item, kind, area)
);
ALTER TABLE plan_item ADD COLUMN unknown TEXT NOT NULL DEFAULT '[]';  -- JSON: words of its addressee that name no body here

-- The id of the work that issuing will give, drawn when the body is put to the item, so that issuing is one statement.
ALTER TABLE plan_item_body ADD COLUMN task UUID;

-- An issued plan in the hands of one body, with what it is sent for; the strongest purpose wins.
CREATE TABLE delivery (
    home BIGINT NOT NULL,
    plan UUID NOT NULL REFERENCES plan (id),
    body UUID NOT NULL REFERENCES body (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('execute', 'coordinate', 'report', 'know', 'keep')),
    asked BOOLEAN NOT NULL,                    -- TRUE: all that it is given are requests, which it may decline
    delivered_at BIGINT NOT NULL,
    read_at BIGINT,                            -- when somebody of the body first opened it
    read_by UUID REFERENCES account (id),
    acknowledged_at BIGINT,                    -- "Đã nhận"
    acknowledged_by UUID REFERENCES account (id),
    PRIMARY KEY (home, plan, body)
);
CREATE INDEX delivery_of_plan ON delivery (plan, body);
CREATE INDEX delivery_to_body ON delivery (body, delivered_at);

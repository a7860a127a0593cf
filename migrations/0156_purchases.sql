-- Cash that a body may spend: of a fundraiser (under its id), or its own.
CREATE TABLE purse (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    account TEXT NOT NULL,                         -- in the ledger: cash:…
    name TEXT NOT NULL,
    is_fundraiser BOOLEAN NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX purse_by_id ON purse (id);
CREATE INDEX purse_of_body ON purse (body, id);

CREATE TABLE purchase (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that buys
    purse UUID,                                    -- empty: paid by what is not in the ledger
    number BIGINT NOT NULL,                        -- of the body and year
    code TEXT NOT NULL,                            -- MH-2021-0003
    words TEXT NOT NULL,
    state TEXT NOT NULL,                           -- purchases::State by name
    asked_at BIGINT NOT NULL,
    asked_by UUID NOT NULL REFERENCES account (id),
    quote UUID,                                    -- that was chosen
    reason TEXT NOT NULL,                          -- of the decision
    decided_at BIGINT,
    decided_by UUID REFERENCES account (id),
    store UUID,                                    -- where the goods came in
    invoice TEXT NOT NULL,
    invoice_key TEXT NOT NULL,
    invoice_day TEXT,
    invoice_file UUID,
    receipt UUID,                                  -- the movement of goods that brought them
    bought_at BIGINT,
    sent_back UUID,                                -- the movement that gave some of it back
    cancelled_at BIGINT,
    why_cancelled TEXT NOT NULL,
    fingerprint BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX purchase_by_id ON purchase (id);
CREATE INDEX purchase_of_body ON purchase (body, asked_at, id);
CREATE INDEX purchase_open ON purchase (body, state) WHERE state IN ('asked', 'approved');
CREATE INDEX purchase_by_invoice ON purchase (invoice_key) WHERE invoice_key <> '';

-- What is to be bought, and what was.
CREATE TABLE purchase_line (
    home BIGINT NOT NULL,
    purchase UUID NOT NULL,
    position BIGINT NOT NULL,
    item TEXT NOT NULL,
    asked BIGINT NOT NULL CHECK (asked >= 0),
    amount BIGINT NOT NULL CHECK (amount >= 0),    -- that came
    price BIGINT NOT NULL CHECK (price >= 0),      -- đồng for all of it
    lot UUID,
    PRIMARY KEY (home, purchase, position)
);
CREATE INDEX purchase_line_of_lot ON purchase_line (lot) WHERE lot IS NOT NULL;

CREATE TABLE purchase_quote (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    purchase UUID NOT NULL,
    supplier TEXT NOT NULL,
    total BIGINT NOT NULL CHECK (total > 0),
    file UUID,
    PRIMARY KEY (home, id)
);
CREATE INDEX purchase_quote_of ON purchase_quote (purchase, id);

-- The last number of a body's papers of a kind and year.
CREATE TABLE purchase_number (
    home BIGINT NOT NULL,
    body UUID NOT NULL,
    series TEXT NOT NULL,
    last BIGINT NOT NULL,
    PRIMARY KEY (home, body, series)
);

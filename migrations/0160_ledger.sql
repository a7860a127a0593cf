-- The public ledger. One append-only book for the whole installation, like the journal; it is in no home. Nothing here is ever changed
-- or deleted but what waits for its place in the tree.
CREATE TABLE ledger_entry (
    id UUID NOT NULL PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,              -- what a receipt shows, without hyphens
    kind TEXT NOT NULL,                     -- ledger::Kind by name
    day TEXT NOT NULL,                      -- on which it happened
    posted_at BIGINT NOT NULL,
    campaign UUID,
    area UUID REFERENCES area (id),
    corrects UUID UNIQUE REFERENCES ledger_entry (id),
    households BIGINT,                      -- never below the rule of small counts
    words TEXT NOT NULL,                    -- public
    salt BYTEA NOT NULL
);

CREATE TABLE ledger_line (
    entry UUID NOT NULL REFERENCES ledger_entry (id),
    part BIGINT NOT NULL,                   -- 0, 1, 2 in an entry
    account TEXT NOT NULL,
    commodity TEXT NOT NULL,
    quantity BIGINT NOT NULL,               -- in the smallest parts of the commodity; taken out: below zero
    value BIGINT NOT NULL,                  -- in đồng
    valued_by TEXT NOT NULL,                -- empty: money
    PRIMARY KEY (entry, part)
);

-- Names of what is counted. What a commodity is counted in never changes once it is known.
CREATE TABLE ledger_commodity (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    parts BIGINT NOT NULL                   -- how many of the smallest make one unit
);
INSERT INTO ledger_commodity (code, name, unit, parts) VALUES ('VND', 'Đồng', 'đồng', 1);

CREATE TABLE ledger_account (
    account TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

-- How much stands on an account. Kept with every entry, in slots so that writers do not queue on a row; rebuildable from the lines.
CREATE TABLE ledger_balance (
    account TEXT NOT NULL,
    commodity TEXT NOT NULL,
    slot BIGINT NOT NULL,
    quantity BIGINT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (account, commodity, slot)
);

-- By what an entry is found: its words, days, area and those above, campaign, accounts. Hashes; rebuildable from the entries.
CREATE TABLE ledger_mark (
    mark BIGINT NOT NULL,
    entry UUID NOT NULL,
    PRIMARY KEY (mark, entry)
);

-- Small numbers of households are joined with those of the area above, so that nobody is recognised. The rule that holds on a day is the
-- last one before it.
CREATE TABLE ledger_rule (
    valid_from TEXT NOT NULL PRIMARY KEY,
    least_households BIGINT NOT NULL,
    source TEXT NOT NULL
);
INSERT INTO ledger_rule (valid_from, least_households, source) VALUES
    ('2020-01-01', 5, 'Thông lệ thống kê: không công bố số nhỏ hơn 5');

-- What a lot is worth, so that each movement of goods stands in the public ledger. Lots that were there before are worth nothing that
-- anybody said; a store's goods come into the ledger with its first movement.
ALTER TABLE goods_lot ADD COLUMN amount BIGINT NOT NULL DEFAULT 0;             -- as it came in, smallest units; 0: before the ledger
ALTER TABLE goods_lot ADD COLUMN worth BIGINT NOT NULL DEFAULT 0;              -- of the whole lot, in đồng
ALTER TABLE goods_lot ADD COLUMN valued_by TEXT NOT NULL DEFAULT 'chưa định giá';  -- public
ALTER TABLE goods_lot ADD COLUMN fundraiser UUID;                              -- whose gift it is, or was bought with
ALTER TABLE goods_line ADD COLUMN worth BIGINT NOT NULL DEFAULT 0;             -- of this part; less than 0: out
ALTER TABLE goods_stock ADD COLUMN worth BIGINT NOT NULL DEFAULT 0;            -- kept from the lines
ALTER TABLE goods_movement ADD COLUMN entry UUID;                              -- in the ledger; empty: before it, or nothing moved
ALTER TABLE goods_store ADD COLUMN in_ledger BOOLEAN NOT NULL DEFAULT FALSE;   -- its goods stand there

-- What one unit of an item costs at a place, from a day on, by whom.
CREATE TABLE goods_price (
    home BIGINT NOT NULL,
    area UUID NOT NULL REFERENCES area (id),       -- this area and all below it, unless they have their own
    item TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    value BIGINT NOT NULL CHECK (value >= 0),      -- đồng for one unit
    source TEXT NOT NULL,                          -- public
    PRIMARY KEY (home, area, item, valid_from)
);
CREATE INDEX goods_price_of_area ON goods_price (area, item, valid_from);

-- Goods of several fundraisers may move together: each has its own entry in the ledger. The first stands with the movement itself.
CREATE TABLE goods_movement_entry (
    home BIGINT NOT NULL,
    movement UUID NOT NULL,
    entry UUID NOT NULL,
    PRIMARY KEY (home, movement, entry)
);
CREATE INDEX goods_movement_entry_of ON goods_movement_entry (movement);

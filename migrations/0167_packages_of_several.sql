-- A package made of the goods of several fundraisers, or of some and of none, is nobody's lot: what is in it stands in the ledger on an account of
-- the lot, each part under its fundraiser. What is given at a visit may come from several too: an entry for each, the first with the visit itself.
ALTER TABLE goods_lot ADD COLUMN is_mixed BOOLEAN NOT NULL DEFAULT FALSE;

CREATE TABLE occasion_entry (
    home BIGINT NOT NULL,
    occasion UUID NOT NULL,
    entry UUID NOT NULL,
    PRIMARY KEY (home, occasion, entry)
);
CREATE INDEX occasion_entry_of ON occasion_entry (occasion);

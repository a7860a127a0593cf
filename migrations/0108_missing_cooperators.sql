-- Bodies that the co-operators of an assignment mean and the directory does not hold; seen when the phrase was read.
CREATE TABLE plan_item_missing_cooperator (
    item UUID NOT NULL REFERENCES plan_item (id),
    kind TEXT NOT NULL,                        -- of the body that is missing
    area UUID NOT NULL REFERENCES area (id),   -- the unit that has none
    name TEXT NOT NULL,                        -- what it would be called
    name_key TEXT NOT NULL,                    -- folded
    PRIMARY KEY (item, kind, area)
);

-- All that a plan means and the directory lacks; helps: asked to help with an assignment, not to do it.
CREATE VIEW missing_of_item AS
    SELECT item, kind, area, name, name_key, FALSE AS helps FROM plan_item_missing
    UNION ALL
    SELECT item, kind, area, name, name_key, TRUE AS helps FROM plan_item_missing_cooperator;

-- Kept totals: what was counted for an area itself on a day. Each writer adds to a slot of its own, so that they do not queue on one row.
-- Rebuildable from the facts at any time. The areas themselves come with a later migration.
CREATE TABLE counter (
    home BIGINT NOT NULL,             -- the area's partition
    area UUID NOT NULL,
    indicator TEXT NOT NULL,          -- such as tasks_done
    day TEXT NOT NULL,
    slot BIGINT NOT NULL,
    value BIGINT NOT NULL,
    folded BIGINT NOT NULL,           -- how much of the value the ancestors already have
    PRIMARY KEY (home, area, indicator, day, slot)
);
CREATE INDEX counter_not_folded ON counter (area) WHERE value <> folded;

-- The same carried up the tree: an area with all below it, over all days. Rebuildable from counter.
CREATE TABLE counter_total (
    home BIGINT NOT NULL,
    area UUID NOT NULL,
    parent UUID,                      -- the area's, repeated so that a map of ten thousand areas is one walk along an index
    indicator TEXT NOT NULL,
    value BIGINT NOT NULL,
    PRIMARY KEY (home, area, indicator)
);
CREATE INDEX counter_total_by_parent ON counter_total (parent, indicator, area, value);

-- When the counters were last folded: one row.
CREATE TABLE counter_fold (
    id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
    at BIGINT NOT NULL
);

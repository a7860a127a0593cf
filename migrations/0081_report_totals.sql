-- Kept totals of reports, by duty, period and area with all below it. Rebuildable from report and report_figure.

ALTER TABLE report ADD COLUMN is_folded BOOLEAN NOT NULL DEFAULT FALSE;  -- the totals above know what it says
CREATE INDEX report_not_folded ON report (duty, period_from, body) WHERE NOT is_folded;

-- Of the bodies of a duty, which stands above which: what the upper one reports already holds what the lower one does.
CREATE TABLE report_duty_overlap (
    duty UUID NOT NULL REFERENCES report_duty (id),
    upper UUID NOT NULL REFERENCES body (id),
    lower UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (duty, upper, lower)
);

CREATE TABLE report_total (
    home BIGINT NOT NULL,                       -- the area's
    duty UUID NOT NULL,
    period_from TEXT NOT NULL,
    area UUID NOT NULL,
    parent UUID,                                -- the area's, repeated so that its children are one walk along an index
    expected BIGINT NOT NULL,
    reported BIGINT NOT NULL,
    on_time BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    oldest_at BIGINT,
    folded_at BIGINT NOT NULL,
    PRIMARY KEY (home, duty, period_from, area)
);
CREATE INDEX report_total_by_parent ON report_total (duty, period_from, parent);

CREATE TABLE figure_total (
    home BIGINT NOT NULL,
    duty UUID NOT NULL,
    period_from TEXT NOT NULL,
    area UUID NOT NULL,
    parent UUID,
    indicator UUID NOT NULL,
    units BIGINT NOT NULL,                      -- how many reported a number
    low BIGINT NOT NULL,                        -- low and high differ only where things are to be counted once and
    high BIGINT NOT NULL,                       -- nobody knows how many stand in two reports
    doubles BIGINT NOT NULL,                    -- figures left out because bodies below report the same
    oldest_at BIGINT,
    PRIMARY KEY (home, duty, period_from, area, indicator)
);
CREATE INDEX figure_total_by_parent ON figure_total (duty, period_from, parent);

-- The areas that one fold goes through; empty between folds.
CREATE TABLE report_fold (
    duty UUID NOT NULL,
    period_from TEXT NOT NULL,
    area UUID NOT NULL,
    home BIGINT NOT NULL,
    parent UUID,
    level BIGINT NOT NULL,
    PRIMARY KEY (duty, period_from, area)
);
CREATE INDEX report_fold_by_level ON report_fold (level);

-- Plans that were issued before: who stands above whom among the bodies of their duties.
INSERT INTO report_duty_overlap (duty, upper, lower)
WITH RECURSIVE place (duty, lower, kind, area) AS (
    SELECT db.duty, b.id, b.kind, a.parent FROM report_duty_body db JOIN body b ON b.id = db.body JOIN area a ON a.id = b.area
    UNION ALL
    SELECT p.duty, p.lower, p.kind, a.parent FROM place p JOIN area a ON a.id = p.area
), line (duty, lower, upper) AS (
    SELECT db.duty, b.id, b.parent FROM report_duty_body db JOIN body b ON b.id = db.body WHERE b.parent IS NOT NULL
    UNION
    SELECT l.duty, l.lower, b.parent FROM line l JOIN body b ON b.id = l.upper WHERE b.parent IS NOT NULL
)
SELECT p.duty, u.id, p.lower
FROM place p JOIN body u ON u.area = p.area AND u.kind = p.kind JOIN report_duty_body du ON du.duty = p.duty AND du.body = u.id
UNION
SELECT l.duty, l.upper, l.lower FROM line l JOIN report_duty_body du ON du.duty = l.duty AND du.body = l.upper;

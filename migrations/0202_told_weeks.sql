-- What the public is told of a commune's week. It is written once, some days after the week, and never again: two versions of one
-- figure would tell by their difference what neither says.
CREATE TABLE told_figure (
    home BIGINT NOT NULL,
    week TEXT NOT NULL,          -- its Monday
    area UUID NOT NULL REFERENCES area (id),   -- a commune
    indicator TEXT NOT NULL,
    value BIGINT CHECK (value IS NULL OR value >= 5),   -- empty: one to four, too few to be told
    PRIMARY KEY (home, area, week, indicator)
);
CREATE INDEX told_figure_of_week ON told_figure (week, area, indicator);

-- Which weeks were told, also those in which nothing happened.
CREATE TABLE told_week (
    week TEXT NOT NULL PRIMARY KEY,
    told_at BIGINT NOT NULL
);

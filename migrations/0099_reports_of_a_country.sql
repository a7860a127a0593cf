-- What ten thousand bodies owe and send in one period.

-- What an area has to be folded from: most have one report or only areas below them, and need no sorting.
ALTER TABLE report_fold ADD COLUMN shape TEXT;  -- alone, below, mixed; empty until its level is folded

-- The figures of the areas below one come indicator by indicator, as they are added up.
DROP INDEX figure_total_by_parent;
CREATE INDEX figure_total_by_parent ON figure_total (duty, period_from, parent, indicator);

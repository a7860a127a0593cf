-- Where the pages of a plan's file begin in its text.
ALTER TABLE plan_source ADD COLUMN page_lines TEXT NOT NULL DEFAULT '[]';  -- JSON: the first line of each page

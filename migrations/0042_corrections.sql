-- What the reader said of an item stays beside what a person made of it: an undone correction is none, and rules are improved from the rest.
ALTER TABLE plan_item ADD COLUMN said TEXT;         -- the reader's value, JSON, while another stands in its place
ALTER TABLE plan_item ADD COLUMN doubt_said TEXT;   -- the reader's doubt once a person has settled it
ALTER TABLE plan_item ADD COLUMN changed_at BIGINT; -- when a person last changed, added or dropped it

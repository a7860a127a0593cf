-- What a task is about, in the words of the charges that follow it.
ALTER TABLE task ADD COLUMN field TEXT;   -- chosen by an officer; empty: of no field

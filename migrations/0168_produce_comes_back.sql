-- What was matched into a purchase is free again once the purchase is refused or cancelled, by a job that reads the journal.
ALTER TABLE produce_match ADD COLUMN came_back BOOLEAN NOT NULL DEFAULT FALSE;  -- undone by that job, and not by a person
CREATE INDEX purchase_of_receipt ON purchase (receipt) WHERE receipt IS NOT NULL;

-- How far those who react to the journal have read it.
CREATE TABLE journal_reader (
    name TEXT NOT NULL PRIMARY KEY,
    last_seq BIGINT NOT NULL
);

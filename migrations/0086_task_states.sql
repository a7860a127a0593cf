-- Work that was done is checked by whoever gave it: verified, or returned with a reason. A task of a rhythm makes one turn after the other.
DROP VIEW named_task;

CREATE TABLE task_new (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    plan UUID NOT NULL REFERENCES plan (id),
    item UUID NOT NULL REFERENCES plan_item (id),   -- the assignment it came from
    body UUID NOT NULL REFERENCES body (id),        -- who does it
    turn BIGINT NOT NULL,                           -- 1, and for a rhythm the count of its turns
    rhythm TEXT,                                    -- RFC 5545, without an hour; empty: done once
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    ordered BOOLEAN NOT NULL,                       -- false: asked ("Đề nghị"), and may decline
    state TEXT NOT NULL CHECK (state IN ('given', 'acknowledged', 'doing', 'done', 'returned', 'verified', 'declined')),
    field TEXT,                                     -- what it is about, in the words of the charges that follow it; empty: of no field
    due TEXT,                                       -- the last good day; empty: no date was set
    due_at BIGINT,                                  -- the last good moment of that day, by the calendar of the day it was given
    due_text TEXT NOT NULL,                         -- the phrase of the plan
    percent BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    given_on TEXT NOT NULL,                         -- the day of given_at in Vietnam; counters are rebuilt from it
    done_on TEXT,                                   -- stays when it is verified
    last_at BIGINT,                                 -- the last word of the body; empty: silent
    PRIMARY KEY (home, id),
    UNIQUE (home, item, body, turn)
);
INSERT INTO task_new (home, id, plan, item, body, turn, section, title, ordered, state, field, due, due_at, due_text, percent, given_at,
                      given_on, done_on, last_at)
SELECT home, id, plan, item, body, 1, section, title, ordered, state, field, due, due_at, due_text, percent, given_at, given_on, done_on,
       last_at FROM task;
DROP TABLE task;
ALTER TABLE task_new RENAME TO task;
CREATE INDEX task_of_body ON task (body, state, due_at);
CREATE INDEX task_of_plan ON task (plan);
CREATE INDEX task_by_id ON task (id);
CREATE INDEX task_of_item ON task (item, body);
CREATE INDEX task_unchecked ON task (plan, id) WHERE state = 'done';

CREATE VIEW named_task AS
    SELECT n.task, t.plan, n.person, n.named_by, n.named_at, g.valid_from, g.valid_until
    FROM task_person n JOIN task t ON t.id = n.task JOIN belonging g ON g.person = n.person AND g.body = t.body
    WHERE n.taken_back_at IS NULL;

-- What was said about a task, in order; never changed. Its verbs are those of tasks/word.hpp.
CREATE TABLE task_word_new (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    task UUID NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL,
    verb TEXT NOT NULL,
    note TEXT NOT NULL,
    percent BIGINT,
    PRIMARY KEY (home, id)
);
INSERT INTO task_word_new (home, id, task, at, account, verb, note, percent)
SELECT home, id, task, at, account, verb, note, percent FROM task_word;
DROP TABLE task_word;
ALTER TABLE task_word_new RENAME TO task_word;
CREATE INDEX task_word_of_task ON task_word (task, at, id);
CREATE INDEX task_word_by_id ON task_word (id);

-- What was put beside a word: a picture of work done, a paper. Each was looked at for a secrecy mark before it was kept.
CREATE TABLE word_file (
    word UUID NOT NULL,
    file UUID NOT NULL REFERENCES file (id),
    PRIMARY KEY (word, file)
);
CREATE INDEX word_file_by_file ON word_file (file);
INSERT INTO word_file (word, file) SELECT word, file FROM task_picture;
DROP TABLE task_picture;

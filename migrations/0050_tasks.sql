-- Work that an issued plan gives to one body.
CREATE TABLE task (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    plan UUID NOT NULL REFERENCES plan (id),
    item UUID NOT NULL REFERENCES plan_item (id),   -- the assignment it came from
    body UUID NOT NULL REFERENCES body (id),        -- who does it
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    ordered BOOLEAN NOT NULL,                       -- false: asked ("Đề nghị"), and may decline
    state TEXT NOT NULL CHECK (state IN ('given', 'acknowledged', 'doing', 'done', 'declined')),
    due TEXT,                                       -- the last good day; empty: no date was set
    due_at BIGINT,                                  -- the last good moment of that day, by the calendar of the day it was given
    due_text TEXT NOT NULL,                         -- the phrase of the plan
    percent BIGINT NOT NULL,
    given_at BIGINT NOT NULL,
    given_on TEXT NOT NULL,                         -- the day of given_at in Vietnam; counters are rebuilt from it
    done_on TEXT,
    last_at BIGINT,                                 -- the last word of the body; empty: silent
    PRIMARY KEY (home, id),
    UNIQUE (home, item, body)
);
CREATE INDEX task_of_body ON task (body, state, due);
CREATE INDEX task_of_plan ON task (plan);
CREATE INDEX task_by_id ON task (id);

-- What was said about a task, in order; never changed.
CREATE TABLE task_word (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    task UUID NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL,
    verb TEXT NOT NULL CHECK (verb IN ('acknowledged', 'progress', 'done', 'declined', 'reopened')),
    note TEXT NOT NULL,
    percent BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX task_word_of_task ON task_word (task, at);

CREATE TABLE task_picture (
    word UUID NOT NULL,
    file UUID NOT NULL REFERENCES file (id),
    PRIMARY KEY (word, file)
);
CREATE INDEX task_picture_by_file ON task_picture (file);

-- What a step of the body itself (taken on, declined, done) changed in its work, so that whoever took it can take it back for ten minutes.
CREATE TABLE task_step (
    home BIGINT NOT NULL,
    word UUID NOT NULL,        -- that was said with it: by whom, when, which step
    task UUID NOT NULL,
    state TEXT NOT NULL,       -- of the work before it, like all that follows
    percent BIGINT NOT NULL,
    last_at BIGINT,
    taken_back_at BIGINT,
    PRIMARY KEY (home, word)
);
CREATE INDEX task_step_of_task ON task_step (task);

-- Work that waited for a task and got its day by the word that this was done.
CREATE TABLE woken_task (
    home BIGINT NOT NULL,      -- of the word
    word UUID NOT NULL,
    task UUID NOT NULL,        -- that waited
    due TEXT NOT NULL,
    PRIMARY KEY (home, word, task)
);

-- Work that an ending carried on under another plan, as it was before.
CREATE TABLE carried_task (
    home BIGINT NOT NULL,
    ending UUID NOT NULL REFERENCES plan_ending (id),
    task UUID NOT NULL,
    plan UUID NOT NULL REFERENCES plan (id),
    item UUID NOT NULL REFERENCES plan_item (id),
    section TEXT NOT NULL,
    title TEXT NOT NULL,
    ordered BOOLEAN NOT NULL,
    due TEXT,
    due_at BIGINT,
    due_text TEXT NOT NULL,
    rhythm TEXT,
    state TEXT NOT NULL,       -- in which it was carried on: while it stands there and nothing more was said, nobody has moved it
    moves BIGINT NOT NULL,     -- words that moved it until then, less those taken back
    PRIMARY KEY (home, ending, task)
);
CREATE INDEX carried_task_of_ending ON carried_task (ending);

ALTER TABLE notice ADD COLUMN ended_with UUID;   -- the word or the ending that ended it, and brings it back when it is taken back
CREATE INDEX notice_ended_with ON notice (ended_with) WHERE ended_with IS NOT NULL;

ALTER TABLE plan_ending ADD COLUMN issues BOOLEAN NOT NULL DEFAULT FALSE;   -- the other plan was a draft and was issued with it
ALTER TABLE plan_ending ADD COLUMN undoes UUID REFERENCES plan_ending (id); -- that was taken back and was issued with this plan
UPDATE plan_ending SET issues = TRUE
WHERE by_plan IS NOT NULL AND EXISTS (SELECT 1 FROM plan p WHERE p.id = plan_ending.by_plan AND p.issued_at = plan_ending.at);

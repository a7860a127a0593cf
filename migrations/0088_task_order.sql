-- "Sau khi phát động": a task waits for another of its plan. It is said, and holds nobody back.
CREATE TABLE task_wait (
    home BIGINT NOT NULL,       -- of the task
    task UUID NOT NULL,
    waits_for UUID NOT NULL,    -- a task
    days BIGINT,                -- working days that it has once the other is done; empty: that sets no deadline
    said_by UUID NOT NULL REFERENCES account (id),
    said_at BIGINT NOT NULL,
    PRIMARY KEY (home, task, waits_for)
);
CREATE INDEX task_wait_of_task ON task_wait (task);
CREATE INDEX task_wait_for ON task_wait (waits_for);

-- Turns of a rhythm that are closed, to open the next.
CREATE INDEX task_turn ON task (due) WHERE rhythm IS NOT NULL AND state IN ('done', 'verified');

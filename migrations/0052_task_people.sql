-- Who was given a task by name, within the body that does it. A name that is taken back stays, with who did it and when.
CREATE TABLE task_person (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    task UUID NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    named_by UUID NOT NULL REFERENCES account (id),
    named_at BIGINT NOT NULL,
    taken_back_by UUID REFERENCES account (id),
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX task_person_of_task ON task_person (task);
CREATE INDEX task_person_of_person ON task_person (person);
CREATE UNIQUE INDEX task_person_once ON task_person (home, task, person) WHERE taken_back_at IS NULL;

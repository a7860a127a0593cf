-- A lower plan in the making: what its officer makes of each duty of the upper plan, until its text is written.
CREATE TABLE child (
    id UUID NOT NULL PRIMARY KEY,
    upper UUID NOT NULL REFERENCES plan (id),
    body UUID NOT NULL REFERENCES body (id),   -- who derives
    plan UUID REFERENCES plan (id),            -- the draft that was written of it; empty when it was taken back
    title TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    begun_by UUID NOT NULL REFERENCES account (id)
);
CREATE UNIQUE INDEX child_of_body ON child (upper, body);
CREATE INDEX child_plan ON child (plan);

CREATE TABLE child_clause (
    id UUID NOT NULL PRIMARY KEY,
    child UUID NOT NULL REFERENCES child (id),
    position BIGINT NOT NULL,
    upper_item UUID REFERENCES plan_item (id),   -- the duty that it carries on; empty for a clause of one's own
    fate TEXT NOT NULL CHECK (fate IN ('open', 'taken', 'adapted', 'left_out', 'own')),
    addressee TEXT NOT NULL,                     -- whom it gives the work to, as it will be printed
    words TEXT NOT NULL,                         -- its sentences, a line each
    due TEXT,                                    -- the last good day
    reason TEXT NOT NULL                         -- why it was left out, or why it ends later than the upper one
);
CREATE INDEX child_clause_of ON child_clause (child, position);

-- How a body has answered a duty of an upper plan: by a clause of a plan of its own, or by leaving it out with a reason. Counts once the own
-- plan is issued.
CREATE TABLE duty_cover (
    home BIGINT NOT NULL,
    upper_item UUID NOT NULL REFERENCES plan_item (id),
    body UUID NOT NULL REFERENCES body (id),
    item UUID REFERENCES plan_item (id),         -- the clause of its own plan
    plan UUID REFERENCES plan (id),              -- in which it stands
    reason TEXT NOT NULL,                        -- empty when it is covered
    child UUID REFERENCES child (id),            -- empty when a person said so
    said_at BIGINT NOT NULL,
    said_by UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, upper_item, body)
);
CREATE INDEX duty_cover_of_item ON duty_cover (upper_item, body);
CREATE INDEX duty_cover_of_plan ON duty_cover (plan);
CREATE INDEX duty_cover_of_child ON duty_cover (child);

-- A briefing (giao ban) that is held by a rule, or once. Its meetings follow from the rule; only those of which something was said have a row.
CREATE TABLE briefing (
    id UUID NOT NULL PRIMARY KEY,
    body UUID NOT NULL REFERENCES body (id),    -- holds it
    title TEXT NOT NULL,
    rule TEXT NOT NULL,                         -- RFC 5545 without hour, count and end: "FREQ=WEEKLY;BYDAY=MO,WE,FR"; empty: held once
    first_day TEXT NOT NULL,                    -- the rule counts from this day
    until TEXT,                                 -- the last day on which it may be held
    start_minute BIGINT NOT NULL,               -- after midnight in Vietnam
    minutes BIGINT NOT NULL,                    -- how long
    place TEXT NOT NULL,
    link TEXT NOT NULL,                         -- of the online room
    item UUID REFERENCES plan_item (id),        -- the deadline of a plan that asks for it
    sequence BIGINT NOT NULL,                   -- RFC 5545: how often it was changed
    made_at BIGINT NOT NULL,
    made_by UUID NOT NULL REFERENCES account (id),
    changed_at BIGINT NOT NULL
);
CREATE INDEX briefing_of_body ON briefing (body);
CREATE INDEX briefing_of_item ON briefing (item);

-- Who takes part, beside the body that holds it.
CREATE TABLE briefing_body (
    briefing UUID NOT NULL REFERENCES briefing (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (briefing, body)
);
CREATE INDEX briefing_body_by_body ON briefing_body (body);

-- One meeting of a briefing, from the first thing that was said of it.
CREATE TABLE meeting (
    id UUID NOT NULL PRIMARY KEY,
    briefing UUID NOT NULL REFERENCES briefing (id),
    day TEXT NOT NULL,                          -- the day that the rule gives, or of a meeting added to it; never changes
    is_added BOOLEAN NOT NULL,
    held_on TEXT NOT NULL,                      -- another day when it was moved
    start_minute BIGINT NOT NULL,
    minutes BIGINT NOT NULL,
    is_cancelled BOOLEAN NOT NULL,
    reason TEXT NOT NULL,                       -- why it was moved or cancelled
    sequence BIGINT NOT NULL,
    changed_at BIGINT NOT NULL,
    closed_at BIGINT,                           -- when its minutes were closed
    record TEXT,                                -- the minutes as they were closed
    plan UUID REFERENCES plan (id),             -- its conclusions as a document, when they give work to a body
    UNIQUE (briefing, day)
);
CREATE INDEX meeting_held_on ON meeting (briefing, held_on);

-- An item of a meeting's agenda that somebody put in, or one that fills itself and of which something was said.
CREATE TABLE agenda_item (
    id UUID NOT NULL PRIMARY KEY,
    meeting UUID NOT NULL REFERENCES meeting (id),
    kind TEXT NOT NULL,                         -- briefings::AgendaKind by name
    title TEXT NOT NULL,                        -- of an item put in by hand
    note TEXT NOT NULL,                         -- what was said, for the minutes
    position BIGINT,                            -- empty: in its usual place
    figure BIGINT                               -- how many rows it had when the minutes were closed
);
CREATE INDEX agenda_item_of_meeting ON agenda_item (meeting);
CREATE UNIQUE INDEX agenda_item_once ON agenda_item (meeting, kind) WHERE kind <> 'own';

CREATE TABLE attendance (
    meeting UUID NOT NULL REFERENCES meeting (id),
    body UUID NOT NULL REFERENCES body (id),
    presence TEXT NOT NULL CHECK (presence IN ('present', 'absent', 'represented')),
    note TEXT NOT NULL,                         -- why absent; by whom represented
    PRIMARY KEY (meeting, body)
);

-- What was decided at a meeting or on a visit. Closing the minutes makes it work of its bodies.
CREATE TABLE decision (
    id UUID NOT NULL PRIMARY KEY,
    source UUID NOT NULL,                       -- a meeting or a visit
    text TEXT NOT NULL,
    due TEXT,
    item UUID REFERENCES plan_item (id)         -- the assignment that it became
);
CREATE INDEX decision_of_source ON decision (source);
CREATE INDEX decision_of_item ON decision (item);

CREATE TABLE decision_body (
    decision UUID NOT NULL REFERENCES decision (id),
    body UUID NOT NULL REFERENCES body (id),
    PRIMARY KEY (decision, body)
);

-- Messages to the people. A body writes, a head approves; from the first to the last day people hear and read it.
CREATE TABLE message (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    approver UUID NOT NULL REFERENCES body (id), -- the body whose head decides
    area UUID NOT NULL REFERENCES area (id),     -- of the body, where views are counted
    kind TEXT NOT NULL,                          -- outreach::Kind by name
    priority TEXT NOT NULL,                      -- outreach::Priority by name
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    source TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_until TEXT NOT NULL,                   -- the last day
    on_page BOOLEAN NOT NULL,
    on_loudspeakers BOOLEAN NOT NULL,
    picture UUID REFERENCES file (id),
    recording UUID REFERENCES file (id),         -- a person's voice
    state TEXT NOT NULL,                         -- outreach::State by name
    version BIGINT NOT NULL,
    written_at BIGINT NOT NULL,
    written_by UUID NOT NULL REFERENCES account (id),
    changed_by UUID NOT NULL REFERENCES account (id),  -- whose words stand there now
    decided_at BIGINT,
    decided_by UUID REFERENCES account (id),
    withdrawn_at BIGINT,
    reason TEXT NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX message_by_id ON message (id);
CREATE INDEX message_of_body ON message (body, written_at, id);
CREATE INDEX message_of_approver ON message (approver, written_at, id);
CREATE INDEX message_asked ON message (approver) WHERE state = 'asked';
CREATE INDEX message_on_page ON message (decided_at, id) WHERE state = 'approved' AND on_page;
CREATE INDEX message_on_loudspeakers ON message (valid_until) WHERE on_loudspeakers AND decided_at IS NOT NULL;

CREATE TABLE message_area (
    home BIGINT NOT NULL,                        -- of the message
    message UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),     -- down to a hamlet or a zone
    position BIGINT NOT NULL,
    PRIMARY KEY (home, message, area)
);
CREATE INDEX message_area_of ON message_area (message);
CREATE INDEX message_of_area ON message_area (area);

-- The same in other languages of the area.
CREATE TABLE message_translation (
    home BIGINT NOT NULL,
    message UUID NOT NULL,
    language TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (home, message, language)
);
CREATE INDEX message_translation_of ON message_translation (message);

-- How often a message was read on a day, and nothing of who. A row per writer, so that readers do not queue.
CREATE TABLE message_view (
    home BIGINT NOT NULL,
    message UUID NOT NULL,
    day TEXT NOT NULL,
    slot BIGINT NOT NULL,
    views BIGINT NOT NULL CHECK (views > 0),
    PRIMARY KEY (home, message, day, slot)
);
CREATE INDEX message_view_of ON message_view (message);

-- Health declarations as other systems hand them over: a queue that the health station alone sees. Who, from where and what they said lie sealed.
CREATE TABLE health_declaration (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),
    list TEXT NOT NULL,                         -- the print of the file that brought it
    row_number BIGINT NOT NULL,                 -- in that file
    declared_on TEXT NOT NULL,
    risk TEXT,                                  -- isolation::Risk by name; empty: no rule says anything
    urgency BIGINT NOT NULL,                    -- 0 high, 1 watch, 2 nothing said: what the queue begins with
    brought_at BIGINT NOT NULL,
    outcome TEXT,                               -- isolation::DeclarationOutcome by name; empty: it waits
    handled_at BIGINT,
    handled_by UUID REFERENCES account (id),
    PRIMARY KEY (home, id),
    UNIQUE (home, commune, list, row_number)
);
CREATE INDEX health_declaration_by_id ON health_declaration (id);
CREATE INDEX health_declaration_waiting ON health_declaration (commune, urgency, declared_on, id) WHERE outcome IS NULL;
CREATE INDEX health_declaration_handled ON health_declaration (commune, urgency, declared_on, id) WHERE outcome IS NOT NULL;

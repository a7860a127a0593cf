-- Peak campaigns of communication: what a body wishes to be said in each group of content, and the messages that say it.
CREATE TABLE campaign (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that leads it
    area UUID NOT NULL REFERENCES area (id),       -- of the body
    title TEXT NOT NULL,
    paper TEXT NOT NULL,                           -- that asks for it
    begins TEXT NOT NULL,
    ends TEXT NOT NULL,                            -- the last day
    opened_at BIGINT NOT NULL,
    opened_by UUID NOT NULL REFERENCES account (id),
    ended_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX campaign_by_id ON campaign (id);
CREATE INDEX campaign_of_area ON campaign (area, begins, id);

CREATE TABLE campaign_area (
    home BIGINT NOT NULL,                          -- of the campaign
    campaign UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),
    position BIGINT NOT NULL,
    PRIMARY KEY (home, campaign, area)
);
CREATE INDEX campaign_area_of ON campaign_area (campaign);

CREATE TABLE campaign_wish (
    home BIGINT NOT NULL,
    campaign UUID NOT NULL,
    kind TEXT NOT NULL,                            -- outreach::Kind by name, one of the five groups
    messages BIGINT NOT NULL CHECK (messages > 0),
    by_day TEXT,
    writer UUID REFERENCES body (id),
    PRIMARY KEY (home, campaign, kind)
);
CREATE INDEX campaign_wish_of ON campaign_wish (campaign);

-- A message belongs to one campaign at most.
CREATE TABLE campaign_message (
    home BIGINT NOT NULL,
    campaign UUID NOT NULL,
    message UUID NOT NULL,
    tied_at BIGINT NOT NULL,
    PRIMARY KEY (home, campaign, message)
);
CREATE UNIQUE INDEX campaign_message_once ON campaign_message (message);
CREATE INDEX campaign_message_of ON campaign_message (campaign, tied_at);

-- How violations were handled, as totals of a commune or above; nothing of who or where. One to four are kept as "a few", for a small number in a small
-- place points at somebody: what was never written down cannot be found out.
CREATE TABLE campaign_totals (
    home BIGINT NOT NULL,                          -- of the campaign
    id UUID NOT NULL,
    campaign UUID NOT NULL,
    body UUID NOT NULL REFERENCES body (id),       -- that tells them
    area UUID NOT NULL REFERENCES area (id),       -- of the body
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    reminded BIGINT CHECK (reminded IS NULL OR reminded = 0 OR reminded > 4),  -- empty: a few
    handled BIGINT CHECK (handled IS NULL OR handled = 0 OR handled > 4),
    source TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    told_by UUID NOT NULL REFERENCES account (id),
    message UUID,                                  -- outreach: that says them
    taken_back_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX campaign_totals_by_id ON campaign_totals (id);
CREATE INDEX campaign_totals_of ON campaign_totals (campaign, told_at, id);

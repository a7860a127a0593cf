-- Zones: a lockdown, a quarantine site, a checkpoint, a green zone. What a decision closes or keeps apart, for how long, and who answers for it.
CREATE TABLE zone (
    home BIGINT NOT NULL,                         -- of its commune
    id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('lockdown', 'quarantine_site', 'checkpoint', 'green')),
    name TEXT NOT NULL,
    area UUID NOT NULL REFERENCES area (id),      -- the commune or hamlet it lies in
    commune UUID NOT NULL REFERENCES area (id),
    extent TEXT NOT NULL CHECK (extent IN ('area', 'households', 'polygon')),
    polygon TEXT,                                 -- GeoJSON, when somebody drew it
    state TEXT NOT NULL CHECK (state IN ('planned', 'active', 'lifted', 'withdrawn')),
    decision_number TEXT NOT NULL,
    decision_day TEXT,
    decision_body UUID REFERENCES body (id),
    starts_at BIGINT NOT NULL,
    starts_on TEXT NOT NULL,                      -- the day of that moment in Vietnam
    days BIGINT CHECK (days IS NULL OR days >= 1),    -- empty: until further notice
    exceptions TEXT NOT NULL,                     -- who may pass
    team UUID REFERENCES body (id),               -- tổ quản lý, a working group
    split_from UUID,                              -- the zone that it was part of
    review_due TEXT,                              -- the last good day to review it; empty: it is not reviewed
    activated_at BIGINT,
    lifted_on TEXT,                               -- or withdrawn
    shrunk_on TEXT,                               -- since then it holds no household and no words of requests
    PRIMARY KEY (home, id)
);
CREATE INDEX zone_by_id ON zone (id);
CREATE INDEX zone_by_commune ON zone (commune, starts_at, id);
CREATE INDEX zone_by_age ON zone (starts_at, id) WHERE state IN ('planned', 'active');
CREATE INDEX zone_to_shrink ON zone (lifted_on) WHERE lifted_on IS NOT NULL AND shrunk_on IS NULL;

-- Every decision about a zone, with what it needs to be taken back.
CREATE TABLE zone_change (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    zone UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('opened', 'activated', 'kept', 'narrowed', 'split', 'lifted', 'withdrawn')),
    number TEXT NOT NULL,
    dated TEXT,
    reason TEXT NOT NULL,
    on_day TEXT NOT NULL,
    households BIGINT NOT NULL,                   -- that it brought in, let go or moved
    people BIGINT NOT NULL,
    state_before TEXT NOT NULL,
    days_before BIGINT,
    review_before TEXT,
    other UUID,                                   -- the zone that was split off
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    taken_back_at BIGINT,
    taken_back_by UUID REFERENCES account (id),
    PRIMARY KEY (home, id)
);
CREATE INDEX zone_change_by_id ON zone_change (id);
CREATE INDEX zone_change_of_zone ON zone_change (zone, at, id);

-- A part of a zone with a name of its own: a branch of an alley, a house of many rooms, a hamlet.
CREATE TABLE zone_branch (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    zone UUID NOT NULL,
    name TEXT NOT NULL,
    area UUID REFERENCES area (id),               -- when it is a hamlet of the commune
    households BIGINT NOT NULL,                   -- kept; rebuilt from zone_household
    people BIGINT NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX zone_branch_by_id ON zone_branch (id);
CREATE INDEX zone_branch_of_zone ON zone_branch (zone, name, id);

-- Which household is in which zone, from when until when. A household needs no address to be in it.
CREATE TABLE zone_household (
    home BIGINT NOT NULL,
    zone UUID NOT NULL,
    household UUID NOT NULL,
    since TEXT NOT NULL,
    left_on TEXT,                                 -- the first day on which it is no longer in it
    people BIGINT NOT NULL,
    branch UUID,
    left_by UUID,                                 -- the change that let it go
    PRIMARY KEY (home, zone, household, since),
    CHECK (left_on IS NULL OR left_on >= since)
);
CREATE UNIQUE INDEX zone_household_once ON zone_household (home, zone, household) WHERE left_on IS NULL;
CREATE INDEX zone_household_of_household ON zone_household (household, zone);
CREATE INDEX zone_household_of_zone ON zone_household (zone, household);
CREATE INDEX zone_household_of_branch ON zone_household (branch) WHERE branch IS NOT NULL AND left_on IS NULL;
CREATE INDEX zone_household_left_by ON zone_household (left_by) WHERE left_by IS NOT NULL;

-- The proof: on this day somebody knew how this household was. It says nothing else about it.
CREATE TABLE zone_account (
    home BIGINT NOT NULL,
    zone UUID NOT NULL,
    day TEXT NOT NULL,
    household UUID NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('met', 'called', 'messaged', 'delivered', 'told', 'away')),
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    visit UUID,                                   -- of the daily round; empty: written down on the zone's page
    PRIMARY KEY (home, zone, day, household)
);
CREATE INDEX zone_account_of_visit ON zone_account (visit) WHERE visit IS NOT NULL;
CREATE INDEX zone_account_of_household ON zone_account (zone, household, day);

-- Kept totals of a zone by day: how many households and people came in (less those that left), and how many were accounted for. A row per
-- writer slot. Rebuilt from zone_household, zone_account and site_stay.
CREATE TABLE zone_day (
    home BIGINT NOT NULL,
    zone UUID NOT NULL,
    day TEXT NOT NULL,
    slot BIGINT NOT NULL,
    households BIGINT NOT NULL,
    people BIGINT NOT NULL,
    accounted BIGINT NOT NULL,
    PRIMARY KEY (home, zone, day, slot)
);
CREATE INDEX zone_day_of_zone ON zone_day (zone, day);

-- New cases of a branch on a day, as the health station tells them: a number. Which home they live in is not kept here.
CREATE TABLE zone_case (
    home BIGINT NOT NULL,
    zone UUID NOT NULL,
    branch UUID NOT NULL,
    day TEXT NOT NULL,
    cases BIGINT NOT NULL CHECK (cases >= 0),
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, zone, branch, day)
);
CREATE INDEX zone_case_of_zone ON zone_case (zone, day);

-- Where one passes in and out, and who stands there.
CREATE TABLE zone_checkpoint (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    zone UUID NOT NULL,
    name TEXT NOT NULL,
    body UUID REFERENCES body (id),
    duty TEXT NOT NULL,                           -- the hours, as they are agreed
    ended_on TEXT,
    PRIMARY KEY (home, id)
);
CREATE INDEX zone_checkpoint_by_id ON zone_checkpoint (id);
CREATE INDEX zone_checkpoint_of_zone ON zone_checkpoint (zone, name, id);
CREATE INDEX zone_checkpoint_of_body ON zone_checkpoint (body) WHERE ended_on IS NULL;

-- "Bốn tại chỗ": which of the things that a zone needs on the spot are there. The list is data, src/zones/vocabulary/readiness.json.
CREATE TABLE zone_readiness (
    home BIGINT NOT NULL,
    zone UUID NOT NULL,
    item TEXT NOT NULL,
    is_ready BOOLEAN NOT NULL,
    note TEXT NOT NULL,
    at BIGINT NOT NULL,
    account UUID NOT NULL REFERENCES account (id),
    PRIMARY KEY (home, zone, item)
);

-- Rules with days, by date. One that no source confirms is empty and off until somebody with the decision at hand fills it in.
CREATE TABLE zone_rule (
    code TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    vi TEXT NOT NULL,
    en TEXT NOT NULL,
    days BIGINT CHECK (days IS NULL OR days >= 1),
    is_on BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (code, valid_from),
    CHECK (days IS NOT NULL OR NOT is_on)
);
INSERT INTO zone_rule (code, valid_from, vi, en, days, is_on, source) VALUES
    ('review_within', '2021-01-01', 'Rà soát lại vùng chậm nhất sau', 'A zone is reviewed at the latest after', 14, TRUE,
     'Thời hạn thường dùng: Quyết định 123/QĐ-BCĐ ngày 20/8/2021 (Cư Jút), Công văn 2100/UBND-VX (Hóc Môn)'),
    ('green_without_cases', '2021-01-01', 'Vùng xanh: không có ca mới ít nhất', 'Green zone: no new case for at least', 7, TRUE,
     'Thành phố Thủ Đức, tháng 7/2021'),
    ('narrow_without_cases', '2021-01-01', 'Gợi ý thu hẹp nhánh không có ca mới trong', 'Propose to release a branch without new cases for', NULL,
     FALSE, ''),
    ('keep_after_lifting', '2021-01-01', 'Sau khi dỡ bỏ, giữ danh sách hộ và lời nhắn thêm', 'After lifting, households and words are kept for', NULL,
     FALSE, '');

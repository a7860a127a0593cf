-- Organisations, the people in them, and the offices those people hold. Kinds of bodies are data: src/bodies/vocabulary/body_kinds.json.

CREATE TABLE body (
    id UUID NOT NULL PRIMARY KEY,
    home BIGINT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,             -- folded
    area UUID NOT NULL REFERENCES area (id),
    parent UUID REFERENCES body (id),   -- the body above it in its own line, not the area's parent
    founding TEXT,                      -- number and date of the decision that made it, as printed
    valid_from TEXT NOT NULL,
    valid_until TEXT,                   -- the last day on which it exists
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
CREATE INDEX body_by_area ON body (area, kind);
CREATE INDEX body_by_parent ON body (parent);

CREATE TABLE body_name (
    name_key TEXT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    name TEXT NOT NULL,
    PRIMARY KEY (name_key, body)
);
CREATE INDEX body_name_by_body ON body_name (body);

-- A regional office (T78, T26) stands over provinces without being an area of the tree.
CREATE TABLE body_scope (
    body UUID NOT NULL REFERENCES body (id),
    area UUID NOT NULL REFERENCES area (id),
    PRIMARY KEY (body, area)
);
CREATE INDEX body_scope_by_area ON body_scope (area);

-- Bodies that stand together: an emulation cluster (cụm thi đua), the member organisations of a front.
CREATE TABLE body_member (
    body UUID NOT NULL REFERENCES body (id),
    member UUID NOT NULL REFERENCES body (id),
    is_leader BOOLEAN NOT NULL,         -- the cluster's leading unit of the period (cụm trưởng)
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (body, member, valid_from)
);
CREATE INDEX body_member_by_member ON body_member (member);

-- An official. The name is public, phones and addresses are sealed under the person's own key.
CREATE TABLE person (
    id UUID NOT NULL PRIMARY KEY,
    home BIGINT NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    body UUID REFERENCES body (id),     -- where the person works
    valid_from TEXT NOT NULL,
    valid_until TEXT
);
CREATE INDEX person_by_body ON person (body);
CREATE INDEX person_by_name ON person (name_key);

-- A post in a body, held by people one after the other.
CREATE TABLE office (
    id UUID NOT NULL PRIMARY KEY,
    home BIGINT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    title TEXT NOT NULL,                -- "Chủ tịch", "Phó Trưởng ban Thường trực"
    title_key TEXT NOT NULL,
    rank BIGINT NOT NULL,               -- 1 head, 2 deputy, 3 member, 4 staff, orders a list
    valid_from TEXT NOT NULL,
    valid_until TEXT
);
CREATE INDEX office_by_body ON office (body);

CREATE TABLE office_holder (
    office UUID NOT NULL REFERENCES office (id),
    person UUID NOT NULL REFERENCES person (id),
    acting BOOLEAN NOT NULL,            -- "Quyền", "Phụ trách"
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (office, person, valid_from)
);
CREATE INDEX office_holder_by_person ON office_holder (person);

-- A working group is a body of kind working_group, this is what its founding decision says beside the name.
CREATE TABLE working_group (
    body UUID NOT NULL PRIMARY KEY REFERENCES body (id),
    stated_size BIGINT,                 -- "11 đồng chí", the list may say otherwise, and the mismatch is shown
    head UUID REFERENCES person (id),   -- assigns the members' tasks
    secretariat UUID REFERENCES body (id)
);

-- A person in a group or team.
CREATE TABLE membership (
    body UUID NOT NULL REFERENCES body (id),
    person UUID NOT NULL REFERENCES person (id),
    role TEXT NOT NULL,                 -- as the decision words it: "Tổ phó", "Thành viên"
    rank BIGINT NOT NULL,               -- 1 head, 2 deputy, 3 member, 4 secretary
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    PRIMARY KEY (body, person, valid_from)
);
CREATE INDEX membership_by_person ON membership (person);

-- "Phụ trách địa bàn, lĩnh vực": what tasks, visits and inspections of an area or a field follow.
CREATE TABLE charge (
    id UUID NOT NULL PRIMARY KEY,
    home BIGINT NOT NULL,
    person UUID NOT NULL REFERENCES person (id),
    body UUID NOT NULL REFERENCES body (id),  -- on whose behalf
    area UUID REFERENCES area (id),
    field TEXT,
    valid_from TEXT NOT NULL,
    valid_until TEXT,
    CHECK (area IS NOT NULL OR field IS NOT NULL)
);
CREATE INDEX charge_by_person ON charge (person);
CREATE INDEX charge_by_area ON charge (area);

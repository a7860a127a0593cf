-- Administrative units over time. A row is one unit under one name at one place of the tree. When it is renamed or moved, the row is
-- closed and a new one opened, and area_successor says what became of it, so that old figures always find their unit.

CREATE TABLE area_kind (
    kind TEXT NOT NULL PRIMARY KEY,
    level BIGINT NOT NULL,              -- 0 country, 1 province, 2 district, 3 commune, 4 hamlet, 5 point
    vi TEXT NOT NULL,
    en TEXT NOT NULL,
    in_tree BOOLEAN NOT NULL,           -- FALSE: outside the administrative roll-up (zones, points)
    valid_until TEXT                    -- the last day on which the law knows the kind
);

INSERT INTO area_kind (kind, level, vi, en, in_tree, valid_until) VALUES
    ('country', 0, 'Nước', 'Country', TRUE, NULL),
    ('municipality', 1, 'Thành phố', 'Municipality', TRUE, NULL),
    ('province', 1, 'Tỉnh', 'Province', TRUE, NULL),
    ('provincial_city', 2, 'Thành phố', 'Provincial city', TRUE, '2025-06-30'),
    ('urban_district', 2, 'Quận', 'Urban district', TRUE, '2025-06-30'),
    ('district_town', 2, 'Thị xã', 'Town', TRUE, '2025-06-30'),
    ('rural_district', 2, 'Huyện', 'Rural district', TRUE, '2025-06-30'),
    ('ward', 3, 'Phường', 'Ward', TRUE, NULL),
    ('township', 3, 'Thị trấn', 'Township', TRUE, '2025-06-30'),
    ('commune', 3, 'Xã', 'Commune', TRUE, NULL),
    ('special_zone', 3, 'Đặc khu', 'Special zone', TRUE, NULL),
    ('thon', 4, 'Thôn', 'Village', TRUE, NULL),
    ('ap', 4, 'Ấp', 'Hamlet', TRUE, NULL),
    ('ban', 4, 'Bản', 'Highland village', TRUE, NULL),
    ('buon', 4, 'Buôn', 'Highland village', TRUE, NULL),
    ('bon', 4, 'Bon', 'Highland village', TRUE, NULL),
    ('lang', 4, 'Làng', 'Village', TRUE, NULL),
    ('xom', 4, 'Xóm', 'Hamlet', TRUE, NULL),
    ('khom', 4, 'Khóm', 'Quarter', TRUE, NULL),
    ('khu_pho', 4, 'Khu phố', 'Quarter', TRUE, NULL),
    ('to_dan_pho', 4, 'Tổ dân phố', 'Residential group', TRUE, NULL),
    ('point', 5, 'Điểm', 'Point', FALSE, NULL),
    ('zone', 5, 'Vùng', 'Zone', FALSE, NULL);

CREATE TABLE area (
    id UUID NOT NULL PRIMARY KEY,
    home BIGINT NOT NULL,               -- partition: the province code of the day the row was made, 0 for the country
    parent UUID REFERENCES area (id),   -- empty for the country only
    kind TEXT NOT NULL REFERENCES area_kind (kind),
    level BIGINT NOT NULL,              -- the kind's level, repeated so that a list needs no join
    code TEXT NOT NULL,                 -- the General Statistics Office's code, codes are reused, never identify by them alone
    name TEXT NOT NULL,                 -- with its kind: "Xã Châu Sơn"
    name_key TEXT NOT NULL,             -- the name folded: "xa chau son"
    path TEXT NOT NULL,                 -- codes from the country down, "/vn/34/338/12532/", a subtree is a prefix of it
    valid_from TEXT NOT NULL,
    valid_until TEXT,                   -- the last day on which the unit exists under this name in this place
    CHECK (valid_until IS NULL OR valid_until >= valid_from)
);

CREATE UNIQUE INDEX area_by_path ON area (path, valid_from);
CREATE INDEX area_by_parent ON area (parent, valid_from);
CREATE INDEX area_by_code ON area (code, level);

-- Every name an area can be asked by, without its kind: the official one and aliases ("Eapô" for Ea Pô).
CREATE TABLE area_name (
    name_key TEXT NOT NULL,
    level BIGINT NOT NULL,              -- the area's, so that upper levels are found first without sorting
    area UUID NOT NULL REFERENCES area (id),
    name TEXT NOT NULL,
    is_alias BOOLEAN NOT NULL,
    PRIMARY KEY (name_key, level, area)
);
CREATE INDEX area_name_by_area ON area_name (area);

-- What became of a closed area. Shares are in thousandths and empty when only "a part of it" is known.
CREATE TABLE area_successor (
    area UUID NOT NULL REFERENCES area (id),
    successor UUID NOT NULL REFERENCES area (id),
    is_whole BOOLEAN NOT NULL,          -- TRUE: all of the area went into this successor
    share BIGINT,
    source TEXT NOT NULL,               -- the file or decision that says so
    PRIMARY KEY (area, successor)
);
CREATE INDEX area_successor_by_successor ON area_successor (successor);

-- The index of names by words. Prefixes are rows, not ranges, because the two engines sort text differently.
CREATE TABLE name_word (
    kind TEXT NOT NULL,                 -- what is named: "area", "body", "person"
    word TEXT NOT NULL,
    name_key TEXT NOT NULL,
    PRIMARY KEY (kind, word, name_key)
);
CREATE TABLE name_prefix (
    prefix TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (prefix, word)
);

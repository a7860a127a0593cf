-- What a place adds to the catalogue of goods (src/goods/vocabulary/goods_items.json holds what every place has), and what goes into a package.
CREATE TABLE goods_item (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),       -- this area and all below it use it
    kind TEXT NOT NULL,                            -- of goods_words.json; package: has a recipe
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    unit TEXT NOT NULL,                            -- as people count it
    smallest TEXT NOT NULL,                        -- as it is kept
    factor BIGINT NOT NULL CHECK (factor >= 1),    -- so many smallest ones are one unit
    shelf_days BIGINT CHECK (shelf_days >= 1),     -- empty: it keeps
    safety TEXT NOT NULL,
    is_local BOOLEAN NOT NULL,                     -- a strength of the place
    closed_at BIGINT,
    PRIMARY KEY (home, id)
);
CREATE INDEX goods_item_by_id ON goods_item (id);
CREATE INDEX goods_item_of_area ON goods_item (area, name_key, id);

-- A recipe holds from a day on; who packed earlier packed by the one before.
CREATE TABLE goods_recipe_part (
    home BIGINT NOT NULL,
    package UUID NOT NULL,
    valid_from TEXT NOT NULL,
    item TEXT NOT NULL,                            -- a code of the vocabulary, or the id of what a place added
    amount BIGINT NOT NULL CHECK (amount >= 1),    -- smallest units in one package
    PRIMARY KEY (home, package, valid_from, item)
);

CREATE TABLE goods_store (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    area UUID NOT NULL REFERENCES area (id),
    body UUID NOT NULL REFERENCES body (id),       -- whose it is
    kind TEXT NOT NULL,                            -- goods::StoreKind by name
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    address TEXT NOT NULL,
    hours TEXT NOT NULL,
    upper UUID,                                    -- the store that it asks for goods
    opened_at BIGINT NOT NULL,
    closed_at BIGINT,                              -- takes nothing in from then on
    waiting BIGINT NOT NULL CHECK (waiting >= 0),  -- kept: requisitions that wait for its answer
    PRIMARY KEY (home, id)
);
CREATE INDEX goods_store_by_id ON goods_store (id);
CREATE INDEX goods_store_of_area ON goods_store (area, name_key, id);
CREATE INDEX goods_store_of_body ON goods_store (body, id);

-- Who signs in, what they may do and where, and how they were brought in. Secrets stand here only as hashes.

CREATE TABLE account (
    id UUID NOT NULL PRIMARY KEY,
    login TEXT NOT NULL UNIQUE,         -- lower case a-z 0-9 . _ -
    password_hash TEXT NOT NULL,        -- argon2id with its salt and parameters, as libsodium writes it
    name TEXT NOT NULL,                 -- how colleagues know the person
    name_key TEXT NOT NULL,             -- name and login, folded, for search
    person UUID REFERENCES person (id), -- empty when the person stands in no body's list
    body UUID REFERENCES body (id),     -- where the person works, empty for an administrator from outside
    language TEXT NOT NULL,             -- "vi" or "en"
    created_at BIGINT NOT NULL,
    closed_at BIGINT                    -- from then on the account cannot sign in, its history stays
);
CREATE INDEX account_by_body ON account (body);

-- A device that is signed in.
CREATE TABLE session (
    id UUID NOT NULL PRIMARY KEY,
    token_hash BYTEA NOT NULL UNIQUE,   -- BLAKE2b of the cookie's 32 bytes
    account UUID NOT NULL REFERENCES account (id),
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL             -- moved at most once a day, so that reading stays reading
);
CREATE INDEX session_by_account ON session (account);

-- A role held in one place for a time. Ended by closing the period, never removed.
CREATE TABLE account_grant (
    id UUID NOT NULL PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id),
    role TEXT NOT NULL,                 -- accounts::Role by name
    scope TEXT NOT NULL,                -- base::ScopeKind by name
    area UUID REFERENCES area (id),     -- of an area_subtree
    body UUID REFERENCES body (id),     -- of a body, a working_group (a body too) or a regional_office
    valid_from TEXT NOT NULL,
    valid_until TEXT,                   -- the last day on which it holds
    ended_at BIGINT,                    -- taken back at this instant, which is sharper than a day
    given_by UUID REFERENCES account (id),
    CHECK (valid_until IS NULL OR valid_until >= valid_from),
    CHECK ((scope = 'everywhere' AND area IS NULL AND body IS NULL)
        OR (scope = 'area_subtree' AND area IS NOT NULL AND body IS NULL)
        OR (scope IN ('body', 'working_group', 'regional_office') AND area IS NULL AND body IS NOT NULL))
);
CREATE INDEX account_grant_by_account ON account_grant (account);

-- A door opened once for one person, for seven days.
CREATE TABLE invitation (
    id UUID NOT NULL PRIMARY KEY,
    code_hash BYTEA NOT NULL UNIQUE,    -- BLAKE2b of the 20 characters
    name TEXT NOT NULL,
    body UUID NOT NULL REFERENCES body (id),
    role TEXT NOT NULL,
    scope TEXT NOT NULL,
    scope_area UUID REFERENCES area (id),
    scope_body UUID REFERENCES body (id),
    made_by UUID NOT NULL REFERENCES account (id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    account UUID REFERENCES account (id) -- whom it brought in, empty until then
);
CREATE INDEX invitation_by_maker ON invitation (made_by);

-- Every try to sign in, counted before the password is looked at. Forgotten after a day.
CREATE TABLE sign_in_try (
    id UUID NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    login_hash BYTEA NOT NULL,          -- hashes, because a wrong login is often a password typed into the wrong field
    address_hash BYTEA NOT NULL,
    failed BOOLEAN NOT NULL             -- TRUE until the password turns out right
);
CREATE INDEX sign_in_try_by_login ON sign_in_try (login_hash, at);
CREATE INDEX sign_in_try_by_address ON sign_in_try (address_hash, at);
CREATE INDEX sign_in_try_by_time ON sign_in_try (at);

-- The accounts that a demonstration shows on its first page. Empty in every other installation.
CREATE TABLE demonstration_sign_in (
    account UUID NOT NULL PRIMARY KEY REFERENCES account (id),
    rank BIGINT NOT NULL,               -- the order in which they are shown
    password TEXT NOT NULL              -- in the open on purpose, it protects nothing
);

-- What kind of place a household lives in, until when nobody sends it messages, and what the phone that entered it said.
ALTER TABLE household ADD COLUMN dwelling TEXT NOT NULL DEFAULT 'home';  -- src/households/vocabulary/dwelling_kinds.json
ALTER TABLE household ADD COLUMN quiet_until TEXT;                       -- the last day without messages, while it mourns
ALTER TABLE household ADD COLUMN entered_as TEXT;  -- ciphertext under its own key: a message that comes twice is known by it

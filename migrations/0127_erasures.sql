-- A household's wish to be forgotten: refused with a reason and looked at once more by another body, or agreed and carried out when no help is
-- under way.
ALTER TABLE household_wish ADD COLUMN refused_by UUID;       -- the body
ALTER TABLE household_wish ADD COLUMN appealed_at BIGINT;
ALTER TABLE household_wish ADD COLUMN appeal TEXT;           -- ciphertext
ALTER TABLE household_wish ADD COLUMN taken_back_at BIGINT;  -- by the household, before it was carried out
ALTER TABLE household_wish ADD COLUMN carried_out_at BIGINT;
CREATE INDEX household_wish_agreed ON household_wish (commune, id) WHERE kind = 'erasure' AND done = 1 AND carried_out_at IS NULL;

ALTER TABLE household ADD COLUMN erased_at BIGINT;           -- since then its record cannot be read by anybody
CREATE INDEX household_to_forget ON household (id) WHERE valid_until IS NOT NULL AND erased_at IS NULL;

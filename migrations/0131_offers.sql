-- What a neighbour offers. The name, the phone and the words lie sealed under the offer's own key; a phone is relayed by a person, never shown.
CREATE TABLE offer (
    home BIGINT NOT NULL,
    id UUID NOT NULL,
    commune UUID NOT NULL REFERENCES area (id),
    area UUID NOT NULL REFERENCES area (id),
    kind TEXT NOT NULL,
    valid_until TEXT NOT NULL,                  -- the last day
    state TEXT NOT NULL,                        -- needs::OfferState by name
    need UUID,                                  -- that it is to meet
    made_at BIGINT NOT NULL,
    code_hash BYTEA NOT NULL,
    PRIMARY KEY (home, id)
);
CREATE INDEX offer_by_id ON offer (id);
CREATE INDEX offer_by_code ON offer (code_hash);
CREATE INDEX offer_of_commune ON offer (commune, state, valid_until, id);
CREATE INDEX offer_of_need ON offer (need) WHERE need IS NOT NULL;

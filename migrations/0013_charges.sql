-- Who is in charge on behalf of a body: boards ask by the body that gives the work and by the one that does it.
CREATE INDEX charge_by_body ON charge (body);

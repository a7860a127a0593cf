-- The file of bodies and their contacts in which an address was read, empty when a plan printed it or a person entered it. Whose it is stands
-- beside it as the list says, but like any address that was read it is written to only once a person has confirmed that.
ALTER TABLE mail_address ADD COLUMN list TEXT;

-- A role is a speaker's, not one of a quotation's: it stands in the decisions about speakers.
ALTER TABLE decisions DROP COLUMN role;

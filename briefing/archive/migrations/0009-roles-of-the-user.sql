-- What the user calls a speaker, whatever articles print; '' where the speaker is to have no role.
ALTER TABLE speakers ADD COLUMN called TEXT;

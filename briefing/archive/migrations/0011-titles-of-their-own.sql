-- What grouping called an event, and the articles that it called so, where a decision may have taken some of these
-- elsewhere: JSON; NULL where title, terms and place are grouping's own.
ALTER TABLE events ADD COLUMN found TEXT;

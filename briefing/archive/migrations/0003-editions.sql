-- The editions that were written, so that they are found again: where each went, what it covers, and when that was.
CREATE TABLE editions (
  path TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  since TEXT NOT NULL,                   -- first moment and the first one after, as the edition has them
  until TEXT NOT NULL,
  written INTEGER NOT NULL               -- seconds since 1970 in UTC
) WITHOUT ROWID;

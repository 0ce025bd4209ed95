-- When articles were read in, and what the latest time could not read: what "new" is measured against, and what ! shows.

CREATE TABLE loads (began INTEGER PRIMARY KEY);  -- every reading-in that brought articles; seconds since 1970 in UTC

CREATE TABLE unread (
  n INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  hint TEXT NOT NULL
);

-- In meta: 'unread', when those were tried; 'looked', when a dashboard was left last; 'made', when an edition was written.
INSERT INTO loads SELECT DISTINCT added FROM articles;

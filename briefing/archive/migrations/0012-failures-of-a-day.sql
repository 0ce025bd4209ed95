-- When each input could not be read: ! shows those of a day, and not those of the last reading-in alone.
ALTER TABLE unread ADD COLUMN at INTEGER NOT NULL DEFAULT 0;  -- seconds since 1970 in UTC
UPDATE unread SET at = coalesce((SELECT value FROM meta WHERE key = 'unread'), 0);
DELETE FROM meta WHERE key = 'unread';

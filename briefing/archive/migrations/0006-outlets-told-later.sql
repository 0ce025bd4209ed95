-- An article of which the outlet is told only when it is read in again gets it then, and is no second article.

ALTER TABLE articles ADD COLUMN words TEXT;  -- the id that it would have without an outlet; NULL in those from before
CREATE INDEX articles_by_words ON articles (words);

CREATE TRIGGER outlet_changes AFTER UPDATE OF outlet ON articles WHEN new.outlet IS NOT old.outlet BEGIN
  UPDATE outlets SET articles = articles - 1 WHERE name = coalesce(old.outlet, '');
  DELETE FROM outlets WHERE name = coalesce(old.outlet, '') AND articles = 0;
  INSERT INTO outlets VALUES (coalesce(new.outlet, ''), 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
  INSERT INTO article_words (article_words, rowid, title, text, outlet)
  SELECT 'delete', old.n, old.title, text, old.outlet FROM texts WHERE article = old.n;
  INSERT INTO article_words (rowid, title, text, outlet)
  SELECT new.n, new.title, text, new.outlet FROM texts WHERE article = new.n;
END;

-- Of an article whose day alone is known the moment was noon in UTC, which is the next day in Auckland; now it is ten.

UPDATE articles SET moment = moment - 7200 WHERE length(published) = 10;
UPDATE quotations SET moment = (SELECT moment FROM articles WHERE n = article)
WHERE article IN (SELECT n FROM articles WHERE length(published) = 10);
UPDATE appearances SET moment = (SELECT moment FROM articles WHERE n = article)
WHERE article IN (SELECT n FROM articles WHERE length(published) = 10);
UPDATE events SET
  first_moment = coalesce((SELECT min(moment) FROM articles WHERE event = events.id), first_moment),
  last_moment = coalesce((SELECT max(moment) FROM articles WHERE event = events.id), last_moment);
UPDATE events SET day = last_moment / 86400;
UPDATE speakers SET last_moment = max(
  coalesce((SELECT max(moment) FROM appearances p WHERE p.speaker = speakers.id), 0),
  coalesce((SELECT max(moment) FROM quotations q WHERE q.speaker = speakers.id), 0));

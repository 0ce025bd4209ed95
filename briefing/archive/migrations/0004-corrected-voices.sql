-- Quotations are found under the speaker whom the user's decisions give them, and no longer under another one.

ALTER TABLE quotations ADD COLUMN voice TEXT;  -- what the index has of who speaks, as the view below says it

-- The name that is shown; beside it, where no decision put it there or renamed it, the article's own form of the name.
CREATE VIEW voices AS
SELECT q.n, CASE
  WHEN q.speaker IS NULL THEN CASE WHEN q.decided THEN NULL ELSE q.name END
  WHEN NOT q.decided AND s.named IS NULL AND p.linked = q.speaker AND s.name <> q.name THEN s.name || ' / ' || q.name
  ELSE coalesce(s.named, s.name, q.name)
END AS voice
FROM quotations q LEFT JOIN speakers s ON s.id = q.speaker
LEFT JOIN appearances p ON p.article = q.article AND p.name = q.name;

UPDATE quotations SET voice = (SELECT v.voice FROM voices v WHERE v.n = quotations.n);

DROP TRIGGER quotation_arrives;
DROP TRIGGER quotation_goes;
DROP TABLE quotation_words;
CREATE VIRTUAL TABLE quotation_words USING fts5 (
  text, voice, content = 'quotations', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
INSERT INTO quotation_words (quotation_words) VALUES ('rebuild');

CREATE TRIGGER quotation_arrives AFTER INSERT ON quotations BEGIN
  INSERT INTO quotation_words (rowid, text, voice) VALUES (new.n, new.text, new.voice);
END;
CREATE TRIGGER quotation_goes AFTER DELETE ON quotations BEGIN
  INSERT INTO quotation_words (quotation_words, rowid, text, voice) VALUES ('delete', old.n, old.text, old.voice);
END;
CREATE TRIGGER voice_changes AFTER UPDATE OF voice ON quotations WHEN new.voice IS NOT old.voice BEGIN
  INSERT INTO quotation_words (quotation_words, rowid, text, voice) VALUES ('delete', old.n, old.text, old.voice);
  INSERT INTO quotation_words (rowid, text, voice) VALUES (new.n, new.text, new.voice);
END;

-- The voice follows whatever it is made of, whoever writes that.
CREATE TRIGGER speaker_given AFTER UPDATE OF speaker, decided ON quotations BEGIN
  UPDATE quotations SET voice = v.voice FROM voices v
  WHERE quotations.n = new.n AND v.n = new.n AND v.voice IS NOT quotations.voice;
END;
CREATE TRIGGER speaker_named AFTER UPDATE OF name, named ON speakers
WHEN new.name <> old.name OR new.named IS NOT old.named BEGIN
  UPDATE quotations SET voice = (SELECT v.voice FROM voices v WHERE v.n = quotations.n) WHERE speaker = new.id;
END;
CREATE TRIGGER speaker_arrives AFTER INSERT ON speakers BEGIN
  UPDATE quotations SET voice = (SELECT v.voice FROM voices v WHERE v.n = quotations.n) WHERE speaker = new.id;
END;

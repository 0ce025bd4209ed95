-- Names are found in plain letters, too: Mølsted by molsted, Łaska by laska. The words of texts are found so by the question.

CREATE TEMP TABLE refolded AS SELECT n FROM names WHERE folded GLOB '*[øœæłđðþı]*';

INSERT INTO name_parts (name_parts, rowid, folded) SELECT 'delete', n, folded FROM names WHERE n IN (SELECT n FROM refolded);
UPDATE names SET folded = replace(replace(replace(replace(replace(replace(replace(replace(
  folded, 'ø', 'o'), 'œ', 'oe'), 'æ', 'ae'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
WHERE n IN (SELECT n FROM refolded);
INSERT INTO name_parts (rowid, folded) SELECT n, folded FROM names WHERE n IN (SELECT n FROM refolded);

UPDATE watchlist SET folded = replace(replace(replace(replace(replace(replace(replace(replace(
  folded, 'ø', 'o'), 'œ', 'oe'), 'æ', 'ae'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i');

DROP TABLE refolded;

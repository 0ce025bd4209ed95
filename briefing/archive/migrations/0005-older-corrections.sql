-- Before version 2 what was decided on a quotation held for that one only. The next reading-in looks again at its event,
-- and at the events in which its words stand, and spreads the decision over the versions of the statement.

CREATE TEMP TABLE decided AS
SELECT DISTINCT q.article, q.text FROM decisions d, json_each(d.targets) t JOIN quotations q ON q.id = t.value
WHERE d.object = 'quotation' AND NOT d.undone;

UPDATE articles SET fresh = 1 WHERE n IN (SELECT article FROM decided);

-- The same words somewhere else, where they are four or more.
UPDATE articles SET fresh = 1 WHERE n IN (
  SELECT q.article FROM decided d
  JOIN quotation_words w ON w.quotation_words MATCH '{text} : "' || replace(replace(d.text, '"', '""'), char(0), ' ') || '"'
  JOIN quotations q ON q.n = w.rowid
  WHERE d.text LIKE '_% _% _% _%'
);

DROP TABLE decided;

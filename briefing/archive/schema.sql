-- The archive, version 1. Later versions are reached by the numbered files in migrations/.
-- Moments are seconds since 1970 in UTC: when an article was published or, where that is not known, when it was added.

CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO meta VALUES ('changes', 0);

-- What was read in. Rows are narrow, so that lists and counts read few pages; the long text stands apart.
CREATE TABLE articles (
  n INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  body INTEGER NOT NULL,
  outlet TEXT,
  byline TEXT,
  dateline TEXT,
  published TEXT,
  url TEXT,
  language TEXT,
  path TEXT,
  ref TEXT,
  given_event TEXT,                      -- the event that its file put it in
  added INTEGER NOT NULL,
  moment INTEGER NOT NULL,
  tried TEXT,                            -- the version that analysed it last, or failed to
  grouped TEXT,                          -- the event that grouping put it in
  event TEXT,                            -- the same after the user's decisions
  fresh INTEGER NOT NULL DEFAULT 1,      -- was analysed after it was last grouped
  copy_of TEXT,                          -- id of the article that it is a copy of
  share REAL,
  quotations INTEGER NOT NULL DEFAULT 0,
  pinned INTEGER NOT NULL DEFAULT 0,
  marked INTEGER NOT NULL DEFAULT 0,
  excluded INTEGER NOT NULL DEFAULT 0,
  watched INTEGER NOT NULL DEFAULT 0     -- holds words of the watchlist
);
CREATE INDEX articles_watched ON articles (n) WHERE watched;
CREATE INDEX articles_by_moment ON articles (moment, outlet, event);
CREATE INDEX articles_by_outlet ON articles (outlet, moment);
CREATE INDEX articles_by_event ON articles (event, moment);
CREATE INDEX articles_by_tried ON articles (tried);
CREATE INDEX articles_fresh ON articles (moment) WHERE fresh;
CREATE INDEX articles_by_grouped ON articles (grouped) WHERE grouped IS NOT event;

CREATE TABLE texts (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  text TEXT NOT NULL
);

CREATE TABLE outlets (name TEXT PRIMARY KEY, articles INTEGER NOT NULL) WITHOUT ROWID;  -- '' where it is not known
CREATE TRIGGER outlet_gains AFTER INSERT ON articles BEGIN
  INSERT INTO outlets VALUES (coalesce(new.outlet, ''), 1) ON CONFLICT DO UPDATE SET articles = articles + 1;
END;

-- Disposable: what was computed, keyed by article and by the version that computed it.
CREATE TABLE analyses (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  version TEXT NOT NULL,
  language TEXT NOT NULL,
  summary BLOB NOT NULL,                 -- MessagePack of the extracts
  speakers BLOB NOT NULL                 -- MessagePack of the article's speakers
);

CREATE TABLE signatures (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  signature BLOB NOT NULL                -- MessagePack
);

CREATE TABLE quotations (
  n INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  id TEXT NOT NULL UNIQUE,               -- article id and place: the same after an analysis made again
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  detail BLOB NOT NULL,                  -- MessagePack of the whole quotation but its text
  name TEXT,                             -- speaker as the analysis has it
  speaker TEXT,                          -- id of the speaker over the archive, after the user's decisions
  decided INTEGER NOT NULL DEFAULT 0,    -- the speaker is the user's word
  statement TEXT NOT NULL,               -- id of the quotation that is shown for it in its event
  shown INTEGER NOT NULL DEFAULT 1,      -- 0: the same statement is shown from another place
  weight REAL NOT NULL,
  topical INTEGER NOT NULL DEFAULT 0,    -- its words hold words of the watchlist
  watched INTEGER NOT NULL DEFAULT 0,    -- topical, or its speaker is watched
  moment INTEGER NOT NULL,
  pinned INTEGER NOT NULL DEFAULT 0,
  marked INTEGER NOT NULL DEFAULT 0,
  excluded INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX quotations_by_article ON quotations (article, start);
CREATE INDEX quotations_by_speaker ON quotations (speaker, shown, pinned DESC, watched DESC, weight DESC, moment DESC, n);
CREATE INDEX quotations_by_rank ON quotations (pinned DESC, watched DESC, weight DESC, moment DESC, n) WHERE shown;
CREATE INDEX quotations_by_statement ON quotations (statement);

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  named TEXT,                            -- the user's title
  place TEXT,
  terms TEXT NOT NULL DEFAULT '[]',      -- JSON
  storyline TEXT,
  summary BLOB,                          -- MessagePack of the extracts
  stale INTEGER NOT NULL DEFAULT 1,      -- the summary was made from other articles than it has now
  articles INTEGER NOT NULL DEFAULT 0,
  copies INTEGER NOT NULL DEFAULT 0,
  outlets INTEGER NOT NULL DEFAULT 0,
  quotations INTEGER NOT NULL DEFAULT 0,
  first TEXT,
  last TEXT,
  first_moment INTEGER NOT NULL DEFAULT 0,
  last_moment INTEGER NOT NULL DEFAULT 0,
  day INTEGER NOT NULL DEFAULT 0,        -- of last_moment, days since 1970 in UTC
  pinned INTEGER NOT NULL DEFAULT 0,
  marked INTEGER NOT NULL DEFAULT 0,
  excluded INTEGER NOT NULL DEFAULT 0,
  watched INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX events_by_rank ON events (pinned DESC, day DESC, articles DESC, last_moment DESC, id) WHERE articles > 0;
CREATE INDEX events_by_last ON events (last_moment);
CREATE INDEX events_by_storyline ON events (storyline) WHERE storyline IS NOT NULL;
CREATE INDEX events_stale ON events (stale) WHERE stale;

CREATE TABLE failures (
  article INTEGER PRIMARY KEY REFERENCES articles (n) ON DELETE CASCADE,
  version TEXT NOT NULL,                 -- that could not analyse it
  reason TEXT NOT NULL
);

-- Who speaks in one article, as its analysis says, and which speaker over the archive that is.
CREATE TABLE appearances (
  article INTEGER NOT NULL REFERENCES articles (n) ON DELETE CASCADE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT,
  variants TEXT NOT NULL,                -- JSON
  quoted INTEGER NOT NULL,
  moment INTEGER NOT NULL,
  linked TEXT,                           -- the speaker that linking found; '' for nobody; NULL until it was done
  speaker TEXT,                          -- the same after the user's decisions
  PRIMARY KEY (article, name)
) WITHOUT ROWID;
CREATE INDEX appearances_by_speaker ON appearances (speaker, moment);
CREATE INDEX appearances_by_linked ON appearances (linked);
CREATE INDEX appearances_by_name ON appearances (name);

CREATE TABLE speakers (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  named TEXT,                            -- the user's name
  kind TEXT NOT NULL,
  role TEXT,
  quotations INTEGER NOT NULL DEFAULT 0,
  articles INTEGER NOT NULL DEFAULT 0,
  last TEXT,
  last_moment INTEGER NOT NULL DEFAULT 0,
  pinned INTEGER NOT NULL DEFAULT 0,
  marked INTEGER NOT NULL DEFAULT 0,
  excluded INTEGER NOT NULL DEFAULT 0,
  watched INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX speakers_by_rank ON speakers (watched DESC, pinned DESC, quotations DESC, last_moment DESC, name, id) WHERE quotations > 0;

-- Every form of a speaker's name, for showing and for searching.
CREATE TABLE names (
  n INTEGER PRIMARY KEY,
  speaker TEXT NOT NULL REFERENCES speakers (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (speaker, name)
);

-- What linking has met: names and roles of a speaker as linking found it, and the keys under which it looks for it.
CREATE TABLE forms (
  n INTEGER PRIMARY KEY,
  speaker TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  UNIQUE (speaker, name, kind, role)
);
CREATE TABLE name_keys (
  key TEXT NOT NULL,
  speaker TEXT NOT NULL,
  PRIMARY KEY (key, speaker)
) WITHOUT ROWID;

-- What is to be flagged, as the settings have it.
CREATE TABLE watchlist (
  kind TEXT NOT NULL,                    -- 'person' or 'topic'
  words TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (kind, words)
);

-- The user's list of names: `one` stands for the full name `other`, or the two are kept apart.
CREATE TABLE aliases (one TEXT NOT NULL, other TEXT NOT NULL, apart INTEGER NOT NULL);

-- What the user decided: only ever added to, and marked when undone.
CREATE TABLE decisions (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  targets TEXT NOT NULL,                 -- JSON: ids, or names for an alias
  value TEXT,
  role TEXT,
  "on" INTEGER NOT NULL,
  members TEXT NOT NULL DEFAULT '[]',    -- JSON: ids of the articles that a merge held when it was decided
  at TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
);

-- Full text. The index holds no second copy of the words.
CREATE VIEW searchable AS SELECT a.n, a.title, t.text, a.outlet FROM articles a JOIN texts t ON t.article = a.n;
CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text, outlet, content = 'searchable', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER text_arrives AFTER INSERT ON texts BEGIN
  INSERT INTO article_words (rowid, title, text, outlet)
  SELECT n, title, new.text, outlet FROM articles WHERE n = new.article;
END;

CREATE VIRTUAL TABLE quotation_words USING fts5 (
  text, name, content = 'quotations', content_rowid = 'n', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
CREATE TRIGGER quotation_arrives AFTER INSERT ON quotations BEGIN
  INSERT INTO quotation_words (rowid, text, name) VALUES (new.n, new.text, new.name);
END;
CREATE TRIGGER quotation_goes AFTER DELETE ON quotations BEGIN
  INSERT INTO quotation_words (quotation_words, rowid, text, name) VALUES ('delete', old.n, old.text, old.name);
END;

CREATE VIRTUAL TABLE name_parts USING fts5 (folded, content = 'names', content_rowid = 'n', tokenize = 'trigram');
CREATE TRIGGER name_arrives AFTER INSERT ON names BEGIN
  INSERT INTO name_parts (rowid, folded) VALUES (new.n, new.folded);
END;
CREATE TRIGGER name_goes AFTER DELETE ON names BEGIN
  INSERT INTO name_parts (name_parts, rowid, folded) VALUES ('delete', old.n, old.folded);
END;

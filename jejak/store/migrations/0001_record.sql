-- Who wrote what: one row for each start of the program that wrote something.
CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  started TEXT NOT NULL,
  program TEXT NOT NULL,
  model TEXT NOT NULL,
  UNIQUE (started, program, model)
);

-- The bytes of pages, each once, zlib-compressed.
CREATE TABLE contents (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  compressed BLOB NOT NULL
);

CREATE TABLE pages (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  sha256 TEXT NOT NULL REFERENCES contents,
  kind TEXT NOT NULL CHECK (kind IN ('html', 'text')),
  charset TEXT,
  fetched TEXT NOT NULL,
  given TEXT NOT NULL
);
CREATE UNIQUE INDEX one_page ON pages (source, sha256, kind, given, ifnull(charset, ''));
CREATE INDEX pages_by_content ON pages (sha256);

-- One row for each version of a report. `key` is its address; where it has none, its id, with the input before it where the input gave
-- the id. `seen` is when a page with this version was last fetched: the version seen last is the current one.
CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  version INTEGER NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  seen TEXT NOT NULL,
  page INTEGER NOT NULL REFERENCES pages,
  run INTEGER NOT NULL REFERENCES runs,
  report_id TEXT NOT NULL,
  url TEXT,
  publisher TEXT,
  publisher_domain TEXT,
  publisher_country TEXT,
  title TEXT,
  published TEXT,
  published_precision TEXT,
  published_from TEXT,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  sentences TEXT NOT NULL,
  record BLOB NOT NULL,
  record_sha256 TEXT NOT NULL,
  UNIQUE (key, version)
);
CREATE UNIQUE INDEX one_current_version ON reports (key) WHERE current;
CREATE INDEX reports_by_id ON reports (report_id);
CREATE INDEX reports_by_page ON reports (page);

CREATE TABLE events (
  id INTEGER PRIMARY KEY,
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position INTEGER NOT NULL,
  event_id TEXT NOT NULL,
  type TEXT NOT NULL,
  mode TEXT,
  cameo TEXT,
  quad INTEGER,
  factuality TEXT NOT NULL,
  confidence REAL NOT NULL,
  trigger TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  date_from TEXT,
  date_to TEXT,
  UNIQUE (report, position)
);
CREATE INDEX events_by_type ON events (type);

CREATE TABLE also (
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  position INTEGER NOT NULL,
  trigger TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end INTEGER NOT NULL,
  PRIMARY KEY (event, position)
) WITHOUT ROWID;

-- What fills an event, each with its words; columns that do not belong to a role are null. `folded` is what filters compare.
CREATE TABLE roles (
  id INTEGER PRIMARY KEY,
  event INTEGER NOT NULL REFERENCES events ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN (
    'actor', 'recipient', 'place', 'time', 'source', 'relay', 'evidence', 'goods', 'quantity', 'origin', 'via', 'destination', 'carrier')),
  position INTEGER NOT NULL,
  text TEXT,
  start INTEGER,
  end INTEGER,
  inferred INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  folded TEXT,
  country TEXT,
  sector TEXT,
  office TEXT,
  wikidata TEXT,
  stance TEXT,
  cue TEXT,
  cue_start INTEGER,
  cue_end INTEGER,
  kind TEXT,
  admin1 TEXT,
  lat REAL,
  lon REAL,
  geonames INTEGER,
  precision TEXT,
  match TEXT,
  date_from TEXT,
  date_to TEXT,
  quantity REAL,
  unit TEXT,
  CHECK (inferred OR start IS NOT NULL OR role = 'quantity'),
  UNIQUE (event, role, position)
);
CREATE INDEX roles_by_country ON roles (country, role);

CREATE TABLE mentions (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('actor', 'place', 'time')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  start INTEGER,
  end INTEGER,
  inferred INTEGER NOT NULL DEFAULT 0,
  name TEXT,
  folded TEXT,
  country TEXT,
  sector TEXT,
  office TEXT,
  wikidata TEXT,
  admin1 TEXT,
  lat REAL,
  lon REAL,
  geonames INTEGER,
  precision TEXT,
  match TEXT,
  date_from TEXT,
  date_to TEXT,
  PRIMARY KEY (report, kind, position)
) WITHOUT ROWID;

CREATE TABLE cites (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;

CREATE TABLE dates (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position INTEGER NOT NULL,
  value TEXT NOT NULL,
  precision TEXT NOT NULL,
  origin TEXT NOT NULL,
  found TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;

CREATE TABLE cut (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;

CREATE TABLE problems (
  report INTEGER NOT NULL REFERENCES reports ON DELETE CASCADE,
  position INTEGER NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (report, position)
) WITHOUT ROWID;

-- Pages that could not be read, open until a report from the same source is kept.
CREATE TABLE rejections (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  stage TEXT NOT NULL,
  reason TEXT NOT NULL,
  page INTEGER REFERENCES pages,
  run INTEGER NOT NULL REFERENCES runs,
  resolved_by INTEGER REFERENCES reports
);
CREATE UNIQUE INDEX one_open_rejection ON rejections (source, ifnull(page, 0)) WHERE resolved_by IS NULL;

CREATE VIRTUAL TABLE report_words USING fts5 (
  title, text, content = 'reports', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_words_insert AFTER INSERT ON reports BEGIN
  INSERT INTO report_words (rowid, title, text) VALUES (new.id, new.title, new.text);
END;
CREATE TRIGGER report_words_delete AFTER DELETE ON reports BEGIN
  INSERT INTO report_words (report_words, rowid, title, text) VALUES ('delete', old.id, old.title, old.text);
END;

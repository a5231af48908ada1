-- Lists of eligible customers as they were imported: who, when, and which list took the place of which.
CREATE TABLE eligibility_import (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256      text        NOT NULL,
  supersedes  bigint REFERENCES eligibility_import,
  lines       integer     NOT NULL,
  added       integer     NOT NULL DEFAULT 0,
  ended       integer     NOT NULL DEFAULT 0,
  imported_at timestamptz NOT NULL,
  imported_by text        NOT NULL
);
-- The same list again is the same import.
CREATE UNIQUE INDEX eligibility_import_once ON eligibility_import (sha256, coalesce(supersedes, 0));
-- One list takes the place of another once.
CREATE UNIQUE INDEX eligibility_import_superseded_once ON eligibility_import (supersedes) WHERE supersedes IS NOT NULL;

-- Every eligibility that a list names, also where it was recorded before.
CREATE TABLE eligibility_import_row (
  import_id      bigint NOT NULL REFERENCES eligibility_import,
  eligibility_id bigint NOT NULL REFERENCES eligibility,
  PRIMARY KEY (import_id, eligibility_id)
);
CREATE INDEX eligibility_import_row_by_eligibility ON eligibility_import_row (eligibility_id);

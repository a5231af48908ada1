-- A comparison of what the portal knows with what we know. Of a day there is one that began by itself.
CREATE TABLE parity_run (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  day         date        UNIQUE,
  started_at  timestamptz NOT NULL,
  finished_at timestamptz,
  compared    integer     NOT NULL DEFAULT 0,
  on_the_way  integer     NOT NULL DEFAULT 0,
  trouble     text
);

CREATE TABLE parity_finding (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  run_id      bigint      NOT NULL REFERENCES parity_run (id),
  code_key    text        NOT NULL,
  kind        text        NOT NULL,
  ours        text        NOT NULL,
  theirs      text        NOT NULL,
  repaired_at timestamptz
);
CREATE INDEX parity_finding_run ON parity_finding (run_id, id);

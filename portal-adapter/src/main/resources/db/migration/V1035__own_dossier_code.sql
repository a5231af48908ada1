-- The last number given of an agency and a day. It is raised in the transaction that keeps the code, so that a number is
-- given with a code or not at all.
CREATE TABLE dossier_code_serial (
  agency text    NOT NULL,
  day    date    NOT NULL,
  last   integer NOT NULL,
  PRIMARY KEY (agency, day)
);

-- Codes of dossiers that were born here.
CREATE TABLE own_dossier_code (
  code_key     text        PRIMARY KEY,
  code         text        NOT NULL,
  agency       text        NOT NULL,
  procedure    text        NOT NULL,
  request_code text        UNIQUE,
  allotted_at  timestamptz NOT NULL
);

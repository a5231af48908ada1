-- A dossier of the portal that was taken in. The key is the code in upper case: the portal's letter
-- case varies, and two messages at once make one dossier.
CREATE TABLE dossier (
  code_key   text        PRIMARY KEY,
  code       text        NOT NULL,
  procedure  text        NOT NULL,
  digest     text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Every message as received, without secrets and document bytes.
CREATE TABLE raw_message (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code_key    text,
  operation   text        NOT NULL,
  digest      text        NOT NULL,
  body        jsonb       NOT NULL,
  error_code  integer     NOT NULL,
  outcome     text        NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX raw_message_dossier ON raw_message (code_key, id);
-- The same message of an operation counts once per dossier.
CREATE UNIQUE INDEX raw_message_once ON raw_message (code_key, operation, digest)
  WHERE outcome = 'STORED';

-- Papers given as an address, which are fetched after the answer.
CREATE TABLE pending_paper (
  id         uuid        PRIMARY KEY,
  code_key   text        NOT NULL,
  name       text        NOT NULL,
  address    text        NOT NULL,
  state      text        NOT NULL DEFAULT 'PENDING',
  created_at timestamptz NOT NULL DEFAULT now()
);

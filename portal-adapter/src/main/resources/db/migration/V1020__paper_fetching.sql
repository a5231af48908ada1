-- A paper given as an address is fetched by a job that any copy may do: who is due when, how often
-- it was tried, and what became of it.
ALTER TABLE pending_paper
  ADD COLUMN attempts   integer     NOT NULL DEFAULT 0,
  ADD COLUMN next_at    timestamptz NOT NULL DEFAULT now(),
  ADD COLUMN last_error text,
  ADD COLUMN type       text,
  ADD COLUMN sha256     text,
  ADD COLUMN size_bytes bigint,
  ADD COLUMN settled_at timestamptz;
CREATE INDEX pending_paper_due ON pending_paper (next_at) WHERE state = 'PENDING';
CREATE INDEX pending_paper_age ON pending_paper (created_at, id);
CREATE INDEX pending_paper_dossier ON pending_paper (code_key, created_at, id);

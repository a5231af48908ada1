-- Messages to the portal, in order per dossier.
CREATE TABLE outbound_task (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  code_key   text        NOT NULL,
  service    text        NOT NULL,
  body       jsonb       NOT NULL,
  status     text        NOT NULL DEFAULT 'PENDING',
  attempts   integer     NOT NULL DEFAULT 0,
  last_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  done_at    timestamptz
);
CREATE INDEX outbound_task_pending ON outbound_task (code_key, id) WHERE status <> 'DONE';

-- One row per dossier: when it is due, who works it now, and whether the portal knows it.
CREATE TABLE outbound_dossier (
  code_key        text        PRIMARY KEY,
  next_at         timestamptz NOT NULL,
  leased_until    timestamptz,
  owner           uuid,
  known_to_portal boolean     NOT NULL DEFAULT false
);
CREATE INDEX outbound_dossier_due ON outbound_dossier (next_at);

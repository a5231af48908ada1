-- A sign-on under way: what goes with the state that the issuer gives back. Taken out when it comes
-- back, so that it counts once in all copies.
CREATE TABLE entry_login (
  state_hash   text        PRIMARY KEY,
  browser_hash text        NOT NULL,
  issuer       text        NOT NULL,
  nonce        text        NOT NULL,
  verifier     text        NOT NULL,
  procedure    text        NOT NULL,
  form_url     text,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX entry_login_expiry ON entry_login (expires_at);

-- The right of one person to hand in one application. Of the ticket itself only the hash is kept.
CREATE TABLE entry_ticket (
  ticket_hash text        PRIMARY KEY,
  issuer      text        NOT NULL,
  subject     text        NOT NULL,
  procedure   text        NOT NULL,
  applicant   jsonb       NOT NULL,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  used_at     timestamptz,
  external_id text
);
CREATE INDEX entry_ticket_expiry ON entry_ticket (expires_at);

-- Papers uploaded under a ticket, before the application that names them.
CREATE TABLE entry_paper (
  id          uuid        PRIMARY KEY,
  ticket_hash text        NOT NULL REFERENCES entry_ticket (ticket_hash),
  name        text        NOT NULL,
  type        text        NOT NULL,
  sha256      text        NOT NULL,
  size_bytes  bigint      NOT NULL,
  created_at  timestamptz NOT NULL
);
CREATE INDEX entry_paper_ticket ON entry_paper (ticket_hash);

-- What a client's key was used for, and the answer it got.
CREATE TABLE idempotency_key (
  client      text        NOT NULL,
  key         text        NOT NULL,
  body_digest text        NOT NULL,
  answer      text,
  created_at  timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (client, key)
);
CREATE INDEX idempotency_key_created ON idempotency_key (created_at);

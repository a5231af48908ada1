-- The link by which an applicant rates: of its token only the SHA-256.
CREATE TABLE rating_link (
  request_code text        PRIMARY KEY,
  token_hash   bytea       NOT NULL UNIQUE,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX rating_link_expires ON rating_link (expires_at);

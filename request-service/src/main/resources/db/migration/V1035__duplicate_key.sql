-- By what an application is found to look like an earlier one: 64 bits of a SHA-256 over the service and the customer
-- code, or over the service, the place and the identity number or phone. Nothing personal stands here in clear; rows
-- are deleted when no later application can be compared with them.
CREATE TABLE duplicate_key (
  key          bigint      NOT NULL,
  submitted_at timestamptz NOT NULL,
  code         text        NOT NULL,
  PRIMARY KEY (key, submitted_at, code)
);
-- Old rows lie together, and only the sweep asks for them.
CREATE INDEX duplicate_key_submitted ON duplicate_key USING brin (submitted_at);

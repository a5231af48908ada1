-- Documents that were handed in over HTTP: whose they are, and the first request that refers to them. The bytes lie in the
-- document store under their digest.
CREATE TABLE uploaded_document (
  id           uuid        PRIMARY KEY,
  name         text        NOT NULL,
  type         text        NOT NULL,
  sha256       text        NOT NULL,
  size_bytes   bigint      NOT NULL,
  uploaded_by  text        NOT NULL,
  channel      text,
  uploaded_at  timestamptz NOT NULL,
  request_code text
);
CREATE INDEX uploaded_document_unused ON uploaded_document (uploaded_at) WHERE request_code IS NULL;

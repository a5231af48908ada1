-- What the portal's catalogues said last.
CREATE TABLE portal_catalogue (
  service  text        NOT NULL,
  argument text        NOT NULL,
  entries  jsonb       NOT NULL,
  read_at  timestamptz NOT NULL,
  PRIMARY KEY (service, argument)
);

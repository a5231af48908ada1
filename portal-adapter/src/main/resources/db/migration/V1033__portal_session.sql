-- The one session with the portal, shared by all copies, and who logs in just now.
CREATE TABLE portal_session (
  id          integer     PRIMARY KEY CHECK (id = 1),
  session     text,
  ends_at     timestamptz,
  login_owner uuid,
  login_until timestamptz
);
INSERT INTO portal_session (id) VALUES (1);

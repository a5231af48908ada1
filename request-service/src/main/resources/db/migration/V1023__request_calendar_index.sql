-- Open requests whose dates were counted by an older calendar; those that ended keep theirs.
CREATE INDEX request_open_calendar ON request (calendar_version)
  WHERE state IN ('SUBMITTED', 'ACCEPTED', 'IN_PROGRESS', 'AWAITING_SUPPLEMENT', 'AWAITING_PAYMENT');

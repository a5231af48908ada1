-- When something happens next to a request by itself; null where nothing will. And the calendar that
-- its dates were counted by: 0 is Monday to Friday, from before there were calendars.
ALTER TABLE request ADD COLUMN next_timer_at timestamptz;
ALTER TABLE request ADD COLUMN calendar_version int NOT NULL DEFAULT 0;

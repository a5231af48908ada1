-- The queue of a unit by due date, and its counts: open requests alone, whose number does not grow with the years.
CREATE INDEX request_open_queue ON request (unit, waits_for, queue_at, code) WHERE waits_for IS NOT NULL;
CREATE INDEX request_open_count ON request (unit, state, service_type, waits_for, due_at) WHERE waits_for IS NOT NULL;
DROP INDEX request_queue;

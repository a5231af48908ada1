-- The queue of a unit by date. It covers the counts too, and holds open requests alone, whose number does not grow with
-- the years.
CREATE INDEX request_open ON request (unit, waits_for, queue_at, code) INCLUDE (state, service_type)
  WHERE waits_for IS NOT NULL;
DROP INDEX request_queue;

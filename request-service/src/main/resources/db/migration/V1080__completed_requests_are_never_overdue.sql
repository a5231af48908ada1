-- The result of a completed request waits to be fetched: no date of it can pass.
UPDATE request SET queue_at = '9999-12-31T00:00:00Z' WHERE state = 'COMPLETED';

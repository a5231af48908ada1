-- What is past is found without looking at every request.
CREATE INDEX request_next_timer ON request (next_timer_at) WHERE next_timer_at IS NOT NULL;

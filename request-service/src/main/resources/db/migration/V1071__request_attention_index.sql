-- Few requests need attention at a time; the queue finds them whoever has to act otherwise.
CREATE INDEX request_attention ON request (unit, queue_at, code) WHERE attention IS NOT NULL;

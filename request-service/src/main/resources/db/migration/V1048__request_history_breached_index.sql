-- A recount looks for breached deadlines without reading every history.
CREATE INDEX request_history_breached ON request_history (request_code, version) WHERE action = 'deadline-breached';

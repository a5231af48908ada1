CREATE INDEX request_change ON request (change_tx, code);

-- An operator looks for messages by operation, outcome and time; what was answered stands beside.
ALTER TABLE raw_message ADD COLUMN answer text;
CREATE INDEX raw_message_outcome ON raw_message (outcome, id);
CREATE INDEX raw_message_operation ON raw_message (operation, id);
CREATE INDEX raw_message_time ON raw_message (received_at);

-- Replacements that a later one made needless are SUPERSEDED: done with, too.
DROP INDEX outbound_task_pending;
CREATE INDEX outbound_task_open ON outbound_task (code_key, id) WHERE status IN ('PENDING', 'DEAD');

-- What a message tells of: one change of a request makes one message of each service, also when the projection is rebuilt
-- from the topic. Null for what is not of a change, such as a repair.
ALTER TABLE outbound_task ADD COLUMN origin text;
ALTER TABLE outbound_task ADD COLUMN version bigint;
CREATE UNIQUE INDEX outbound_task_once ON outbound_task (origin, service, version);

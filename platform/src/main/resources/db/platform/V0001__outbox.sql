-- Events that wait for the relay. A row is deleted once the broker has it, so what is here is unsent.
CREATE TABLE outbox_event (
  id         bigint GENERATED ALWAYS AS IDENTITY,
  shard      smallint    NOT NULL,
  topic      text        NOT NULL,
  event_key  text        NOT NULL,
  event_id   uuid        NOT NULL,
  headers    text,
  payload    bytea       NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (shard, id)
) WITH (
  -- Every row dies young: clean up by count, not by a share of a table that is mostly empty.
  autovacuum_vacuum_scale_factor = 0,
  autovacuum_vacuum_threshold = 5000,
  autovacuum_vacuum_insert_scale_factor = 0,
  autovacuum_vacuum_insert_threshold = 100000,
  autovacuum_analyze_scale_factor = 0,
  autovacuum_analyze_threshold = 50000
);

-- Who may send which shard. The database clock alone decides when a lease is over.
CREATE TABLE outbox_shard (
  shard        smallint PRIMARY KEY,
  owner        uuid,
  leased_until timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO outbox_shard (shard) SELECT generate_series(0, 15);

-- The living relays, so that they share the shards fairly.
CREATE TABLE outbox_relay (
  relay       uuid PRIMARY KEY,
  alive_until timestamptz NOT NULL
);

-- Events that a consumer has carried out. A repeat finds its row and is dropped.
CREATE TABLE inbox_event (
  consumer    text        NOT NULL,
  event_id    text        NOT NULL,
  received_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (consumer, event_id)
);
CREATE INDEX inbox_event_received_at ON inbox_event (received_at);

-- What a consumer could not carry out, with the reason; the same goes to the dead-letter topic.
CREATE TABLE dead_letter (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer      text        NOT NULL,
  topic         text        NOT NULL,
  partition     integer     NOT NULL,
  record_offset bigint      NOT NULL,
  event_key     text,
  reason        text        NOT NULL,
  payload       bytea,
  recorded_at   timestamptz NOT NULL DEFAULT now(),
  UNIQUE (consumer, topic, partition, record_offset)
);

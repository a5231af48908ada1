-- A topic that was made anew counts its offsets from 0 again. The digest of key and value tells its
-- records from those that stood at the same offsets before; a repeat of one record is still kept once.
ALTER TABLE dead_letter
  ADD COLUMN digest text NOT NULL DEFAULT '',
  DROP CONSTRAINT dead_letter_consumer_topic_partition_record_offset_key,
  ADD CONSTRAINT dead_letter_once UNIQUE (consumer, topic, partition, record_offset, digest);

-- Whether a bill rests on an estimated reading, and how many bills of a chunk do.
ALTER TABLE bill ADD COLUMN estimated boolean NOT NULL DEFAULT false;
ALTER TABLE bill_run_chunk ADD COLUMN estimated integer NOT NULL DEFAULT 0;

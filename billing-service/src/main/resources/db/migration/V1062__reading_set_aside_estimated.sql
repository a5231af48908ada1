ALTER TABLE reading_set_aside ADD COLUMN estimated boolean NOT NULL DEFAULT false;

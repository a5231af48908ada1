-- Each entry tells what it changed in the document of the request, each member with its value before and after, so that
-- the request can be read as it was known at any time. Entries of before this column do not tell it.
ALTER TABLE request_history ADD COLUMN changes jsonb;

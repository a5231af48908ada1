-- The document of a request is rewritten with each change, so moving it out of the row and compressing it would only
-- cost: a document of usual size stays in the row.
ALTER TABLE request SET (toast_tuple_target = 8160);

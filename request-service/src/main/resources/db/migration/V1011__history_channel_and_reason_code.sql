-- By which way a change came (null for the work of the power company itself), and the kind of its reason.
ALTER TABLE request_history ADD COLUMN channel text, ADD COLUMN reason_code text;

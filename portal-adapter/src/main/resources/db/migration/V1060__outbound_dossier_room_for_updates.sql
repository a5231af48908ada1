-- A dossier's row changes with each message: room on its page keeps new versions there and out of the indexes.
ALTER TABLE outbound_dossier SET (fillfactor = 50);

-- For the replacement told last, and the steps that the portal has confirmed.
CREATE INDEX outbound_task_dossier ON outbound_task (code_key, service, id);

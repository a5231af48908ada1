-- A citizen may ask with the dossier code of the portal, in any letter case.
CREATE INDEX request_portal_code ON request (upper(external_id)) WHERE channel = 'PORTAL';

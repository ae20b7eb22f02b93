-- oldest-code: 1
-- What operators entered about a client, as one document: a new member of it needs no column. The columns of before are still written, so that the
-- file can go back to the version before this one; nobody reads them.
ALTER TABLE clients ADD COLUMN card TEXT NOT NULL DEFAULT '{}';
UPDATE clients SET card = json_patch('{}', json_object(
    'name', card_name, 'phone', phone, 'email', email, 'comment', comment, 'fields', CASE WHEN fields = '' THEN NULL ELSE json(fields) END));

-- By what two cards may be of one person.
CREATE TABLE client_keys (
    project_id BLOB NOT NULL,
    key TEXT NOT NULL,
    client_id BLOB NOT NULL,
    PRIMARY KEY (project_id, key, client_id)
) WITHOUT ROWID;
CREATE INDEX client_keys_of_client ON client_keys (project_id, client_id);

WITH RECURSIVE digits (project_id, client_id, rest, kept) AS (
    SELECT project_id, client_id, phone, '' FROM clients WHERE phone IS NOT NULL
    UNION ALL
    SELECT project_id, client_id, substr(rest, 2), kept || CASE WHEN substr(rest, 1, 1) BETWEEN '0' AND '9' THEN substr(rest, 1, 1) ELSE '' END
    FROM digits WHERE rest <> '')
INSERT INTO client_keys SELECT project_id, 'phone:' || kept, client_id FROM digits WHERE rest = '' AND length(kept) BETWEEN 5 AND 15;
INSERT INTO client_keys SELECT project_id, 'email:' || upper(trim(email)), client_id FROM clients WHERE email LIKE '%_@_%';

-- oldest-code: 1
-- Earlier code, to which the file may go back for a while, writes the columns of a card and knows nothing of the document: the document follows them.
CREATE TRIGGER clients_columns_inserted AFTER INSERT ON clients
WHEN NEW.card = '{}' AND (NEW.card_name IS NOT NULL OR NEW.phone IS NOT NULL OR NEW.email IS NOT NULL OR NEW.comment IS NOT NULL OR NEW.fields <> '')
BEGIN
    UPDATE clients SET card = json_patch('{}', json_object(
        'name', NEW.card_name, 'phone', NEW.phone, 'email', NEW.email, 'comment', NEW.comment,
        'fields', CASE WHEN NEW.fields = '' THEN NULL ELSE json(NEW.fields) END))
    WHERE project_id = NEW.project_id AND client_id = NEW.client_id;
    DELETE FROM client_keys WHERE project_id = NEW.project_id AND client_id = NEW.client_id;
    INSERT INTO client_keys SELECT NEW.project_id, 'phone:' || kept, NEW.client_id
    FROM (
        SELECT group_concat(substr(NEW.phone, place.key + 1, 1), '') AS kept
        FROM json_each('[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]') place WHERE substr(NEW.phone, place.key + 1, 1) BETWEEN '0' AND '9')
    WHERE length(kept) BETWEEN 5 AND 15;
    INSERT INTO client_keys SELECT NEW.project_id, 'email:' || upper(trim(NEW.email)), NEW.client_id WHERE NEW.email LIKE '%_@_%';
END;

CREATE TRIGGER clients_columns_updated AFTER UPDATE OF card_name, phone, email, comment, fields ON clients
WHEN NEW.card = OLD.card AND (NEW.card_name, NEW.phone, NEW.email, NEW.comment, NEW.fields)
    IS NOT (OLD.card_name, OLD.phone, OLD.email, OLD.comment, OLD.fields)
BEGIN
    UPDATE clients SET card = json_patch('{}', json_object(
        'name', NEW.card_name, 'phone', NEW.phone, 'email', NEW.email, 'comment', NEW.comment,
        'fields', CASE WHEN NEW.fields = '' THEN NULL ELSE json(NEW.fields) END))
    WHERE project_id = NEW.project_id AND client_id = NEW.client_id;
    DELETE FROM client_keys WHERE project_id = NEW.project_id AND client_id = NEW.client_id;
    INSERT INTO client_keys SELECT NEW.project_id, 'phone:' || kept, NEW.client_id
    FROM (
        SELECT group_concat(substr(NEW.phone, place.key + 1, 1), '') AS kept
        FROM json_each('[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]') place WHERE substr(NEW.phone, place.key + 1, 1) BETWEEN '0' AND '9')
    WHERE length(kept) BETWEEN 5 AND 15;
    INSERT INTO client_keys SELECT NEW.project_id, 'email:' || upper(trim(NEW.email)), NEW.client_id WHERE NEW.email LIKE '%_@_%';
END;

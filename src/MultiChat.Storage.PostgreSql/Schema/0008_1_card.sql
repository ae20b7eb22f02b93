-- oldest-code: 1
-- What operators entered about a client, as one document: a new member of it needs no column. For one release the columns of before stay beside it
-- and are written too, because hosts of earlier code read and write them alone.
ALTER TABLE clients ADD COLUMN card jsonb;

CREATE FUNCTION card_of(in_name text, in_phone text, in_email text, in_comment text, in_fields text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_strip_nulls(jsonb_build_object(
        'name', in_name, 'phone', in_phone, 'email', in_email, 'comment', in_comment, 'fields', nullif(in_fields, '')::jsonb))
$$;

-- By what two cards may be of one person, as far as it can be said here: hosts of this code give the keys themselves.
CREATE FUNCTION keys_of(in_card jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT array_remove(ARRAY[
        'phone:' || substring(regexp_replace(in_card ->> 'phone', '[^0-9]', '', 'g') FROM '^\d{5,15}$'),
        'email:' || upper(substring(btrim(in_card ->> 'email') FROM '^\S+@\S+$'))], NULL)
$$;

UPDATE clients SET card = card_of(card_name, phone, email, comment, fields);
ALTER TABLE clients ALTER COLUMN card SET NOT NULL;

CREATE TABLE client_keys (
    project_id uuid NOT NULL,
    key text COLLATE "C" NOT NULL,
    client_id uuid NOT NULL,
    PRIMARY KEY (project_id, key, client_id)
);
CREATE INDEX client_keys_of_client ON client_keys (project_id, client_id);
INSERT INTO client_keys SELECT DISTINCT project_id, key, client_id FROM clients, unnest(keys_of(card)) key;

CREATE FUNCTION put_keys(in_project uuid, in_client uuid, in_keys text[]) RETURNS void LANGUAGE sql AS $$
    DELETE FROM client_keys WHERE project_id = in_project AND client_id = in_client;
    INSERT INTO client_keys SELECT DISTINCT in_project, key, in_client FROM unnest(in_keys) key;
$$;

-- A host of earlier code has written the columns: the document follows, and keeps what that host does not know.
CREATE FUNCTION follow_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.card := coalesce(NEW.card, '{}') - ARRAY['name', 'phone', 'email', 'comment', 'fields']
        || card_of(NEW.card_name, NEW.phone, NEW.email, NEW.comment, NEW.fields);
    PERFORM put_keys(NEW.project_id, NEW.client_id, keys_of(NEW.card));
    RETURN NEW;
END
$$;
CREATE TRIGGER columns_inserted BEFORE INSERT ON clients FOR EACH ROW WHEN (NEW.card IS NULL) EXECUTE FUNCTION follow_columns();
CREATE TRIGGER columns_updated BEFORE UPDATE ON clients FOR EACH ROW
    WHEN (NEW.card = OLD.card AND (NEW.card_name, NEW.phone, NEW.email, NEW.comment, NEW.fields)
        IS DISTINCT FROM (OLD.card_name, OLD.phone, OLD.email, OLD.comment, OLD.fields))
    EXECUTE FUNCTION follow_columns();

-- Replaces a card; false where another came first.
CREATE FUNCTION save_card(in_project uuid, in_client uuid, in_version bigint, in_card jsonb, in_keys text[]) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    UPDATE clients SET
        version = in_version, card = in_card, card_name = in_card ->> 'name', phone = in_card ->> 'phone', email = in_card ->> 'email',
        comment = in_card ->> 'comment', fields = coalesce((in_card -> 'fields')::text, '')
    WHERE project_id = in_project AND client_id = in_client AND version = in_version - 1;
    IF NOT FOUND THEN
        RETURN false;
    END IF;

    PERFORM put_keys(in_project, in_client, in_keys);
    RETURN true;
END
$$;

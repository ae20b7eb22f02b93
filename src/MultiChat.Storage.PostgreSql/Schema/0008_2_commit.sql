-- What few commits have, part by part. Each takes its part of the commit's document: a later member of one changes that part alone.
CREATE FUNCTION commit_client(in_project uuid, in_client uuid, in_new jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    new_card jsonb := coalesce(in_new -> 'card', '{}');
BEGIN
    INSERT INTO clients (project_id, client_id, generated_name, created_at, version, card, card_name, phone, email, comment, fields)
    VALUES
        (in_project, in_client, in_new ->> 'generatedName', (in_new ->> 'createdAt')::bigint, (in_new ->> 'version')::bigint,
        new_card, new_card ->> 'name', new_card ->> 'phone', new_card ->> 'email', new_card ->> 'comment',
        coalesce((new_card -> 'fields')::text, ''));
    IF in_new ? 'keys' THEN
        PERFORM put_keys(in_project, in_client, ARRAY(SELECT jsonb_array_elements_text(in_new -> 'keys')));
    END IF;

    INSERT INTO changes (project_id, kind, subject) VALUES (in_project, 2, in_client);
END
$$;

CREATE FUNCTION commit_edit(in_project uuid, in_dialog uuid, in_edited jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    next_revision bigint := in_edited ->> 'revision';
    edited_seq bigint;
BEGIN
    INSERT INTO revisions (project_id, dialog_id, seq, revision, text, at)
    SELECT project_id, dialog_id, seq, revision, text, coalesce(edited_at, accepted_at) FROM messages
    WHERE project_id = in_project AND dialog_id = in_dialog AND message_id = (in_edited ->> 'id')::uuid AND revision = next_revision - 1
    RETURNING seq INTO edited_seq;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'An edit is the next revision of a message of the dialog.' USING ERRCODE = 'MC001';
    END IF;

    UPDATE messages SET text = in_edited ->> 'text', revision = next_revision, edited_at = (in_edited ->> 'at')::bigint
    WHERE project_id = in_project AND dialog_id = in_dialog AND seq = edited_seq;
    INSERT INTO changes (project_id, kind, subject, message_seq) VALUES (in_project, 1, in_dialog, edited_seq);
END
$$;

CREATE FUNCTION commit_outbox(in_project uuid, in_dialog uuid, in_rows jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO outbox (project_id, handler, dialog_id, event_seq, attempts, queued_at, due_at)
    SELECT in_project, o.handler, in_dialog, o.event, 0, o.due, o.due
    FROM jsonb_to_recordset(in_rows) AS o (handler text, event bigint, due bigint);
$$;

-- The project's counter: whoever has it keeps all others from beginning an inquiry until the transaction's end.
CREATE FUNCTION commit_inquiry(in_project uuid, in_dialog uuid, in_client uuid, in_inquiry uuid, in_opened_at bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO counters AS c (project_id, inquiries) VALUES (in_project, 1)
    ON CONFLICT (project_id) DO UPDATE SET inquiries = c.inquiries + 1;
    INSERT INTO inquiries (project_id, inquiry_id, dialog_id, client_id, opened_at, number, client_number)
    VALUES
        (in_project, in_inquiry, in_dialog, in_client, in_opened_at,
        (SELECT inquiries FROM counters WHERE project_id = in_project),
        (SELECT coalesce(max(client_number), 0) + 1 FROM inquiries WHERE project_id = in_project AND client_id = in_client));
$$;

-- One commit of a dialog: all of it and true, or nothing and false where it lost. What nearly every commit has comes value by value, which costs the
-- least; what few have, and all that comes later, is in one document, null where there is nothing of it. Hosts of the version before call the function
-- of the same name that takes everything value by value.
CREATE FUNCTION commit_dialog(
    in_project uuid, in_dialog uuid, in_site uuid, in_visitor uuid, in_client uuid, in_channel text,
    in_inquiry uuid, in_status smallint, in_responsible uuid, in_group uuid,
    in_expected bigint, in_messages bigint, in_client_messages bigint, in_answered bigint, in_waiting bigint, in_last bigint,
    in_tags bigint[], in_ats bigint[], in_kinds text[], in_versions integer[], in_event_messages bigint[], in_data text[],
    in_accepted uuid, in_by_member boolean, in_author uuid, in_accepted_event bigint, in_accepted_client_messages bigint,
    in_text text, in_hash bytea, in_accepted_at bigint,
    in_more jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    events_count integer := cardinality(in_tags);
    has_edit boolean := in_more IS NOT NULL AND in_more ? 'edited';
    broken_rule text;
BEGIN
    IF in_expected = 0 THEN
        IF NOT coalesce(in_more ? 'newClient', false)
            AND NOT EXISTS (SELECT FROM clients WHERE project_id = in_project AND client_id = in_client) THEN
            RAISE EXCEPTION 'The dialog''s client is known or new.' USING ERRCODE = 'MC001';
        END IF;

        INSERT INTO dialogs
            (project_id, dialog_id, site_id, visitor_id, client_id, channel, inquiry_id, status, responsible_id, group_id, event_seq,
            tag, message_seq, client_messages, answered_client_messages, waiting_since, last_at)
        VALUES
            (in_project, in_dialog, in_site, in_visitor, in_client, in_channel, in_inquiry, in_status, in_responsible, in_group, events_count,
            in_tags[events_count], in_messages, in_client_messages, in_answered, in_waiting, in_last);
    ELSE
        UPDATE dialogs SET
            inquiry_id = in_inquiry, status = in_status, responsible_id = in_responsible, group_id = in_group,
            event_seq = in_expected + events_count, tag = in_tags[events_count], message_seq = in_messages,
            client_messages = in_client_messages, answered_client_messages = in_answered, waiting_since = in_waiting, last_at = in_last
        WHERE project_id = in_project AND dialog_id = in_dialog AND event_seq = in_expected
            AND message_seq = in_messages - (in_accepted IS NOT NULL)::integer
            AND visitor_id = in_visitor AND client_id = in_client AND site_id = in_site AND channel = in_channel;
        IF NOT FOUND THEN
            SELECT CASE WHEN message_seq = in_messages - (in_accepted IS NOT NULL)::integer
                THEN 'A dialog keeps its visitor, client, site and channel.' ELSE 'Messages are numbered without holes.' END
            INTO broken_rule FROM dialogs WHERE project_id = in_project AND dialog_id = in_dialog AND event_seq = in_expected;
            IF FOUND THEN
                RAISE EXCEPTION '%', broken_rule USING ERRCODE = 'MC001';
            END IF;

            RETURN false;
        END IF;
    END IF;

    IF in_more ? 'newClient' THEN
        PERFORM commit_client(in_project, in_client, in_more -> 'newClient');
    END IF;

    IF in_accepted IS NOT NULL THEN
        INSERT INTO messages
            (project_id, dialog_id, seq, message_id, by_member, author_id, event_seq, client_messages, text, content_hash, accepted_at,
            revision)
        VALUES
            (in_project, in_dialog, in_messages, in_accepted, in_by_member, in_author, in_accepted_event, in_accepted_client_messages,
            in_text, in_hash, in_accepted_at, 0);
    END IF;

    IF has_edit THEN
        PERFORM commit_edit(in_project, in_dialog, in_more -> 'edited');
    END IF;

    -- Nearly always one: a loop costs less than a set.
    FOR n IN 1..events_count LOOP
        INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data)
        VALUES
            (in_project, in_dialog, in_expected + n, in_tags[n], in_ats[n], in_kinds[n], in_versions[n], in_event_messages[n], in_data[n]);
    END LOOP;

    IF in_accepted IS NOT NULL OR NOT has_edit THEN
        INSERT INTO changes (project_id, kind, subject, message_seq)
        VALUES (in_project, 1, in_dialog, CASE WHEN in_accepted IS NOT NULL THEN in_messages END);
    END IF;

    IF in_more ? 'outbox' THEN
        PERFORM commit_outbox(in_project, in_dialog, in_more -> 'outbox');
    END IF;

    -- Last, for the counter that it takes.
    IF in_more ? 'openedAt' THEN
        PERFORM commit_inquiry(in_project, in_dialog, in_client, in_inquiry, (in_more ->> 'openedAt')::bigint);
    END IF;

    RETURN true;
EXCEPTION
    -- A block with handlers is a subtransaction: what it wrote is gone.
    WHEN unique_violation THEN RETURN false;
END
$$;

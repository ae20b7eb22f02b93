-- What a commit writes beside the dialog, part by part. Each takes its part of the commit's document: a later member of one changes that part alone.
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

CREATE FUNCTION commit_message(in_project uuid, in_dialog uuid, in_seq bigint, in_accepted jsonb) RETURNS void LANGUAGE sql AS $$
    INSERT INTO messages
        (project_id, dialog_id, seq, message_id, by_member, author_id, event_seq, client_messages, text, content_hash, accepted_at, revision)
    SELECT in_project, in_dialog, in_seq, m.id, m."byMember", m.author, m."eventSeq", m."clientMessages", m.text, decode(m.hash, 'base64'), m.at, 0
    FROM jsonb_to_record(in_accepted) AS m (
        id uuid, "byMember" boolean, author uuid, "eventSeq" bigint, "clientMessages" bigint, text text, hash text, at bigint);
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

-- One commit of a dialog, as one document: all of it and true, or nothing and false where it lost. What is missing is not in the commit. Hosts of
-- earlier code call the function of the same name that takes its values one by one.
CREATE FUNCTION commit_dialog(in_commit jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    d record;
    e record;
    broken_rule text;
BEGIN
    SELECT * INTO d FROM jsonb_to_record(in_commit) AS d (
        project uuid, dialog uuid, site uuid, visitor uuid, client uuid, channel text, inquiry uuid, status smallint, responsible uuid, "group" uuid,
        expected bigint, "eventSeq" bigint, tag bigint, "messageSeq" bigint, "clientMessages" bigint, answered bigint, "waitingSince" bigint, "lastAt" bigint,
        events jsonb, accepted jsonb, edited jsonb, "newClient" jsonb, "openedAt" bigint, outbox jsonb);
    IF d.expected = 0 THEN
        IF d."newClient" IS NULL AND NOT EXISTS (SELECT FROM clients WHERE project_id = d.project AND client_id = d.client) THEN
            RAISE EXCEPTION 'The dialog''s client is known or new.' USING ERRCODE = 'MC001';
        END IF;

        INSERT INTO dialogs
            (project_id, dialog_id, site_id, visitor_id, client_id, channel, inquiry_id, status, responsible_id, group_id, event_seq,
            tag, message_seq, client_messages, answered_client_messages, waiting_since, last_at)
        VALUES
            (d.project, d.dialog, d.site, d.visitor, d.client, d.channel, d.inquiry, d.status, d.responsible, d."group", d."eventSeq",
            d.tag, d."messageSeq", d."clientMessages", d.answered, d."waitingSince", d."lastAt");
    ELSE
        UPDATE dialogs SET
            inquiry_id = d.inquiry, status = d.status, responsible_id = d.responsible, group_id = d."group", event_seq = d."eventSeq", tag = d.tag,
            message_seq = d."messageSeq", client_messages = d."clientMessages", answered_client_messages = d.answered,
            waiting_since = d."waitingSince", last_at = d."lastAt"
        WHERE project_id = d.project AND dialog_id = d.dialog AND event_seq = d.expected
            AND message_seq = d."messageSeq" - (d.accepted IS NOT NULL)::integer
            AND visitor_id = d.visitor AND client_id = d.client AND site_id = d.site AND channel = d.channel;
        IF NOT FOUND THEN
            SELECT CASE WHEN message_seq = d."messageSeq" - (d.accepted IS NOT NULL)::integer
                THEN 'A dialog keeps its visitor, client, site and channel.' ELSE 'Messages are numbered without holes.' END
            INTO broken_rule FROM dialogs WHERE project_id = d.project AND dialog_id = d.dialog AND event_seq = d.expected;
            IF FOUND THEN
                RAISE EXCEPTION '%', broken_rule USING ERRCODE = 'MC001';
            END IF;

            RETURN false;
        END IF;
    END IF;

    IF d."newClient" IS NOT NULL THEN
        PERFORM commit_client(d.project, d.client, d."newClient");
    END IF;

    IF d.accepted IS NOT NULL THEN
        PERFORM commit_message(d.project, d.dialog, d."messageSeq", d.accepted);
    END IF;

    IF d.edited IS NOT NULL THEN
        PERFORM commit_edit(d.project, d.dialog, d.edited);
    END IF;

    -- Nearly always one: a loop costs less than a set.
    FOR e IN SELECT * FROM jsonb_to_recordset(d.events) AS e (seq bigint, tag bigint, at bigint, kind text, version integer, message bigint, data text) LOOP
        INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data)
        VALUES (d.project, d.dialog, e.seq, e.tag, e.at, e.kind, e.version, e.message, e.data);
    END LOOP;

    IF d.accepted IS NOT NULL OR d.edited IS NULL THEN
        INSERT INTO changes (project_id, kind, subject, message_seq)
        VALUES (d.project, 1, d.dialog, CASE WHEN d.accepted IS NOT NULL THEN d."messageSeq" END);
    END IF;

    IF d.outbox IS NOT NULL THEN
        PERFORM commit_outbox(d.project, d.dialog, d.outbox);
    END IF;

    -- Last, for the counter that it takes.
    IF d."openedAt" IS NOT NULL THEN
        PERFORM commit_inquiry(d.project, d.dialog, d.client, d.inquiry, d."openedAt");
    END IF;

    RETURN true;
EXCEPTION
    -- A block with handlers is a subtransaction: what it wrote is gone.
    WHEN unique_violation THEN RETURN false;
END
$$;

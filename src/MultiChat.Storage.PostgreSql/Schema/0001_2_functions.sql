-- One commit of a dialog: all of it and true, or nothing and false where it lost. What is null is not in the commit.
CREATE FUNCTION commit_dialog(
    in_project uuid, in_dialog uuid, in_site uuid, in_visitor uuid, in_client uuid, in_channel text,
    in_inquiry uuid, in_status smallint, in_responsible uuid, in_group uuid,
    in_expected bigint, in_messages bigint, in_client_messages bigint, in_answered bigint, in_waiting bigint, in_last bigint,
    in_tags bigint[], in_ats bigint[], in_kinds text[], in_versions integer[], in_event_messages bigint[], in_data text[],
    in_accepted uuid, in_by_member boolean, in_author uuid, in_accepted_event bigint, in_accepted_client_messages bigint,
    in_text text, in_hash bytea, in_accepted_at bigint,
    in_edited uuid, in_edited_text text, in_edited_revision bigint, in_edited_at bigint,
    in_generated_name text, in_created_at bigint, in_client_version bigint,
    in_card_name text, in_phone text, in_email text, in_comment text, in_fields text,
    in_opened_at bigint,
    in_outbox_handlers text[], in_outbox_events bigint[], in_outbox_due bigint[]) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    events_count integer := cardinality(in_tags);
    edited_seq bigint;
    broken_rule text;
BEGIN
    IF in_expected = 0 THEN
        IF in_generated_name IS NULL AND NOT EXISTS (SELECT FROM clients WHERE project_id = in_project AND client_id = in_client) THEN
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

    IF in_generated_name IS NOT NULL THEN
        INSERT INTO clients (project_id, client_id, generated_name, created_at, version, card_name, phone, email, comment, fields)
        VALUES
            (in_project, in_client, in_generated_name, in_created_at, in_client_version, in_card_name, in_phone, in_email, in_comment,
            in_fields);
        INSERT INTO changes (project_id, kind, subject) VALUES (in_project, 2, in_client);
    END IF;

    IF in_accepted IS NOT NULL THEN
        INSERT INTO messages
            (project_id, dialog_id, seq, message_id, by_member, author_id, event_seq, client_messages, text, content_hash, accepted_at,
            revision)
        VALUES
            (in_project, in_dialog, in_messages, in_accepted, in_by_member, in_author, in_accepted_event, in_accepted_client_messages,
            in_text, in_hash, in_accepted_at, 0);
    END IF;

    IF in_edited IS NOT NULL THEN
        INSERT INTO revisions (project_id, dialog_id, seq, revision, text, at)
        SELECT project_id, dialog_id, seq, revision, text, coalesce(edited_at, accepted_at) FROM messages
        WHERE project_id = in_project AND dialog_id = in_dialog AND message_id = in_edited AND revision = in_edited_revision - 1
        RETURNING seq INTO edited_seq;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'An edit is the next revision of a message of the dialog.' USING ERRCODE = 'MC001';
        END IF;

        UPDATE messages SET text = in_edited_text, revision = in_edited_revision, edited_at = in_edited_at
        WHERE project_id = in_project AND dialog_id = in_dialog AND seq = edited_seq;
        INSERT INTO changes (project_id, kind, subject, message_seq) VALUES (in_project, 1, in_dialog, edited_seq);
    END IF;

    -- Nearly always one: a loop costs less than a set.
    FOR n IN 1..events_count LOOP
        INSERT INTO events (project_id, dialog_id, event_seq, tag, at, kind, version, message_seq, data)
        VALUES
            (in_project, in_dialog, in_expected + n, in_tags[n], in_ats[n], in_kinds[n], in_versions[n], in_event_messages[n], in_data[n]);
    END LOOP;

    IF in_accepted IS NOT NULL OR in_edited IS NULL THEN
        INSERT INTO changes (project_id, kind, subject, message_seq)
        VALUES (in_project, 1, in_dialog, CASE WHEN in_accepted IS NOT NULL THEN in_messages END);
    END IF;

    IF cardinality(in_outbox_handlers) > 0 THEN
        INSERT INTO outbox (project_id, handler, dialog_id, event_seq, attempts, queued_at, due_at)
        SELECT in_project, o.handler, in_dialog, o.event, 0, o.due, o.due
        FROM unnest(in_outbox_handlers, in_outbox_events, in_outbox_due) o (handler, event, due);
    END IF;

    -- The project's counter last: whoever has it keeps all others from beginning an inquiry until the transaction's end.
    IF in_opened_at IS NOT NULL THEN
        INSERT INTO counters AS c (project_id, inquiries) VALUES (in_project, 1)
        ON CONFLICT (project_id) DO UPDATE SET inquiries = c.inquiries + 1;
        INSERT INTO inquiries (project_id, inquiry_id, dialog_id, client_id, opened_at, number, client_number)
        VALUES
            (in_project, in_inquiry, in_dialog, in_client, in_opened_at,
            (SELECT inquiries FROM counters WHERE project_id = in_project),
            (SELECT coalesce(max(client_number), 0) + 1 FROM inquiries WHERE project_id = in_project AND client_id = in_client));
    END IF;

    RETURN true;
EXCEPTION
    -- A block with handlers is a subtransaction: what it wrote is gone.
    WHEN unique_violation THEN RETURN false;
END
$$;

-- Merges marks by the greater; true where something grew. What grew nothing writes nothing.
CREATE FUNCTION merge_marks(
    in_project uuid, in_dialog uuid, in_delivered bigint, in_visitor_read bigint, in_desk_read bigint, in_member uuid, in_read bigint)
    RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    grew boolean;
BEGIN
    IF NOT EXISTS (SELECT FROM dialogs WHERE project_id = in_project AND dialog_id = in_dialog) THEN
        RETURN false;
    END IF;

    INSERT INTO marks AS m (project_id, dialog_id, visitor_delivered, visitor_read, desk_read)
    VALUES (in_project, in_dialog, greatest(0, in_delivered), greatest(0, in_visitor_read), greatest(0, in_desk_read))
    ON CONFLICT (project_id, dialog_id) DO UPDATE SET
        visitor_delivered = greatest(m.visitor_delivered, excluded.visitor_delivered),
        visitor_read = greatest(m.visitor_read, excluded.visitor_read),
        desk_read = greatest(m.desk_read, excluded.desk_read)
    WHERE excluded.visitor_delivered > m.visitor_delivered OR excluded.visitor_read > m.visitor_read OR excluded.desk_read > m.desk_read;
    grew := FOUND;

    IF in_member IS NOT NULL THEN
        INSERT INTO operator_reads AS r (project_id, member_id, dialog_id, client_messages)
        VALUES (in_project, in_member, in_dialog, greatest(0, in_read))
        ON CONFLICT (project_id, member_id, dialog_id) DO UPDATE SET client_messages = excluded.client_messages
        WHERE excluded.client_messages > r.client_messages;
        grew := grew OR FOUND;
    END IF;

    IF grew THEN
        INSERT INTO changes (project_id, kind, subject) VALUES (in_project, 1, in_dialog);
    END IF;

    RETURN grew;
END
$$;

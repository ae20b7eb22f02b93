-- oldest-code: 1
-- Grows with each change of what a member may do; what began under an earlier version than sessions_since is over. Kept by triggers, so that a
-- host with older code changes it too.
ALTER TABLE members ADD COLUMN security_version bigint NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN sessions_since bigint NOT NULL DEFAULT 0;
-- An account is one for all projects, so the project does not lead.
CREATE INDEX members_by_account ON members (account_id);
-- The versions of the account's memberships when the session began, as JSON; null for none.
ALTER TABLE sessions ADD COLUMN memberships text COLLATE "C";

CREATE FUNCTION grow_security_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.security_version := OLD.security_version + 1;
    IF NEW.account_id <> OLD.account_id OR (NEW.disabled AND NOT OLD.disabled) THEN
        NEW.sessions_since := NEW.security_version;
    END IF;

    RETURN NEW;
END
$$;
CREATE TRIGGER grow_security_version BEFORE UPDATE OF account_id, rights, disabled ON members FOR EACH ROW
    WHEN (NEW.account_id <> OLD.account_id OR NEW.rights <> OLD.rights OR NEW.disabled <> OLD.disabled)
    EXECUTE FUNCTION grow_security_version();

-- What began before an account was saved is over, in all its projects, and every host is told.
CREATE FUNCTION end_sessions_of_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Members are locked in one order by everybody.
    PERFORM FROM members WHERE account_id = NEW.account_id ORDER BY project_id, member_id FOR NO KEY UPDATE;
    UPDATE members SET security_version = security_version + 1, sessions_since = security_version + 1 WHERE account_id = NEW.account_id;
    INSERT INTO changes (project_id, kind, subject, host)
    SELECT DISTINCT project_id, 4, project_id, NULL::uuid FROM members WHERE account_id = NEW.account_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER end_sessions_of_account AFTER INSERT OR UPDATE OF password_hash ON accounts FOR EACH ROW
    EXECUTE FUNCTION end_sessions_of_account();

-- True where all the members still have those versions, which then stay until the transaction's end; else it raises, and the command is nothing.
-- Members are locked before dialogs, by everybody who locks both. A command that shares its transaction with others may have dialogs locked
-- already, so it does not wait for a member that is being changed: it is given up with 55P03, and tried again in a transaction of its own.
CREATE FUNCTION confirm_members(in_project uuid, in_members uuid[], in_versions bigint[]) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('multichat.alone', true) = 'on' THEN
        PERFORM FROM members WHERE project_id = in_project AND member_id = ANY (in_members) ORDER BY member_id FOR SHARE;
    ELSE
        PERFORM FROM members WHERE project_id = in_project AND member_id = ANY (in_members) ORDER BY member_id FOR SHARE NOWAIT;
    END IF;

    IF (SELECT count(*) FROM unnest(in_members, in_versions) known (member, version)
        JOIN members ON project_id = in_project AND member_id = known.member AND security_version = known.version) < cardinality(in_members)
    THEN
        RAISE EXCEPTION 'The rights of a member have changed.' USING ERRCODE = 'MC002';
    END IF;

    RETURN true;
END
$$;

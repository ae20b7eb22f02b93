-- oldest-code: 1
-- Grows with each save of a member: an edit that saw an earlier one is lost. Kept by a trigger, so that a host with older code changes it too.
ALTER TABLE members ADD COLUMN version bigint NOT NULL DEFAULT 1;

CREATE FUNCTION grow_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.version := OLD.version + 1;
    RETURN NEW;
END
$$;
-- Every save sets the e-mail; what ends sessions does not.
CREATE TRIGGER grow_version BEFORE UPDATE OF email ON members FOR EACH ROW EXECUTE FUNCTION grow_version();

-- What was changed in a project and its team, and by whom; null for the host's own code. The changes are JSON.
CREATE TABLE audit (
    project_id uuid NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    member_id uuid,
    kind text COLLATE "C" NOT NULL,
    changes text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, number)
);

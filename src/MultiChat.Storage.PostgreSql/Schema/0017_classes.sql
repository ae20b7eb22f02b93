-- oldest-code: 1
-- What kinds of matter an inquiry can be. One that is removed stays, for the inquiries that have it.
CREATE TABLE classes (
    project_id uuid NOT NULL,
    class_id uuid NOT NULL,
    made bigint GENERATED ALWAYS AS IDENTITY,
    name text COLLATE "C" NOT NULL,
    is_lead boolean NOT NULL,
    removed boolean NOT NULL,
    -- Grows with each save: an edit that saw an earlier one is lost.
    version bigint NOT NULL DEFAULT 1,
    PRIMARY KEY (project_id, class_id)
);
CREATE TRIGGER grow_version BEFORE UPDATE ON classes FOR EACH ROW EXECUTE FUNCTION grow_version();

-- Null for none. A host of the version before leaves it alone.
ALTER TABLE inquiries ADD COLUMN class_id uuid;

-- The event carries it, so that no commit has a part of its own for what few have.
CREATE FUNCTION set_class() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    facts jsonb := NEW.data;
BEGIN
    UPDATE inquiries SET class_id = (facts ->> 'class')::uuid
    WHERE project_id = NEW.project_id AND inquiry_id = (facts ->> 'inquiry')::uuid AND dialog_id = NEW.dialog_id;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'A class is set of an inquiry of the dialog.' USING ERRCODE = 'MC001';
    END IF;

    RETURN NULL;
END
$$;
CREATE TRIGGER set_class AFTER INSERT ON events FOR EACH ROW WHEN (NEW.kind = 'classSet') EXECUTE FUNCTION set_class();

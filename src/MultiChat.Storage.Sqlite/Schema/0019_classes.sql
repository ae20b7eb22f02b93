-- oldest-code: 1
-- What kinds of matter an inquiry can be. One that is removed stays, for the inquiries that have it.
CREATE TABLE classes (
    project_id BLOB NOT NULL,
    class_id BLOB NOT NULL,
    made INTEGER NOT NULL,
    name TEXT NOT NULL,
    is_lead INTEGER NOT NULL,
    removed INTEGER NOT NULL,
    -- Grows with each save: an edit that saw an earlier one is lost.
    version INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (project_id, class_id)
) WITHOUT ROWID;

-- Null for none. A host of the version before leaves it alone.
ALTER TABLE inquiries ADD COLUMN class_id BLOB;

-- oldest-code: 1
-- Grows with each save of a member: an edit that saw an earlier one is lost.
ALTER TABLE members ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

-- What was changed in a project and its team, and by whom; null for the host's own code. The changes are JSON.
CREATE TABLE audit (
    project_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    at INTEGER NOT NULL,
    member_id BLOB,
    kind TEXT NOT NULL,
    changes TEXT NOT NULL,
    PRIMARY KEY (project_id, number)
) WITHOUT ROWID;

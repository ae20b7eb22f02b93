-- oldest-code: 1
-- What is known of an account's ways in beside the password, as JSON; null for nothing.
ALTER TABLE accounts ADD COLUMN security TEXT;
-- Grows with each save: a change of what was seen before is lost.
ALTER TABLE accounts ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE sessions ADD COLUMN begun_at INTEGER;
ALTER TABLE sessions ADD COLUMN device TEXT;

-- Letters to people of the team: what they are for and to whom, and nothing that they say. They belong to the installation, as accounts do.
CREATE TABLE letters (
    reader TEXT NOT NULL,
    kind TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    sent_at INTEGER,
    failed_at INTEGER,
    error TEXT,
    PRIMARY KEY (reader)
) WITHOUT ROWID;
CREATE INDEX letters_by_due ON letters (due_at) WHERE sent_at IS NULL AND failed_at IS NULL;

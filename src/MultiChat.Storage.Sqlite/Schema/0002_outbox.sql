-- oldest-code: 1
-- What is still to leave the process; a row waits as long as dead_at is null. While it is under way, due_at is the end of its lease.
CREATE TABLE outbox (
    project_id BLOB NOT NULL,
    handler TEXT NOT NULL,
    dialog_id BLOB NOT NULL,
    event_seq INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    error TEXT,
    dead_at INTEGER,
    PRIMARY KEY (project_id, handler, dialog_id, event_seq)
) WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (project_id, due_at) WHERE dead_at IS NULL;
CREATE INDEX outbox_dead ON outbox (project_id, dead_at) WHERE dead_at IS NOT NULL;

-- Ids are 16 bytes, big-endian; instants are Unix milliseconds; flags are 0 or 1.

CREATE TABLE projects (
    project_id BLOB NOT NULL,
    made INTEGER NOT NULL,
    slug TEXT NOT NULL,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    zone TEXT NOT NULL,
    PRIMARY KEY (project_id)
) WITHOUT ROWID;
-- Unique in the installation, so the project does not lead.
CREATE UNIQUE INDEX projects_by_slug ON projects (slug);

CREATE TABLE sites (
    project_id BLOB NOT NULL,
    site_id BLOB NOT NULL,
    made INTEGER NOT NULL,
    site_key TEXT NOT NULL,
    origins TEXT NOT NULL,
    PRIMARY KEY (project_id, site_id)
) WITHOUT ROWID;
-- Unique in the installation, so the project does not lead.
CREATE UNIQUE INDEX sites_by_key ON sites (site_key);

CREATE TABLE members (
    project_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    made INTEGER NOT NULL,
    account_id BLOB NOT NULL,
    email TEXT NOT NULL,
    folded_email TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    rights INTEGER NOT NULL,
    disabled INTEGER NOT NULL,
    PRIMARY KEY (project_id, member_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX members_by_email ON members (project_id, folded_email);

CREATE TABLE groups (
    project_id BLOB NOT NULL,
    group_id BLOB NOT NULL,
    made INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (project_id, group_id)
) WITHOUT ROWID;

CREATE TABLE member_groups (
    project_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    position INTEGER NOT NULL,
    group_id BLOB NOT NULL,
    PRIMARY KEY (project_id, member_id, position)
) WITHOUT ROWID;

-- Accounts and sessions belong to the installation, not to a project.
CREATE TABLE accounts (
    account_id BLOB NOT NULL,
    email TEXT NOT NULL,
    folded_email TEXT NOT NULL,
    password_hash TEXT,
    wrong_passwords INTEGER NOT NULL,
    window_started_at INTEGER,
    PRIMARY KEY (account_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX accounts_by_email ON accounts (folded_email);

CREATE TABLE sessions (
    token_hash BLOB NOT NULL,
    account_id BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (token_hash)
) WITHOUT ROWID;
CREATE INDEX sessions_by_account ON sessions (account_id, expires_at);

CREATE TABLE visitors (
    project_id BLOB NOT NULL,
    visitor_id BLOB NOT NULL,
    site_id BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    token_hash BLOB, -- null once the browser was told to forget
    PRIMARY KEY (project_id, visitor_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX visitors_by_token ON visitors (project_id, token_hash);

CREATE TABLE tickets (
    project_id BLOB NOT NULL,
    ticket_hash BLOB NOT NULL,
    visitor_id BLOB NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (project_id, ticket_hash)
) WITHOUT ROWID;
CREATE INDEX tickets_by_end ON tickets (project_id, expires_at);

CREATE TABLE hand_switches (
    project_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    is_on INTEGER NOT NULL,
    moved_at INTEGER NOT NULL,
    moved_by BLOB,
    absent_since INTEGER,
    PRIMARY KEY (project_id, member_id)
) WITHOUT ROWID;

-- The last number given to an inquiry of the project; numbers are never given twice, even after an erasure.
CREATE TABLE counters (
    project_id BLOB NOT NULL,
    inquiries INTEGER NOT NULL,
    PRIMARY KEY (project_id)
) WITHOUT ROWID;

-- client_row and message_row only tie a row to its full text.
CREATE TABLE clients (
    client_row INTEGER PRIMARY KEY,
    project_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    generated_name TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    card_name TEXT,
    phone TEXT,
    email TEXT,
    comment TEXT,
    fields TEXT NOT NULL
);
CREATE UNIQUE INDEX clients_by_id ON clients (project_id, client_id);
CREATE UNIQUE INDEX clients_by_generated_name ON clients (project_id, generated_name);

-- holder and queue say whose desk an open dialog lies on: one member's, one group's, or everybody's. Sections are sets of desks.
-- Columns with a check and not generated ones, because SQLite takes no index with a generated column for a covering one.
CREATE TABLE dialogs (
    project_id BLOB NOT NULL,
    dialog_id BLOB NOT NULL,
    site_id BLOB NOT NULL,
    visitor_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    channel TEXT NOT NULL,
    inquiry_id BLOB NOT NULL,
    status INTEGER NOT NULL,
    responsible_id BLOB,
    group_id BLOB,
    event_seq INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    message_seq INTEGER NOT NULL,
    client_messages INTEGER NOT NULL,
    answered_client_messages INTEGER NOT NULL,
    waiting_since INTEGER,
    last_at INTEGER NOT NULL,
    holder BLOB NOT NULL,
    queue BLOB NOT NULL,
    PRIMARY KEY (project_id, dialog_id),
    CHECK (holder = coalesce(responsible_id, x'') AND queue = iif(responsible_id IS NULL, coalesce(group_id, x''), x''))
) WITHOUT ROWID;
CREATE UNIQUE INDEX dialogs_by_visitor ON dialogs (project_id, visitor_id, channel);
CREATE INDEX dialogs_by_client ON dialogs (project_id, client_id);
CREATE INDEX dialogs_open ON dialogs (project_id, holder, queue, last_at DESC, dialog_id DESC) WHERE status = 0;
CREATE INDEX dialogs_archived ON dialogs (project_id, last_at DESC, dialog_id DESC) WHERE status = 1;
CREATE INDEX dialogs_unanswered ON dialogs (project_id, dialog_id) WHERE client_messages > answered_client_messages;

CREATE TABLE inquiries (
    project_id BLOB NOT NULL,
    inquiry_id BLOB NOT NULL,
    dialog_id BLOB NOT NULL,
    client_id BLOB NOT NULL,
    opened_at INTEGER NOT NULL,
    number INTEGER NOT NULL,
    client_number INTEGER NOT NULL,
    PRIMARY KEY (project_id, inquiry_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX inquiries_by_number ON inquiries (project_id, number);
CREATE UNIQUE INDEX inquiries_by_client ON inquiries (project_id, client_id, client_number);

-- A table with row numbers: texts are appended in the order of their coming, and a mark on message_row says what the search has seen.
CREATE TABLE messages (
    message_row INTEGER PRIMARY KEY,
    project_id BLOB NOT NULL,
    dialog_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    message_id BLOB NOT NULL,
    by_member INTEGER NOT NULL,
    author_id BLOB NOT NULL,
    event_seq INTEGER NOT NULL,
    client_messages INTEGER NOT NULL,
    text TEXT NOT NULL,
    content_hash BLOB NOT NULL,
    accepted_at INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    edited_at INTEGER
);
CREATE UNIQUE INDEX messages_by_seq ON messages (project_id, dialog_id, seq);
-- The message id comes early because it grows with the time: the messages of all dialogs then share an index's last page.
CREATE UNIQUE INDEX messages_by_id ON messages (project_id, message_id, dialog_id);
CREATE UNIQUE INDEX messages_by_author ON messages (project_id, message_id, author_id, by_member);

CREATE TABLE revisions (
    project_id BLOB NOT NULL,
    dialog_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (project_id, dialog_id, seq, revision)
) WITHOUT ROWID;

CREATE TABLE events (
    project_id BLOB NOT NULL,
    dialog_id BLOB NOT NULL,
    event_seq INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    message_seq INTEGER,
    data TEXT NOT NULL,
    PRIMARY KEY (project_id, dialog_id, event_seq)
) WITHOUT ROWID;

CREATE TABLE marks (
    project_id BLOB NOT NULL,
    dialog_id BLOB NOT NULL,
    visitor_delivered INTEGER NOT NULL,
    visitor_read INTEGER NOT NULL,
    desk_read INTEGER NOT NULL,
    PRIMARY KEY (project_id, dialog_id)
) WITHOUT ROWID;

CREATE TABLE operator_reads (
    project_id BLOB NOT NULL,
    member_id BLOB NOT NULL,
    dialog_id BLOB NOT NULL,
    client_messages INTEGER NOT NULL,
    PRIMARY KEY (project_id, member_id, dialog_id)
) WITHOUT ROWID;

-- Words come folded, in one token each, with a token of the project before them; the ascii tokenizer leaves them as they are.
CREATE VIRTUAL TABLE message_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');
CREATE VIRTUAL TABLE client_words USING fts5 (words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii');

-- What was changed since its words were taken; new messages are found by message_row instead, which costs their commit nothing.
CREATE TABLE search_changes (
    project_id BLOB NOT NULL,
    is_client INTEGER NOT NULL,
    changed_row INTEGER NOT NULL,
    PRIMARY KEY (project_id, is_client, changed_row)
) WITHOUT ROWID;
CREATE TABLE search_progress (message_row INTEGER NOT NULL);
INSERT INTO search_progress VALUES (0);

-- Instants are Unix milliseconds; texts are compared unit by unit. Everything lies in one schema, which the search path names.

CREATE TABLE projects (
    project_id uuid NOT NULL,
    made bigint GENERATED ALWAYS AS IDENTITY,
    slug text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    language text COLLATE "C" NOT NULL,
    zone text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id)
);
-- Unique in the installation, so the project does not lead.
CREATE UNIQUE INDEX projects_by_slug ON projects (slug);

CREATE TABLE sites (
    project_id uuid NOT NULL,
    site_id uuid NOT NULL,
    made bigint GENERATED ALWAYS AS IDENTITY,
    site_key text COLLATE "C" NOT NULL,
    origins text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, site_id)
);
-- Unique in the installation, so the project does not lead.
CREATE UNIQUE INDEX sites_by_key ON sites (site_key);

CREATE TABLE members (
    project_id uuid NOT NULL,
    member_id uuid NOT NULL,
    made bigint GENERATED ALWAYS AS IDENTITY,
    account_id uuid NOT NULL,
    email text COLLATE "C" NOT NULL,
    folded_email text COLLATE "C" NOT NULL,
    first_name text COLLATE "C" NOT NULL,
    last_name text COLLATE "C" NOT NULL,
    rights bigint NOT NULL,
    disabled boolean NOT NULL,
    PRIMARY KEY (project_id, member_id)
);
CREATE UNIQUE INDEX members_by_email ON members (project_id, folded_email);

CREATE TABLE groups (
    project_id uuid NOT NULL,
    group_id uuid NOT NULL,
    made bigint GENERATED ALWAYS AS IDENTITY,
    name text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, group_id)
);

CREATE TABLE member_groups (
    project_id uuid NOT NULL,
    member_id uuid NOT NULL,
    position bigint NOT NULL,
    group_id uuid NOT NULL,
    PRIMARY KEY (project_id, member_id, position)
);

-- Accounts and sessions belong to the installation, not to a project.
CREATE TABLE accounts (
    account_id uuid NOT NULL,
    email text COLLATE "C" NOT NULL,
    folded_email text COLLATE "C" NOT NULL,
    password_hash text COLLATE "C",
    wrong_passwords bigint NOT NULL,
    window_started_at bigint,
    PRIMARY KEY (account_id)
);
CREATE UNIQUE INDEX accounts_by_email ON accounts (folded_email);

CREATE TABLE sessions (
    token_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (token_hash)
);
CREATE INDEX sessions_by_account ON sessions (account_id, expires_at);

CREATE TABLE visitors (
    project_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    site_id uuid NOT NULL,
    created_at bigint NOT NULL,
    token_hash bytea, -- null once the browser was told to forget
    PRIMARY KEY (project_id, visitor_id)
);
CREATE UNIQUE INDEX visitors_by_token ON visitors (project_id, token_hash);

CREATE TABLE tickets (
    project_id uuid NOT NULL,
    ticket_hash bytea NOT NULL,
    visitor_id uuid NOT NULL,
    expires_at bigint NOT NULL,
    PRIMARY KEY (project_id, ticket_hash)
);
CREATE INDEX tickets_by_end ON tickets (project_id, expires_at);
CREATE INDEX tickets_by_visitor ON tickets (project_id, visitor_id);

CREATE TABLE hand_switches (
    project_id uuid NOT NULL,
    member_id uuid NOT NULL,
    is_on boolean NOT NULL,
    moved_at bigint NOT NULL,
    moved_by uuid,
    absent_since bigint,
    PRIMARY KEY (project_id, member_id)
);

-- The last number given to an inquiry of the project; numbers are never given twice, even after an erasure.
CREATE TABLE counters (
    project_id uuid NOT NULL,
    inquiries bigint NOT NULL,
    PRIMARY KEY (project_id)
);

CREATE TABLE clients (
    project_id uuid NOT NULL,
    client_id uuid NOT NULL,
    generated_name text COLLATE "C" NOT NULL,
    created_at bigint NOT NULL,
    version bigint NOT NULL,
    card_name text COLLATE "C",
    phone text COLLATE "C",
    email text COLLATE "C",
    comment text COLLATE "C",
    fields text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, client_id)
);
CREATE UNIQUE INDEX clients_by_generated_name ON clients (project_id, generated_name);

-- holder and queue say whose desk an open dialog lies on: one member's, one group's, or everybody's. Sections are sets of desks.
CREATE TABLE dialogs (
    project_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    site_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    client_id uuid NOT NULL,
    channel text COLLATE "C" NOT NULL,
    inquiry_id uuid NOT NULL,
    status smallint NOT NULL,
    responsible_id uuid,
    group_id uuid,
    event_seq bigint NOT NULL,
    tag bigint NOT NULL,
    message_seq bigint NOT NULL,
    client_messages bigint NOT NULL,
    answered_client_messages bigint NOT NULL,
    waiting_since bigint,
    last_at bigint NOT NULL,
    holder uuid NOT NULL GENERATED ALWAYS AS (coalesce(responsible_id, '00000000-0000-0000-0000-000000000000')) STORED,
    queue uuid NOT NULL GENERATED ALWAYS AS
        (CASE WHEN responsible_id IS NULL AND group_id IS NOT NULL THEN group_id ELSE '00000000-0000-0000-0000-000000000000' END) STORED,
    PRIMARY KEY (project_id, dialog_id)
);
CREATE UNIQUE INDEX dialogs_by_visitor ON dialogs (project_id, visitor_id, channel);
CREATE INDEX dialogs_by_client ON dialogs (project_id, client_id);
CREATE INDEX dialogs_open ON dialogs (project_id, holder, queue, last_at DESC, dialog_id DESC) WHERE status = 0;
CREATE INDEX dialogs_archived ON dialogs (project_id, last_at DESC, dialog_id DESC) WHERE status = 1;
CREATE INDEX dialogs_unanswered ON dialogs (project_id, dialog_id) WHERE client_messages > answered_client_messages;

CREATE TABLE inquiries (
    project_id uuid NOT NULL,
    inquiry_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    client_id uuid NOT NULL,
    opened_at bigint NOT NULL,
    number bigint NOT NULL,
    client_number bigint NOT NULL,
    PRIMARY KEY (project_id, inquiry_id)
);
CREATE UNIQUE INDEX inquiries_by_number ON inquiries (project_id, number);
CREATE UNIQUE INDEX inquiries_by_client ON inquiries (project_id, client_id, client_number);

CREATE TABLE messages (
    project_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    seq bigint NOT NULL,
    message_id uuid NOT NULL,
    by_member boolean NOT NULL,
    author_id uuid NOT NULL,
    event_seq bigint NOT NULL,
    client_messages bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    content_hash bytea NOT NULL,
    accepted_at bigint NOT NULL,
    revision bigint NOT NULL,
    edited_at bigint,
    PRIMARY KEY (project_id, dialog_id, seq)
);
-- The message id comes early because it grows with the time: the messages of all dialogs then share an index's last page.
CREATE UNIQUE INDEX messages_by_id ON messages (project_id, message_id, dialog_id);
CREATE UNIQUE INDEX messages_by_author ON messages (project_id, message_id, author_id, by_member);

CREATE TABLE revisions (
    project_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    seq bigint NOT NULL,
    revision bigint NOT NULL,
    text text COLLATE "C" NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (project_id, dialog_id, seq, revision)
);

CREATE TABLE events (
    project_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    event_seq bigint NOT NULL,
    tag bigint NOT NULL,
    at bigint NOT NULL,
    kind text COLLATE "C" NOT NULL,
    version integer NOT NULL,
    message_seq bigint,
    data text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, dialog_id, event_seq)
);

CREATE TABLE marks (
    project_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    visitor_delivered bigint NOT NULL,
    visitor_read bigint NOT NULL,
    desk_read bigint NOT NULL,
    PRIMARY KEY (project_id, dialog_id)
);

CREATE TABLE operator_reads (
    project_id uuid NOT NULL,
    member_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    client_messages bigint NOT NULL,
    PRIMARY KEY (project_id, member_id, dialog_id)
);

-- What was changed, for other hosts and for the search; ids only, swept after some minutes. A number of a message says that its text is new.
CREATE TABLE changes (
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    project_id uuid NOT NULL,
    kind smallint NOT NULL,
    subject uuid NOT NULL,
    message_seq bigint,
    -- Who wrote it, so that it need not be told what it knows.
    host uuid DEFAULT nullif(current_setting('multichat.host', true), '')::uuid
);
-- Read for all projects in the order of transactions, so the project does not lead.
CREATE INDEX changes_by_xid ON changes (xid);

-- Words come folded, with a token of the project beside them. An index of words cannot lead with a column.
CREATE TABLE message_words (
    project_id uuid NOT NULL,
    dialog_id uuid NOT NULL,
    seq bigint NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (project_id, dialog_id, seq)
);
CREATE INDEX message_words_by_word ON message_words USING gin (words);
CREATE TABLE client_words (
    project_id uuid NOT NULL,
    client_id uuid NOT NULL,
    words tsvector NOT NULL,
    PRIMARY KEY (project_id, client_id)
);
CREATE INDEX client_words_by_word ON client_words USING gin (words);

-- The changes that the search has seen, as the snapshot in which it looked.
CREATE TABLE search_progress (seen pg_snapshot NOT NULL);
INSERT INTO search_progress VALUES ('1:1:');

-- What is still to leave the process; a row waits as long as dead_at is null. While it is under way, due_at is the end of its lease.
CREATE TABLE outbox (
    project_id uuid NOT NULL,
    handler text COLLATE "C" NOT NULL,
    dialog_id uuid NOT NULL,
    event_seq bigint NOT NULL,
    attempts bigint NOT NULL,
    queued_at bigint NOT NULL,
    due_at bigint NOT NULL,
    error text COLLATE "C",
    dead_at bigint,
    PRIMARY KEY (project_id, handler, dialog_id, event_seq)
);
CREATE INDEX outbox_due ON outbox (project_id, due_at) WHERE dead_at IS NULL;
CREATE INDEX outbox_dead ON outbox (project_id, dead_at) WHERE dead_at IS NOT NULL;

-- The hosts of the installation and what each says of itself; rows of a host that is gone go with it.
CREATE TABLE hosts (
    host_id uuid NOT NULL,
    beat_at timestamptz NOT NULL,
    PRIMARY KEY (host_id)
);
CREATE TABLE host_pages (
    project_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    host_id uuid NOT NULL,
    pages bigint NOT NULL,
    goodbye boolean NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (project_id, visitor_id, host_id)
);
-- All rows of a host go at once, whatever the project.
CREATE INDEX host_pages_by_host ON host_pages (host_id);
CREATE TABLE host_connections (
    project_id uuid NOT NULL,
    member_id uuid NOT NULL,
    host_id uuid NOT NULL,
    connections bigint NOT NULL,
    PRIMARY KEY (project_id, member_id, host_id)
);

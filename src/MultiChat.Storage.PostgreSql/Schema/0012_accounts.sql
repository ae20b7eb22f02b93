-- oldest-code: 1
-- What is known of an account's ways in beside the password, as JSON; null for nothing.
ALTER TABLE accounts ADD COLUMN security text COLLATE "C";
-- Grows with each save: a change of what was seen before is lost. Where the password is saved a trigger sees to it, so that a host with older code
-- changes it too.
ALTER TABLE accounts ADD COLUMN version bigint NOT NULL DEFAULT 1;
CREATE TRIGGER grow_version BEFORE UPDATE OF password_hash ON accounts FOR EACH ROW EXECUTE FUNCTION grow_version();
ALTER TABLE sessions ADD COLUMN begun_at bigint;
ALTER TABLE sessions ADD COLUMN device text COLLATE "C";

-- Letters to people of the team: what they are for and to whom, and nothing that they say. They belong to the installation, as accounts do.
CREATE TABLE letters (
    reader text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    asked_at bigint NOT NULL,
    due_at bigint NOT NULL,
    attempts bigint NOT NULL,
    sent_at bigint,
    failed_at bigint,
    error text COLLATE "C",
    PRIMARY KEY (reader)
);
CREATE INDEX letters_by_due ON letters (due_at) WHERE sent_at IS NULL AND failed_at IS NULL;

-- oldest-code: 1
-- Grows with each change of what a member may do; sessions that began under an earlier version than sessions_since are over.
ALTER TABLE members ADD COLUMN security_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE members ADD COLUMN sessions_since INTEGER NOT NULL DEFAULT 0;
-- An account is one for all projects, so the project does not lead.
CREATE INDEX members_by_account ON members (account_id);
-- The versions of the account's memberships when the session began, as JSON; null for none.
ALTER TABLE sessions ADD COLUMN memberships TEXT;

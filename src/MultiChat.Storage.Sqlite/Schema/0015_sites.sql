-- oldest-code: 1
-- Whose phones are written without their country's code.
ALTER TABLE projects ADD COLUMN country TEXT;

-- What the team has chosen for the site's widget: JSON, of which a host keeps what it does not know.
ALTER TABLE sites ADD COLUMN settings TEXT NOT NULL DEFAULT '{}';
-- Grows with each save of a site: an edit that saw an earlier one is lost.
ALTER TABLE sites ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

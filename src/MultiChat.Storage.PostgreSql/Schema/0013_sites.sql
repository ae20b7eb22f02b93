-- oldest-code: 1
-- Whose phones are written without their country's code.
ALTER TABLE projects ADD COLUMN country text COLLATE "C";

-- What the team has chosen for the site's widget: JSON, of which a host keeps what it does not know.
ALTER TABLE sites ADD COLUMN settings text COLLATE "C" NOT NULL DEFAULT '{}';
-- Grows with each save of a site: an edit that saw an earlier one is lost. Kept by a trigger, so that a host with older code changes it too.
ALTER TABLE sites ADD COLUMN version bigint NOT NULL DEFAULT 1;
CREATE TRIGGER grow_version BEFORE UPDATE ON sites FOR EACH ROW EXECUTE FUNCTION grow_version();

-- oldest-code: 1
-- When a visitor was last here, known to a day; null where that was not noted since the visitor was made.
ALTER TABLE visitors ADD COLUMN seen_at INTEGER;
CREATE INDEX visitors_by_visit ON visitors (project_id, coalesce(seen_at, created_at), visitor_id);

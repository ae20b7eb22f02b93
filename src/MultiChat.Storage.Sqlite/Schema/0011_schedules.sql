-- oldest-code: 1
-- An operator's hours, dates with other hours and time zone, as one line of text; null for none. A host of the version before leaves it alone.
ALTER TABLE members ADD COLUMN schedule TEXT;

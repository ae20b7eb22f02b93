-- oldest-code: 1
-- A note's id is its author's key. Its events carry it themselves, so that notes need no table.
CREATE UNIQUE INDEX notes_by_id ON events (project_id, json_extract(data, '$.id'), json_extract(data, '$.by')) WHERE kind = 'note';

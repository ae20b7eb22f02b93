-- oldest-code: 1
-- By which version of the search the words were taken. Hosts of earlier code leave 0, and what has it is taken again, a part at a time.
ALTER TABLE message_words ADD COLUMN folding smallint NOT NULL DEFAULT 0;
ALTER TABLE client_words ADD COLUMN folding smallint NOT NULL DEFAULT 0;
CREATE INDEX message_words_of_old ON message_words (project_id, dialog_id, seq) WHERE folding = 0;
CREATE INDEX client_words_of_old ON client_words (project_id, client_id) WHERE folding = 0;

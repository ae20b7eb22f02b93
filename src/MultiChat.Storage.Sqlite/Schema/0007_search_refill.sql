-- oldest-code: 1
-- Rows whose words were taken before numbers and texts without spaces had words of their own: they are taken again, a part at a time.
CREATE TABLE search_refill (
    is_client INTEGER NOT NULL PRIMARY KEY,
    done_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL
);
INSERT INTO search_refill SELECT 0, 0, message_row FROM search_progress WHERE message_row > 0;
INSERT INTO search_refill SELECT 1, 0, max(client_row) FROM clients HAVING max(client_row) > 0;

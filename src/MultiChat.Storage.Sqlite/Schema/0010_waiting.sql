-- oldest-code: 1
-- The dialogs whose clients wait, for lists by what is to be done. An answer takes its dialog out, so it stays as small as the work that is left.
CREATE INDEX dialogs_waiting ON dialogs (project_id, holder, queue, waiting_since, dialog_id) WHERE status = 0 AND waiting_since IS NOT NULL;

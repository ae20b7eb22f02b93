-- oldest-code: 1
-- Texts that operators insert. Names are compared as they are folded by the code that writes; versions grow with each save.
CREATE TABLE templates (
    project_id BLOB NOT NULL,
    template_id BLOB NOT NULL,
    version INTEGER NOT NULL,
    folded_name TEXT NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (project_id, template_id)
) WITHOUT ROWID;
CREATE UNIQUE INDEX templates_by_name ON templates (project_id, folded_name);

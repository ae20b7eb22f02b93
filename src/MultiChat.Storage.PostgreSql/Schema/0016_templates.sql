-- oldest-code: 1
-- Texts that operators insert. Names are compared as they are folded by the code that writes; versions grow with each save.
CREATE TABLE templates (
    project_id uuid NOT NULL,
    template_id uuid NOT NULL,
    version bigint NOT NULL,
    folded_name text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    PRIMARY KEY (project_id, template_id),
    UNIQUE (project_id, folded_name)
);

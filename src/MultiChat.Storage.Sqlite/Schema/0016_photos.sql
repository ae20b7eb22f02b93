-- oldest-code: 1
-- What a member says of themselves: the phone as entered, and the photo by its hash. A host of the version before leaves both alone.
ALTER TABLE members ADD COLUMN phone TEXT;
ALTER TABLE members ADD COLUMN photo TEXT;

-- Photos by the SHA-256 of their bytes, in hexadecimal digits. Of one that no member has it is noted since when; the bytes are last, for they are long.
CREATE TABLE photos (
    project_id BLOB NOT NULL,
    hash TEXT NOT NULL,
    type TEXT NOT NULL,
    unused_since INTEGER,
    bytes BLOB NOT NULL,
    PRIMARY KEY (project_id, hash)
);

-- oldest-code: 1
-- What a member says of themselves: the phone as entered, and the photo by its hash. A host of the version before leaves both alone.
ALTER TABLE members ADD COLUMN phone text COLLATE "C", ADD COLUMN photo text COLLATE "C";

-- Photos by the SHA-256 of their bytes, in hexadecimal digits. Of one that no member has it is noted since when.
CREATE TABLE photos (
    project_id uuid NOT NULL,
    hash text COLLATE "C" NOT NULL,
    type text COLLATE "C" NOT NULL,
    unused_since bigint,
    bytes bytea NOT NULL,
    PRIMARY KEY (project_id, hash)
);
-- Pictures are compressed already.
ALTER TABLE photos ALTER COLUMN bytes SET STORAGE EXTERNAL;
